//! From gut vote to verdict.

use super::counts::count;
use super::sitting::latest_sitting;
use crate::instrument::Outcome;
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// From gut vote to verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The sitting that the sheets are from.
    pub sitting: Vote,
    /// The number of people.
    pub people: u32,
    /// The outcomes of those who voted for the low pole, for the high pole, and not at all.
    pub votes: [GutVoteOutcomes; 3],
}

/// The outcomes of the people with one gut vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GutVoteOutcomes {
    /// The number of people by verdict.
    pub verdicts: Vec<u32>,
    /// The number of people between two verdicts.
    pub between: u32,
    /// The number of people without a verdict because all statements have the same answer.
    pub straight: u32,
    /// The number of people without a verdict because there are too few answers.
    pub unplaced: u32,
}

impl GutVoteOutcomes {
    fn nobody(verdicts: usize) -> Self {
        Self {
            verdicts: vec![0; verdicts],
            between: 0,
            straight: 0,
            unplaced: 0,
        }
    }

    /// The number of people.
    pub fn people(&self) -> u32 {
        self.counts().fold(0, u32::saturating_add)
    }

    /// All counts in order: the verdicts, between two, straight-liners, too few answers.
    pub fn counts(&self) -> impl Iterator<Item = u32> {
        let verdicts = self.verdicts.iter().copied();
        verdicts.chain([self.between, self.straight, self.unplaced])
    }
}

impl Flow {
    /// The flow of a room, by the sheets of its newest sitting.
    pub fn of(room: &Room) -> Self {
        let instrument = room.instrument();
        let sitting = latest_sitting(room.submissions());
        let mut votes = [(); 3].map(|()| GutVoteOutcomes::nobody(instrument.verdicts.len()));
        for ended in room.submissions().outcomes(sitting) {
            for (ends, people) in votes.iter_mut().zip(ended.guts) {
                match ended.outcome {
                    Outcome::Verdict(verdict) => ends.verdicts[verdict] += people,
                    Outcome::Between(..) => ends.between += people,
                    Outcome::Straightlined => ends.straight += people,
                    Outcome::TooFewAnswers => ends.unplaced += people,
                }
            }
        }
        Self {
            sitting,
            people: count(room.submissions().sheets(sitting).len()),
            votes,
        }
    }
}
