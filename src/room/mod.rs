//! A room, which is a facilitated group: its rounds, tallies, sheets and journal. Pure: no browser
//! APIs.
//!
//! A [`Room`] is the fold of its journal: [`Room::act`] turns an [`Action`] into an [`Entry`], applies
//! it as a replay would, and returns it to be stored before anything is drawn. The audience's slide is
//! derived from the room alone.

pub mod action;
pub mod agenda;
pub mod archive;
pub mod ballot;
pub mod export;
pub mod figures;
pub mod hands;
pub mod import;
pub mod join_link;
pub mod journal;
mod json;
pub mod notes;
pub mod pairing;
pub mod pictures;
pub mod rehearsal;
pub mod slide;
mod state;
pub mod submissions;
pub mod text_file;
pub mod timer;
mod totals;

pub use action::{Action, Batch, Blank, Entry, Fault, ImportError, Sources};
pub use agenda::{AgendaStep, Phase, Picture};
pub use figures::{Figures, Shift};
pub use hands::Hands;
pub use import::{ImportReport, Importer};
pub use notes::{ItemNotes, Notes};
pub use slide::{Slide, SlideContent};
pub use state::{Head, Room};
pub use submissions::{OutcomeTally, Submissions};
pub use timer::{Timer, TimerAction};

use serde::{Deserialize, Serialize};

/// The highest count of people or hands.
pub const MAX_PEOPLE: u32 = 1_000_000;

/// The first or the second vote on an item; for a sheet, whether it was handed in before the talk or
/// after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Vote {
    /// Before the talk.
    First,
    /// After the talk.
    Second,
}

/// The latest time that a JavaScript `Date` can hold, in milliseconds since 1970.
pub const MAX_TIMESTAMP: u64 = 8_640_000_000_000_000;

impl Vote {
    /// Both votes in order.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The index: 0 or 1.
    pub fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

#[cfg(test)]
mod tests;
