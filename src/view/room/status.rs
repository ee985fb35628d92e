//! The status line: the last action. The tally has it in a live region for screen readers.

use super::console_state::Status;
use super::context::ConsoleContext;
use crate::room::Action;
use crate::view::ui::Key;
use yew::prelude::*;

/// Draws the status of the last action. Without counts while they are covered.
pub fn draw(cx: &ConsoleContext, covered: bool) -> Html {
    let jump = cx.state.is_jumping().then(|| {
        let typed = cx.state.typed(cx.room());
        let typed = typed.map_or_else(String::new, |n| n.to_string());
        cx.fill(Key::RoomJumpTo, &[("n", &typed)])
    });
    let status = match cx.status {
        Some(Status::Hands { .. } | Status::Undone(_) | Status::Redone(_)) if covered => None,
        Some(status) => Some(status_text(cx, status)),
        None => None,
    };
    let text = jump.or(status).unwrap_or_default();
    html! { <p class="said" ~textContent={&*text}/> }
}

fn status_text(cx: &ConsoleContext, status: &Status) -> AttrValue {
    match status {
        &Status::Hands {
            item,
            choice,
            count,
        } => hands_text(cx, item, choice, count),
        Status::NoHeadcount => cx.text(Key::RoomNoHeadcount),
        Status::TooMany => cx.text(Key::RoomTooMany),
        Status::NoItem(n) => cx.number(Key::RoomNoItem, *n),
        Status::Undone(action) => cx.fill(Key::RoomUndone, &[("what", &action_text(cx, action))]),
        Status::Redone(action) => cx.fill(Key::RoomRedone, &[("what", &action_text(cx, action))]),
    }
}

fn hands_text(cx: &ConsoleContext, item: usize, choice: u8, count: u32) -> AttrValue {
    let label = cx.instrument().answer_label(item, choice).cloned();
    let names = [
        ("item", &*(item + 1).to_string()),
        ("label", &*label.unwrap_or_default()),
        ("n", &*count.to_string()),
    ];
    cx.fill(Key::RoomSaidHands, &names)
}

fn action_text(cx: &ConsoleContext, action: &Action) -> AttrValue {
    match action {
        &Action::Hands {
            item,
            choice,
            count,
            ..
        } => hands_text(cx, item, choice, count),
        Action::Codes(batch) => cx.number(Key::RoomSaidCodes, batch.sheets.len()),
        Action::Headcount(_) => cx.text(Key::RoomHeadcount),
        Action::Address(_) => cx.text(Key::RoomAddress),
        _ => cx.text(Key::RoomSources),
    }
}
