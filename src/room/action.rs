//! The actions of a facilitator: each one that has an effect is an entry of the room's journal.

use super::ballot::BallotError;
use super::timer::{MAX_TIMER_MS, TimerAction};
use super::{AgendaStep, MAX_PEOPLE, Vote};
use crate::sheet::Sheet;
use crate::sheet::code::CodeError;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

/// An action of the facilitator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to a step of the agenda.
    Go(AgendaStep),
    /// Blanks the audience's window; `None` ends that.
    Blank(Option<Blank>),
    /// Shows or hides the number of votes so far on slides that hide the votes themselves.
    CountShown(bool),
    /// Sets how many people are in the room; `None` if that is not known.
    Headcount(Option<u32>),
    /// Sets the address of the quiz; `None` shows no address.
    Address(Option<Rc<str>>),
    /// Sets whether hands, codes or both count.
    Sources(Sources),
    /// Sets the number of raised hands for one choice.
    Hands {
        /// The item's position.
        item: usize,
        /// The first or the second vote.
        vote: Vote,
        /// The choice, from 0.
        choice: u8,
        /// The number of hands.
        count: u32,
    },
    /// Adds the result codes and ballots of one import.
    Codes(Rc<Batch>),
    /// Changes the timer.
    Timer(TimerAction),
    /// Undoes the entry with this number.
    Undo(u32),
    /// Redoes the entry with this number.
    Redo(u32),
}

impl Action {
    /// Returns the action with its values clamped to the room's limits: counts to [`MAX_PEOPLE`],
    /// durations to [`MAX_TIMER_MS`].
    pub(super) fn clamped(mut self) -> Self {
        match &mut self {
            Self::Headcount(Some(count)) | Self::Hands { count, .. } => {
                *count = (*count).min(MAX_PEOPLE);
            }
            Self::Timer(TimerAction::Start(span) | TimerAction::Extend(span)) => {
                *span = (*span).min(MAX_TIMER_MS);
            }
            _ => {}
        }
        self
    }

    /// Returns true if this action overrides `other`, an earlier one, so that only the later one
    /// counts. Imports of codes never do: they add up.
    pub(super) fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Headcount(_), Self::Headcount(_))
            | (Self::Address(_), Self::Address(_))
            | (Self::Sources(_), Self::Sources(_)) => true,
            (
                Self::Hands {
                    item, vote, choice, ..
                },
                Self::Hands {
                    item: i,
                    vote: v,
                    choice: c,
                    ..
                },
            ) => (item, vote, choice) == (i, v, c),
            _ => false,
        }
    }

    /// The action that sets the value back to its default.
    pub(super) fn reset_value(&self) -> Self {
        match self {
            Self::Headcount(_) => Self::Headcount(None),
            Self::Address(_) => Self::Address(None),
            Self::Sources(_) => Self::Sources(Sources::default()),
            &Self::Hands {
                item, vote, choice, ..
            } => Self::Hands {
                item,
                vote,
                choice,
                count: 0,
            },
            other => other.clone(),
        }
    }

    /// Returns true if the action can be undone: everything that is counted can. Navigation cannot,
    /// since going back does that.
    pub fn can_be_undone(&self) -> bool {
        matches!(
            self,
            Self::Headcount(_)
                | Self::Address(_)
                | Self::Sources(_)
                | Self::Hands { .. }
                | Self::Codes(_)
        )
    }
}

/// A slide without content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blank {
    /// Nearly black, so that it does not light up the room.
    Dark,
    /// White, to light a board or a person.
    Light,
}

/// The sources of votes that count. In a room in which everybody hands in a code and raises a hand as
/// well, counting both would count everybody twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sources {
    /// Hands and codes.
    #[default]
    Both,
    /// Only hands.
    Hands,
    /// Only codes.
    Codes,
}

impl Sources {
    /// Returns true if hands count.
    pub fn include_hands(self) -> bool {
        self != Self::Codes
    }

    /// Returns true if codes count.
    pub fn include_codes(self) -> bool {
        self != Self::Hands
    }
}

/// The parsed content of one paste or one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Handed in before the talk (first) or after it (second).
    pub sitting: Vote,
    /// The sheets in their order, including duplicates of earlier ones: those are dropped when the
    /// batch is applied.
    pub sheets: Vec<Sheet>,
    /// The codes and ballot lines that could not be parsed.
    pub faults: Vec<Fault>,
}

/// The codes and ballot lines that could not be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line it begins on, from 1.
    pub line: u32,
    /// The code or the ballot line as it was pasted.
    pub text: Rc<str>,
    /// The reason why it could not be parsed.
    pub error: ImportError,
}

/// The reason why something that looks like a code or a ballot line could not be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is not a valid code of this instrument.
    Code(CodeError),
    /// It is not a valid ballot of this instrument.
    Ballot(BallotError),
}

impl Error for ImportError {}

impl Display for ImportError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Code(error) => error.fmt(f),
            Self::Ballot(error) => error.fmt(f),
        }
    }
}

/// An entry of the journal: one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number, from 1 and unique.
    pub number: u32,
    /// The time of the action in milliseconds since 1970. The clock may have been corrected in between,
    /// so entries are ordered by number.
    pub at: u64,
    /// The action.
    pub action: Action,
}
