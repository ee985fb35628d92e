//! The journal of a room as text: JSON Lines, for storage and for files.
//!
//! ```text
//! {"format":"which-first-journal","version":1,"rehearsal":false,"instrument":"which-first",…,"room":"K7Q2","made":…}
//! {"n":1,"at":1764000000000,"do":"go","item":"q3","phase":"talk"}
//! {"n":2,"at":1764000000500,"do":"hands","item":"q3","vote":1,"choice":2,"count":14}
//! ```
//!
//! The first line is the head. Every other line is an entry, with its number, its time in milliseconds
//! since 1970, and its action:
//!
//! | `do` | with |
//! |---|---|
//! | `go` | `to` (`join` or a picture: `map`, `flow`, `divided`, `tensions`, `moved`), or `item` (its id) and `phase` (`first`, `talk`, `second`, `reveal`, `shift`, `debrief`, `evidence`) |
//! | `blank` | `on`; `light` if the blank slide is white |
//! | `count_shown` | `on` |
//! | `headcount` | `count`, or null |
//! | `address` | `address`, or null |
//! | `sources` | `from` (`both`, `hands`, `codes`) |
//! | `hands` | `item`, `vote` (1 or 2), `choice` (from 1), `count` |
//! | `codes` | `sitting` (1 or 2), `codes` (result codes), `faults` (`line`, `text`, `why`) |
//! | `timer` | `clock` (`start` and `extend` with `ms`; `toggle`, `clear`) |
//! | `undo`, `redo` | `of`: the number of the entry |
//!
//! Items are named by their ids, answers by their numbers from 1, so that people and other programs can
//! read a journal. Unknown keys are ignored.

mod keywords;
mod reader;
mod writer;

pub use reader::read;
pub use writer::{head, line};

use super::{Room, Sources};
use crate::instrument::Problem;
use crate::sheet::code::CodeError;
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The value of `format` in the head.
const FORMAT: &str = "which-first-journal";

/// The version of the format that this build writes and reads.
const VERSION: u32 = 1;

/// A room restored from its journal.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredRoom {
    /// The room, restored from every line that could be read.
    pub room: Room,
    /// The lines and parts of lines that were not used, in order.
    pub damage: Vec<Damage>,
    /// The gaps in the numbers of the lines, in order. A room that was restored with a gap keeps it, so its own
    /// journal has it too.
    pub gaps: Vec<Gap>,
}

/// A gap in the numbers of a journal's lines: lines that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The line after the gap, from 1.
    pub before: u32,
    /// The number of missing lines, without those that are there but could not be read.
    pub lines: u32,
}

/// A line, or a part of one, that was not used. Only this is skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: u32,
    /// The error.
    pub error: JournalLineError,
    /// The text, or its beginning.
    pub text: String,
}

/// The reason why a line of a journal, or a part of it, was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalLineError {
    /// There is no head, or it is too damaged to be recognised: the room has no tag, and its opening
    /// time is that of its first entry.
    NoHead,
    /// It is not JSON.
    NotJson,
    /// It is the last line, and is truncated.
    Truncated,
    /// Its action is unknown to this build.
    UnknownAction,
    /// A field is invalid. The rest of a head is used; the rest of an entry is not.
    Field(Problem),
    /// It repeats the head or an entry.
    Duplicate,
    /// It has the number of another entry.
    NumberTaken,
    /// It follows the head of another room.
    OtherRoom,
    /// One of its result codes is invalid; the others are used.
    Code(CodeError),
    /// One of its faults is invalid; the others are used.
    Fault(Problem),
}

impl JournalLineError {
    /// Returns true if a line with a number of its own was skipped as a whole.
    fn loses_entry(&self) -> bool {
        matches!(
            self,
            Self::NotJson | Self::Truncated | Self::UnknownAction | Self::Field(_)
        )
    }
}

impl Error for JournalLineError {}

impl Display for JournalLineError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NoHead => f.write_str("no head"),
            Self::NotJson => f.write_str("not JSON"),
            Self::Truncated => f.write_str("truncated"),
            Self::UnknownAction => f.write_str("unknown action"),
            Self::Field(problem) => problem.fmt(f),
            Self::Duplicate => f.write_str("duplicate entry or head"),
            Self::NumberTaken => f.write_str("the number of another entry"),
            Self::OtherRoom => f.write_str("a line of another room"),
            Self::Code(error) => error.fmt(f),
            Self::Fault(problem) => write!(f, "invalid fault: {problem}"),
        }
    }
}

/// The reason why a text cannot be read as a journal at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// No line is the head of a journal or an entry.
    NotAJournal,
    /// It has a format that this build does not know.
    OtherFormat {
        /// The version in the head.
        version: i64,
    },
    /// It belongs to another instrument.
    OtherInstrument {
        /// The id in the head.
        id: String,
    },
    /// It belongs to another version of this instrument, or to one with other items.
    OtherVersion {
        /// The version in the head.
        version: i64,
    },
}

impl Error for JournalError {}

impl Display for JournalError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NotAJournal => f.write_str("not the journal of a room"),
            Self::OtherFormat { version } => write!(f, "unsupported format version {version}"),
            Self::OtherInstrument { id } => write!(f, "a journal of the instrument `{id}`"),
            Self::OtherVersion { version } => {
                write!(
                    f,
                    "a journal of another version of the instrument, {version}"
                )
            }
        }
    }
}

/// The keyword for vote sources, shared by the journal and the JSON export.
pub(super) fn sources_keyword(sources: Sources) -> &'static str {
    keywords::keyword(&keywords::SOURCES, &sources)
}
