//! What can be wrong with an instrument or another content file, and where.

use super::types::Place;

/// Something wrong at one place of a JSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place, as a JSON Pointer (RFC 6901); empty for the whole file.
    pub at: String,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong. The sentence for each stands in `www/ui/<lang>.json` as `problem_…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The text is not JSON; the parser's own words.
    NotJson(String),
    /// The file is of a format that this program does not read.
    Format {
        /// The format it names.
        found: i64,
    },
    /// A value of another type stands there.
    Type {
        /// What should stand there.
        wanted: Type,
    },
    /// A key is missing.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// A key that nothing reads; most often a slip of the pen.
    UnknownKey,
    /// A word that is none of those allowed.
    Word {
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: &'static str,
    },
    /// An id that nothing in the file has.
    UnknownId {
        /// The id.
        id: String,
    },
    /// An id that another part of the same list has already.
    SameId {
        /// The id.
        id: String,
    },
    /// A text with nothing in it.
    Empty,
    /// A text longer than fits.
    TooLong {
        /// Its length in characters.
        found: usize,
        /// The longest allowed.
        most: usize,
    },
    /// A number outside its range.
    Range {
        /// The number.
        found: i64,
        /// The least allowed.
        least: i64,
        /// The most allowed.
        most: i64,
    },
    /// A list with too few or too many members.
    Count {
        /// How many it has.
        found: usize,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
    },
    /// A scale on which too few items count for it ever to say anything.
    ThinScale {
        /// How many items count on it.
        found: usize,
        /// How many must be answered.
        enough: u32,
    },
    /// A region of the plane without a verdict.
    Hole {
        /// The region.
        place: Place,
    },
    /// A region that has a verdict already, or is none.
    Place,
    /// A tension whose conditions exclude one another.
    NeverFires,
    /// Both axes of the plane are the same scale.
    OneAxis,
    /// An address that is not `https:`.
    Address,
    /// A file that goes with another instrument, or with another version of it.
    Other {
        /// Whose it says it is.
        found: String,
        /// Whose it should be.
        wanted: String,
    },
    /// A list that has something on each item of the instrument but this one.
    Unsaid {
        /// The item's id.
        id: String,
    },
}

/// The types of JSON values, as far as content files use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A list.
    List,
    /// An object.
    Object,
}
