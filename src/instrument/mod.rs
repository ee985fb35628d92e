//! What is asked, and how answers become a verdict. Pure: knows no browser.
//!
//! An [`Instrument`] is read from JSON by [`load`], which reports every [`Problem`] at once. The
//! loader resolves ids to positions, so the rest of the program never meets an unknown name. [`ask`]
//! reads no more than what is asked.
//! [`Instrument::read`] turns answers into a [`Reading`]: scores, verdict, tensions.
//!
//! All arithmetic is in whole numbers: a score is a sum over a count, compared exactly, and shown
//! in hundredths.

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

/// The schema of a file that says where its schema is. Editors find it by that key; whoever reads the
/// file passes it over.
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
