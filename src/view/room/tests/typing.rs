use super::*;
use crate::room::{AgendaStep, Phase, Sources};
use crate::view::room::command::Panel;
use crate::view::room::console_state::{FocusTarget, Status};

#[test]
fn a_digit_picks_a_row_and_more_digits_with_enter_set_it() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["4", "1", "2"]);
    let row = facilitator.state.row(&facilitator.desk.room).unwrap();
    assert_eq!((row.choice, row.typed), (3, Some(12)));
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 0, 0, 0]);
    facilitator.presses(&["Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 0, 12, 0]);
    // After Enter no row is picked: the next digit picks one again.
    facilitator.presses(&["1", "5", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [5, 0, 0, 12, 0]);
}

#[test]
fn digits_after_a_finished_step_begin_a_new_one() {
    for (keys, expect) in [
        // Row 2 is picked and gets 9 hands, not row 1 29 of them.
        (&["1", "+", "2", "9", "Enter"][..], [1, 9, 0, 0, 0]),
        (&["1", "+", "-", "2", "9", "Enter"], [0, 9, 0, 0, 0]),
        (&["1", "4", "+", "2", "9", "Enter"], [5, 9, 0, 0, 0]),
        (&["5", "R", "2", "3", "Enter"], [0, 3, 0, 0, 40]),
        // Taken back or done again.
        (&["1", "+", "3", "u", "2", "3", "Enter"], [0, 3, 0, 0, 0]),
        (
            &["1", "+", "u", "3", "Shift+u", "2", "3", "Enter"],
            [1, 3, 0, 0, 0],
        ),
        (&["3", "+", "3", "4", "Enter"], [0, 0, 4, 0, 0]),
        // + and - go on with the same row, and Enter leaves it.
        (&["1", "+", "+", "+", "-"], [2, 0, 0, 0, 0]),
        (&["1", "+", "Enter", "+"], [1, 0, 0, 0, 0]),
        (&["1", "+", "Escape", "+"], [1, 0, 0, 0, 0]),
    ] {
        let mut facilitator = Facilitator::with_people(40);
        facilitator.presses(keys);
        assert_eq!(facilitator.hands(1, Vote::First), expect, "{keys:?}");
    }
}

#[test]
fn a_step_that_changed_nothing_is_not_finished() {
    // Nobody has said how many people there are, so R sets nothing.
    let mut facilitator = Facilitator::begins();
    facilitator.presses(&["PageDown", "5", "r", "2", "3", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 0, 0, 23]);
    // Nor does taking back digits.
    facilitator.presses(&["1", "7", "u", "4", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [4, 0, 0, 0, 23]);
}

#[test]
fn a_number_typed_into_a_row_counts_when_another_row_or_a_field_is_turned_to() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["1", "7"]);
    facilitator.does(Command::AddHand(Some(2)));
    assert_eq!(facilitator.hands(1, Vote::First), [7, 0, 1, 0, 0]);
    facilitator.presses(&["2", "8"]);
    facilitator.does(Command::EnterField);
    assert_eq!(facilitator.hands(1, Vote::First), [7, 8, 1, 0, 0]);
    // Digits typed after the field do not go into the row.
    facilitator.presses(&["4", "9", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [7, 8, 1, 9, 0]);
    facilitator.presses(&["j"]);
    facilitator.does(Command::EnterField);
    facilitator.presses(&["4", "2", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [7, 8, 1, 2, 0]);
}

#[test]
fn what_is_typed_is_left_with_esc_and_counted_as_it_was() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["2", "7", "Enter", "2", "9", "9", "Escape"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 7, 0, 0, 0]);
    assert_eq!(facilitator.state.row(&facilitator.desk.room), None);
}

#[test]
fn whoever_goes_on_without_enter_has_meant_what_was_typed() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["2", "7", "PageDown"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 7, 0, 0, 0]);
    assert_eq!(
        facilitator.desk.room.step(),
        AgendaStep::Item(0, Phase::Talk),
        "and goes on"
    );
    facilitator.does(Command::PickRow(0));
    facilitator.presses(&["3"]);
    facilitator.does(Command::PickRow(4));
    assert_eq!(
        facilitator.hands(1, Vote::First),
        [3, 7, 0, 0, 0],
        "another row picked by hand"
    );
}

#[test]
fn backspace_takes_a_digit_back_and_a_number_beyond_any_room_is_not_typed() {
    let mut facilitator = Facilitator::with_people(40);
    let typed = |facilitator: &Facilitator| {
        let row = facilitator.state.row(&facilitator.desk.room).unwrap();
        row.typed
    };
    facilitator.presses(&["1", "1", "2", "3", "Backspace"]);
    assert_eq!(typed(&facilitator), Some(12));
    facilitator.presses(&["Backspace", "Backspace"]);
    assert_eq!(typed(&facilitator), None);
    facilitator.presses(&["9", "9", "9", "9", "9", "9", "9"]);
    assert_eq!(typed(&facilitator), Some(999_999));
}

#[test]
fn plus_and_minus_change_the_picked_row_and_nothing_while_none_is_picked() {
    let mut facilitator = Facilitator::with_people(40);
    assert!(!facilitator.presses(&["+"]));
    facilitator.presses(&["3", "+", "+", "+", "-"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 2, 0, 0]);
    facilitator.presses(&["-", "-", "-"]);
    assert_eq!(
        facilitator.hands(1, Vote::First),
        [0, 0, 0, 0, 0],
        "never below none"
    );
    // Starting from the typed number, if there is one.
    facilitator.presses(&["3", "9", "+"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 10, 0, 0]);
    facilitator.does(Command::AddHand(Some(0)));
    assert_eq!(
        facilitator.hands(1, Vote::First),
        [1, 0, 10, 0, 0],
        "by the row's own button"
    );
}

#[test]
fn digits_are_typed_without_shift_where_the_layout_wants_it() {
    // The row of digits on AZERTY: &é"'(-è_çà.
    let press = |key: &str, digit| KeyPress {
        key: key.into(),
        row_digit: Some(digit),
        ..KeyPress::default()
    };
    let mut facilitator = Facilitator::with_people(40);
    for pressed in [press("\"", 3), press("&", 1), press("-", 6)] {
        facilitator.does(facilitator.command_of(&pressed).expect("a digit"));
    }
    let typed = facilitator.state.typed(&facilitator.desk.room);
    assert_eq!(typed, Some(16), "a number once begun goes on");
    facilitator.presses(&["Enter", "3"]);
    // In a row without a number the key keeps the meaning that it has by its sign.
    facilitator.does(
        facilitator
            .command_of(&press("-", 6))
            .expect("one hand less"),
    );
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 15, 0, 0]);
}

#[test]
fn the_rest_of_the_room_fills_the_picked_row() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["1", "1", "5", "Enter", "2", "9", "Enter", "5", "r"]);
    assert_eq!(facilitator.hands(1, Vote::First), [15, 9, 0, 0, 16]);
}

#[test]
fn where_there_is_no_rest_it_is_said_why() {
    let mut nobody_said = Facilitator::begins();
    nobody_said.presses(&["PageDown", "1", "r"]);
    assert_eq!(nobody_said.state.status, Some(Status::NoHeadcount));
    let mut too_many = Facilitator::with_people(40);
    too_many.presses(&["1", "4", "3", "Enter", "2", "r"]);
    assert_eq!(too_many.state.status, Some(Status::TooMany));
    assert_eq!(too_many.hands(1, Vote::First), [43, 0, 0, 0, 0]);
}

#[test]
fn undo_takes_back_first_what_is_typed_and_then_what_was_counted() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["1", "5", "Enter", "2", "7"]);
    facilitator.presses(&["u"]);
    let row = facilitator.state.row(&facilitator.desk.room).unwrap();
    assert_eq!(row.typed, None);
    assert_eq!(facilitator.hands(1, Vote::First), [5, 0, 0, 0, 0]);
    facilitator.presses(&["u"]);
    assert_eq!(facilitator.hands(1, Vote::First), [0, 0, 0, 0, 0]);
    assert!(matches!(facilitator.state.status, Some(Status::Undone(_))));
    facilitator.presses(&["Shift+U"]);
    assert_eq!(facilitator.hands(1, Vote::First), [5, 0, 0, 0, 0]);
}

#[test]
fn each_vote_is_counted_where_it_belongs() {
    let mut facilitator = Facilitator::with_people(40);
    // An overlooked hand, counted during the talk.
    facilitator.presses(&["PageDown", "1", "4", "Enter"]);
    facilitator.presses(&["PageDown", "1", "6", "Enter"]);
    // Another one, counted after both votes were shown.
    facilitator.presses(&["PageDown", "2", "+"]);
    assert_eq!(facilitator.hands(1, Vote::First), [4, 0, 0, 0, 0]);
    assert_eq!(facilitator.hands(1, Vote::Second), [6, 1, 0, 0, 0]);
}

#[test]
fn j_and_a_number_go_to_an_item_and_say_where_there_is_none() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["j", "1", "2", "Enter"]);
    assert_eq!(
        facilitator.desk.room.step(),
        AgendaStep::Item(11, Phase::First)
    );
    facilitator.presses(&["j", "1", "3", "Enter"]);
    assert_eq!(facilitator.state.status, Some(Status::NoItem(13)));
    facilitator.presses(&["j", "0", "Enter"]);
    assert_eq!(facilitator.desk.room.step(), AgendaStep::Join);
    facilitator.presses(&["j", "4", "Escape", "Enter"]);
    assert_eq!(facilitator.desk.room.step(), AgendaStep::Join);
}

#[test]
fn esc_leaves_one_thing_at_a_time_and_at_the_end_nothing() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["e", "2", "5", "Escape"]);
    assert_eq!(facilitator.state.row(&facilitator.desk.room), None);
    assert_eq!(facilitator.state.panel, Panel::Exports);
    facilitator.presses(&["Escape"]);
    assert_eq!(facilitator.state.panel, Panel::Notes);
    assert!(!facilitator.presses(&["Escape"]), "left to the browser");
}

#[test]
fn a_panel_takes_the_focus_and_gives_it_back() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["c", "c", "?", "h"]);
    assert_eq!(
        facilitator.focused,
        [
            FocusTarget::Codes,
            FocusTarget::Desk,
            FocusTarget::Panel,
            FocusTarget::Headcount
        ]
    );
    assert_eq!(facilitator.state.panel, Panel::Setup);
}

#[test]
fn codes_are_of_the_first_sitting_until_another_is_said() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["PageDown", "PageDown"]);
    // People who hand in late have taken the quiz once.
    assert_eq!(facilitator.state.sitting(), Vote::First);
    facilitator.does(Command::SetSitting(Vote::Second));
    assert_eq!(facilitator.state.sitting(), Vote::Second);
}

#[test]
fn a_window_that_stood_on_the_wall_comes_back_with_its_counts_covered() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["o"]);
    assert_eq!(facilitator.requests, [ProgramRequest::SetOneWindow(true)]);
    // Hands can be counted while the slide covers the console.
    facilitator.presses(&["1", "4", "Enter", "o"]);
    assert_eq!(facilitator.hands(1, Vote::First), [4, 0, 0, 0, 0]);
    assert!(facilitator.state.covered);
    facilitator.presses(&["x"]);
    assert!(!facilitator.state.covered);
}

#[test]
fn what_counts_is_not_changed_by_typing() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.acts(Action::Sources(Sources::Codes));
    facilitator.presses(&["1", "4", "Enter"]);
    assert_eq!(facilitator.hands(1, Vote::First), [4, 0, 0, 0, 0]);
    assert_eq!(facilitator.desk.room.tally(0, Vote::First), [0; 5]);
}

#[test]
fn keys_that_are_quicker_than_the_disk_are_decided_by_what_was_pressed_before_them() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.is_slow = true;
    facilitator.presses(&[
        "1", "9", "Enter", "1", "+", "+", "+", "-", "Enter", "2", "r",
    ]);
    assert_eq!(facilitator.hands(1, Vote::First), [11, 29, 0, 0, 0]);
    // Goes to the second item, and back to the first.
    facilitator.presses(&["j", "2", "Enter", "3", "7", "Enter", "j", "1", "Enter", "u"]);
    assert_eq!(facilitator.hands(2, Vote::First), [0, 0, 0, 0, 0]);
    facilitator.presses(&["Shift+u"]);
    assert_eq!(facilitator.hands(2, Vote::First), [0, 0, 7, 0, 0]);
    // None of it is drawn yet.
    assert_eq!(facilitator.desk.room.votes(), 0);
}
