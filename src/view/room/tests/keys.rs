use super::*;
use crate::room::{AgendaStep, Phase, Picture, Timer, TimerAction};
use crate::view::room::command::Panel;
use crate::view::room::keys::{TABLE, enabled_bindings, is_enabled, shortcut};
use crate::view::ui::Key;

/// Calls `look` in each state that changes which keys are enabled.
fn for_each_state(mut look: impl FnMut(&Facilitator)) {
    let mut facilitator = Facilitator::begins();
    look(&facilitator);
    for keys in [
        &["PageDown"][..],
        &["2"],
        &["7"],
        &["Enter"],
        &["u"],
        &["Shift+U", "?"],
        &["Escape", "j"],
        &["9"],
        &["Enter", "t"],
        &["PageDown"],
        &["m"],
        &["o"],
    ] {
        facilitator.presses(keys);
        look(&facilitator);
    }
}

#[test]
fn every_key_that_is_listed_does_something_and_every_other_one_is_the_browsers() {
    for_each_state(|facilitator| {
        let at = facilitator.key_context();
        let listed: Vec<(&str, bool)> = enabled_bindings(at)
            .flat_map(|binding| {
                let shift = binding.shift.unwrap_or(false);
                binding.keys.iter().map(move |key| (*key, shift))
            })
            .collect();
        for binding in TABLE {
            let shift = binding.shift.unwrap_or(false);
            for key in binding.keys {
                let pressed = if shift {
                    ["Shift+", key].concat()
                } else {
                    (*key).to_owned()
                };
                // Digits depend on the number of answers, and 0 only continues a number.
                if key.as_bytes()[0].is_ascii_digit() {
                    continue;
                }
                assert_eq!(
                    facilitator.command_for(&pressed, false).is_some(),
                    listed.contains(&(*key, shift)),
                    "{pressed} at {:?}",
                    facilitator.desk.room.step()
                );
            }
        }
    });
}

#[test]
fn what_is_listed_is_what_works_here() {
    let names = |facilitator: &Facilitator| -> Vec<Key> {
        enabled_bindings(facilitator.key_context())
            .map(|binding| binding.name)
            .collect()
    };
    let mut facilitator = Facilitator::begins();
    assert!(!names(&facilitator).contains(&Key::RoomKeyPick), "joining");
    facilitator.presses(&["PageDown"]);
    assert!(names(&facilitator).contains(&Key::RoomKeyPick), "voting");
    assert!(!names(&facilitator).contains(&Key::RoomKeyMore));
    facilitator.presses(&["1"]);
    assert!(names(&facilitator).contains(&Key::RoomKeyMore), "a row");
    assert!(
        !names(&facilitator).contains(&Key::RoomKeyPick),
        "digits are digits now"
    );
    assert!(names(&facilitator).contains(&Key::RoomKeyType));
}

#[test]
fn no_key_means_two_things_at_once() {
    for_each_state(|facilitator| {
        let mut seen = Vec::new();
        for binding in TABLE
            .iter()
            .filter(|binding| (binding.is_enabled)(facilitator.key_context()))
        {
            for key in binding.keys {
                let digit = key.as_bytes()[0].is_ascii_digit();
                let shifts = match binding.shift {
                    Some(shift) => vec![shift],
                    None => vec![false, true],
                };
                for shift in shifts {
                    let twice = seen.contains(&(*key, shift));
                    assert!(!twice || digit, "{key} at {:?}", binding.name);
                    seen.push((*key, shift));
                }
            }
        }
    });
}

#[test]
fn a_presenters_remote_goes_through_the_whole_room_and_back() {
    let mut facilitator = Facilitator::begins();
    let mut places = vec![facilitator.desk.room.step()];
    while facilitator.presses(&["PageDown"]) {
        places.push(facilitator.desk.room.step());
    }
    // The join slide, seven phases of twelve items, five pictures.
    assert_eq!(places.len(), 1 + 7 * 12 + 5);
    assert_eq!(places.last(), Some(&AgendaStep::Picture(Picture::Moved)));
    while facilitator.presses(&["PageUp"]) {
        places.pop();
        assert_eq!(places.last(), Some(&facilitator.desk.room.step()));
    }
    assert_eq!(facilitator.desk.room.step(), AgendaStep::Join);
}

#[test]
fn arrows_and_the_space_bar_go_on_and_back_too() {
    let mut facilitator = Facilitator::begins();
    let mut goes = |keys: &[&str], place: AgendaStep| {
        facilitator.presses(keys);
        assert_eq!(facilitator.desk.room.step(), place, "{keys:?}");
    };
    goes(&["ArrowRight"], AgendaStep::Item(0, Phase::First));
    goes(&[" "], AgendaStep::Item(0, Phase::Talk));
    goes(&["Shift+ "], AgendaStep::Item(0, Phase::First));
    goes(&["ArrowLeft"], AgendaStep::Join);
}

#[test]
fn the_other_keys_of_a_remote_lose_nothing() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["1", "7", "Enter"]);
    let place = facilitator.desk.room.step();
    for key in [".", ".", "b", "B", ",", ",", "F5", "Shift+F5", "Escape"] {
        facilitator.presses(&[key]);
        assert_eq!(facilitator.desk.room.step(), place, "{key}");
        assert_eq!(facilitator.hands(1, Vote::First)[0], 7, "{key}");
    }
    assert!(facilitator.desk.room.blank().is_none());
}

#[test]
fn f5_opens_the_screen_then_fills_it_and_never_loads_the_page_anew() {
    let mut facilitator = Facilitator::begins();
    facilitator.presses(&["F5"]);
    facilitator.desk.projector = ProjectorStatus::Open;
    facilitator.presses(&["F5"]);
    facilitator.desk.projector = ProjectorStatus::Closed;
    facilitator.presses(&["F5"]);
    facilitator.desk.projector = ProjectorStatus::Blocked;
    facilitator.presses(&["F5", "F5"]);
    assert_eq!(
        facilitator.requests,
        [
            ProgramRequest::OpenProjector,
            ProgramRequest::ToggleFullScreen,
            ProgramRequest::OpenProjector,
            ProgramRequest::SetOneWindow(true),
            ProgramRequest::ToggleFullScreen,
        ]
    );
    assert!(
        facilitator.command_for("F5", true).is_some(),
        "in a field too"
    );
}

#[test]
fn in_a_field_letters_and_digits_are_typed_and_esc_leaves_it() {
    for_each_state(|facilitator| {
        for key in ["1", "b", "u", " ", "Enter", "PageDown", "ArrowLeft", "?"] {
            assert_eq!(facilitator.command_for(key, true), None, "{key}");
        }
        assert_eq!(
            facilitator.command_for("Escape", true),
            Some(Command::LeaveField)
        );
    });
}

#[test]
fn a_digit_without_a_row_is_left_alone() {
    let mut facilitator = Facilitator::with_people(40);
    // The scale of agreement has five points.
    assert!(!facilitator.presses(&["6"]));
    assert!(facilitator.presses(&["5"]));
    facilitator.presses(&["m"]);
    assert!(!facilitator.presses(&["1"]));
}

#[test]
fn capitals_are_the_same_keys_where_caps_lock_is_on() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["1", "7", "Enter", "U"]);
    assert_eq!(facilitator.hands(1, Vote::First)[0], 0);
}

#[test]
fn the_timer_starts_with_three_minutes_stands_still_and_goes_on() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["PageDown", "t"]);
    let left = |facilitator: &Facilitator| facilitator.desk.room.timer().left(facilitator.desk.now);
    assert_eq!(left(&facilitator), Some(180_000));
    facilitator.desk.now += 60_000;
    facilitator.presses(&["t"]);
    facilitator.desk.now += 60_000;
    assert_eq!(left(&facilitator), Some(120_000));
    facilitator.presses(&["t", "Shift+T"]);
    assert_eq!(left(&facilitator), Some(180_000));
    facilitator.acts(Action::Timer(TimerAction::Clear));
    assert_eq!(facilitator.desk.room.timer(), Timer::Idle);
    assert!(!is_enabled(facilitator.key_context(), Command::ExtendTimer));
}

#[test]
fn where_texts_run_from_right_to_left_the_left_arrow_goes_on() {
    let mut facilitator = Facilitator::begins();
    let mut instrument = example();
    instrument.lang = "ar".into();
    let head = facilitator.desk.room.head().clone();
    facilitator.desk.decided = Rc::new(Room::open(Rc::new(instrument), head));
    facilitator.presses(&["ArrowLeft"]);
    assert_eq!(
        facilitator.desk.room.step(),
        AgendaStep::Item(0, Phase::First)
    );
    facilitator.presses(&["ArrowRight"]);
    assert_eq!(facilitator.desk.room.step(), AgendaStep::Join);
}

#[test]
fn while_the_slide_covers_the_desk_nothing_opens_behind_it() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.presses(&["o"]);
    for key in ["?", "c", "e", "h", "x", "w"] {
        assert!(!facilitator.presses(&[key]), "{key}");
    }
    assert_eq!(facilitator.state.panel, Panel::Notes);
    assert!(!facilitator.presses(&["Escape"]), "the desk stays hidden");
    assert!(facilitator.presses(&["PageDown"]));
}

#[test]
fn buttons_name_their_keys_as_assistive_technology_wants_them() {
    let mut facilitator = Facilitator::begins();
    let key = |facilitator: &Facilitator, command| shortcut(facilitator.key_context(), command);
    assert_eq!(
        key(&facilitator, Command::Next).as_deref(),
        Some("PageDown")
    );
    assert_eq!(key(&facilitator, Command::Redo).as_deref(), Some("Shift+u"));
    assert_eq!(key(&facilitator, Command::StartTimer(2)), None);
    // A key that is switched off is not promised.
    facilitator.desk.letter_keys = false;
    assert_eq!(
        key(&facilitator, Command::Next).as_deref(),
        Some("PageDown")
    );
    assert_eq!(key(&facilitator, Command::Redo), None);
}

#[test]
fn letter_keys_can_be_switched_off_and_then_only_a_picked_row_hears_digits_and_signs() {
    let mut facilitator = Facilitator::with_people(40);
    facilitator.desk.letter_keys = false;
    let place = facilitator.desk.room.step();
    let before = facilitator.state.clone();
    for binding in TABLE {
        for key in binding
            .keys
            .iter()
            .filter(|key| key.chars().count() == 1 && **key != " ")
        {
            for pressed in [(*key).to_owned(), ["Shift+", key].concat()] {
                assert!(!facilitator.presses(&[&*pressed]), "{pressed}");
            }
        }
    }
    assert_eq!(facilitator.desk.room.step(), place);
    assert_eq!(facilitator.state, before);
    assert!(facilitator.requests.is_empty());
    // A row that was clicked on takes a number, and one hand more.
    facilitator.does(Command::PickRow(1));
    facilitator.presses(&["1", "4", "+"]);
    assert_eq!(facilitator.hands(1, Vote::First)[1], 15);
    assert!(facilitator.presses(&["PageDown"]));
}

#[test]
fn k_prints_the_poster_of_the_room() {
    let mut facilitator = Facilitator::begins();
    facilitator.presses(&["k"]);
    assert_eq!(
        facilitator.requests,
        [ProgramRequest::Print(Printout::Poster)]
    );
}
