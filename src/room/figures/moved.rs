//! The share of people that each debate moved.

use super::counts::{count, sum};
use crate::room::{Room, Vote, pairing};
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};

/// The share of people that each debate moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The items for which the share is known, the largest share first; ties in the order of the
    /// instrument.
    pub items: Vec<MovedItem>,
    /// The number of people whose first and second sheets were paired.
    pub followed: u32,
    /// The least number of people who handed in and could not be paired.
    pub lost: u32,
}

/// The share of people that one debate moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedItem {
    /// The item's position.
    pub item: usize,
    /// The share of people who changed their answer, in thousandths, rounded down.
    pub share: u32,
    /// The basis of the share.
    #[serde(rename = "how")]
    pub basis: ChangeBasis,
}

/// The basis of a share of people who changed their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeBasis {
    /// Person by person, from first and second sheets.
    People {
        /// The number of people who changed their answer.
        moved: u32,
        /// The number of people who answered both times and are known to.
        of: u32,
        /// The number of votes in the larger of the two: those who could have moved.
        all: u32,
    },
    /// The difference of the two tallies, a lower bound: changes that cancel each other out leave no
    /// trace.
    Net,
}

impl Moved {
    /// The share of a room that each debate moved. From paired sheets, if these cover at least half of
    /// the votes; otherwise from the two tallies, if neither has less than half as many votes as the
    /// other; and otherwise from the paired sheets again, which say of how many votes they are.
    pub fn of(room: &Room) -> Self {
        // Sheets that do not count are not paired.
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
        let all = votes[0].max(votes[1]);
        let people = || {
            let share = (u64::from(moved) * 1000).checked_div(u64::from(of))?;
            let all = u32::try_from(all).unwrap_or(u32::MAX);
            Some((share, ChangeBasis::People { moved, of, all }))
        };
        let net = || Some((net_change(&tallies)?, ChangeBasis::Net));
        let (share, how) = if 2 * u64::from(of) >= all {
            people().or_else(net)?
        } else {
            net().or_else(people)?
        };
        Some(Self {
            item,
            share: u32::try_from(share).ok()?,
            basis: how,
        })
    }
}

/// The net change between two tallies, in thousandths: half of the sum of the differences of their
/// shares, choice by choice. `None` if one has less than half as many votes as the other.
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
