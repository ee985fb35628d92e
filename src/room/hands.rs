//! Counts of raised hands.

use super::Vote;
use crate::instrument::Instrument;

/// The number of raised hands for each choice of each item, in both votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hands(Vec<[Vec<u32>; 2]>);

impl Hands {
    /// No hands.
    pub fn empty(instrument: &Instrument) -> Self {
        let none = |choices: usize| [vec![0; choices], vec![0; choices]];
        Self(
            instrument
                .items
                .iter()
                .map(|item| none(item.choice_count()))
                .collect(),
        )
    }

    /// The number of hands for each choice of an item; empty if there is no such item.
    pub fn counts(&self, item: usize, vote: Vote) -> &[u32] {
        self.0.get(item).map_or(&[], |votes| &votes[vote.index()])
    }

    /// Sets one count. Ignores choices and items that do not exist.
    pub(super) fn set(&mut self, item: usize, vote: Vote, choice: u8, count: u32) {
        let votes = self.0.get_mut(item).map(|votes| &mut votes[vote.index()]);
        if let Some(place) = votes.and_then(|votes| votes.get_mut(usize::from(choice))) {
            *place = count;
        }
    }
}
