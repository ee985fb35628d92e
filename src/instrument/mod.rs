//! Instruments (questionnaires): loading, validating and scoring. Pure: does not depend on the browser.
//!
//! [`load`] builds an [`Instrument`] from JSON and reports every [`Problem`] at once. It resolves ids to
//! positions, so the rest of the program never handles an unknown id. [`load_questions`] loads only the
//! question half, and [`merge()`] puts a split file together.
//! [`Instrument::read`] scores answers into a [`Reading`]: scores, verdict, tensions.
//!
//! All arithmetic is in integers: a score is a sum and a count, compared exactly, and shown in
//! hundredths.

pub mod cite;
mod identity;
mod json;
mod load;
mod merge;
mod problem;
mod questions;
mod reading;
mod tension;
mod types;
mod validate;
pub(crate) mod walk;

pub use identity::Identity;
pub(crate) use identity::fnv1a;
pub use json::Json;
pub use load::load;
pub use merge::merge;
pub use problem::{JsonType, Problem, ProblemKind};
pub use questions::{QUESTION_POINTERS, load_questions};
pub use reading::{
    GutOutcome, Outcome, POLE_SCORE, Reading, Score, ScorePosition, Spread, format_decimal,
};
pub use types::{
    AGREEMENT_POINTS, Bearing, Citation, Condition, Debrief, DilemmaOption, FORMAT,
    GutOutcomeTexts, GutPole, GutQuestion, Instrument, Item, ItemKind, Plane, PlaneRegion, Scale,
    Shades, Side, Source, Tension, TensionKind, Verdict, limit,
};

/// One answer: the position of the chosen point or option, from 0; `None` is a blank.
pub type Answer = Option<u8>;

/// The JSON Schema of an instrument file, derived from the types.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    with_schema_key(schemars::schema_for!(Instrument))
}

/// Allows the `$schema` key in files of this schema. Editors find the schema by it; the loaders ignore
/// it.
#[cfg(feature = "schema")]
pub(crate) fn with_schema_key(mut schema: schemars::Schema) -> schemars::Schema {
    if let Some(properties) = schema.get_mut("properties") {
        properties["$schema"] =
            schemars::json_schema!({ "description": "Where this schema is." }).into();
    }
    schema
}

#[cfg(test)]
pub(crate) mod tests;
