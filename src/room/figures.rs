//! The figures that the pictures of a room are drawn from. They are sent from the facilitator's window
//! to the audience's, so they hold what is drawn and no more: no sheet, and no single person's votes.

mod counts;
mod divided;
mod flow;
mod map;
mod moved;
mod shift;
mod sitting;
mod tensions;

pub use divided::{Divided, DividedItem};
pub use flow::{Flow, GutVoteOutcomes};
pub use map::{Centre, GRID_STEP, MAX_POINTS, Map, Point, Spread};
pub use moved::{ChangeBasis, Moved, MovedItem};
pub(super) use shift::walks;
pub use shift::{Certainty, Movers, SecondVote, Shift, Walk};
pub use sitting::latest_sitting;
pub use tensions::Tensions;

use super::{Picture, Room};
use serde::{Deserialize, Serialize};

/// The figures of one picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figures {
    /// Everybody on the map.
    Map(Map),
    /// From gut vote to verdict.
    Flow(Flow),
    /// The items on which the room is most divided.
    Divided(Divided),
    /// The frequency of each tension.
    Tensions(Tensions),
    /// The share of people that each debate moved.
    Moved(Moved),
}

impl Figures {
    /// The figures of this picture of this room.
    pub fn of(room: &Room, picture: Picture) -> Self {
        match picture {
            Picture::Map => Self::Map(Map::of(room)),
            Picture::Flow => Self::Flow(Flow::of(room)),
            Picture::Divided => Self::Divided(Divided::of(room)),
            Picture::Tensions => Self::Tensions(Tensions::of(room)),
            Picture::Moved => Self::Moved(Moved::of(room)),
        }
    }

    /// The picture that the figures are for.
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
