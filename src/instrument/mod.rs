//! Instruments (questionnaires): loading, validating and scoring. Pure: does not depend on the browser.
//!
//! [`load`] builds an [`Instrument`] from JSON and reports every [`Problem`] at once. It resolves ids to
//! positions, so the rest of the program never handles an unknown id. [`load_questions`] loads only the
//! question half, and [`merge()`] puts a split file together.
//! [`Instrument::read`] scores answers into a [`Reading`]: scores, verdict, tensions.
//!
//! All arithmetic is in integers: a score is a sum and a count, compared exactly, and shown in
//! hundredths.

mod ask;
pub mod cite;
mod identity;
mod join;
mod json;
mod load;
mod problem;
mod reading;
mod tension;
mod types;
mod validate;
pub(crate) mod walk;

pub use ask::{ASKED, ask};
pub use identity::Identity;
pub(crate) use identity::fnv;
pub use join::join;
pub use json::Json;
pub use load::load;
pub use problem::{Problem, Type, What};
pub use reading::{Found, Outcome, Reading, Score, Spread, decimal};
pub use types::{
    AGREEMENT, Ask, Bearing, Cited, Condition, Debrief, FORMAT, Gut, GutFound, GutPole, Instrument,
    Item, Kind, Opt, Place, Plane, Scale, Shades, Side, Source, Tension, Verdict, limit,
};

/// One answer: the position of the chosen point or option, from 0; `None` is a blank.
pub type Answer = Option<u8>;

/// The JSON Schema of an instrument file, derived from the types.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    with_address(schemars::schema_for!(Instrument))
}

/// Allows the `$schema` key in files of this schema. Editors find the schema by it; the loaders ignore
/// it.
#[cfg(feature = "schema")]
pub(crate) fn with_address(mut schema: schemars::Schema) -> schemars::Schema {
    if let Some(properties) = schema.get_mut("properties") {
        properties["$schema"] =
            schemars::json_schema!({ "description": "Where this schema is." }).into();
    }
    schema
}

#[cfg(test)]
pub(crate) mod tests;
