//! Keyboard shortcuts of the window.

mod layout;

use super::event::Listener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// A key press.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPress {
    /// The key's name, as in `KeyboardEvent.key` on a Latin layout.
    pub key: String,
    /// The digit of a key in the row of digits that gives something else without Shift.
    pub row_digit: Option<u8>,
    /// True if Shift is held.
    pub shift: bool,
    /// True if the focus is in a text field.
    pub in_text_field: bool,
}

/// Calls `handler` for key presses until the listener is dropped. If it returns true, the browser's default
/// action is prevented. Ignores keys with Ctrl, Alt or Meta, and keys that operate the focused control.
pub fn on_key(handler: impl FnMut(KeyPress) -> bool + 'static) -> Option<Listener> {
    listen(false, handler)
}

/// The same, including keys that operate the focused control, except for those that move the focus.
pub fn on_every_key(mut handler: impl FnMut(KeyPress) + 'static) -> Option<Listener> {
    listen(true, move |pressed| {
        let is_handled = !matches!(&*pressed.key, "Tab" | "Shift");
        if is_handled {
            handler(pressed);
        }
        is_handled
    })
}

/// Returns true if an element is a field that keys are typed into.
pub fn is_text_field(element: &Element) -> bool {
    element.matches(TEXT_FIELDS).unwrap_or(false)
}

/// The fields that keys are typed into. Not the button that opens a file.
const TEXT_FIELDS: &str =
    "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file])";

/// The digit of a key press, on any layout.
pub fn digit(event: &KeyboardEvent) -> Option<u8> {
    let (key, code, shift) = (event.key(), event.code(), event.shift_key());
    let key = layout::key_name(&key, &code, shift);
    key.parse()
        .ok()
        .or_else(|| layout::row_digit(&key, &code, shift))
}

fn listen(all: bool, mut handler: impl FnMut(KeyPress) -> bool + 'static) -> Option<Listener> {
    Listener::on_window("keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let within = |selector| {
            let found = target.as_ref().map(|target| target.closest(selector));
            matches!(found, Some(Ok(Some(_))))
        };
        let (code, shift) = (event.code(), event.shift_key());
        let key = layout::key_name(&event.key(), &code, shift);
        let operates_control = matches!(&*key, "Enter" | " ")
            && within(
                "button, summary, a[href], input[type=checkbox], input[type=radio], input[type=file]",
            );
        let typing = within(TEXT_FIELDS);
        // Arrow keys move within radio buttons and tabs.
        let moves_choice = key.starts_with("Arrow") && within("input[type=radio], [role=tab]");
        if !all && (operates_control || moves_choice) {
            return;
        }
        // A key held down by accident must not skip through the votes. Counting up and down, and typing, may
        // repeat.
        let may_repeat = matches!(&*key, "+" | "=" | "-" | "\u{2212}" | "Backspace" | "Tab");
        if event.repeat() && !typing && !may_repeat {
            event.prevent_default();
            return;
        }
        let pressed = KeyPress {
            row_digit: layout::row_digit(&key, &code, shift),
            key,
            shift,
            in_text_field: typing,
        };
        if handler(pressed) {
            event.prevent_default();
        }
    })
}
