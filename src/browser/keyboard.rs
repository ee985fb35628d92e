//! Keys that are pressed anywhere in the window.

use super::event::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// Its name, as `KeyboardEvent.key` has it.
    pub key: String,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether it goes to a field in which somebody types.
    pub in_text_field: bool,
}

/// Hears keys until it is dropped. Where `heard` says that it took one, the browser does not. Keys
/// with Ctrl, Alt or Meta are the browser's own, and so is what works the control that has the focus.
pub fn on_key(heard: impl FnMut(KeyPress) -> bool + 'static) -> Option<Listener> {
    listen(false, heard)
}

/// The same for keys that would work the control that has the focus as well, but for those that lead to
/// another one.
pub fn on_every_key(mut heard: impl FnMut(KeyPress) + 'static) -> Option<Listener> {
    listen(true, move |pressed| {
        let taken = !matches!(&*pressed.key, "Tab" | "Shift");
        if taken {
            heard(pressed);
        }
        taken
    })
}

fn listen(all: bool, mut heard: impl FnMut(KeyPress) -> bool + 'static) -> Option<Listener> {
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
        let key = event.key();
        let works_control = matches!(&*key, "Enter" | " ")
            && within("button, summary, a[href], input[type=checkbox], input[type=radio]");
        let typing =
            within("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
        // A menu or a set of choices goes by arrows.
        let moves = key.starts_with("Arrow") && within("input[type=radio]");
        if !all && (works_control || moves) {
            return;
        }
        // A key that is held down by accident must not run through the votes. Counting up and down, and
        // typing, may go on.
        let counts = matches!(&*key, "+" | "=" | "-" | "\u{2212}" | "Backspace" | "Tab");
        if event.repeat() && !typing && !counts {
            event.prevent_default();
            return;
        }
        let pressed = KeyPress {
            key,
            shift: event.shift_key(),
            in_text_field: typing,
        };
        if heard(pressed) {
            event.prevent_default();
        }
    })
}
