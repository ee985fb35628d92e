//! Which debates moved people most.

use super::{count, sum};
use crate::room::{Room, Vote, pairing};
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};

/// Which debates moved people most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The items of which it can be told, the one that moved most people first; of those that are
    /// alike, the one that is asked first.
    pub items: Vec<MovedItem>,
    /// How many people were followed from their first sheet to their second.
    pub followed: u32,
    /// How many at least handed in and could not be followed.
    pub lost: u32,
}

/// How many people one debate moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedItem {
    /// The item's position.
    pub item: usize,
    /// How many people changed their answer, in thousandths, rounded down.
    pub share: u32,
    /// How that is known.
    #[serde(rename = "how")]
    pub basis: ChangeBasis,
}

/// How it is known how many people changed their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeBasis {
    /// Person by person, from first and second sheets.
    People {
        /// How many changed their answer.
        moved: u32,
        /// Of so many who answered both times.
        of: u32,
    },
    /// From the two tallies: so many have moved at the least. People who changed places with each
    /// other leave no trace in them.
    Net,
}

impl Moved {
    /// Which debates moved a room. Person by person where that speaks for half of the votes at least,
    /// else by the two tallies, where there are half as many votes in one of them as in the other.
    pub fn of(room: &Room) -> Self {
        // Sheets that do not count move nobody.
        let counts = room.sources().include_codes();
        let pairs = if counts {
            pairing::pairs(room.submissions())
        } else {
            Vec::new()
        };
        let items = 0..room.instrument().items.len();
        let mut items: Vec<MovedItem> = items
            .filter_map(|item| MovedItem::of(room, item, &pairs))
            .collect();
        items.sort_by_key(|item| core::cmp::Reverse(item.share));
        Self {
            items,
            followed: count(pairs.len()),
            lost: if counts {
                pairing::unpaired(room.submissions())
            } else {
                0
            },
        }
    }
}

impl MovedItem {
    fn of(room: &Room, item: usize, pairs: &[(&Sheet, &Sheet)]) -> Option<Self> {
        let tallies = Vote::BOTH.map(|vote| room.tally(item, vote));
        let votes = tallies.each_ref().map(|tally| sum(tally));
        let (mut moved, mut of) = (0_u32, 0_u32);
        for (before, after) in pairs {
            let answer = |sheet: &Sheet| sheet.answers.get(item).copied().flatten();
            if let (Some(before), Some(after)) = (answer(before), answer(after)) {
                of += 1;
                moved += u32::from(before != after);
            }
        }
        let (share, how) = if of > 0 && 2 * u64::from(of) >= votes[0].max(votes[1]) {
            let share = u64::from(moved) * 1000 / u64::from(of);
            (share, ChangeBasis::People { moved, of })
        } else {
            (net_change(&tallies)?, ChangeBasis::Net)
        };
        Some(Self {
            item,
            share: u32::try_from(share).ok()?,
            basis: how,
        })
    }
}

/// How far two tallies lie apart: half of what their shares differ by, choice by choice, in
/// thousandths. None where one has less than half as many votes as the other.
fn net_change([before, after]: &[Vec<u32>; 2]) -> Option<u64> {
    let (n, m) = (sum(before), sum(after));
    if n.min(m) * 2 < n.max(m) {
        return None;
    }
    let differ = before.iter().zip(after).map(|(&a, &b)| {
        let (a, b) = (u64::from(a) * m, u64::from(b) * n);
        u128::from(a.abs_diff(b))
    });
    let share = (differ.sum::<u128>() * 500).checked_div(u128::from(n) * u128::from(m))?;
    u64::try_from(share).ok()
}
