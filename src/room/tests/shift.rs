//! The people who moved between the two votes on an item.

use super::{codes, hands, room_after, sheet};
use crate::room::figures::{Certainty, Movers, Shift, Walk};
use crate::room::{Action, Room, Vote};
use crate::sheet::Sheet;
use proptest::prelude::*;

fn movers(room: &Room) -> Movers {
    Shift::of(room, 0).second.expect("a second vote").movers
}

fn walk(from: impl Into<Option<usize>>, to: impl Into<Option<usize>>, people: u32) -> Walk {
    let (from, to) = (from.into(), to.into());
    Walk { from, to, people }
}

#[test]
fn persons_walk_whose_codes_were_handed_in_twice() {
    // Three stay with 1, one goes from 1 to 4, and two change places.
    let first = [1, 1, 1, 1, 2, 5];
    let second = [1, 1, 1, 4, 5, 2];
    let sheets = |answers: [u8; 6]| {
        (1..)
            .zip(answers)
            .map(|(nonce, answer)| sheet(nonce, answer))
    };
    let room = room_after([
        codes(Vote::First, &sheets(first).collect::<Vec<_>>()),
        codes(Vote::Second, &sheets(second).collect::<Vec<_>>()),
    ]);
    let walks = [walk(0, 0, 3), walk(0, 3, 1), walk(1, 4, 1), walk(4, 1, 1)];
    assert_eq!(Shift::of(&room, 0).walks(), walks);
    let known = Movers {
        moved: 3,
        of: 6,
        certainty: Certainty::Exact,
    };
    assert_eq!(movers(&room), known);
}

#[test]
fn counts_prove_the_least_number_that_moved() {
    // 5 · 3 · 0 become 2 · 4 · 2: three have left the first answer, and all of them are elsewhere.
    let room = room_after([
        hands(1, Vote::First, 1, 5),
        hands(1, Vote::First, 2, 3),
        hands(1, Vote::Second, 1, 2),
        hands(1, Vote::Second, 2, 4),
        hands(1, Vote::Second, 5, 2),
    ]);
    let least = Movers {
        moved: 3,
        of: 8,
        certainty: Certainty::AtLeast,
    };
    assert_eq!(movers(&room), least);
    let walks = [walk(0, 0, 2), walk(0, 1, 1), walk(0, 4, 2), walk(1, 1, 3)];
    assert_eq!(Shift::of(&room, 0).walks(), walks);
}

#[test]
fn persons_who_are_known_and_hands_that_are_counted_are_added_up() {
    // A person goes from 1 to 5; of the hands, one more leaves 2.
    let room = room_after([
        codes(Vote::First, &[sheet(1, 1)]),
        codes(Vote::Second, &[sheet(1, 5)]),
        hands(1, Vote::First, 2, 4),
        hands(1, Vote::Second, 2, 3),
        hands(1, Vote::Second, 3, 1),
    ]);
    let least = Movers {
        moved: 2,
        of: 5,
        certainty: Certainty::AtLeast,
    };
    assert_eq!(movers(&room), least);
}

#[test]
fn who_votes_only_once_has_not_moved() {
    let room = room_after([
        hands(1, Vote::First, 1, 6),
        hands(1, Vote::Second, 1, 2),
        hands(1, Vote::Second, 2, 1),
    ]);
    let if_same = Movers {
        moved: 1,
        of: 3,
        certainty: Certainty::IfSamePeople,
    };
    assert_eq!(movers(&room), if_same);
    let walks = [walk(0, 0, 2), walk(0, 1, 1), walk(0, None, 3)];
    assert_eq!(Shift::of(&room, 0).walks(), walks);
}

/// A room of people with their first and second answer, where 0 is none, in which some raise their hands.
fn any_room() -> impl Strategy<Value = (Vec<(u8, u8)>, Room)> {
    let person = (0..=5_u8, 0..=5_u8, any::<bool>());
    prop::collection::vec(person, 0..40).prop_map(|people| {
        let mut actions: Vec<Action> = Vec::new();
        for (vote, answer) in [(Vote::First, 0), (Vote::Second, 1)] {
            let answers = |by_hand: bool| {
                let people = people
                    .iter()
                    .enumerate()
                    .filter(move |(_, person)| person.2 == by_hand);
                people
                    .map(move |(n, person)| (n, [person.0, person.1][answer]))
                    .filter(|(_, answer)| *answer > 0)
            };
            let sheets: Vec<Sheet> = answers(false)
                .map(|(n, answer)| sheet(u16::try_from(n).unwrap(), answer))
                .collect();
            if !sheets.is_empty() {
                actions.push(codes(vote, &sheets));
            }
            for choice in 1..=5 {
                let count = answers(true)
                    .filter(|(_, answer)| *answer == choice)
                    .count();
                if count > 0 {
                    actions.push(hands(1, vote, choice, u32::try_from(count).unwrap()));
                }
            }
        }
        let answers = people.iter().map(|person| (person.0, person.1)).collect();
        (answers, room_after(actions))
    })
}

proptest! {
    #[test]
    fn no_more_are_said_to_have_moved_than_did((people, room) in any_room()) {
        let Movers { moved, of, certainty } = movers(&room);
        let twice = people.iter().filter(|(before, after)| *before > 0 && *after > 0);
        let truly = twice.clone().filter(|(before, after)| before != after).count();
        if certainty == Certainty::Exact {
            prop_assert_eq!(of as usize, twice.count());
            prop_assert_eq!(moved as usize, truly);
        } else {
            prop_assert!(moved <= of);
            // Somebody who stayed away is replaced by somebody new only in counts that differ.
            let once = people.iter().any(|(before, after)| (*before == 0) != (*after == 0));
            prop_assert!(once || moved as usize <= truly, "{} of {} moved, not {}", truly, of, moved);
        }
    }

    #[test]
    fn everybody_walks_from_the_first_vote_to_the_second((_, room) in any_room()) {
        let shift = Shift::of(&room, 0);
        let walks = shift.walks();
        let count = |at: &dyn Fn(&Walk) -> Option<usize>, choice| -> u32 {
            walks.iter().filter(|walk| at(walk) == Some(choice)).map(|walk| walk.people).sum()
        };
        for choice in 0..5 {
            prop_assert_eq!(count(&|walk| walk.from, choice), room.tally(0, Vote::First)[choice]);
            prop_assert_eq!(count(&|walk| walk.to, choice), room.tally(0, Vote::Second)[choice]);
        }
    }
}
