//! How often each tension came up.

use super::{count, latest_sitting};
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// How often each tension came up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tensions {
    /// Whose sheets these are.
    pub sitting: Vote,
    /// How many people handed in a sheet.
    pub people: u32,
    /// How many of them have at least one.
    pub some: u32,
    /// The tensions by their positions, each with how many people have it: the most common first; of
    /// those that are alike, in the order of the instrument. Those that nobody has are there too.
    pub ranked: Vec<(usize, u32)>,
}

impl Tensions {
    /// The tensions of a room, by the sheets of its newest sitting. All that a sheet has count, also
    /// where its reader is shown two of them.
    pub fn of(room: &Room) -> Self {
        let (crowd, sitting) = (room.submissions(), latest_sitting(room.submissions()));
        let counts = crowd.tensions(sitting).iter().copied();
        let mut ranked: Vec<(usize, u32)> = counts.enumerate().collect();
        ranked.sort_by_key(|&(_, count)| core::cmp::Reverse(count));
        Self {
            sitting,
            people: count(crowd.sheets(sitting).len()),
            some: crowd.with_tension(sitting),
            ranked,
        }
    }
}
