//! The clipboard, and what stands in for it where a page may not write there.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement};

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    /// Absent where the page did not come over a secure line.
    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Navigator) -> Option<Clipboard>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Puts a text on the clipboard. The future says whether it is there.
///
/// Asked for at once, not when the future is first looked at: browsers grant it while a reader's
/// tap is fresh.
pub fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    let clipboard = NAVIGATOR.with(Navigator::clipboard);
    let asked = clipboard.and_then(|clipboard| clipboard.write_text(text).ok());
    async move {
        match asked {
            Some(asked) => asked.await.is_ok(),
            None => false,
        }
    }
}

/// Puts the focus on a text field and selects all that stands in it, to be copied by hand.
pub fn select_all(field: &Element) {
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        super::focus::focus(field);
        field.select();
    }
}
