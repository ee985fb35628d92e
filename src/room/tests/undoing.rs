//! Undo and redo.

use super::*;
use crate::room::{AgendaStep, Blank, Phase, Sources};

fn undo(room: &mut Room) {
    let undo = Action::Undo(room.next_undo().unwrap());
    assert!(room.act(undo, MADE).is_some());
}

fn redo(room: &mut Room) {
    let redo = Action::Redo(room.next_redo().unwrap());
    assert!(room.act(redo, MADE).is_some());
}

fn tally(room: &Room) -> Vec<u32> {
    room.tally(0, Vote::First)
}

#[test]
fn what_was_counted_last_is_taken_back_first() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 4),
        hands(1, Vote::First, 2, 7),
        hands(1, Vote::First, 1, 5),
    ]);
    assert_eq!(tally(&room), [5, 7, 0, 0, 0]);
    undo(&mut room);
    assert_eq!(tally(&room), [4, 7, 0, 0, 0]);
    undo(&mut room);
    assert_eq!(tally(&room), [4, 0, 0, 0, 0]);
    undo(&mut room);
    assert_eq!(tally(&room), [0; 5]);
    assert_eq!(room.next_undo(), None);
    redo(&mut room);
    redo(&mut room);
    assert_eq!(tally(&room), [4, 7, 0, 0, 0]);
    redo(&mut room);
    assert_eq!(tally(&room), [5, 7, 0, 0, 0]);
    assert_eq!(room.next_redo(), None);
}

#[test]
fn what_is_counted_after_something_was_taken_back_leaves_nothing_to_do_again() {
    let mut room = room_after([hands(1, Vote::First, 1, 4), hands(1, Vote::First, 2, 7)]);
    undo(&mut room);
    room.act(hands(1, Vote::First, 3, 1), MADE);
    assert_eq!(room.next_redo(), None);
    // Entries that were undone before are not redone.
    undo(&mut room);
    assert_eq!(tally(&room), [4, 0, 0, 0, 0]);
    redo(&mut room);
    assert_eq!(tally(&room), [4, 0, 1, 0, 0]);
    assert_eq!(room.next_redo(), None);
}

#[test]
fn going_from_place_to_place_does_not_stand_in_the_way() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 4),
        Action::Go(AgendaStep::Item(0, Phase::Talk)),
        Action::Blank(Some(Blank::Dark)),
    ]);
    undo(&mut room);
    room.act(Action::Go(AgendaStep::Join), MADE);
    assert_eq!(tally(&room), [0; 5]);
    assert_eq!(room.step(), AgendaStep::Join);
    redo(&mut room);
    assert_eq!(tally(&room), [4, 0, 0, 0, 0]);
}

#[test]
fn all_that_is_counted_can_be_taken_back() {
    let [one, two] = [sheet(1, 1), sheet(2, 1)];
    let mut room = room_after([
        Action::Headcount(Some(30)),
        Action::Headcount(Some(40)),
        Action::Address(Some("a".into())),
        Action::Sources(Sources::Codes),
        codes(Vote::First, std::slice::from_ref(&one)),
        codes(Vote::First, &[one.clone(), two]),
    ]);
    assert_eq!(tally(&room), [2, 0, 0, 0, 0]);
    undo(&mut room);
    assert_eq!(tally(&room), [1, 0, 0, 0, 0]);
    assert_eq!(room.submissions().sheets(Vote::First), [one]);
    undo(&mut room);
    assert_eq!(tally(&room), [0; 5]);
    undo(&mut room);
    assert_eq!(room.sources(), Sources::Both);
    undo(&mut room);
    assert_eq!(room.address(), None);
    undo(&mut room);
    assert_eq!(room.headcount(), Some(30));
    undo(&mut room);
    assert_eq!(room.headcount(), None);
    for _ in 0..6 {
        redo(&mut room);
    }
    assert_eq!(tally(&room), [2, 0, 0, 0, 0]);
    assert_eq!(room.headcount(), Some(40));
}

#[test]
fn a_batch_that_was_taken_back_can_be_handed_in_again() {
    let mut room = room_after([codes(Vote::First, &[sheet(1, 1)])]);
    undo(&mut room);
    room.act(codes(Vote::First, &[sheet(1, 1)]), MADE);
    assert_eq!(tally(&room), [1, 0, 0, 0, 0]);
}

#[test]
fn only_what_is_next_is_taken_back_or_done_again() {
    let mut room = room_after([hands(1, Vote::First, 1, 4), hands(1, Vote::First, 2, 7)]);
    for of in [0, 1, 3, u32::MAX] {
        assert_eq!(room.act(Action::Undo(of), MADE), None);
        assert_eq!(room.act(Action::Redo(of), MADE), None);
    }
    undo(&mut room);
    // An undo cannot be undone itself.
    assert_eq!(room.act(Action::Undo(3), MADE), None);
    assert_eq!(room.act(Action::Undo(2), MADE), None);
}
