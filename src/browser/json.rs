//! JSON, parsed by the browser: a parser of our own would weigh more than the program.

use crate::instrument::{Json, Problem, What};
use wasm_bindgen::{JsCast, JsValue};

/// Parses a text.
///
/// # Errors
///
/// The one problem that the text is not JSON, in the browser's words.
pub fn parse(text: &str) -> Result<Json, Vec<Problem>> {
    js_sys::JSON::parse(text)
        .map(|value| json(&value))
        .map_err(|error| {
            let words = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
            vec![Problem {
                at: String::new(),
                what: What::NotJson(words.map(String::from).unwrap_or_default()),
            }]
        })
}

/// The tree of a value that came out of `JSON.parse`, and so is nothing but JSON.
///
/// By hand: the deserializer of serde-wasm-bindgen takes everything that JavaScript can hold, and
/// with its error texts brings in the formatting of floats.
fn json(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Json::Bool(truth);
    }
    if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        return Json::List(list.iter().map(|member| json(&member)).collect());
    }
    let Some(object) = value.dyn_ref::<js_sys::Object>() else {
        return Json::Null;
    };
    let entry = |entry: JsValue| {
        let entry: js_sys::Array = entry.unchecked_into();
        (
            entry.get(0).as_string().unwrap_or_default(),
            json(&entry.get(1)),
        )
    };
    Json::Object(js_sys::Object::entries(object).iter().map(entry).collect())
}
