//! JSON, parsed by the browser: a parser of our own would weigh more than the program.

use crate::instrument::{Json, Problem, What};
use wasm_bindgen::JsCast;

/// Parses a text.
///
/// # Errors
///
/// The one problem that the text is not JSON, in the browser's words.
pub fn parse(text: &str) -> Result<Json, Vec<Problem>> {
    let not_json = |words: String| {
        vec![Problem {
            at: String::new(),
            what: What::NotJson(words),
        }]
    };
    let value = js_sys::JSON::parse(text).map_err(|error| {
        let words = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
        not_json(words.map(String::from).unwrap_or_default())
    })?;
    serde_wasm_bindgen::from_value(value).map_err(|_| not_json(String::new()))
}
