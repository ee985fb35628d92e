//! Accessibility of every screen of the console and the projector.

use super::PAGE;
use crate::accessibility::barriers;
use crate::driver::{Facilitator, Reader, Test};

/// The screens of a room in the order of the visit: the keys that lead to each, and its name in messages.
const SCREENS: [(&[&str], &str); 15] = [
    (&[], "joining"),
    (&["PageDown"], "first vote"),
    (&["PageDown", "t"], "talk, with a timer"),
    (&["PageDown"], "second vote"),
    (&["PageDown"], "first vote shown"),
    (&["PageDown"], "shift"),
    (&["PageDown"], "debrief"),
    (&["PageDown"], "evidence"),
    (&["m"], "map"),
    (&["PageDown"], "gut and answers"),
    (&["PageDown"], "most divided"),
    (&["PageDown"], "pulling apart"),
    (&["PageDown"], "most moved"),
    (&["b"], "black"),
    (&[","], "white"),
];

/// The panels beside the work.
const PANELS: [(&str, &str); 4] = [
    ("c", "codes"),
    ("e", "take home"),
    ("?", "keys"),
    ("h", "people"),
];

fn note(faults: &mut Vec<String>, screen: &str, found: Vec<String>) {
    faults.extend(found.into_iter().map(|fault| format!("{screen}: {fault}")));
}

async fn looks_at_all(reader: &Reader, facilitator: &Facilitator, dark: bool) -> Vec<String> {
    let faults = &mut Vec::new();
    note(faults, "the list of rooms", barriers(reader).await);
    facilitator.tabs_to("Try with a made-up room of 60").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees("Rehearsal: made-up votes").await;
    facilitator.presses(&["w"]).await;
    facilitator.turns_to_the_screen().await;
    facilitator.sees("Rehearsal: made-up votes").await;
    if dark {
        facilitator.turns_to_the_console().await;
        facilitator.presses(&["l"]).await;
    }
    for (keys, screen) in SCREENS {
        facilitator.turns_to_the_console().await;
        facilitator.presses(keys).await;
        note(
            faults,
            &format!("the desk, {screen}"),
            barriers(reader).await,
        );
        facilitator.turns_to_the_screen().await;
        note(
            faults,
            &format!("the screen, {screen}"),
            barriers(reader).await,
        );
    }
    facilitator.turns_to_the_console().await;
    for (key, panel) in PANELS {
        facilitator.presses(&["Escape", "Escape", key]).await;
        note(
            faults,
            &format!("the panel {panel}"),
            barriers(reader).await,
        );
    }
    std::mem::take(faults)
}

fn has_no_barriers(dark: bool) {
    Test::at(PAGE).with_reduced_motion().check(async |reader| {
        let facilitator = reader.as_facilitator();
        facilitator.turns_to_size(1024, 768).await;
        if dark {
            reader.prefers_dark().await;
            facilitator.reloads().await;
        }
        let faults = looks_at_all(reader, &facilitator, dark).await;
        assert!(
            faults.is_empty(),
            "{} faults:\n{}",
            faults.len(),
            faults.join("\n")
        );
    });
}

#[test]
fn nothing_stands_in_the_way_of_a_facilitator_or_a_room_in_light() {
    has_no_barriers(false);
}

#[test]
fn nothing_stands_in_the_way_of_a_facilitator_or_a_room_in_the_dark() {
    has_no_barriers(true);
}
