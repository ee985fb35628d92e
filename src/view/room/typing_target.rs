//! The target of typed digits: a row of the tally, or the number of an item.

use crate::room::Vote;

/// A picked row, and the number typed into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PickedRow {
    /// The item.
    pub item: usize,
    /// The vote, before or after the talk.
    pub vote: Vote,
    /// The choice, from 0.
    pub choice: u8,
    /// The number typed so far. None if no digit is typed.
    pub typed: Option<u32>,
    /// True once a count was set: digits begin a new step, while + and - still change this row.
    pub settled: bool,
}

/// The target of typed digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Typing {
    #[default]
    Nothing,
    Row(PickedRow),
    Jump(Option<u32>),
}
