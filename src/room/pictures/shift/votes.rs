//! The votes on one item, as the layouts and the marks need them.

use crate::room::figures::{Movers, Shift};
use crate::room::pictures::board::Board;

/// The radius of the shape of a choice: its letter has the smallest font size.
pub(super) const RADIUS: i32 = 36;

/// The votes, prepared for drawing.
pub(super) struct Votes<'a> {
    pub(super) figures: &'a Shift,
    /// The votes for each choice, before and after.
    pub(super) counts: Vec<[u32; 2]>,
}

impl<'a> Votes<'a> {
    pub(super) fn of(figures: &'a Shift, choices: usize) -> Self {
        let after = figures.second.as_ref().map(|second| &second.after);
        let count = |votes: &[u32], choice: usize| votes.get(choice).copied().unwrap_or(0);
        let counts = (0..choices).map(|choice| {
            let before = count(&figures.before, choice);
            [before, after.map_or(before, |after| count(after, choice))]
        });
        Self {
            figures,
            counts: counts.collect(),
        }
    }

    /// The votes for each choice of one vote.
    pub(super) fn of_vote(&self, vote: usize) -> Vec<u32> {
        self.counts.iter().map(|counts| counts[vote]).collect()
    }

    /// The number of all votes of one vote.
    pub(super) fn all(&self, vote: usize) -> u32 {
        self.of_vote(vote).into_iter().fold(0, u32::saturating_add)
    }

    /// The numbers of people who moved, once anybody has voted again.
    pub(super) fn movers(&self) -> Option<Movers> {
        let second = self.figures.second.as_ref()?;
        (self.all(1) > 0).then_some(second.movers)
    }

    /// The votes that have been shown: the first, and the second once anybody took part in it.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        let second = self.figures.second.is_some() && self.all(1) > 0;
        [0, 1].into_iter().filter(move |&vote| vote == 0 || second)
    }
}

/// The text of a choice.
pub(super) fn label(board: &Board, votes: &Votes, choice: usize) -> String {
    let choice = u8::try_from(choice).ok();
    let label = choice.and_then(|choice| board.instrument.answer_label(votes.figures.item, choice));
    label.map(ToString::to_string).unwrap_or_default()
}
