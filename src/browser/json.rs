//! JSON, parsed by the browser: a parser of our own would weigh more than the program.

use crate::instrument::{Json, Problem, ProblemKind};
use wasm_bindgen::{JsCast, JsValue};

/// The longest content file that is read, in bytes. What we ship has less than a tenth of that.
const MAX_BYTES: usize = 1_000_000;

/// How deep values may stand within each other, which is what the build's parser allows. Without a bound
/// a text of nothing but brackets would take all of the browser's stack.
const MAX_DEPTH: u8 = 128;

/// Parses a content file.
///
/// # Errors
///
/// The one problem that the text is too long, or no JSON, in the browser's words.
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
/// The one problem that the text is not JSON, in the browser's words.
pub fn parse(text: &str) -> Result<Json, Vec<Problem>> {
    js_sys::JSON::parse(text)
        .map(|value| to_tree(&value, MAX_DEPTH))
        .map_err(|error| {
            let words = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
            vec![Problem {
                pointer: String::new(),
                kind: ProblemKind::NotJson(words.map(String::from).unwrap_or_default()),
            }]
        })
}

/// The tree of a value that came out of `JSON.parse`, and so is nothing but JSON. What stands more than
/// `depth` levels down is taken for a number that no file has a use for: whoever walks the tree finds it
/// wrong there.
///
/// By hand: the deserializer of serde-wasm-bindgen takes everything that JavaScript can hold, and
/// with its error texts brings in the formatting of floats.
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
