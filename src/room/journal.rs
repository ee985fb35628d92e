//! The journal of a room as text: JSON Lines, to be kept in storage and in a file.
//!
//! ```text
//! {"format":"which-first-journal","version":1,"rehearsal":false,"instrument":"which-first",…,"room":"K7Q2","made":…}
//! {"n":1,"at":1764000000000,"do":"go","item":"q3","phase":"talk"}
//! {"n":2,"at":1764000000500,"do":"hands","item":"q3","vote":1,"choice":2,"count":14}
//! ```
//!
//! The first line is the head. Every other line is an entry, with its number, its time, and what was
//! done:
//!
//! | `do` | with |
//! |---|---|
//! | `go` | `to` (`join` or a picture: `map`, `flow`, `divided`, `tensions`, `moved`), or `item` (its id) and `phase` (`first`, `talk`, `second`, `shift`, `debrief`) |
//! | `blank`, `count_shown` | `on` |
//! | `headcount` | `count`, or null |
//! | `address` | `address`, or null |
//! | `sources` | `from` (`both`, `hands`, `codes`) |
//! | `hands` | `item`, `vote` (1 or 2), `choice` (from 1), `count` |
//! | `codes` | `sitting` (1 or 2), `codes` (result codes), `faults` (`line`, `text`, `why`) |
//! | `timer` | `clock` (`start` and `extend` with `ms`; `toggle`, `clear`) |
//! | `undo`, `redo` | `of`: the number of the entry |
//!
//! Items are named by their ids, answers by their numbers from 1, so that a journal can be read by
//! people and by other programs. Keys that are not listed are passed over.

mod keywords;
mod reader;
mod writer;

pub use reader::read;
pub use writer::{head, line};

use super::{Room, Sources};
use crate::instrument::Problem;
use crate::sheet::code::CodeError;

/// What the head of a journal says that it is.
const FORMAT: &str = "which-first-journal";

/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// What could be read of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredRoom {
    /// The room that the rest comes to.
    pub room: Room,
    /// What could not be read, in the order of the lines.
    pub damage: Vec<Damage>,
}

/// Something that could not be read. It is left out, and nothing else with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong there.
    pub error: JournalLineError,
    /// What stands there, or how it begins.
    pub text: String,
}

/// What is wrong with a line of a journal, or with a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalLineError {
    /// There is no head, or too little of it to be known for one: its room has no name, and was opened
    /// when its first entry was made.
    NoHead,
    /// It is not JSON.
    NotJson,
    /// It is the last line, and breaks off.
    Truncated,
    /// It does something that is not known here.
    UnknownAction,
    /// Something in it is wrong; the rest of a head counts, the rest of an entry does not.
    Field(Problem),
    /// There is an entry with its number already, or it is the same head again.
    Duplicate,
    /// It stands behind the head of another room.
    OtherRoom,
    /// One of its codes is none; the others count.
    Code(CodeError),
    /// One of the faults that it tells of cannot be read; the others can.
    Fault(Problem),
}

/// Why a text cannot be read as the journal of a room at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// No line of it is the head of a journal, or an entry.
    NotAJournal,
    /// It is of a format that this program does not know.
    OtherFormat {
        /// The version that it names.
        version: i64,
    },
    /// It is of another instrument.
    OtherInstrument {
        /// The id that it names.
        id: String,
    },
    /// It is of another version of this instrument, or of one whose items are others.
    OtherVersion {
        /// The version that it names.
        version: i64,
    },
}

/// The word for whose votes count, the same in whatever is written.
pub(super) fn sources_keyword(sources: Sources) -> &'static str {
    keywords::keyword(&keywords::SOURCES, &sources)
}
