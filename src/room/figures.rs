//! The numbers behind the pictures of a room. They cross from the facilitator's window to the
//! audience's, so they hold what is drawn and no more: no sheet, and nobody's votes.

mod divided;
mod flow;
mod map;
mod moved;
mod tensions;

pub use divided::{Divided, DividedItem};
pub use flow::{Flow, GutVoteOutcomes};
pub use map::{Centre, GRID_STEP, MAX_POINTS, Map, Point, Spread};
pub use moved::{ChangeBasis, Moved, MovedItem};
pub use tensions::Tensions;

use super::{Picture, Room, Submissions, Vote};
use serde::{Deserialize, Serialize};

/// How the votes on one item fell, before the talk and after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distribution {
    /// The item's position.
    pub item: usize,
    /// For each choice, how many votes before the talk.
    pub before: Vec<u32>,
    /// For each choice, how many after it.
    pub after: Vec<u32>,
}

impl Distribution {
    /// How the votes on this item fell, by the votes that count.
    pub fn of(room: &Room, item: usize) -> Self {
        Self {
            item,
            before: room.tally(item, Vote::First),
            after: room.tally(item, Vote::Second),
        }
    }
}

/// The numbers behind one picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figures {
    /// Everybody on the map.
    Map(Map),
    /// From gut vote to verdict.
    Flow(Flow),
    /// The items on which the room is most divided.
    Divided(Divided),
    /// How often each tension came up.
    Tensions(Tensions),
    /// Which debates moved people most.
    Moved(Moved),
}

impl Figures {
    /// The numbers behind this picture of this room.
    pub fn of(room: &Room, picture: Picture) -> Self {
        match picture {
            Picture::Map => Self::Map(Map::of(room)),
            Picture::Flow => Self::Flow(Flow::of(room)),
            Picture::Divided => Self::Divided(Divided::of(room)),
            Picture::Tensions => Self::Tensions(Tensions::of(room)),
            Picture::Moved => Self::Moved(Moved::of(room)),
        }
    }

    /// Which picture they are behind.
    pub fn picture(&self) -> Picture {
        match self {
            Self::Map(_) => Picture::Map,
            Self::Flow(_) => Picture::Flow,
            Self::Divided(_) => Picture::Divided,
            Self::Tensions(_) => Picture::Tensions,
            Self::Moved(_) => Picture::Moved,
        }
    }
}

/// The sitting that pictures of sheets are of: the second one, once half as many have handed in for it
/// as for the first. A few are not the room.
pub fn latest_sitting(crowd: &Submissions) -> Vote {
    let [first, second] = Vote::BOTH.map(|sitting| crowd.sheets(sitting).len());
    if second > 0 && 2 * second >= first {
        Vote::Second
    } else {
        Vote::First
    }
}

/// How many there are, as the counts of a room are held.
fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// All of them together.
fn sum(counts: &[u32]) -> u64 {
    counts.iter().map(|&count| u64::from(count)).sum()
}
