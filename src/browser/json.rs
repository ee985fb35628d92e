//! JSON, parsed by the browser: a parser in the wasm would be larger than the program.

use crate::instrument::{Json, Problem, ProblemKind};
use wasm_bindgen::{JsCast, JsValue};

/// The maximum length of a content file, in bytes. Built-in files have less than a tenth of that.
const MAX_BYTES: usize = 1_000_000;

/// The maximum nesting depth, the same as in the build's parser. Without a limit, a text of brackets would
/// overflow the stack.
const MAX_DEPTH: u8 = 128;

/// Parses a content file.
///
/// # Errors
///
/// One problem: the text is too long or not JSON, with the browser's error message.
pub fn parse_file(text: &str) -> Result<Json, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Problem {
            pointer: String::new(),
            kind: ProblemKind::TooLong {
                found: text.len(),
                max: MAX_BYTES,
            },
        }]);
    }
    parse(text)
}

/// Parses a text, such as a line of a journal.
///
/// # Errors
///
/// One problem: the text is not JSON, with the browser's error message.
pub fn parse(text: &str) -> Result<Json, Vec<Problem>> {
    js_sys::JSON::parse(text)
        .map(|value| to_tree(&value, MAX_DEPTH))
        .map_err(|error| {
            let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
            vec![Problem {
                pointer: String::new(),
                kind: ProblemKind::NotJson(message.map(String::from).unwrap_or_default()),
            }]
        })
}

/// Converts a value returned by `JSON.parse` to a tree. A value nested more than `depth` levels deep becomes
/// a number that is valid nowhere, so that the loader reports a problem there.
///
/// Written by hand: the deserializer of serde-wasm-bindgen handles all JavaScript values, and its error
/// messages pull in float formatting.
fn to_tree(value: &JsValue, depth: u8) -> Json {
    if let Some(text) = value.as_string() {
        return Json::String(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::from_f64(number);
    }
    if let Some(truth) = value.as_bool() {
        return Json::Bool(truth);
    }
    if value.is_null() {
        return Json::Null;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return Json::Number;
    };
    if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        return Json::Array(list.iter().map(|member| to_tree(&member, depth)).collect());
    }
    let object: &js_sys::Object = value.unchecked_ref();
    let entry = |entry: JsValue| {
        let entry: js_sys::Array = entry.unchecked_into();
        (
            entry.get(0).as_string().unwrap_or_default(),
            to_tree(&entry.get(1), depth),
        )
    };
    Json::Object(js_sys::Object::entries(object).iter().map(entry).collect())
}
