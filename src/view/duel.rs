//! A friend's duel: one item, and once the reader has answered it, both answers on one line. The panel of the result
//! makes the link to one.

use super::compare::line;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use super::{item, part};
use crate::sheet::duel::Duel;
use crate::sheet::reader::Action;
use yew::prelude::*;

/// Draws a duel, with a button that goes on to the reader's own step: `go_on`, once they have answered.
pub fn draw(cx: &DrawContext, duel: Duel, go_on: Key) -> Html {
    let n = duel.item;
    let own = cx.reader.sheet().answers.get(n).copied().flatten();
    let text = AttrValue::from(cx.instrument.items[n].text.clone());
    let (key, class, kicker, title, body, way, go_on) = match own {
        None => {
            let answers =
                item::answers(cx, n, None, |choice| Action::AnswerDuel { item: n, choice });
            let kicker = cx.ui.text(Key::DuelAsked);
            (
                "ask",
                "card item duel",
                kicker,
                text,
                answers,
                "quiet go",
                Key::OpenedQuiz,
            )
        }
        Some(own) => {
            let (title, both) = both_answers(cx, duel, own);
            (
                "tell",
                "card result opened duel",
                text,
                title,
                both,
                "strong go",
                go_on,
            )
        }
    };
    html! {
        <section {key} {class}>
            { cx.link_heading(kicker, title) }
            <div class="compare">{ body }</div>
            <div class="onward">{ cx.button(way, cx.ui.text(go_on), Message::Continue) }</div>
        </section>
    }
}

/// The heading for both answers, and the answers.
fn both_answers(cx: &DrawContext, duel: Duel, own: u8) -> (AttrValue, Html) {
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
        part::definition("", cx.ui.text(who), label)
    });
    let title = if is_alike {
        Key::DuelSame
    } else {
        Key::DuelApart
    };
    let both = html! {
        <>
            { line::draw(poles, &marks, false) }
            <dl class="answers-given">{ for answers }</dl>
        </>
    };
    (cx.ui.text(title), both)
}
