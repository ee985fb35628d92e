//! The status line: the last action, in a live region for screen readers.

use super::draw::Draw;
use super::local::Said;
use crate::room::Action;
use crate::view::ui::Key;
use yew::prelude::*;

/// Draws the status of the last action. Without counts while they are covered.
pub fn draw(draw: &Draw, covered: bool) -> Html {
    let jump = draw.local.is_jumping().then(|| {
        let typed = draw.local.typed(draw.room());
        let typed = typed.map_or_else(String::new, |n| n.to_string());
        draw.fill(Key::RoomJumpTo, &[("n", &typed)])
    });
    let said = match draw.said {
        Some(Said::Hands { .. } | Said::Undone(_) | Said::Redone(_)) if covered => None,
        Some(said) => Some(status_text(draw, said)),
        None => None,
    };
    let words = jump.or(said).unwrap_or_default();
    html! { <p class="said" role="status" ~textContent={&*words}/> }
}

fn status_text(draw: &Draw, said: &Said) -> AttrValue {
    match said {
        &Said::Hands {
            item,
            choice,
            count,
        } => hands_text(draw, item, choice, count),
        Said::NoHeadcount => draw.text(Key::RoomNoHeadcount),
        Said::TooMany => draw.text(Key::RoomTooMany),
        Said::NoItem(n) => draw.number(Key::RoomNoItem, *n),
        Said::Undone(action) => draw.fill(Key::RoomUndone, &[("what", &action_text(draw, action))]),
        Said::Redone(action) => draw.fill(Key::RoomRedone, &[("what", &action_text(draw, action))]),
    }
}

fn hands_text(draw: &Draw, item: usize, choice: u8, count: u32) -> AttrValue {
    let label = draw.instrument().answer_label(item, choice).cloned();
    let names = [
        ("item", &*(item + 1).to_string()),
        ("label", &*label.unwrap_or_default()),
        ("n", &*count.to_string()),
    ];
    draw.fill(Key::RoomSaidHands, &names)
}

fn action_text(draw: &Draw, action: &Action) -> AttrValue {
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
