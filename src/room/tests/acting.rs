//! Actions of the facilitator.

use super::*;
use crate::room::timer::MAX_TIMER_MS;
use crate::room::{AgendaStep, Blank, MAX_PEOPLE, Phase, Picture, Sources, Timer};

#[test]
fn a_room_begins_where_people_join_with_nothing_counted() {
    let room = room();
    assert_eq!(room.step(), AgendaStep::Join);
    assert_eq!(room.headcount(), None);
    assert_eq!(room.next_undo(), None);
    assert_eq!(room.next_redo(), None);
    assert_eq!(room.tally(0, Vote::First), [0; 5]);
}

#[test]
fn what_changes_nothing_is_not_written_down() {
    let mut room = room_after([
        Action::Go(AgendaStep::Item(0, Phase::First)),
        hands(1, Vote::First, 1, 4),
        Action::Headcount(Some(30)),
    ]);
    for action in [
        Action::Go(AgendaStep::Item(0, Phase::First)),
        Action::Go(AgendaStep::Item(12, Phase::First)),
        Action::Blank(None),
        Action::CountShown(true),
        Action::Headcount(Some(30)),
        Action::Address(None),
        Action::Sources(Sources::Both),
        hands(1, Vote::First, 1, 4),
        hands(1, Vote::First, 6, 4),
        hands(13, Vote::First, 1, 4),
        codes(Vote::First, &[]),
        Action::Timer(TimerAction::Toggle),
        Action::Timer(TimerAction::Extend(1000)),
        Action::Timer(TimerAction::Clear),
    ] {
        assert_eq!(room.act(action.clone(), MADE), None, "{action:?}");
    }
    assert_eq!(room.entries().len(), 3);
}

#[test]
fn sheets_of_another_instrument_are_not_taken_in() {
    let mut short = sheet(1, 1);
    short.answers.pop();
    let mut beyond = sheet(1, 1);
    beyond.answers[3] = Some(5);
    for odd in [short, beyond, sheet(1024, 1)] {
        assert_eq!(room().act(codes(Vote::First, &[odd]), MADE), None);
    }
}

#[test]
fn counts_stay_within_what_a_room_holds() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 1_000_000_000),
        Action::Headcount(Some(u32::MAX)),
    ]);
    assert_eq!(room.tally(0, Vote::First), [MAX_PEOPLE, 0, 0, 0, 0]);
    assert_eq!(room.headcount(), Some(MAX_PEOPLE));
    // The clamped values are what the journal holds.
    assert_eq!(read(room.instrument(), &written(&room)).room, room);
    assert_eq!(
        room.act(hands(1, Vote::First, 1, MAX_PEOPLE + 1), MADE),
        None
    );
}

#[test]
fn hands_and_codes_are_one_tally_unless_somebody_would_count_twice() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 4),
        codes(Vote::First, &[sheet(1, 1), sheet(2, 3), sheet(2, 3)]),
        codes(Vote::First, &[sheet(1, 1)]),
    ]);
    assert_eq!(room.tally(0, Vote::First), [5, 0, 1, 0, 0]);
    room.act(Action::Sources(Sources::Hands), MADE);
    assert_eq!(room.tally(0, Vote::First), [4, 0, 0, 0, 0]);
    room.act(Action::Sources(Sources::Codes), MADE);
    assert_eq!(room.tally(0, Vote::First), [1, 0, 1, 0, 0]);
    // The other vote, and an item that does not exist.
    assert_eq!(room.tally(0, Vote::Second), [0; 5]);
    assert!(room.tally(12, Vote::First).is_empty());
}

#[test]
fn the_rest_of_the_room_is_what_nobody_else_has_voted() {
    let mut room = room_after([
        hands(1, Vote::First, 1, 4),
        hands(1, Vote::First, 2, 5),
        codes(Vote::First, &[sheet(1, 1)]),
    ]);
    assert_eq!(room.remaining(0, Vote::First, 2), None);
    room.act(Action::Headcount(Some(30)), MADE);
    // 30 - 4 - 5 - 1 = 20, plus the choice's own 5 hands: 25.
    assert_eq!(room.remaining(0, Vote::First, 2), Some(20));
    assert_eq!(room.remaining(0, Vote::First, 1), Some(25));
    assert_eq!(room.remaining(0, Vote::First, 5), None);
    room.act(Action::Headcount(Some(9)), MADE);
    assert_eq!(room.remaining(0, Vote::First, 2), None);
    assert_eq!(room.tally(0, Vote::First), [5, 5, 0, 0, 0]);
}

#[test]
fn going_on_ends_the_blank() {
    let mut room = room_after([
        Action::Go(AgendaStep::Item(0, Phase::Talk)),
        Action::Timer(TimerAction::Start(60_000)),
        Action::Blank(Some(Blank::Dark)),
    ]);
    // Returning to the same step ends the blank and keeps the timer.
    assert!(
        room.act(Action::Go(AgendaStep::Item(0, Phase::Talk)), MADE)
            .is_some()
    );
    assert!(room.blank().is_none());
    assert!(room.timer().is_running());
    room.act(Action::Go(AgendaStep::Item(1, Phase::Talk)), MADE);
    assert_eq!(room.timer(), Timer::Idle);
}

#[test]
fn a_timer_goes_on_as_long_as_the_same_vote_is_counted() {
    let go = |room: &mut Room, step| room.act(Action::Go(step), MADE + 1000).expect("a move");
    let item = |phase| AgendaStep::Item(0, phase);
    let mut room = room_after([
        Action::Go(item(Phase::First)),
        Action::Timer(TimerAction::Start(60_000)),
    ]);
    let set = room.timer();
    go(&mut room, item(Phase::Talk));
    assert_eq!(room.timer(), set);
    // The second vote does not show the talk's time. A key pressed by mistake does not end it.
    for away in [
        item(Phase::Second),
        AgendaStep::Item(1, Phase::First),
        AgendaStep::Join,
        AgendaStep::Picture(Picture::Map),
    ] {
        go(&mut room, away);
        assert_eq!(room.timer(), Timer::Idle, "{away:?}");
        assert_eq!(room.act(Action::Timer(TimerAction::Clear), MADE), None);
        go(&mut room, item(Phase::Talk));
        assert_eq!(room.timer(), set, "{away:?}");
    }
    // Another one replaces it.
    go(&mut room, item(Phase::Second));
    room.act(Action::Timer(TimerAction::Start(5000)), MADE + 1000);
    for phase in [Phase::Reveal, Phase::Shift, Phase::Debrief, Phase::Evidence] {
        go(&mut room, item(phase));
        assert_eq!(room.timer().left(MADE + 1000), Some(5000));
    }
    go(&mut room, item(Phase::Talk));
    assert_eq!(room.timer(), Timer::Idle);
}

#[test]
fn a_timer_that_has_run_out_ends_with_its_step() {
    let mut room = room_after([
        Action::Go(AgendaStep::Item(0, Phase::First)),
        Action::Timer(TimerAction::Start(60_000)),
    ]);
    let talk = AgendaStep::Item(0, Phase::Talk);
    room.act(Action::Go(talk), MADE + 62_000);
    assert_eq!(room.timer(), Timer::Idle);
}

#[test]
fn every_place_can_be_gone_to_and_back() {
    let mut room = room();
    let mut places = vec![room.step()];
    while let Some(place) = room.step().next(room.instrument()) {
        assert!(room.act(Action::Go(place), MADE).is_some());
        places.push(place);
    }
    // The join step, seven phases of each item, five pictures.
    assert_eq!(places.len(), 1 + 7 * 12 + 5);
    assert_eq!(room.step(), AgendaStep::Picture(Picture::Moved));
    while let Some(place) = room.step().previous(room.instrument()) {
        assert_eq!(places.pop(), Some(room.step()));
        assert!(room.act(Action::Go(place), MADE).is_some());
    }
    assert_eq!(room.step(), AgendaStep::Join);
}

#[test]
fn a_timer_runs_stands_still_and_gets_more_time() {
    let timer = Timer::start(60_000, 1000);
    assert_eq!(timer.left(1000), Some(60_000));
    assert_eq!(timer.left(31_000), Some(30_000));
    assert_eq!(timer.left(99_000), Some(0));
    let still = timer.toggle(31_000);
    assert_eq!(still.left(99_000), Some(30_000));
    let more = still.extend(45_000, 99_000);
    assert_eq!(
        more,
        Timer::Paused {
            left: 75_000,
            of: 75_000
        }
    );
    assert_eq!(more.toggle(100_000).left(101_000), Some(74_000));
    // A timer that has run out restarts with the added time.
    assert_eq!(timer.extend(5000, 200_000).left(201_000), Some(4000));
    assert_eq!(Timer::start(u32::MAX, 0).left(0), Some(MAX_TIMER_MS));
    assert_eq!(timer.extend(u32::MAX, 1000).left(1000), Some(MAX_TIMER_MS));
}

#[test]
fn a_clock_that_is_put_back_does_not_hold_up_the_next_timer() {
    let hour = 60 * 60 * 1000;
    let mut room = room();
    room.act(Action::Go(AgendaStep::Item(0, Phase::Talk)), MADE + hour);
    room.act(Action::Timer(TimerAction::Start(60_000)), MADE + hour);
    // The time left never exceeds the duration, whatever the clock says.
    assert_eq!(room.timer().left(MADE), Some(60_000));
    room.act(Action::Timer(TimerAction::Start(60_000)), MADE);
    assert_eq!(room.timer().left(MADE + 20_000), Some(40_000));
    assert_eq!(read(room.instrument(), &written(&room)).room, room);
}

#[test]
fn a_laptop_that_slept_finds_the_time_over() {
    let room = room_after([Action::Timer(TimerAction::Start(60_000))]);
    assert_eq!(room.timer().left(MADE + 10_000_000), Some(0));
}

#[test]
fn times_beyond_all_clocks_are_harmless() {
    let mut room = room();
    room.act(Action::Timer(TimerAction::Start(60_000)), u64::MAX);
    assert_eq!(room.timer().left(0), Some(60_000));
    assert_eq!(read(room.instrument(), &written(&room)).room, room);
}
