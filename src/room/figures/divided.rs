//! The items on which a room is most divided.

use super::counts::sum;
use super::sitting::latest_vote;
use crate::instrument::{Instrument, Side};
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// The items on which a room is most divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// The items with at least two votes, the most divided first; ties in the order of the instrument.
    pub items: Vec<DividedItem>,
}

/// The division of a room on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DividedItem {
    /// The item's position.
    pub item: usize,
    /// The vote that is shown: the second, once it has half as many votes as the
    /// first.
    pub vote: Vote,
    /// The number of votes towards the scale's low pole.
    pub low: u32,
    /// The number of votes towards neither pole.
    pub middle: u32,
    /// The number of votes towards the high pole.
    pub high: u32,
    /// The share of pairs of voters who are on opposite sides, in thousandths, rounded down. A room
    /// split down the middle has a little more than 500.
    pub apart: u32,
}

impl Divided {
    /// The division of a room on all items, by the votes that count.
    pub fn of(room: &Room) -> Self {
        let items = 0..room.instrument().items.len();
        let mut items: Vec<DividedItem> = items
            .filter_map(|item| DividedItem::of(room, item))
            .collect();
        items.sort_by_key(|item| core::cmp::Reverse(item.apart));
        Self { items }
    }
}

impl DividedItem {
    fn of(room: &Room, item: usize) -> Option<Self> {
        let tallies = Vote::BOTH.map(|vote| room.tally(item, vote));
        let vote = latest_vote(tallies.each_ref().map(|tally| sum(tally)));
        let tally = &tallies[vote.index()];
        let [low, middle, high] = sides(room.instrument(), item, tally);
        let people = low + middle + high;
        // A single vote makes no pair, so the divisor is 0. The number of pairs is people × (people - 1) / 2: numerator and denominator are both doubled
        // here.
        let apart = (2000 * low * high).checked_div(people * people.saturating_sub(1))?;
        let saturated = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Some(Self {
            item,
            vote,
            low: saturated(low),
            middle: saturated(middle),
            high: saturated(high),
            apart: saturated(apart),
        })
    }
}

/// The number of votes towards the low pole, neither, and the high pole.
fn sides(instrument: &Instrument, item: usize, tally: &[u32]) -> [u64; 3] {
    let mut sides = [0; 3];
    for (choice, &count) in (0..).zip(tally) {
        let score = instrument.items[item].score(choice).unwrap_or(0);
        let side = match score.signum() {
            -1 => Side::Low,
            0 => Side::Middle,
            _ => Side::High,
        };
        sides[side as usize] += u64::from(count);
    }
    sides
}
