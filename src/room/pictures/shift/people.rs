//! The marks of people: where each stood at the first vote, and where they went.

use super::votes::Votes;
use crate::room::figures::{Walk, walks};
use crate::room::pictures::board::Board;
use crate::room::pictures::marks::Packing;

/// The position of a mark.
type Place = (i32, i32);

/// Draws the mark of a person who has not voted again.
pub(super) fn hollow(board: &mut Board, place: (i32, i32), radius: i32) {
    board.sketch.circle(place, radius, board.palette.ink);
    board
        .sketch
        .circle(place, inner(radius), board.palette.paper);
}

/// Draws the mark of a person who moved: of another colour, and with a light core.
pub(super) fn mover(board: &mut Board, place: (i32, i32), radius: i32) {
    board.sketch.circle(place, radius, board.palette.accent);
    board
        .sketch
        .circle(place, core(radius), board.palette.paper);
}

/// The radius of the paper within a hollow mark.
fn inner(radius: i32) -> i32 {
    radius - (radius / 5).max(2)
}

/// The radius of the light core of a mover's mark.
fn core(radius: i32) -> i32 {
    radius * 38 / 100
}

/// Draws all marks. `at` is the position of a choice's mark by its slot.
pub(super) fn marks(
    board: &mut Board,
    votes: &Votes,
    packing: Packing,
    at: impl Fn(usize, (i32, i32)) -> (i32, i32),
) {
    let place = |choice: usize, slot: u32| at(choice, packing.place(slot));
    let walks = if packing.per == 1 {
        votes.figures.walks()
    } else {
        let [before, after] = [0, 1].map(|vote| packing.marks(&votes.of_vote(vote)));
        walks(&before, &after, &[])
    };
    let radius = packing.radius();
    let mut left = vec![0; votes.counts.len()];
    let mut arrived = staying(&walks, votes.counts.len());
    let mut stayed = vec![0; votes.counts.len()];
    let (mut ghosts, mut people) = (Vec::new(), Vec::new());
    for walk in &walks {
        for _ in 0..walk.people {
            let from = walk
                .from
                .map(|choice| place(choice, next(&mut left, choice)));
            let to = walk.to.map(|choice| {
                let slots = if walk.from == walk.to {
                    &mut stayed
                } else {
                    &mut arrived
                };
                place(choice, next(slots, choice))
            });
            ghosts.extend(from);
            people.push((from, to));
        }
    }
    for place in ghosts {
        hollow(board, place, radius);
    }
    for person in people {
        draw_person(board, person, radius, votes.figures.second.is_some());
    }
}

/// The next free slot of a choice.
fn next(slots: &mut [u32], choice: usize) -> u32 {
    let slot = slots.get_mut(choice);
    slot.map_or(0, |slot| std::mem::replace(slot, *slot + 1))
}

/// The number of people who stayed at each choice. Arrivals stand after them.
fn staying(walks: &[Walk], choices: usize) -> Vec<u32> {
    let mut staying = vec![0; choices];
    for walk in walks.iter().filter(|walk| walk.from == walk.to) {
        if let Some(count) = walk.to.and_then(|choice| staying.get_mut(choice)) {
            *count += walk.people;
        }
    }
    staying
}

/// Draws a person's mark, always as two circles: people who did not vote again shrink to nothing.
fn draw_person(
    board: &mut Board,
    (from, to): (Option<Place>, Option<Place>),
    radius: i32,
    is_second: bool,
) {
    let (ink, paper, accent) = (board.palette.ink, board.palette.paper, board.palette.accent);
    let Some(place) = to.or(from) else { return };
    let (outer, fill, hole) = match (from == to, to) {
        _ if !is_second => (radius, ink, inner(radius)),
        (true, _) => (radius, ink, 0),
        (false, Some(_)) => (radius, accent, core(radius)),
        (false, None) => (0, ink, 0),
    };
    board.sketch.circle(place, outer, fill);
    board.sketch.circle(place, hole, paper);
}
