//! Tensions between two answers: the sentence, both answers, and buttons to accept or change them.

use super::part;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use crate::instrument::{Reading, Tension, TensionKind};
use crate::sheet::reader::Action;
use yew::prelude::*;

pub fn draw(cx: &DrawContext, reading: &Reading) -> Html {
    if reading.tensions.is_empty() {
        return html! {};
    }
    let all = reading.tensions.iter().map(|&n| tension(cx, n));
    html! {
        <section>
            { part::heading(cx.ui.text(Key::Tensions)) }
            { for all }
        </section>
    }
}

fn tension(cx: &DrawContext, n: usize) -> Html {
    let DrawContext { ui, .. } = cx;
    let tension = &cx.instrument.tensions[n];
    let stands = cx.reader.accepted_tensions().contains(&n);
    let kind = ui.text(match tension.kind {
        TensionKind::Contradiction => Key::Contradiction,
        TensionKind::Tension => Key::Tension,
    });
    // A toggle rather than a button that disappears, so that the focus is not lost.
    let stand = html! {
        <button type="button" class="choice stand" aria-pressed={stands.to_string()}
            onclick={cx.on_click(Message::Act(Action::ToggleAccepted(n)))} ~textContent={&*ui.text(Key::Stand)}/>
    };
    html! {
        <article key={n} class={classes!("tension", stands.then_some("stood"))} part="tension">
            { part::p("text", AttrValue::from(tension.text.clone())) }
            { part::p("note", kind) }
            <ul>{ for answers(cx, tension) }</ul>
            <div class="stands">{ stand }</div>
        </article>
    }
}

/// The answers in tension, each with a button to change it.
fn answers<'a>(cx: &'a DrawContext, tension: &'a Tension) -> impl Iterator<Item = Html> + 'a {
    tension.when.iter().enumerate().map(move |(at, condition)| {
        let n = condition.item;
        let text = AttrValue::from(cx.instrument.items[n].text.clone());
        let change = cx.on_click(Message::Act(Action::ChangeAnswer(n)));
        let id = AttrValue::from(["pulls", &tension.id, &at.to_string()].join("-"));
        html! {
            <li key={at}>
                <p id={id.clone()}>
                    { part::span("asked", text) }
                    { part::space() }
                    <strong ~textContent={&*super::debrief::own_answer(cx, n)}/>
                </p>
                <button type="button" class="choice change" aria-describedby={id} onclick={change}
                    ~textContent={&*cx.ui.text(Key::Change)}/>
            </li>
        }
    })
}
