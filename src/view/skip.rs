//! The way past a result for readers who go through a page by keyboard: a result has dozens of stops.

use super::part::text_element;
use super::ui::{Key, Ui};
use crate::browser::focus;
use yew::prelude::*;

/// A button that moves the focus to the end of the result. Seen only while it has the focus.
pub fn button(ui: &Ui) -> Html {
    let onclick = |event: MouseEvent| {
        if let Some(button) = event.target_dyn_into() {
            focus::skip_to(&button, ".result", ".end");
        }
    };
    text_element!(&*ui.text(Key::SkipQuiz), button type="button" class="past choice" {onclick})
}

/// The end of the result, from which the next stop is one of the page around the quiz.
pub fn end(ui: &Ui) -> Html {
    text_element!(&*ui.text(Key::End), p class="end" tabindex="-1")
}
