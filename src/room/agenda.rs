//! Where a room is: the places that a facilitator goes through, in one line.

use crate::instrument::Instrument;
use serde::{Deserialize, Serialize};

/// What a room goes through with one item. Peer Instruction's practice: the first vote stays hidden
/// until the second has been taken, so that the talk is about reasons and not about the majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The item is read and voted on. Nobody sees how.
    First,
    /// People talk with whoever answered otherwise.
    Talk,
    /// The same vote again.
    Second,
    /// Both votes, side by side.
    Shift,
    /// What the essay and research say.
    Debrief,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::Talk,
        Self::Second,
        Self::Shift,
        Self::Debrief,
    ];
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
    /// How often each tension came up.
    Tensions,
    /// Which debates moved people most.
    Moved,
}

impl Picture {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Map,
        Self::Flow,
        Self::Divided,
        Self::Tensions,
        Self::Moved,
    ];

    /// Its name in journals and files.
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

/// Where a room is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgendaStep {
    /// How to take part.
    Join,
    /// A phase of the item at this position.
    Item(usize, Phase),
    /// A picture of the whole room.
    Picture(Picture),
}

impl AgendaStep {
    /// All places of an instrument, in their order.
    pub fn all(instrument: &Instrument) -> impl Iterator<Item = Self> {
        let items = 0..instrument.items.len();
        let items = items.flat_map(|item| Phase::ALL.map(|phase| Self::Item(item, phase)));
        let pictures = Picture::ALL.map(Self::Picture);
        std::iter::once(Self::Join).chain(items).chain(pictures)
    }

    /// The place after this one.
    pub fn next(self, instrument: &Instrument) -> Option<Self> {
        Self::all(instrument)
            .skip_while(|&place| place != self)
            .nth(1)
    }

    /// The place before this one.
    pub fn previous(self, instrument: &Instrument) -> Option<Self> {
        Self::all(instrument)
            .take_while(|&place| place != self)
            .last()
    }

    /// The item that is talked about here.
    pub fn item(self) -> Option<usize> {
        match self {
            Self::Item(item, _) => Some(item),
            _ => None,
        }
    }
}
