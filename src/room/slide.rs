//! The audience's slide as one value: everything that is sent to the window on the projector.
//!
//! While a vote is hidden, slides do not contain it, so nothing in that window can give it away.

use super::figures::{Figures, Shift};
use super::join_link::is_this_machine;
use super::{AgendaStep, Blank, Phase, Room, Timer, Vote, figures};
use serde::{Deserialize, Serialize};

/// The slide that the audience sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// True if the votes are made up, which every slide shows.
    pub rehearsal: bool,
    /// The blank slide that is shown instead of the content for now.
    pub blank: Option<Blank>,
    /// The content of a slide.
    #[serde(rename = "show")]
    pub content: SlideContent,
    /// The timer.
    pub timer: Timer,
}

/// The content of a slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlideContent {
    /// Instructions for joining.
    Join {
        /// The address of the quiz, without the room's tag; `None` if it was not set, or if no phone can open
        /// it.
        address: Option<String>,
        /// The room's tag.
        tag: String,
        /// The number of people who have handed in a code.
        handed_in: u32,
    },
    /// An item to vote on.
    Question {
        /// The item's position.
        item: usize,
        /// The first or the second vote.
        vote: Vote,
        /// The number of votes so far; `None` if it is not shown.
        votes_in: Option<u32>,
    },
    /// An item to talk about.
    Talk {
        /// The item's position.
        item: usize,
    },
    /// The first vote on an item, a mark for each person; or both votes, and the people who moved.
    Shift(Shift),
    /// The views of the essay and of research.
    Debrief {
        /// The item's position.
        item: usize,
    },
    /// Their certainty, and their source.
    Evidence {
        /// The item's position.
        item: usize,
    },
    /// A picture of the whole room.
    Picture(Figures),
}

impl Slide {
    /// The current slide of a room.
    pub fn of(room: &Room) -> Self {
        Self {
            rehearsal: room.head().rehearsal,
            blank: room.blank(),
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
                    address: room
                        .address()
                        .filter(|address| !is_this_machine(address))
                        .map(ToString::to_string),
                    tag: room.head().tag.to_string(),
                    handed_in: u32::try_from(sheets.len()).unwrap_or(u32::MAX),
                }
            }
            AgendaStep::Item(item, Phase::First) => question(item, Vote::First),
            AgendaStep::Item(item, Phase::Talk) => Self::Talk { item },
            AgendaStep::Item(item, Phase::Second) => question(item, Vote::Second),
            AgendaStep::Item(item, Phase::Reveal) => Self::Shift(Shift::first(room, item)),
            AgendaStep::Item(item, Phase::Shift) => Self::Shift(Shift::of(room, item)),
            AgendaStep::Item(item, Phase::Debrief) => Self::Debrief { item },
            AgendaStep::Item(item, Phase::Evidence) => Self::Evidence { item },
            AgendaStep::Picture(picture) => Self::Picture(Figures::of(room, picture)),
        }
    }
}
