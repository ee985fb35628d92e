//! The console's own state: the picked row, the typed digits, the open panel. None of it is in the
//! journal.

use super::ProgramRequest;
use super::command::Panel;
use super::typing_target::Typing;
use crate::room::{Action, Vote};

/// The status after the last command, for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// The hands for a choice were set.
    Hands {
        /// The item.
        item: usize,
        /// The choice, from 0.
        choice: u8,
        /// The number of hands.
        count: u32,
    },
    /// The headcount is unknown, so the remaining hands cannot be filled in.
    NoHeadcount,
    /// There are more votes than people, so the remaining hands cannot be filled in.
    TooMany,
    /// There is no item of this number.
    NoItem(u32),
    /// This action was undone.
    Undone(Action),
    /// This action was redone.
    Redone(Action),
}

/// A side effect of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A request to the program.
    Request(ProgramRequest),
    /// Moves the focus.
    Focus(FocusTarget),
}

/// An element that takes the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The whole console, to leave a field.
    Desk,
    /// The open panel.
    Panel,
    /// The field for codes.
    Codes,
    /// The field for the headcount.
    Headcount,
}

/// The console's own state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleState {
    pub(super) typing: Typing,
    /// The panel beside the main area.
    pub panel: Panel,
    /// True if counts are covered, because the audience can see this window.
    pub covered: bool,
    /// The status after the last command.
    pub status: Option<Status>,
    /// The sitting that codes are imported for. None if the facilitator has not chosen one.
    pub sitting: Option<Vote>,
}

impl ConsoleState {
    /// The sitting that codes are imported for: the first one by default, since most people who hand in
    /// late have taken the quiz once.
    pub fn sitting(&self) -> Vote {
        self.sitting.unwrap_or(Vote::First)
    }
}
