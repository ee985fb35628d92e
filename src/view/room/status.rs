//! The status line: the last action, in a live region for screen readers.

use super::console_state::Status;
use super::context::ConsoleContext;
use crate::room::Action;
use crate::view::ui::Key;
use yew::prelude::*;

/// Draws the status of the last action. Without counts while they are covered.
pub fn draw(draw: &ConsoleContext, covered: bool) -> Html {
    let jump = draw.state.is_jumping().then(|| {
        let typed = draw.state.typed(draw.room());
        let typed = typed.map_or_else(String::new, |n| n.to_string());
        draw.fill(Key::RoomJumpTo, &[("n", &typed)])
    });
    let status = match draw.status {
        Some(Status::Hands { .. } | Status::Undone(_) | Status::Redone(_)) if covered => None,
        Some(status) => Some(status_text(draw, status)),
        None => None,
    };
    let words = jump.or(status).unwrap_or_default();
    html! { <p class="said" role="status" ~textContent={&*words}/> }
}

fn status_text(draw: &ConsoleContext, status: &Status) -> AttrValue {
    match status {
        &Status::Hands {
            item,
            choice,
            count,
        } => hands_text(draw, item, choice, count),
        Status::NoHeadcount => draw.text(Key::RoomNoHeadcount),
        Status::TooMany => draw.text(Key::RoomTooMany),
        Status::NoItem(n) => draw.number(Key::RoomNoItem, *n),
        Status::Undone(action) => {
            draw.fill(Key::RoomUndone, &[("what", &action_text(draw, action))])
        }
        Status::Redone(action) => {
            draw.fill(Key::RoomRedone, &[("what", &action_text(draw, action))])
        }
    }
}

fn hands_text(draw: &ConsoleContext, item: usize, choice: u8, count: u32) -> AttrValue {
    let label = draw.instrument().answer_label(item, choice).cloned();
    let names = [
        ("item", &*(item + 1).to_string()),
        ("label", &*label.unwrap_or_default()),
        ("n", &*count.to_string()),
    ];
    draw.fill(Key::RoomSaidHands, &names)
}

fn action_text(draw: &ConsoleContext, action: &Action) -> AttrValue {
    match action {
        &Action::Hands {
            item,
            choice,
            count,
            ..
        } => hands_text(draw, item, choice, count),
        Action::Codes(batch) => draw.number(Key::RoomSaidCodes, batch.sheets.len()),
        Action::Headcount(_) => draw.text(Key::RoomHeadcount),
        Action::Address(_) => draw.text(Key::RoomAddress),
        _ => draw.text(Key::RoomSources),
    }
}
