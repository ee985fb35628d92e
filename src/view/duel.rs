//! A friend's duel: one item, and once the reader has answered it, both answers on one line. The panel of the result
//! makes the link to one.

use super::compare::line;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use super::{item, part};
use crate::sheet::duel::Duel;
use crate::sheet::reader::Action;
use yew::prelude::*;

/// Draws a duel, with a button that goes on to the reader's own step.
pub fn draw(cx: &DrawContext, duel: Duel, go_on: AttrValue) -> Html {
    let own = cx.reader.sheet().answers.get(duel.item).copied().flatten();
    match own {
        None => html! { <div key="ask">{ ask(cx, duel) }</div> },
        Some(own) => html! { <div key="tell">{ tell(cx, duel, own, go_on) }</div> },
    }
}

/// The item, without the friend's answer.
fn ask(cx: &DrawContext, duel: Duel) -> Html {
    let n = duel.item;
    let text = &*cx.instrument.items[n].text;
    html! {
        <section class="card item duel">
            { part::p("kicker", cx.ui.text(Key::DuelAsked)) }
            <h2 class="question" part="question" id="question" tabindex="-1" ref={cx.heading.clone()}
                ~textContent={text}/>
            { item::answers(cx, n, |choice| Action::AnswerDuel { item: n, choice }) }
            <div class="ways">
                { cx.button("quiet go", cx.ui.text(Key::OpenedQuiz), Message::Continue) }
            </div>
        </section>
    }
}

/// Both answers.
fn tell(cx: &DrawContext, duel: Duel, own: u8, go_on: AttrValue) -> Html {
    let ui = cx.ui;
    let asked = &cx.instrument.items[duel.item];
    let scale = &cx.instrument.scales[asked.scale];
    let poles = [&scale.low, &scale.high].map(|pole| AttrValue::from(pole.clone()));
    let answers = [
        (own, None, Key::CompareYou),
        (duel.choice, Some(0), Key::CompareOther),
    ];
    let scores = answers.map(|(choice, who, _)| (asked.score(choice).unwrap_or(0), who));
    let is_alike = scores[0].0.signum() == scores[1].0.signum();
    let marks = scores.map(|(score, who)| (score * 100, who));
    let answers = answers.map(|(choice, _, who)| {
        let label = cx.instrument.answer_label(duel.item, choice).cloned();
        let label = label.map(AttrValue::from).unwrap_or_default();
        part::definition("", ui.text(who), label)
    });
    let heading = ui.text(if is_alike {
        Key::DuelSame
    } else {
        Key::DuelApart
    });
    html! {
        <section class="card result opened duel" part="result">
            <header class="verdict" part="verdict">
                { part::p("kicker", AttrValue::from(asked.text.clone())) }
                <h2 class="question" part="question" tabindex="-1" ref={cx.heading.clone()} ~textContent={&*heading}/>
            </header>
            <div class="compare">
                { line::draw(poles, &marks, false) }
                <dl class="answers-given">{ for answers }</dl>
            </div>
            <div class="onward">{ cx.button("strong go", go_on, Message::Continue) }</div>
        </section>
    }
}
