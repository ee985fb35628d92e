//! Text areas.

use web_sys::HtmlTextAreaElement;

/// The text in a field.
pub fn value(field: &HtmlTextAreaElement) -> String {
    field.value()
}

/// Clears a field.
pub fn clear(field: &HtmlTextAreaElement) {
    field.set_value("");
}
