//! Fields that a reader types or pastes into.

use web_sys::HtmlTextAreaElement;

/// What stands in a field.
pub fn value(field: &HtmlTextAreaElement) -> String {
    field.value()
}

/// Empties a field.
pub fn clear(field: &HtmlTextAreaElement) {
    field.set_value("");
}
