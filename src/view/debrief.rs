//! The notes on each item: the essay's claim, the research, and the limits of the evidence. Both
//! sides have equal weight, and no answer is marked as right or wrong.

use super::line::percent;
use super::quiz::DrawContext;
use super::ui::Key;
use super::{citation, claims, part};
use crate::browser::disclosure;
use crate::instrument::POLE_SCORE;
use web_sys::Element;
use yew::prelude::*;

pub fn draw(cx: &DrawContext) -> Html {
    let entries = (0..cx.instrument.items.len()).map(|n| entry(cx, n));
    html! {
        <section class="debrief" part="debrief">
            { part::closed_section("questions", false, [Key::Debrief, Key::DebriefAbout].map(|key| cx.ui.text(key)), html! { <>
            { part::p("note", cx.ui.text(Key::DebriefParagraphs)) }
            <div class="ways">
                <button type="button" class="quiet all" onclick={|event| toggle_all(&event)}>
                    // The style sheet shows the label that fits.
                    { part::span("open", cx.ui.text(Key::OpenAll)) }
                    { part::span("close", cx.ui.text(Key::CloseAll)) }
                </button>
            </div>
            <div class="entries">{ for entries }</div>
            </> }) }
        </section>
    }
}

/// Opens or closes all entries. The DOM holds which are open, since a reader toggles `<details>`
/// elements without this program.
fn toggle_all(event: &MouseEvent) {
    let button: Option<Element> = event.target_dyn_into();
    let section = button.and_then(|button| button.closest(".unfolded").ok().flatten());
    if let Some(section) = section {
        disclosure::toggle_all(&section);
    }
}

/// The label of the reader's answer to an item.
pub fn own_answer(cx: &DrawContext, n: usize) -> AttrValue {
    let answer = cx.reader.sheet().answers.get(n).copied().flatten();
    match answer.and_then(|choice| cx.instrument.answer_label(n, choice)) {
        Some(label) => cx.ui.fill(Key::YourAnswer, &[("answer", label)]),
        None => cx.ui.text(Key::LeftBlank),
    }
}

/// The reader's answer on a line: a dot for each choice, and a mark on the chosen one.
fn answer_line(cx: &DrawContext, n: usize) -> Html {
    let choices = i32::try_from(cx.instrument.items[n].choice_count()).unwrap_or(0);
    let answer = cx.reader.sheet().answers.get(n).copied().flatten();
    let middle = percent(0);
    let places = (0..choices).map(|choice| {
        // From pole to pole; an item has at least two choices.
        let at = percent(2 * POLE_SCORE * choice / (choices - 1).max(1) - POLE_SCORE);
        let own = answer.is_some_and(|answer| i32::from(answer) == choice);
        let (class, r) = if own { ("mark", "5") } else { ("place", "2.5") };
        part::dot(class, [&at, &middle], r)
    });
    html! {
        <svg class="pick" aria-hidden="true">
            { part::stroke("track", [&percent(-POLE_SCORE), &middle], [&percent(POLE_SCORE), &middle]) }
            { for places }
        </svg>
    }
}

fn entry(cx: &DrawContext, n: usize) -> Html {
    let DrawContext { ui, instrument, .. } = cx;
    let item = &instrument.items[n];
    let debrief = &item.debrief;
    html! {
        <details key={n} class="entry">
            <summary>
                { part::span("asked", AttrValue::from(item.text.clone())) }
                <span class="own">{ answer_line(cx, n) }{ part::text_span(&own_answer(cx, n)) }</span>
            </summary>
            <dl>
                { claims::both_sides(ui, item) }
                { part::definition("", ui.text(Key::ThinIce), AttrValue::from(debrief.thin_ice.clone())) }
                { part::definition_html("", ui.text(Key::Sources), citation::source_list(instrument, ui, item)) }
            </dl>
        </details>
    }
}
