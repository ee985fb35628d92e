//! The votes on one item before the talk and after it, and the people who moved.

use super::counts::sum;
use crate::room::{Room, Vote, pairing};
use crate::sheet::Sheet;
use serde::{Deserialize, Serialize};

/// The votes on one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// The item's position.
    pub item: usize,
    /// The number of votes for each choice before the talk.
    pub before: Vec<u32>,
    /// The second vote, once it is shown.
    pub second: Option<SecondVote>,
}

/// The second vote on an item, compared with the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondVote {
    /// The number of votes for each choice after the talk.
    pub after: Vec<u32>,
    /// The known changes of opinion: from a choice to a choice, with the number of people, including those
    /// who stayed.
    pub known: Vec<Walk>,
    /// The number of people who moved.
    pub movers: Movers,
}

/// People who went the same way between the two votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// Their choice before the talk; `None` if they had not voted.
    pub from: Option<usize>,
    /// Their choice after it; `None` if they did not vote again.
    pub to: Option<usize>,
    /// The number of people.
    pub people: u32,
}

/// The number of people who changed their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movers {
    /// The number of people who moved.
    pub moved: u32,
    /// The number of people who voted twice.
    pub of: u32,
    /// The certainty of that, from the counts.
    pub certainty: Certainty,
}

/// The certainty of a number of movers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// Everybody who voted twice is known person by person.
    Exact,
    /// At least as many: people who swapped answers leave no trace in counts.
    AtLeast,
    /// At least as many, provided that the fewer voters of one vote are all among those of the other.
    IfSamePeople,
}

impl Shift {
    /// The first vote alone.
    pub fn first(room: &Room, item: usize) -> Self {
        Self {
            item,
            before: room.tally(item, Vote::First),
            second: None,
        }
    }

    /// Both votes that count on this item, and who moved: person by person, as far as sheets can be paired.
    pub fn of(room: &Room, item: usize) -> Self {
        let first = Self::first(room, item);
        let after = room.tally(item, Vote::Second);
        let known = if room.sources().include_codes() {
            known_walks(&pairing::pairs(room.submissions()), item)
        } else {
            Vec::new()
        };
        let movers = Movers::of(&first.before, &after, &known);
        Self {
            second: Some(SecondVote {
                after,
                known,
                movers,
            }),
            ..first
        }
    }

    /// The way of everybody, by choice of the first vote: those who stayed come first, and those who had not
    /// voted last. Without a second vote, everybody stays.
    pub fn walks(&self) -> Vec<Walk> {
        match &self.second {
            None => walks(&self.before, &self.before, &[]),
            Some(second) => walks(&self.before, &second.after, &second.known),
        }
    }
}

impl Movers {
    fn of(before: &[u32], after: &[u32], known: &[Walk]) -> Self {
        let followed = people(known, |_| true);
        let [n, m] = [before, after].map(|votes| sum(votes).saturating_sub(followed));
        let stayed: u64 = rest(before, after, known)
            .map(|(before, after)| u64::from(before.min(after)))
            .sum();
        // Of those who are counted only, the fewer voters are taken to be among the others.
        let twice = n.min(m);
        let moved = people(known, |walk| walk.from != walk.to) + twice.saturating_sub(stayed);
        let saturated = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            moved: saturated(moved),
            of: saturated(followed + twice),
            certainty: match (twice, n == m) {
                (0, _) => Certainty::Exact,
                (_, true) => Certainty::AtLeast,
                (_, false) => Certainty::IfSamePeople,
            },
        }
    }
}

/// The number of people on the walks that match.
fn people(walks: &[Walk], matches: impl Fn(&Walk) -> bool) -> u64 {
    let matching = walks.iter().filter(|walk| matches(walk));
    matching.map(|walk| u64::from(walk.people)).sum()
}

/// The changes of the people who can be followed and answered both times.
fn known_walks(pairs: &[(&Sheet, &Sheet)], item: usize) -> Vec<Walk> {
    let mut known: Vec<Walk> = Vec::new();
    for (before, after) in pairs {
        let answer = |sheet: &Sheet| sheet.answers.get(item).copied().flatten().map(usize::from);
        if let (Some(from), Some(to)) = (answer(before), answer(after)) {
            add(&mut known, Some(from), Some(to), 1);
        }
    }
    known
}

/// Adds people to the walk between these choices.
fn add(walks: &mut Vec<Walk>, from: Option<usize>, to: Option<usize>, people: u32) {
    if people == 0 {
        return;
    }
    match walks
        .iter_mut()
        .find(|walk| (walk.from, walk.to) == (from, to))
    {
        Some(walk) => walk.people = walk.people.saturating_add(people),
        None => walks.push(Walk { from, to, people }),
    }
}

/// The votes for each choice, before and after, of the people who cannot be followed.
fn rest<'a>(
    before: &'a [u32],
    after: &'a [u32],
    known: &'a [Walk],
) -> impl Iterator<Item = (u32, u32)> + 'a {
    before
        .iter()
        .zip(after)
        .enumerate()
        .map(|(choice, (&before, &after))| {
            let from = people(known, |walk| walk.from == Some(choice));
            let to = people(known, |walk| walk.to == Some(choice));
            let left = |votes: u32, known: u64| {
                u32::try_from(u64::from(votes).saturating_sub(known)).unwrap_or(0)
            };
            (left(before, from), left(after, to))
        })
}

/// The way of everybody. People who cannot be followed go as few ways as the counts allow, in the order of
/// the choices.
pub(in crate::room) fn walks(before: &[u32], after: &[u32], known: &[Walk]) -> Vec<Walk> {
    let mut walks: Vec<Walk> = known.to_vec();
    let mut leaving = Vec::new();
    let mut arriving = Vec::new();
    for (choice, (before, after)) in rest(before, after, known).enumerate() {
        add(&mut walks, Some(choice), Some(choice), before.min(after));
        leaving.push(before.saturating_sub(after));
        arriving.push(after.saturating_sub(before));
    }
    for (from, left) in leaving.iter_mut().enumerate() {
        for (to, free) in arriving.iter_mut().enumerate() {
            let people = (*left).min(*free);
            add(&mut walks, Some(from), Some(to), people);
            *left -= people;
            *free -= people;
        }
        add(&mut walks, Some(from), None, *left);
    }
    for (to, &people) in arriving.iter().enumerate() {
        add(&mut walks, None, Some(to), people);
    }
    let end = before.len();
    walks.sort_by_key(|walk| {
        let from = walk.from.unwrap_or(end);
        (from, walk.to != walk.from, walk.to.unwrap_or(end))
    });
    walks
}
