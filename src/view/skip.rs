//! The ways past a result, and back to its start, for readers who go through a page by keyboard: a result has dozens of
//! stops.

use super::part::text_element;
use super::ui::{Key, Ui};
use crate::browser::focus;
use yew::prelude::*;

/// A button at the start of the result that moves the focus to the one at its end.
pub fn to_end(ui: &Ui) -> Html {
    draw("past choice", &ui.text(Key::SkipResult), ".end")
}

/// A button at the end of the result that moves the focus to its heading. The next stop is one of the page around the
/// quiz.
pub fn to_start(ui: &Ui) -> Html {
    draw("past end choice", &ui.text(Key::ResultStart), "h2")
}

/// A button that is seen only while it has the focus.
fn draw(class: &'static str, text: &str, target: &'static str) -> Html {
    let onclick = move |event: MouseEvent| {
        if let Some(button) = event.target_dyn_into() {
            focus::skip_to(&button, ".result", target);
        }
    };
    text_element!(text, button type="button" {class} {onclick})
}
