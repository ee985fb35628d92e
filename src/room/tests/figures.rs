//! Figures of small rooms, calculated by hand.

use super::{codes, hands, room, room_after};
use crate::instrument::Instrument;
use crate::room::figures::{
    Centre, ChangeBasis, Divided, DividedItem, Flow, GutVoteOutcomes, Map, Moved, MovedItem, Point,
    Spread, Tensions,
};
use crate::room::{Action, Room, Sources, Vote, pairing};
use crate::sheet::{GutVote, Sheet};

/// A sheet with these scores on the items of ORDER (2, 6, 9, 12) and of LOCUS (1, 4, 7, 11); the others
/// are blank.
fn placed(instrument: &Instrument, nonce: u16, order: [i32; 4], locus: [i32; 4]) -> Sheet {
    let mut sheet = Sheet::blank(instrument, nonce);
    let order = [2, 6, 9, 12].into_iter().zip(order);
    let locus = [1, 4, 7, 11].into_iter().zip(locus);
    for (number, counts) in order.chain(locus) {
        let item = &instrument.items[number - 1];
        sheet.answers[number - 1] = (0..5).find(|n| item.score(*n) == Some(counts));
    }
    sheet
}

/// A sheet with these answers; items and answers are numbered from 1.
fn answered(nonce: u16, answers: &[(usize, u8)]) -> Sheet {
    let mut sheet = Sheet::blank(room().instrument(), nonce);
    for &(item, answer) in answers {
        sheet.answers[item - 1] = Some(answer - 1);
    }
    sheet
}

/// Sheets of six people: a Confidant, two Deliverers, a Weigher, somebody between two verdicts, and
/// somebody who answered nothing.
fn six() -> Vec<Sheet> {
    let room = room();
    let placed = |nonce, order, locus| placed(room.instrument(), nonce, order, locus);
    let mut six = vec![
        placed(1, [-2; 4], [-2; 4]),
        placed(2, [2; 4], [2; 4]),
        placed(3, [2; 4], [2; 4]),
        placed(4, [0; 4], [0; 4]),
        placed(5, [1, 1, -1, -1], [1; 4]),
        placed(6, [0; 4], [0; 4]),
    ];
    six[5].answers.fill(None);
    for (sheet, gut) in
        six.iter_mut()
            .zip([GutVote::Low, GutVote::Low, GutVote::High, GutVote::High])
    {
        sheet.gut = Some(gut);
    }
    six
}

fn six_in() -> Room {
    room_after([codes(Vote::First, &six())])
}

#[test]
fn everybody_stands_on_the_map_where_their_answers_put_them() {
    let map = Map::of(&six_in());
    let point = |x, y, count| Point { x, y, count };
    assert_eq!(
        map.points,
        [
            point(-200, -200, 1),
            point(0, 0, 1),
            point(0, 100, 1),
            point(200, 200, 2),
        ]
    );
    assert!(!map.gridded);
    assert_eq!((map.people, map.unplaced), (5, 1));
    // In the order of the instrument: the Weigher is the last of the five.
    assert_eq!((&*map.verdicts, map.between), (&[1, 0, 0, 2, 1][..], 1));
    assert_eq!(map.sitting, Vote::First);
}

#[test]
fn the_middle_of_a_room_is_its_mean_and_the_half_around_its_middle() {
    // Horizontally: -200, 0, 0, 200, 200; a quarter of five people is one, so one is left out at each
    // end.
    let centre = Map::of(&six_in()).centre.unwrap();
    let spread = |mean, low, high| Spread { mean, low, high };
    assert_eq!(centre.x, spread(40, 0, 200));
    assert_eq!(centre.y, spread(60, 0, 200));
}

#[test]
fn the_middle_of_one_person_is_that_person_and_that_of_nobody_is_nowhere() {
    let instrument = room().instrument().clone();
    let one = placed(&instrument, 1, [1, 0, 0, 0], [-1, 0, 0, 0]);
    let map = Map::of(&room_after([codes(
        Vote::First,
        std::slice::from_ref(&one),
    )]));
    let at = |place| Spread {
        mean: place,
        low: place,
        high: place,
    };
    let (x, y) = (at(25), at(-25));
    assert_eq!(map.centre, Some(Centre { x, y }));
    assert_eq!(Map::of(&room()).centre, None);
    // Halfway between 25 and 0, and between -25 and 0: rounded away from zero.
    let other = placed(&instrument, 2, [0; 4], [0; 4]);
    let map = Map::of(&room_after([codes(Vote::First, &[one, other])]));
    let centre = map.centre.unwrap();
    assert_eq!((centre.x.mean, centre.y.mean), (13, -13));
}

#[test]
fn a_map_is_of_the_second_sheets_once_half_as_many_have_handed_in_again() {
    let instrument = room().instrument().clone();
    let again = |nonce: u16| placed(&instrument, nonce, [2; 4], [-2; 4]);
    let of = |second: &[Sheet]| {
        let room = room_after([codes(Vote::First, &six()), codes(Vote::Second, second)]);
        let map = Map::of(&room);
        (map.sitting, map.verdicts)
    };
    // Two of six are less than half; three are half.
    assert_eq!(of(&[again(1), again(2)]).0, Vote::First);
    let half = of(&[again(1), again(2), again(3)]);
    assert_eq!(half, (Vote::Second, vec![0, 0, 3, 0, 0]));
}

#[test]
fn each_gut_vote_goes_where_the_answers_went() {
    let flow = Flow::of(&six_in());
    let ends = |verdicts: [u32; 5], between, unplaced| GutVoteOutcomes {
        verdicts: verdicts.to_vec(),
        between,
        straight: 0,
        unplaced,
    };
    // The relationship: the Confidant and a Deliverer. The sale: the other one and the Weigher.
    let expect = [
        ends([1, 0, 0, 1, 0], 0, 0),
        ends([0, 0, 0, 1, 1], 0, 0),
        ends([0; 5], 1, 1),
    ];
    assert_eq!(flow.votes, expect);
    assert_eq!(flow.people, 6);
}

#[test]
fn a_room_is_divided_as_far_as_pairs_of_people_stand_on_opposite_sides() {
    // Agreeing with item 1 counts towards the low pole: two agree, one is in between, three disagree.
    // Of the 15 pairs of six people, 2 × 3 are on opposite sides.
    let room = room_after([
        hands(1, Vote::First, 5, 1),
        hands(1, Vote::First, 4, 1),
        hands(1, Vote::First, 3, 1),
        hands(1, Vote::First, 1, 3),
        // Two people on opposite sides are one pair out of one.
        hands(2, Vote::First, 1, 1),
        hands(2, Vote::First, 5, 1),
        // One person makes no pair.
        hands(3, Vote::First, 1, 1),
    ]);
    let item = |item, low, middle, high, apart| DividedItem {
        item,
        vote: Vote::First,
        low,
        middle,
        high,
        apart,
    };
    let expect = [item(1, 1, 0, 1, 1000), item(0, 2, 1, 3, 400)];
    assert_eq!(Divided::of(&room).items, expect);
}

#[test]
fn what_divides_a_room_is_told_by_the_second_vote_once_half_have_voted_again() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 5),
        hands(1, Vote::First, 5, 5),
        hands(1, Vote::Second, 5, 4),
    ]);
    let divided = |room: &Room| {
        let item = Divided::of(room).items[0];
        (item.vote, item.low, item.high, item.apart)
    };
    // 25 of the 45 pairs of ten people.
    assert_eq!(divided(&room), (Vote::First, 5, 5, 555));
    room.act(hands(1, Vote::Second, 5, 5), 0).unwrap();
    // Agreeing with item 1 counts towards the low pole.
    assert_eq!(divided(&room), (Vote::Second, 5, 0, 0));
}

#[test]
fn every_picture_shows_the_second_vote_from_the_same_number_of_people_on() {
    let before: Vec<Sheet> = (0..6)
        .map(|n| answered(n, &[(1, 1), (2, 4), (6, 4)]))
        .collect();
    let after: Vec<Sheet> = (0..6)
        .map(|n| answered(n, &[(1, 2), (2, 4), (6, 4)]))
        .collect();
    for (again, expect) in [
        (0, Vote::First),
        (2, Vote::First),
        (3, Vote::Second),
        (6, Vote::Second),
    ] {
        let mut room = room_after([codes(Vote::First, &before)]);
        room.act(codes(Vote::Second, &after[..again]), 0);
        assert_eq!(Map::of(&room).sitting, expect, "{again}");
        assert_eq!(Flow::of(&room).sitting, expect, "{again}");
        assert_eq!(Tensions::of(&room).sitting, expect, "{again}");
        for item in Divided::of(&room).items {
            assert_eq!(item.vote, expect, "{again}");
        }
    }
}

#[test]
fn whoever_answers_all_alike_is_not_counted_as_having_answered_too_little() {
    let alike: Vec<(usize, u8)> = [1, 2, 3, 5, 6, 7, 8, 10].map(|item| (item, 3)).into();
    let sheets = [
        answered(1, &alike),
        answered(2, &[(1, 3)]),
        answered(3, &[]),
    ];
    let room = room_after([codes(Vote::First, &sheets)]);
    let map = Map::of(&room);
    assert_eq!((map.people, map.straight, map.unplaced), (0, 1, 2));
    assert_eq!(map.sheets(), 3);
    let [_, _, none] = Flow::of(&room).votes;
    assert_eq!((none.straight, none.unplaced, none.people()), (1, 2, 3));
}

#[test]
fn tensions_are_counted_by_people_the_most_common_first() {
    // Agreeing with 2 and 6 triggers K1, the first tension; with 2 and 8, K2, the second.
    let sheets = [
        answered(1, &[(2, 4), (8, 4)]),
        answered(2, &[(2, 5), (8, 5)]),
        answered(3, &[(2, 4), (6, 4), (8, 4)]),
        answered(4, &[(2, 4)]),
    ];
    let tensions = Tensions::of(&room_after([codes(Vote::First, &sheets)]));
    assert_eq!((tensions.people, tensions.some), (4, 3));
    assert_eq!(tensions.ranked[..3], [(1, 3), (0, 1), (2, 0)]);
    assert_eq!(tensions.ranked.len(), room().instrument().tensions.len());
}

#[test]
fn people_are_followed_by_a_nonce_that_is_theirs_alone() {
    let one = |nonce, answer| answered(nonce, &[(1, answer)]);
    let first = [one(1, 1), one(2, 2), one(7, 3), one(7, 4), one(9, 5)];
    let second = [one(2, 4), one(1, 1), one(7, 3), one(8, 1)];
    let room = room_after([codes(Vote::First, &first), codes(Vote::Second, &second)]);
    let pairs = pairing::pairs(room.submissions());
    assert_eq!(pairs, [(&first[0], &second[1]), (&first[1], &second[0])]);
    // Of the five people of the larger sitting, three are in no pair.
    assert_eq!(pairing::unpaired(room.submissions()), 3);
    let alone = room_after([codes(Vote::First, &first)]);
    assert_eq!(pairing::unpaired(alone.submissions()), 0);
}

#[test]
fn whom_a_talk_moved_is_told_person_by_person_where_most_can_be_followed() {
    let one = |nonce, a, b| answered(nonce, &[(1, a), (2, b)]);
    let first = [one(1, 1, 1), one(2, 2, 2), one(3, 3, 3)];
    let second = [one(1, 2, 1), one(2, 1, 2), one(3, 3, 4)];
    let room = room_after([codes(Vote::First, &first), codes(Vote::Second, &second)]);
    let item = |item, share, moved| MovedItem {
        item,
        share,
        basis: ChangeBasis::People {
            moved,
            of: 3,
            all: 3,
        },
    };
    let moved = Moved::of(&room);
    // Two of three swapped answers on item 1, which the tallies do not show.
    assert_eq!(moved.items, [item(0, 666, 2), item(1, 333, 1)]);
    assert_eq!((moved.followed, moved.lost), (3, 0));
}

#[test]
fn those_who_can_be_followed_are_shown_even_if_most_did_not_vote_again() {
    // Of forty people fourteen vote again, and three of them otherwise.
    let first: Vec<Sheet> = (0..40).map(|n| answered(n, &[(1, 1)])).collect();
    let second = (0..14).map(|n| answered(n, &[(1, if n < 3 { 5 } else { 1 })]));
    let second: Vec<Sheet> = second.collect();
    let room = room_after([codes(Vote::First, &first), codes(Vote::Second, &second)]);
    let moved = Moved::of(&room);
    let basis = ChangeBasis::People {
        moved: 3,
        of: 14,
        all: 40,
    };
    let expect = MovedItem {
        item: 0,
        share: 214,
        basis,
    };
    assert_eq!(moved.items, [expect]);
    assert_eq!((moved.followed, moved.lost), (14, 26));
}

#[test]
fn hands_tell_how_many_have_moved_at_the_least() {
    // From 6, 2, 0, 0, 2 to 3, 2, 0, 0, 5 of ten: three of ten.
    let room = room_after([
        hands(4, Vote::First, 1, 6),
        hands(4, Vote::First, 2, 2),
        hands(4, Vote::First, 5, 2),
        hands(4, Vote::Second, 1, 3),
        hands(4, Vote::Second, 2, 2),
        hands(4, Vote::Second, 5, 5),
        // Five against ten votes are enough for a comparison; all answers differ.
        hands(5, Vote::First, 1, 10),
        hands(5, Vote::Second, 2, 5),
        // Four are too few.
        hands(6, Vote::First, 1, 10),
        hands(6, Vote::Second, 2, 4),
    ]);
    let item = |item, share| MovedItem {
        item,
        share,
        basis: ChangeBasis::Net,
    };
    assert_eq!(Moved::of(&room).items, [item(4, 1000), item(3, 300)]);
}

#[test]
fn a_few_who_can_be_followed_do_not_speak_for_a_room_of_hands() {
    let first = [answered(1, &[(1, 1)])];
    let second = [answered(1, &[(1, 5)])];
    let room = room_after([
        hands(1, Vote::First, 1, 9),
        hands(1, Vote::Second, 1, 9),
        codes(Vote::First, &first),
        codes(Vote::Second, &second),
    ]);
    let moved = |room: &Room| Moved::of(room).items[0];
    // One of ten, from the tallies.
    assert_eq!(
        (moved(&room).share, moved(&room).basis),
        (100, ChangeBasis::Net)
    );
    // If only codes count, the pair covers all votes.
    let mut room = room;
    room.act(Action::Sources(Sources::Codes), 0).unwrap();
    let how = ChangeBasis::People {
        moved: 1,
        of: 1,
        all: 1,
    };
    assert_eq!((moved(&room).share, moved(&room).basis), (1000, how));
}
