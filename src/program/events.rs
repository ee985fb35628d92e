//! The payloads of the element's events. Names and shapes are those of `www/npm/index.d.ts`.

use crate::instrument::{Instrument, Outcome};
use crate::sheet::{Sheet, code};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The detail of `start`.
#[derive(Serialize)]
pub struct StartDetail {
    pub vote: Option<&'static str>,
}

/// The detail of `answer`: the option, numbered from 1, or none if the item was left blank.
#[derive(Serialize)]
pub struct AnswerDetail<'a> {
    pub item: &'a str,
    pub answer: Option<u8>,
}

/// The detail of `complete`: the result code, and the ids of the verdict, of the two verdicts that the result
/// lies between, or of none.
#[derive(Serialize)]
pub struct CompleteDetail<'a> {
    code: String,
    verdict: Vec<&'a str>,
}

impl<'a> CompleteDetail<'a> {
    pub fn new(instrument: &'a Instrument, sheet: &Sheet) -> Self {
        let id = |n: usize| &*instrument.verdicts[n].id;
        Self {
            code: code::encode(instrument, sheet),
            verdict: match instrument.read(&sheet.answers).outcome {
                Outcome::Verdict(a) => vec![id(a)],
                Outcome::Between(a, b) => vec![id(a), id(b)],
                Outcome::TooFewAnswers | Outcome::Straightlined => Vec::new(),
            },
        }
    }
}

/// The detail of `share`: the method and the result code.
#[derive(Serialize)]
pub struct ShareDetail<'a> {
    pub how: &'static str,
    pub code: &'a str,
}

/// The detail of `error` for an invalid instrument: the number of problems, and their JSON Pointers. Only the
/// console shows the values there.
#[derive(Serialize)]
pub struct ErrorDetail<'a> {
    pub kind: &'static str,
    pub count: usize,
    pub message: &'static str,
    pub problems: Vec<&'a str>,
}

/// Converts a detail to a JavaScript object, with `null` for missing values.
pub fn to_js(detail: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    // None of the types above can fail to serialise; an event without detail is better than none.
    detail.serialize(&serializer).unwrap_or(JsValue::NULL)
}
