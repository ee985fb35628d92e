//! Problems of an instrument or another content file: their kinds and positions.

use super::types::{PlaneRegion, Side};
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// A problem at one position of a JSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The position, as a JSON Pointer (RFC 6901); empty for the whole file.
    pub pointer: String,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// The kinds of problem. The reader's sentence for each is in `www/ui/<lang>.json`, as `problem_…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is not JSON; the parser's error message.
    NotJson(String),
    /// The file's format version is not supported.
    UnsupportedFormat {
        /// The format version of the file.
        found: i64,
    },
    /// The value has the wrong type.
    WrongType {
        /// The expected type.
        expected: JsonType,
    },
    /// A key is missing.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A key that the loader does not know; most often a typo.
    UnknownKey,
    /// A keyword that is not one of those allowed.
    NotAllowed {
        /// The keyword in the file.
        found: String,
        /// The allowed keywords, separated by commas.
        allowed: &'static str,
    },
    /// A reference to an id that does not exist in the file.
    UnknownId {
        /// The id.
        id: String,
    },
    /// An id that an earlier element of the same array has too.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// A text that is empty or only white space.
    Empty,
    /// A text longer than allowed.
    TooLong {
        /// Its length in characters.
        found: usize,
        /// The maximum length in characters.
        max: usize,
    },
    /// A number outside its range.
    OutOfRange {
        /// The number.
        found: i64,
        /// The minimum.
        min: i64,
        /// The maximum.
        max: i64,
    },
    /// An array with too few or too many elements.
    WrongCount {
        /// The number of elements.
        found: usize,
        /// The minimum number of elements.
        min: usize,
        /// The maximum number of elements; `usize::MAX` if there is none.
        max: usize,
    },
    /// A scale with fewer items than a result needs answers.
    TooFewItems {
        /// The number of items on the scale.
        found: usize,
        /// The number of answers needed: the file's `enough`.
        min: u32,
    },
    /// A region of the plane without a verdict.
    MissingRegion {
        /// The region.
        region: PlaneRegion,
    },
    /// A region that already has a verdict, or that does not exist.
    InvalidRegion,
    /// A tension whose conditions exclude one another.
    NeverFires,
    /// Both axes of the plane are the same scale.
    SameAxes,
    /// A URL that is not `https:`.
    NotHttps,
    /// A file made for another instrument, or for another version of it.
    OtherInstrument {
        /// The instrument it names.
        found: String,
        /// The instrument it should name.
        expected: String,
    },
    /// An array with an entry for every item of the instrument except this one.
    MissingItem {
        /// The item's id.
        id: String,
    },
}

/// The types of JSON values, as far as content files use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// A string.
    String,
    /// An integer.
    Integer,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Error for Problem {}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(f, "{}", self.kind),
            pointer => write!(f, "{pointer}: {}", self.kind),
        }
    }
}

impl Display for ProblemKind {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let side = |side: Side| match side {
            Side::Low => "low",
            Side::Middle => "middle",
            Side::High => "high",
        };
        match self {
            Self::NotJson(error) => write!(f, "not JSON: {error}"),
            Self::UnsupportedFormat { found } => write!(f, "unsupported format version {found}"),
            Self::WrongType { expected } => write!(f, "expected {expected}"),
            Self::MissingKey { key } => write!(f, "missing key `{key}`"),
            Self::UnknownKey => f.write_str("unknown key"),
            Self::NotAllowed { found, allowed } => {
                write!(f, "`{found}` is not one of {allowed}")
            }
            Self::UnknownId { id } => write!(f, "unknown id `{id}`"),
            Self::DuplicateId { id } => write!(f, "duplicate id `{id}`"),
            Self::Empty => f.write_str("empty text"),
            Self::TooLong { found, max } => write!(f, "{found} characters, but at most {max}"),
            Self::OutOfRange { found, min, max } => write!(f, "{found} is not in {min} to {max}"),
            Self::WrongCount { found, min, max } if *max == usize::MAX => {
                write!(f, "{found} elements, but at least {min}")
            }
            Self::WrongCount { found, min, max } => {
                write!(f, "{found} elements, but {min} to {max}")
            }
            Self::TooFewItems { found, min } => {
                write!(f, "a scale of {found} items, but {min} must be answered")
            }
            Self::MissingRegion { region } => {
                let (across, up) = (side(region.across), side(region.up));
                write!(f, "no verdict for the region across {across}, up {up}")
            }
            Self::InvalidRegion => f.write_str("not a region, or one that has a verdict already"),
            Self::NeverFires => f.write_str("conditions that exclude each other"),
            Self::SameAxes => f.write_str("both axes are the same scale"),
            Self::NotHttps => f.write_str("not an `https:` URL"),
            Self::OtherInstrument { found, expected } => {
                write!(f, "made for {found}, not for {expected}")
            }
            Self::MissingItem { id } => write!(f, "no entry for the item `{id}`"),
        }
    }
}

impl Display for JsonType {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::String => "a string",
            Self::Integer => "an integer",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}
