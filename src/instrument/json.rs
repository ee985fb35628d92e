//! A JSON value, independent of the parser.
//!
//! The browser parses JSON for the wasm programs ([`crate::browser::json`]) and `serde_json` for
//! native ones, through serde. [`super::load`] walks this tree instead of using derived deserializers,
//! so that it can report every problem of a file at once, each with its JSON Pointer.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::rc::Rc;

/// A JSON value. Objects keep the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number that is not an integer, or does not fit an `i64`; no content file uses one.
    Number,
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Converts a number. JavaScript has one number type, so 3 may arrive as 3.0.
    pub fn from_f64(value: f64) -> Self {
        // Beyond this an `f64` cannot represent every integer.
        const EXACT: i64 = 1 << 53;
        #[expect(clippy::cast_possible_truncation, reason = "compared right after")]
        let whole = value as i64;
        #[expect(
            clippy::cast_precision_loss,
            clippy::float_cmp,
            reason = "exact within bounds"
        )]
        if (-EXACT..=EXACT).contains(&whole) && whole as f64 == value {
            return Self::Integer(whole);
        }
        Self::Number
    }

    /// The value at a key, if this is an object that has it.
    pub fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The elements of the array at a key.
    pub fn array(&self, key: &str) -> Option<&[Self]> {
        match self.member(key)? {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    /// The string at a key.
    pub fn string(&self, key: &str) -> Option<Rc<str>> {
        self.member(key)?.as_string()
    }

    /// The integer at a key.
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.member(key)? {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The string, if this is one.
    pub fn as_string(&self) -> Option<Rc<str>> {
        match self {
            Self::String(text) => Some(Rc::from(text.as_str())),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Number, Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::from_f64(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut object: Vec<(String, Json)> = Vec::new();
        while let Some((key, value)) = map.next_entry()? {
            // Of two members with the same key the last wins, as with `JSON.parse`.
            object.retain(|(known, _)| *known != key);
            object.push((key, value));
        }
        Ok(Json::Object(object))
    }
}
