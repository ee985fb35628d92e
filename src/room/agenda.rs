//! The agenda of a room: the steps that a facilitator goes through.

use super::Vote;
use crate::instrument::Instrument;
use serde::{Deserialize, Serialize};

/// The phases of one item. As in Peer Instruction, the first vote stays hidden until the second has
/// been taken, so that the talk is about reasons and not about the majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// People read the item and vote. The result stays hidden.
    First,
    /// People talk with somebody who answered differently.
    Talk,
    /// The second vote on the same item.
    Second,
    /// The first vote is shown: a mark for each person.
    Reveal,
    /// The marks go to the second vote.
    Shift,
    /// The views of the essay and of research.
    Debrief,
    /// The certainty of that, and its source.
    Evidence,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 7] = [
        Self::First,
        Self::Talk,
        Self::Second,
        Self::Reveal,
        Self::Shift,
        Self::Debrief,
        Self::Evidence,
    ];

    /// The first phase of each stage, in order. The shift and the debrief are stages of two phases each.
    pub const STAGES: [Self; 5] = [
        Self::First,
        Self::Talk,
        Self::Second,
        Self::Reveal,
        Self::Debrief,
    ];

    /// The first phase of the stage that this phase belongs to.
    #[must_use]
    pub fn stage(self) -> Self {
        match self {
            Self::Shift => Self::Reveal,
            Self::Evidence => Self::Debrief,
            phase => phase,
        }
    }
}

/// A picture of the whole room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Picture {
    /// Everybody on the map, with the centre and its spread.
    Map,
    /// From gut vote to verdict.
    Flow,
    /// The items on which the room is most divided.
    Divided,
    /// The frequency of each tension.
    Tensions,
    /// The share of people that each debate moved.
    Moved,
}

impl Picture {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Map,
        Self::Flow,
        Self::Divided,
        Self::Tensions,
        Self::Moved,
    ];

    /// The name in journals and file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Flow => "flow",
            Self::Divided => "divided",
            Self::Tensions => "tensions",
            Self::Moved => "moved",
        }
    }
}

/// A step of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgendaStep {
    /// Instructions for joining.
    Join,
    /// A phase of the item at this position.
    Item(usize, Phase),
    /// A picture of the whole room.
    Picture(Picture),
}

impl AgendaStep {
    /// All steps for an instrument, in order.
    pub fn all(instrument: &Instrument) -> impl Iterator<Item = Self> {
        let items = 0..instrument.items.len();
        let items = items.flat_map(|item| Phase::ALL.map(|phase| Self::Item(item, phase)));
        let pictures = Picture::ALL.map(Self::Picture);
        std::iter::once(Self::Join).chain(items).chain(pictures)
    }

    /// The next step.
    pub fn next(self, instrument: &Instrument) -> Option<Self> {
        Self::all(instrument)
            .skip_while(|&place| place != self)
            .nth(1)
    }

    /// The previous step.
    pub fn previous(self, instrument: &Instrument) -> Option<Self> {
        Self::all(instrument)
            .take_while(|&place| place != self)
            .last()
    }

    /// The item and the vote that are counted at this step. During the talk that is still the first vote, and
    /// once both votes are shown still the second, so that overlooked hands can be added.
    pub fn vote(self) -> Option<(usize, Vote)> {
        match self {
            Self::Item(item, Phase::First | Phase::Talk) => Some((item, Vote::First)),
            Self::Item(item, _) => Some((item, Vote::Second)),
            Self::Join | Self::Picture(_) => None,
        }
    }

    /// Returns true if a timer that was started at `other` goes on at this step: it belongs to the vote that
    /// is counted, or else to the step alone.
    pub(super) fn shares_timer_with(self, other: Self) -> bool {
        match self.vote() {
            Some(vote) => other.vote() == Some(vote),
            None => self == other,
        }
    }

    /// The item of this step.
    pub fn item(self) -> Option<usize> {
        match self {
            Self::Item(item, _) => Some(item),
            _ => None,
        }
    }
}
