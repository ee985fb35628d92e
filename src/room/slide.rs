//! What the audience sees, as one value: all that crosses to the window on the projector.
//!
//! While a vote is hidden no slide carries it, so nothing that the window holds can give it away.

use super::figures::{Distribution, Figures};
use super::{AgendaStep, Phase, Room, Timer, Vote, figures};
use serde::{Deserialize, Serialize};

/// What the audience sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// Whether the votes are made up, which every slide says.
    pub rehearsal: bool,
    /// Whether there is nothing to see for now.
    pub blank: bool,
    /// What there is to see.
    #[serde(rename = "show")]
    pub content: SlideContent,
    /// The timer.
    pub timer: Timer,
}

/// What there is to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlideContent {
    /// How to take part.
    Join {
        /// Where people find the quiz, without the room's tag; none where nobody said.
        address: Option<String>,
        /// What the room is called.
        tag: String,
        /// How many have handed in a code.
        handed_in: u32,
    },
    /// An item to vote on.
    Question {
        /// The item's position.
        item: usize,
        /// Which of its two votes.
        vote: Vote,
        /// How many votes are in; none where that is not shown.
        votes_in: Option<u32>,
    },
    /// An item to talk about.
    Talk {
        /// The item's position.
        item: usize,
    },
    /// Both votes, side by side.
    Shift(Distribution),
    /// What the essay and research say.
    Debrief {
        /// The item's position.
        item: usize,
    },
    /// A picture of the whole room.
    Picture(Figures),
}

impl Slide {
    /// What the audience of a room sees now.
    pub fn of(room: &Room) -> Self {
        Self {
            rehearsal: room.head().rehearsal,
            blank: room.is_blank(),
            content: SlideContent::of(room),
            timer: room.timer(),
        }
    }
}

impl SlideContent {
    fn of(room: &Room) -> Self {
        let question = |item, vote| Self::Question {
            item,
            vote,
            votes_in: room.shows_count().then(|| {
                let votes = room.tally(item, vote).into_iter();
                votes.fold(0, u32::saturating_add)
            }),
        };
        match room.step() {
            AgendaStep::Join => {
                let sheets = room
                    .submissions()
                    .sheets(figures::latest_sitting(room.submissions()));
                Self::Join {
                    address: room.address().map(ToString::to_string),
                    tag: room.head().tag.to_string(),
                    handed_in: u32::try_from(sheets.len()).unwrap_or(u32::MAX),
                }
            }
            AgendaStep::Item(item, Phase::First) => question(item, Vote::First),
            AgendaStep::Item(item, Phase::Talk) => Self::Talk { item },
            AgendaStep::Item(item, Phase::Second) => question(item, Vote::Second),
            AgendaStep::Item(item, Phase::Shift) => Self::Shift(Distribution::of(room, item)),
            AgendaStep::Item(item, Phase::Debrief) => Self::Debrief { item },
            AgendaStep::Picture(picture) => Self::Picture(Figures::of(room, picture)),
        }
    }
}
