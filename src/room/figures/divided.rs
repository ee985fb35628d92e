//! The items on which a room is most divided.

use super::sum;
use crate::instrument::{Instrument, Side};
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// The items on which a room is most divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// The items that two people at least have voted on, the most divided first; of those that are
    /// alike, the one that is asked first.
    pub items: Vec<DividedItem>,
}

/// How divided a room is on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DividedItem {
    /// The item's position.
    pub item: usize,
    /// Which vote this is of: the second, once it has begun.
    pub vote: Vote,
    /// How many votes count towards the scale's low pole.
    pub low: u32,
    /// How many count towards neither.
    pub middle: u32,
    /// How many count towards the high pole.
    pub high: u32,
    /// Of all pairs that two of these people make, how many stand on opposite sides: in thousandths,
    /// rounded down. A room split down the middle has a little more than 500.
    pub apart: u32,
}

impl Divided {
    /// How divided a room is, by the votes that count.
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
        let (vote, tally) = [Vote::Second, Vote::First]
            .map(|vote| (vote, room.tally(item, vote)))
            .into_iter()
            // Of one vote there is no pair.
            .find(|(_, tally)| sum(tally) > 1)?;
        let [low, middle, high] = sides(room.instrument(), item, &tally);
        let people = low + middle + high;
        // Not people × (people - 1) / 2: both sides of the fraction are doubled.
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

/// How many votes count towards the low pole, neither, and the high pole.
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
