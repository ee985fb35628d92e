//! Key caps.

use super::command::Command;
use super::keys::{KeyContext, working_binding};
use crate::view::ui::{Key, Ui};
use yew::prelude::*;

/// The key cap of a button's command, beside its label. Empty if the command has no key, or if letter keys are off.
pub fn for_command(ui: &Ui, cx: KeyContext, command: Command) -> Html {
    let cap = working_binding(cx, command).and_then(|binding| {
        let key = binding.keys.first()?;
        Some(cap(ui, key, binding.shift == Some(true), false))
    });
    html! { <span class="cap" aria-hidden="true">{ cap }</span> }
}

/// The cap of a key. Horizontal arrows are swapped if `mirrored`, for right-to-left languages.
pub fn cap(ui: &Ui, key: &str, shift: bool, mirrored: bool) -> Html {
    let named = |name| ui.text(name);
    let key = match key {
        "PageDown" => named(Key::RoomCapPageDown),
        "PageUp" => named(Key::RoomCapPageUp),
        "Enter" => named(Key::RoomCapEnter),
        "Escape" => named(Key::RoomCapEscape),
        "Backspace" => named(Key::RoomCapBackspace),
        " " => named(Key::RoomCapSpace),
        "ArrowRight" => AttrValue::from(if mirrored { "←" } else { "→" }),
        "ArrowLeft" => AttrValue::from(if mirrored { "→" } else { "←" }),
        "-" => AttrValue::from("−"),
        "=" | "\u{2212}" => return html! { <></> },
        key => AttrValue::from(key.to_uppercase()),
    };
    let shift = shift.then(|| kbd(&named(Key::RoomCapShift)));
    html! { <span class="combination">{ shift }{ kbd(&key) }</span> }
}

/// A `<kbd>` element. The label of a key is not translated.
fn kbd(name: &str) -> Html {
    html! { <kbd translate="no" ~textContent={name}/> }
}
