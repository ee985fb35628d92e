//! Lines for whoever opens the page's console.

use wasm_bindgen::JsValue;

/// Writes a warning, marked as ours.
pub fn warn(line: &str) {
    let mut marked = String::from("[which-first] ");
    marked.push_str(line);
    web_sys::console::warn_1(&JsValue::from_str(&marked));
}
