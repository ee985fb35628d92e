//! What the page is told. Names and shapes are those of `www/npm/index.d.ts`.

use crate::instrument::{Instrument, Outcome};
use crate::sheet::{Sheet, code};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A start.
#[derive(Serialize)]
pub struct Started {
    pub vote: Option<&'static str>,
}

/// An answer, numbered from 1; none where the item was left blank.
#[derive(Serialize)]
pub struct Answered<'a> {
    pub item: &'a str,
    pub answer: Option<u8>,
}

/// A result: its code, and the ids of its verdict, or of the two that it lies between, or of none.
#[derive(Serialize)]
pub struct Completed<'a> {
    code: String,
    verdict: Vec<&'a str>,
}

impl<'a> Completed<'a> {
    pub fn of(instrument: &'a Instrument, sheet: &Sheet) -> Self {
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

/// A result that has left, and how.
#[derive(Serialize)]
pub struct Left<'a> {
    pub how: &'static str,
    pub code: &'a str,
}

/// A wrong instrument: how many problems it has, and their places as JSON Pointers. What stands there is for
/// the console alone.
#[derive(Serialize)]
pub struct Wrong<'a> {
    pub kind: &'static str,
    pub count: usize,
    pub message: &'static str,
    pub problems: Vec<&'a str>,
}

/// A detail as a JavaScript object, with `null` for what is not there.
pub fn value(detail: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    // Nothing above can fail to be written; an event without detail is better than none.
    detail.serialize(&serializer).unwrap_or(JsValue::NULL)
}
