//! The list of the keys that are enabled.

use super::ProgramRequest;
use super::command::Command;
use super::context::ConsoleContext;
use super::keycaps::cap;
use super::keys::{enabled_bindings, is_rtl};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// Draws the keys that are enabled now, each with a description.
pub fn draw(cx: &ConsoleContext) -> Html {
    let mirrored = is_rtl(cx.key_context());
    let rows = enabled_bindings(cx.key_context())
        .enumerate()
        .map(|(n, binding)| {
            let shift = binding.shift == Some(true);
            let digits = matches!(binding.command, Command::TypeDigit(_) | Command::PickRow(_));
            let caps: Vec<Html> = match binding.keys {
                // Digits are shown as a range.
                [first, .., last] if digits => {
                    let last = match binding.command {
                        Command::PickRow(_) => last_choice(cx),
                        _ => (*last).to_owned(),
                    };
                    vec![
                        cap(cx.ui, first, false, false),
                        part::span("to", "–".into()),
                        cap(cx.ui, &last, false, false),
                    ]
                }
                keys => (keys.iter())
                    .map(|key| cap(cx.ui, key, shift, mirrored))
                    .collect(),
            };
            html! {
                <div key={n} class="binding">
                    <dt>{ for caps }</dt>
                    <dd ~textContent={&*cx.text(binding.name)}/>
                </div>
            }
        });
    html! {
        <div class="keys">
            { letter_keys(cx) }
            { part::p("note", cx.text(Key::RoomKeysNote)) }
            <dl>{ for rows }</dl>
        </div>
    }
}

/// The switch for the keys that are single characters, which may be pressed by mistake or by speech input.
fn letter_keys(cx: &ConsoleContext) -> Html {
    let is_on = cx.desk.letter_keys;
    let onclick = cx
        .on_request
        .reform(move |_: MouseEvent| ProgramRequest::SetLetterKeys(!is_on));
    html! {
        <div>
            <button type="button" class="quiet" aria-pressed={if is_on { "true" } else { "false" }} {onclick}>
                { part::span("label", cx.text(Key::RoomLetterKeys)) }
            </button>
            { part::p("note", cx.text(Key::RoomLetterKeysNote)) }
        </div>
    }
}

/// The digit of the item's last choice.
fn last_choice(cx: &ConsoleContext) -> String {
    let item = cx.room().step().item();
    let item = item.and_then(|item| cx.instrument().items.get(item));
    item.map_or(0, crate::instrument::Item::choice_count)
        .to_string()
}
