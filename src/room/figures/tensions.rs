//! The frequency of each tension.

use super::counts::count;
use super::sitting::latest_sitting;
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// The frequency of each tension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tensions {
    /// The sitting that the sheets are from.
    pub sitting: Vote,
    /// The number of people who handed in a sheet.
    pub people: u32,
    /// The number of those who have at least one tension.
    pub some: u32,
    /// The positions of the tensions with the number of people who have each, the most common first;
    /// ties in the order of the instrument. Includes tensions that nobody has.
    pub ranked: Vec<(usize, u32)>,
}

impl Tensions {
    /// The tensions of a room, by the sheets of its newest sitting. All tensions of a sheet count,
    /// although its reader is shown two at most.
    pub fn of(room: &Room) -> Self {
        let (submissions, sitting) = (room.submissions(), latest_sitting(room.submissions()));
        let counts = submissions.tensions(sitting).iter().copied();
        let mut ranked: Vec<(usize, u32)> = counts.enumerate().collect();
        ranked.sort_by_key(|&(_, count)| core::cmp::Reverse(count));
        Self {
            sitting,
            people: count(submissions.sheets(sitting).len()),
            some: submissions.with_tension(sitting),
            ranked,
        }
    }
}
