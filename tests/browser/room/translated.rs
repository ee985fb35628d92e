//! A room whose windows the browser translates: the console and the projector show the current state.

use super::{PAGE, code_of, instrument};
use crate::driver::{Facilitator, Test};
use crate::translating::{PACES, Visit, translated, under_translation};
use serde_json::json;
use std::fs;
use tempfile::TempDir;

fn room(pace: Option<&str>) -> Test {
    Test::at(PAGE).serves(PAGE, translated("present.html", pace))
}

/// Clicks an element by its selector, whatever its translated text.
async fn clicks(facilitator: &Facilitator, css: &str) {
    let script = format!("document.querySelector({css:?}).click(); return null");
    let _: Option<()> = facilitator.finds(&script).await;
}

/// Presses keys, and after each step sees the same as without a translation, with a text in a part of the
/// console.
async fn goes_on(visit: &Visit<'_>, steps: &[(&[&str], &str, &str)]) {
    let facilitator = visit.reader.as_facilitator();
    for (keys, place, said) in steps {
        facilitator.presses(keys).await;
        facilitator.sees_in(place, said).await;
        visit.sees_the_same().await;
    }
}

/// Opens a new room of twenty people.
async fn opens_a_room(visit: &Visit<'_>) {
    let facilitator = visit.reader.as_facilitator();
    facilitator.sees("A file that was saved from a room").await;
    visit.sees_the_same().await;
    clicks(&facilitator, ".start .ways button").await;
    facilitator.sees_in(".work", "Joining").await;
    visit.sees_the_same().await;
    facilitator.presses(&["h"]).await;
    facilitator.types("20").await;
    facilitator.presses(&["Enter", "Escape"]).await;
    visit.sees_the_same().await;
}

/// An item from its first vote to the next one.
const AN_ITEM: &[(&[&str], &str, &str)] = &[
    (&["PageDown"], ".work", "Question 1 of 12"),
    (
        &["1", "1", "4", "Enter"],
        ".so-far",
        "Voted: 14 of 20. Not yet: 6.",
    ),
    (&["2", "+"], ".so-far", "Voted: 15 of 20."),
    (&["3", "r", "Enter"], ".so-far", "That is everybody."),
    (&["u"], ".so-far", "Taken back"),
    (&["x"], ".tally", "••"),
    (&["x"], ".tally", "14"),
    (&["PageDown"], ".work", "First vote, still hidden."),
    (&["t"], ".timer", "Pause"),
    (&["t"], ".timer", "Go on"),
    (&["PageDown"], ".work", "The room sees neither yet."),
    (&["2", "5", "Enter"], ".so-far", "Voted: 5 of 20."),
    (&["PageDown"], ".work", "The room sees the first."),
    (&["PageDown"], ".work", "The room has seen both."),
    (&["PageDown"], ".go", "Next: how sure it is"),
    (&["PageDown"], ".go", "Next: question 2"),
    (&["PageDown"], ".work", "Question 2 of 12"),
    (&["PageUp"], ".work", "Question 1 of 12"),
    (&["j", "4"], ".so-far", "To which question? 4"),
    (&["Enter"], ".work", "Question 4 of 12"),
    (&["5", "2", "Enter"], ".so-far", "Question 4, hands 2"),
];

/// The panels beside the work area, and the pictures.
const BESIDE: &[(&[&str], &str, &str)] = &[
    (&["?"], ".panel", "These keys work right now."),
    (&["e"], ".panel", "Print a report"),
    (&["n"], ".panel", "To talk about"),
    (&["h"], ".panel", "Whose votes count"),
    (&["Escape", "Escape"], ".panel", "To talk about"),
    (&["m"], ".work", "Where the room stands"),
    (&["g"], ".work", "From gut vote to answers"),
    (&["d"], ".work", "What divides the room"),
    (&["p"], ".work", "Where answers pull apart"),
    (&["v"], ".work", "Which talks moved the room"),
];

#[test]
fn the_desk_says_what_the_room_is_at_however_fast_the_browser_translates() {
    under_translation(room, &PACES, &async |visit| {
        let facilitator = visit.reader.as_facilitator();
        opens_a_room(visit).await;
        goes_on(visit, AN_ITEM).await;
        goes_on(visit, BESIDE).await;

        // Codes, of which one is a duplicate and one has a typing error.
        let instrument = instrument();
        let [one, two] = [3, 4].map(|nonce| code_of(&instrument, nonce));
        let mistyped = format!(
            "{}{}",
            &two[..11],
            if two[11..].starts_with('0') { "1" } else { "0" }
        );
        facilitator.presses(&["c"]).await;
        let chat = format!(
            "Ana: {one}\nBo: {one}\nChi: {mistyped}{}\nDee: hello",
            &two[12..]
        );
        facilitator.types(&chat).await;
        clicks(&facilitator, ".codes .acts .strong").await;
        facilitator.sees_in(".listing", "Counted: 1").await;
        facilitator
            .sees_in(".listing", "Could not be read: 1")
            .await;
        visit.sees_the_same().await;
        facilitator.presses(&["Escape", "Escape"]).await;
        goes_on(
            visit,
            &[
                (&["m"], ".work", "The same in numbers"),
                (&["o"], ".wall", "Back to the desk"),
                (&["j", "9", "Enter"], ".wall", "A stranger writes"),
                (
                    &["PageDown"],
                    ".wall",
                    "Find someone who answered differently.",
                ),
                (&["o"], ".work", "First vote, still hidden."),
            ],
        )
        .await;

        // Printouts are in the language of the instrument: after the poster, the report and the ballots.
        let script = "window.print = () => {
                window.paper = document.querySelector('.room-paper').textContent;
                dispatchEvent(new Event('afterprint'));
            }; return null";
        let _: Option<()> = facilitator.finds(script).await;
        facilitator.presses(&["e"]).await;
        for button in ["li:nth-child(2)", "li:nth-child(3)"] {
            clicks(
                &facilitator,
                &format!(".home ul:first-of-type {button} button"),
            )
            .await;
            let printed = "const paper = window.paper ?? ''; delete window.paper;
                return [paper.includes('When a customer stays for years'), paper.includes('‹de›')]";
            visit
                .reader
                .finds(
                    &format!("if (!window.paper) return null; {printed}"),
                    json!([true, false]),
                )
                .await;
        }

        // The list of rooms has another room of today.
        clicks(&facilitator, ".bar .quiet").await;
        facilitator.sees_in(".kept", "Resume the room of").await;
        visit.sees_the_same().await;
        let folder = TempDir::with_prefix("which-first-").expect("a folder");
        let file = folder.path().join("journal.jsonl");
        fs::write(&file, "no journal").expect("a file");
        facilitator.chooses_file("input[type=file]", &file).await;
        facilitator
            .sees_in(".troubles", "That file is not the journal of a room.")
            .await;
        visit.sees_the_same().await;
        clicks(&facilitator, ".troubles button").await;
        facilitator.counts(".troubles li", 0).await;
        clicks(&facilitator, ".kept li > button:last-of-type").await;
        facilitator.sees_in(".kept", "for good?").await;
        visit.sees_the_same().await;
    });
}

#[test]
fn the_room_sees_what_the_desk_shows_however_fast_the_browser_translates() {
    under_translation(room, &PACES, &async |visit| {
        let facilitator = visit.reader.as_facilitator();
        opens_a_room(visit).await;
        facilitator.presses(&["w"]).await;
        facilitator.turns_to_the_screen().await;
        facilitator.sees("Handed in: 0").await;
        visit.sees_the_same().await;
        // The keys of a presentation remote go to the focused window.
        goes_on(
            visit,
            &[
                (
                    &["PageDown"],
                    ".audience",
                    "When a customer stays for years",
                ),
                (
                    &["PageDown"],
                    ".audience",
                    "Find someone who answered differently.",
                ),
                (&["t"], ".audience .clock", ":"),
                (&["t"], ".audience", "The timer is paused."),
                (&["PageDown"], ".audience", "The same vote again"),
                (&["PageDown"], ".audience", "How the votes fell"),
                (&["PageDown"], ".audience", "How the votes fell"),
                (&["PageDown"], ".audience", "The essay"),
                (&["PageDown"], ".audience", "Thin ice"),
                (
                    &["PageDown"],
                    ".audience",
                    "A relationship with a customer begins",
                ),
                (
                    &["j", "4", "Enter"],
                    ".audience",
                    "Your best account manager leaves",
                ),
                (&["1", "2", "Enter"], ".audience", "Votes in: 2"),
                (&["m"], ".audience", "Where the room stands"),
            ],
        )
        .await;
        facilitator.presses(&["b"]).await;
        facilitator.counts(".audience.blank", 1).await;
        facilitator.presses(&["b"]).await;
        facilitator.counts(".audience.blank", 0).await;
        visit.sees_the_same().await;
        facilitator.turns_to_the_console().await;
        facilitator.sees("The room sees this.").await;
        facilitator.sees_in(".work", "Where the room stands").await;
        visit.sees_the_same().await;
    });
}

#[test]
fn a_rooms_tag_keys_and_letters_are_not_translated() {
    room(Some("at once")).check(async |reader| {
        let facilitator = reader.as_facilitator();
        facilitator.sees("A file that was saved from a room").await;
        clicks(&facilitator, ".start .ways button").await;
        facilitator.sees_in(".work", "Joining").await;
        facilitator.presses(&["PageDown", "?"]).await;
        facilitator
            .sees_in(".panel", "These keys work right now.")
            .await;
        for (css, said) in [
            (".bar h1 bdi", "CCCC"),
            (".keys kbd", "1"),
            (".tally kbd", "1"),
            (".tally .glyph", "A"),
            (".audience .glyph", "A"),
        ] {
            let script = format!("return document.querySelector({css:?}).textContent");
            let found: String = facilitator.finds(&script).await;
            assert_eq!(found, said, "{css}");
        }
    });
}
