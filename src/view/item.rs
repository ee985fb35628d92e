//! One item: its question, and its answers as radio buttons on a line. `www/embed/first.js` shows the first one
//! before the wasm has loaded: the build renders it from here, see [`prerender`](super::prerender).

use super::part::{self, text_element};
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use crate::browser::focus::{FocusMove, is_rtl};
use crate::browser::keyboard;
use crate::sheet::reader::Action;
use yew::prelude::*;

pub fn draw(cx: &DrawContext, n: usize) -> Html {
    let DrawContext { reader, ui, .. } = cx;
    let item = &cx.instrument.items[n];
    let choices = u8::try_from(item.choice_count()).unwrap_or(u8::MAX);
    let on_digit = cx.on(move |event: KeyboardEvent| on_digit(&event, n, choices));
    let enter = cx.on(|event: KeyboardEvent| {
        let enters = event.key() == "ArrowDown" && !has_modifier(&event);
        enters.then(|| consume(&event, Message::Focus(FocusMove::First)))
    });
    let finish = if reader.is_changing_answer() {
        cx.button(
            "quiet finish",
            ui.text(Key::ToResult),
            Message::Act(Action::Back),
        )
    } else if reader.answered_count() > 0 {
        cx.button(
            "quiet finish",
            ui.text(Key::Finish),
            Message::Act(Action::Finish),
        )
    } else {
        html! { <span></span> }
    };
    // Heard with the first question: choosing an answer replaces the question, and moves the focus to the next one.
    let is_first = n == 0;
    let described = if is_first { "count choosing" } else { "count" };
    let choosing =
        is_first.then(|| text_element!(&*ui.text(Key::Choosing), p id="choosing" hidden=true));
    html! {
        <section class="card item" data-item={n.to_string()} onkeydown={on_digit}>
            { progress_header(cx, n) }
            // A key for each item, so that its text is a new element, also to a screen reader.
            { text_element!(&*item.text,
                h2 key={n} class="question" part="question" id="question" tabindex="-1" onkeydown={enter}
                    aria-describedby={described} ref={cx.heading.clone()}) }
            { answers(cx, n, is_first.then_some("choosing"), |choice| Action::Answer { item: n, choice }) }
            <div key="ways" class="ways">
                { text_element!(&*ui.text(Key::Skip),
                    button type="button" class="quiet skip" onclick={cx.on_first_click(Message::Act(Action::Skip))}) }
                { finish }
            </div>
            <div key="hint">{ choosing }</div>
        </section>
    }
}

/// The answers to an item as radio buttons on a line, each with its action. The element `question` names them, and the
/// element with the id `described` describes them.
pub fn answers(
    cx: &DrawContext,
    n: usize,
    described: Option<&'static str>,
    act: impl Fn(u8) -> Action,
) -> Html {
    let item = &cx.instrument.items[n];
    let chosen = cx.reader.sheet().answers[n];
    let choices = u8::try_from(item.choice_count()).unwrap_or(u8::MAX);
    let answer = |choice: u8| {
        let is_chosen = chosen == Some(choice);
        // Roving tabindex: Tab stops at the chosen answer or the first, and arrow keys move from there.
        let stop = is_chosen || (chosen.is_none() && choice == 0);
        let onclick = cx.on_first_click(Message::Act(act(choice)));
        let label = cx.instrument.answer_label(n, choice).cloned();
        let label = label.map(AttrValue::from).unwrap_or_default();
        html! {
            <button key={usize::from(choice)} type="button" class="answer" part="answer" role="radio"
                aria-checked={if is_chosen { "true" } else { "false" }}
                tabindex={if stop { "0" } else { "-1" }} {onclick}>
                { part::span("dot", AttrValue::default()) }
                { part::span("label", label) }
            </button>
        }
    };
    let kind = if item.is_statement() {
        "statement"
    } else {
        "dilemma"
    };
    let on_arrow = cx.on(|event: KeyboardEvent| on_arrow(&event));
    html! {
        <div key="answers" class={classes!("answers", kind)} role="radiogroup"
            aria-labelledby="question" aria-describedby={described} onkeydown={on_arrow} ref={cx.answers.clone()}>
            { for (0..choices).map(answer) }
        </div>
    }
}

/// The back button, and the progress through the items as a mark on a line.
fn progress_header(cx: &DrawContext, n: usize) -> Html {
    let DrawContext { ui, .. } = cx;
    let of = cx.instrument.items.len();
    let number = AttrValue::from((n + 1).to_string());
    let count = ui.fill(Key::Count, &[("n", &number), ("of", &of.to_string())]);
    // The mark starts at 0 % and would reach 100 % with the result.
    let at = AttrValue::from((n * 100 / of).to_string() + "%");
    let (start, end, middle) = ("0%".into(), "100%".into(), "50%".into());
    html! {
        <header key="way" class="way">
            <button type="button" class="back" aria-label={ui.text(Key::Back)}
                onclick={cx.on_click(Message::Act(Action::Back))}>
                <svg viewBox="7 0 24 24" aria-hidden="true"><path d="M15 5l-7 7 7 7"/></svg>
            </button>
            <div class="progress" part="progress" role="progressbar" aria-label={ui.text(Key::Progress)}
                aria-valuemin="0" aria-valuemax={of.to_string()} aria-valuenow={number}
                aria-valuetext={count.clone()}>
                <svg aria-hidden="true">
                    { part::stroke("track", [&start, &middle], [&end, &middle]) }
                    { part::stroke("gone", [&start, &middle], [&at, &middle]) }
                    { part::dot("mark", [&at, &middle], "6") }
                </svg>
            </div>
            { text_element!(&*count, span id="count" class="count" aria-hidden="true") }
        </header>
    }
}

/// Handles digit keys, which answer the item wherever the focus is on the card.
fn on_digit(event: &KeyboardEvent, item: usize, choices: u8) -> Option<Message> {
    let choice = keyboard::digit(event)?.checked_sub(1)?;
    if choice >= choices || event.repeat() || has_modifier(event) {
        return None;
    }
    Some(consume(
        event,
        Message::Act(Action::Answer { item, choice }),
    ))
}

/// Handles arrow keys, which move the focus among the answers, and only from one of them: elsewhere
/// they scroll the page.
fn on_arrow(event: &KeyboardEvent) -> Option<Message> {
    let rtl = || {
        let target = event.target_dyn_into::<web_sys::Element>();
        target.is_some_and(|target| is_rtl(&target))
    };
    let to = match event.key().as_str() {
        "ArrowLeft" if rtl() => FocusMove::Next,
        "ArrowRight" if rtl() => FocusMove::Previous,
        "ArrowLeft" | "ArrowUp" => FocusMove::Previous,
        "ArrowRight" | "ArrowDown" => FocusMove::Next,
        "Home" => FocusMove::First,
        "End" => FocusMove::Last,
        _ => return None,
    };
    (!has_modifier(event)).then(|| consume(event, Message::Focus(to)))
}

/// Returns true if a modifier is held, since the key may then be a shortcut of the browser.
fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Returns the message, and prevents the browser's default action for the key.
fn consume(event: &KeyboardEvent, message: Message) -> Message {
    event.prevent_default();
    message
}
