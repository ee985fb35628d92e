//! A facilitated group: its rounds, tallies, sheets and journal. Pure: knows no browser.
//!
//! A [`Room`] is the fold of its journal: [`Room::act`] makes an [`Entry`] of an [`Action`], takes it
//! as a replay would, and returns it to be written down before anything is drawn. What the audience
//! sees follows from the room alone.

pub mod action;
pub mod ballot;
mod counted;
pub mod crowd;
pub mod export;
pub mod figures;
pub mod follow;
pub mod hands;
pub mod intake;
pub mod join;
pub mod journal;
mod json;
pub mod notes;
pub mod pictures;
pub mod place;
pub mod rehearsal;
pub mod slide;
mod state;
pub mod timer;

pub use action::{Action, Batch, Clock, Entry, Fault, Sources, Wrong};
pub use crowd::{Crowd, Ended};
pub use figures::{Distribution, Figures};
pub use hands::Hands;
pub use intake::{Intake, Listing};
pub use notes::{ItemNotes, Notes};
pub use place::{Phase, Picture, Place};
pub use slide::{Show, Slide};
pub use state::{Head, Room};
pub use timer::Timer;

use serde::{Deserialize, Serialize};

/// The most people that a room is counted for.
pub const MOST: u32 = 1_000_000;

/// Which of an item's two votes; of a sheet, whether it was handed in before the talk or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Vote {
    /// Before the talk.
    First,
    /// After the talk.
    Second,
}

/// The last moment that the clocks of browsers know, in milliseconds since 1970.
pub const LATEST: u64 = 8_640_000_000_000_000;

impl Vote {
    /// Both, in their order.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// Its position: 0 or 1.
    pub fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

#[cfg(test)]
mod tests;
