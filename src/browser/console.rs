//! The page's console.

use wasm_bindgen::JsValue;

/// Logs a warning, prefixed with `[which-first]`.
pub fn warn(message: &str) {
    let mut line = String::from("[which-first] ");
    line.push_str(message);
    web_sys::console::warn_1(&JsValue::from_str(&line));
}
