//! Tensions between two answers: the sentence, both answers, and buttons to accept or change them.

use super::part;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use crate::instrument::{Reading, Tension, TensionKind};
use crate::sheet::reader::{AcceptedTension, Action, MAX_REASON_CHARS};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn draw(cx: &DrawContext, reading: &Reading) -> Html {
    let shown = cx.reader.tensions_to_show(reading);
    if shown.is_empty() {
        return html! {};
    }
    // The first is open; the others say what pulls apart, and open on demand.
    let all = (shown.into_iter().enumerate()).map(|(at, n)| tension(cx, n, at > 0));
    html! {
        <section>
            { part::heading(cx.ui.text(Key::Tensions)) }
            { for all }
        </section>
    }
}

fn tension(cx: &DrawContext, n: usize, is_closed: bool) -> Html {
    let DrawContext { ui, .. } = cx;
    let tension = &cx.instrument.tensions[n];
    let mut accepted = cx.reader.accepted_tensions().iter();
    let accepted = accepted.find(|accepted| accepted.tension == n);
    let stands = accepted.is_some();
    let kind = ui.text(match tension.kind {
        TensionKind::Contradiction => Key::Contradiction,
        TensionKind::Tension => Key::Tension,
    });
    // A toggle rather than a button that disappears, so that the focus is not lost.
    let stand = html! {
        <button type="button" class="choice stand" aria-pressed={stands.to_string()}
            onclick={cx.on_click(Message::Act(Action::ToggleAccepted(n)))} ~textContent={&*ui.text(Key::Stand)}/>
    };
    let text = AttrValue::from(tension.text.clone());
    let both = html! {
        <>
            <ul>{ for answers(cx, tension) }</ul>
            <div class="stands">
                { stand }
                <div class="because">{ accepted.map(|accepted| reason(cx, accepted)) }</div>
            </div>
        </>
    };
    let content = if is_closed {
        part::closed_section("", false, [text, kind], both)
    } else {
        html! { <>{ part::p("text", text) }{ part::p("note", kind) }{ both }</> }
    };
    html! {
        <article key={n} class={classes!("tension", stands.then_some("stood"))} part="tension">
            { content }
        </article>
    }
}

/// The field for the reason why both answers stand; on paper, the reason as text.
fn reason(cx: &DrawContext, accepted: &AcceptedTension) -> Html {
    let n = accepted.tension;
    let oninput = cx.on(move |event: InputEvent| {
        let field: HtmlInputElement = event.target_dyn_into()?;
        Some(Message::GiveReason(n, field.value()))
    });
    let printed = (!accepted.reason.is_empty()).then(|| {
        let names = [("reason", &*accepted.reason)];
        part::p("reason", cx.ui.fill(Key::StandReason, &names))
    });
    html! {
        <>
            <label>
                { part::span("label", cx.ui.text(Key::StandBecause)) }
                <input type="text" value={accepted.reason.clone()} maxlength={MAX_REASON_CHARS.to_string()}
                    autocomplete="off" dir="auto" {oninput}/>
            </label>
            <div class="reason">{ printed }</div>
        </>
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
