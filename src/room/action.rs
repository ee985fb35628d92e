//! What a facilitator does.

use super::ballot::BallotError;
use super::timer::MAX_TIMER_MS;
use super::{AgendaStep, MAX_PEOPLE, Vote};
use crate::sheet::Sheet;
use crate::sheet::code::CodeError;
use std::rc::Rc;

/// Something that a facilitator does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to a place.
    Go(AgendaStep),
    /// Makes the audience's window blank, or not.
    Blank(bool),
    /// Shows the audience how many votes are in, while they are hidden; or not.
    CountShown(bool),
    /// Says how many people are in the room; none where it is not known.
    Headcount(Option<u32>),
    /// Says where people find the quiz; none to show no address.
    Address(Option<Rc<str>>),
    /// Says whose votes count.
    Sources(Sources),
    /// Sets how many hands went up.
    Hands {
        /// The item's position.
        item: usize,
        /// Which vote.
        vote: Vote,
        /// The choice, from 0.
        choice: u8,
        /// How many hands.
        count: u32,
    },
    /// Takes codes in.
    Codes(Rc<Batch>),
    /// Does something with the timer.
    Timer(TimerAction),
    /// Takes back the entry with this number.
    Undo(u32),
    /// Does it again.
    Redo(u32),
}

impl Action {
    /// The same within the bounds that a room has: counts up to [`MOST`], spans up to [`LONGEST`].
    pub(super) fn clamped(mut self) -> Self {
        match &mut self {
            Self::Headcount(Some(count)) | Self::Hands { count, .. } => {
                *count = (*count).min(MAX_PEOPLE)
            }
            Self::Timer(TimerAction::Start(span) | TimerAction::Extend(span)) => {
                *span = (*span).min(MAX_TIMER_MS)
            }
            _ => {}
        }
        self
    }

    /// Whether the later of the two takes the place of the other, so that it alone counts. Codes add
    /// up.
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

    /// What stood before anything like this was done.
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

    /// Whether it can be taken back: what is counted can, going from place to place cannot, since
    /// going back does that.
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

/// Something done with the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerAction {
    /// Sets it for so many milliseconds, and lets it run.
    Start(u32),
    /// Stops it, or lets it run on.
    Toggle,
    /// Adds so many milliseconds.
    Extend(u32),
    /// Puts it away.
    Clear,
}

/// Whose votes count, where both are there: a room in which everybody hands in a code and raises a
/// hand as well would count everybody twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sources {
    /// Hands and codes.
    #[default]
    Both,
    /// Hands alone.
    Hands,
    /// Codes alone.
    Codes,
}

impl Sources {
    /// Whether hands count.
    pub fn include_hands(self) -> bool {
        self != Self::Codes
    }

    /// Whether codes count.
    pub fn include_codes(self) -> bool {
        self != Self::Hands
    }
}

/// What came of one paste, or one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Before the talk, or after it.
    pub sitting: Vote,
    /// The sheets, in their order, also those that were handed in before: whether they count is found
    /// out when they are taken in.
    pub sheets: Vec<Sheet>,
    /// What looked like a code, or like a ballot, and is none.
    pub faults: Vec<Fault>,
}

/// What looked like a code, or like a ballot, and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The code, or the line of a ballot, as it was pasted.
    pub text: Rc<str>,
    /// What is wrong with it.
    pub error: ImportError,
}

/// What is wrong with something that looked like a code, or like a ballot that was typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is no code of this instrument.
    Code(CodeError),
    /// It is no ballot of this instrument.
    Ballot(BallotError),
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1, never used twice.
    pub number: u32,
    /// When it was made, in milliseconds since 1970, by a clock that may have been put right meanwhile:
    /// what is the order of entries is their numbers.
    pub at: u64,
    /// What was done.
    pub action: Action,
}
