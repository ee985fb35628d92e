//! Item by item: what the essay says, what research found, where the ice is thin. Both halves of
//! equal weight; no ticks and no crosses.

use super::cited;
use super::part;
use super::ui::Key;
use super::widget::Draw;
use crate::instrument::Bearing;
use yew::prelude::*;

pub fn draw(draw: &Draw) -> Html {
    let entries = (0..draw.instrument.items.len()).map(|n| entry(draw, n));
    html! {
        <section class="debrief" part="debrief">
            { part::heading(draw.ui.text(Key::Debrief)) }
            { part::p("note", draw.ui.text(Key::DebriefNote)) }
            { for entries }
        </section>
    }
}

/// The reader's answer to an item, in words.
pub fn own_answer(draw: &Draw, n: usize) -> AttrValue {
    let answer = draw.reader.sheet().answers.get(n).copied().flatten();
    match answer.and_then(|choice| draw.instrument.label(n, choice)) {
        Some(label) => draw.ui.fill(Key::YourAnswer, &[("answer", label)]),
        None => draw.ui.text(Key::LeftBlank),
    }
}

fn entry(draw: &Draw, n: usize) -> Html {
    let Draw { ui, instrument, .. } = draw;
    let item = &instrument.items[n];
    let debrief = &item.debrief;
    let sources = debrief.sources.iter().enumerate().map(|(at, cited)| {
        let bears = ui.text(match cited.bears {
            Bearing::Supports => Key::Supports,
            Bearing::Complicates => Key::Complicates,
            Bearing::Contradicts => Key::Contradicts,
        });
        html! {
            <li key={at}>
                { cited::work(instrument, cited.source) }
                { " " }
                { part::span("bears", bears) }
            </li>
        }
    });
    html! {
        <details key={n} class="entry">
            <summary>
                { part::span("asked", AttrValue::from(item.text.clone())) }
                { part::span("own", own_answer(draw, n)) }
            </summary>
            <dl>
                <div>
                    <dt>{ ui.text(Key::Essay) }{ " " }<small>{ AttrValue::from(item.tests.clone()) }</small></dt>
                    <dd>{ AttrValue::from(debrief.essay.clone()) }</dd>
                </div>
                { part::told("", ui.text(Key::Research), html! { { AttrValue::from(debrief.research.clone()) } }) }
                { part::told("", ui.text(Key::ThinIce), html! { { AttrValue::from(debrief.thin_ice.clone()) } }) }
                <div class="works">
                    <dt>{ ui.text(Key::Sources) }</dt>
                    <dd><ul>{ for sources }</ul></dd>
                </div>
            </dl>
        </details>
    }
}
