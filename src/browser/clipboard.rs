//! The clipboard, and the fallback for pages that may not write to it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    /// Undefined outside secure contexts.
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Navigator) -> Option<Clipboard>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Copies a text to the clipboard. The future resolves to true on success.
///
/// Called synchronously, not when the future is polled: browsers require a recent tap.
pub fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    let clipboard = NAVIGATOR.with(Navigator::clipboard);
    let promise = clipboard.and_then(|clipboard| clipboard.write_text(text).ok());
    async move {
        match promise {
            Some(promise) => promise.await.is_ok(),
            None => false,
        }
    }
}

/// Focuses a text field and selects its text, to be copied by hand.
pub fn select_all(field: &Element) {
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        super::focus::focus(field);
        field.select();
    }
}
