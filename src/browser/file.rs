//! Files that a person chooses.

use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlInputElement};

/// The first of the files chosen in a field. It is let go of by the field, so that the same one can
/// be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Option<Blob> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file?.dyn_into().ok()
}

/// What a file says, read as UTF-8. None where it cannot be read any more.
pub fn text(file: &Blob) -> impl Future<Output = Option<String>> + use<> {
    let text = file.text();
    async move { text.await.ok()?.as_string() }
}
