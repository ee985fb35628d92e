//! Slides: the contents that the audience sees, and those it must not see.

use super::{MADE, codes, hands, head, room, room_after, sheet};
use crate::instrument::tests::example;
use crate::room::figures::{Certainty, Movers, SecondVote, Shift, Walk};
use crate::room::{
    Action, AgendaStep, Blank, Head, Phase, Picture, Room, Slide, SlideContent, Timer, TimerAction,
    Vote,
};
use proptest::prelude::*;
use std::rc::Rc;

fn at(place: AgendaStep) -> Action {
    Action::Go(place)
}

#[test]
fn an_address_that_no_phone_can_open_is_not_on_the_join_slide() {
    for (address, is_shown) in [
        ("http://127.0.0.1:8080/", false),
        ("http://localhost/", false),
        ("http://192.168.0.20/", true),
    ] {
        let slide = Slide::of(&room_after([Action::Address(Some(address.into()))]));
        let SlideContent::Join { address: shown, .. } = slide.content else {
            panic!("{slide:?}");
        };
        assert_eq!(shown.is_some(), is_shown, "{address}");
    }
}

#[test]
fn a_room_begins_with_how_to_take_part() {
    let address = Action::Address(Some("https://blog.example/quiz/".into()));
    let sheets = codes(Vote::First, &[sheet(1, 2), sheet(2, 2)]);
    let slide = Slide::of(&room_after([address, sheets]));
    let join = SlideContent::Join {
        address: Some("https://blog.example/quiz/".into()),
        tag: "K7Q2".into(),
        handed_in: 2,
    };
    assert_eq!(slide.content, join);
    assert_eq!((slide.rehearsal, slide.blank), (false, None));
}

#[test]
fn a_question_says_how_many_votes_are_in_unless_that_is_not_shown() {
    let vote = |phase| {
        let place = at(AgendaStep::Item(2, phase));
        room_after([
            hands(3, Vote::First, 1, 4),
            hands(3, Vote::Second, 2, 3),
            place,
        ])
    };
    let question = |vote, votes_in| SlideContent::Question {
        item: 2,
        vote,
        votes_in,
    };
    let mut first = vote(Phase::First);
    assert_eq!(Slide::of(&first).content, question(Vote::First, Some(4)));
    let second = Slide::of(&vote(Phase::Second)).content;
    assert_eq!(second, question(Vote::Second, Some(3)));
    first.act(Action::CountShown(false), 0).unwrap();
    assert_eq!(Slide::of(&first).content, question(Vote::First, None));
}

#[test]
fn the_first_vote_stands_alone_until_people_walk_to_the_second() {
    let slide = |phase| {
        let room = room_after([
            hands(3, Vote::First, 1, 4),
            hands(3, Vote::Second, 5, 3),
            at(AgendaStep::Item(2, phase)),
        ]);
        Slide::of(&room).content
    };
    let first = Shift {
        item: 2,
        before: vec![4, 0, 0, 0, 0],
        second: None,
    };
    assert_eq!(slide(Phase::Reveal), SlideContent::Shift(first.clone()));
    let second = SecondVote {
        after: vec![0, 0, 0, 0, 3],
        known: Vec::new(),
        movers: Movers {
            moved: 3,
            of: 3,
            certainty: Certainty::IfSamePeople,
        },
    };
    let shift = Shift {
        second: Some(second),
        ..first
    };
    let walk = |to, people| Walk {
        from: Some(0),
        to,
        people,
    };
    assert_eq!(shift.walks(), [walk(Some(4), 3), walk(None, 1)]);
    assert_eq!(slide(Phase::Shift), SlideContent::Shift(shift));
}

#[test]
fn a_rehearsal_says_so_on_every_slide() {
    let head = Head {
        rehearsal: true,
        ..head()
    };
    let mut room = Room::open(Rc::new(example()), head);
    let places: Vec<AgendaStep> = AgendaStep::all(room.instrument()).collect();
    for place in places {
        room.act(at(place), 0);
        assert!(Slide::of(&room).rehearsal, "{place:?}");
    }
}

#[test]
fn every_slide_crosses_to_the_other_window_as_it_is() {
    let mut room = room_after([
        codes(Vote::First, &[sheet(1, 2), sheet(2, 4)]),
        codes(Vote::Second, &[sheet(1, 5)]),
        hands(1, Vote::First, 1, 4),
        Action::Blank(Some(Blank::Dark)),
    ]);
    let mut slides = vec![Slide::of(&room)];
    let places: Vec<AgendaStep> = AgendaStep::all(room.instrument()).collect();
    for place in places {
        room.act(at(place), MADE);
        room.act(Action::Timer(TimerAction::Start(180_000)), MADE + 100_000);
        slides.push(Slide::of(&room));
    }
    room.act(Action::Timer(TimerAction::Toggle), MADE + 150_000);
    slides.push(Slide::of(&room));
    assert!(matches!(slides.last().unwrap().timer, Timer::Paused { .. }));
    for slide in slides {
        let json = serde_json::to_string(&slide).unwrap();
        assert_eq!(serde_json::from_str::<Slide>(&json).unwrap(), slide);
        // The largest safe integer of JavaScript.
        let numbers = json.split(|c: char| !c.is_ascii_digit());
        let mut numbers = numbers.filter_map(|digits| digits.parse::<u64>().ok());
        assert!(numbers.all(|n| n < 1 << 53), "{json}");
    }
}

#[test]
fn pictures_of_a_room_are_slides_of_their_own() {
    for picture in Picture::ALL {
        let room = room_after([at(AgendaStep::Picture(picture))]);
        match Slide::of(&room).content {
            SlideContent::Picture(figures) => assert_eq!(figures.picture(), picture),
            other => panic!("{other:?}"),
        }
    }
}

/// The votes on one item, by hands and by codes: the number of hands for each choice, and the answers
/// of the codes.
fn any_votes() -> impl Strategy<Value = (Vec<u32>, Vec<u8>)> {
    let hands = prop::collection::vec(0..40_u32, 5);
    (hands, prop::collection::vec(1..=5_u8, 0..12))
}

/// A room with such votes on the first item, each moved to the choice `moved` further on.
fn voted(votes: [&(Vec<u32>, Vec<u8>); 2], moved: u8, place: AgendaStep) -> Room {
    let mut room = room();
    for ((counts, sheets), vote) in votes.into_iter().zip(Vote::BOTH) {
        for (choice, &count) in (0..5).zip(counts) {
            let choice = (choice + moved) % 5 + 1;
            room.act(hands(1, vote, choice, count), 0);
        }
        let sheets: Vec<_> = (0..)
            .zip(sheets)
            .map(|(nonce, &answer)| sheet(nonce, (answer - 1 + moved) % 5 + 1))
            .collect();
        room.act(codes(vote, &sheets), 0);
    }
    room.act(at(place), 0);
    room
}

proptest! {
    #[test]
    fn a_slide_before_both_votes_are_in_is_the_same_whatever_was_voted(
        first in any_votes(), second in any_votes(), moved in 1..5_u8,
    ) {
        for phase in [Phase::First, Phase::Talk, Phase::Second] {
            let place = AgendaStep::Item(0, phase);
            let slide = |moved| Slide::of(&voted([&first, &second], moved, place));
            prop_assert_eq!(slide(0), slide(moved));
        }
    }
}
