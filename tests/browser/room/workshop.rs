//! A whole workshop, by keyboard alone.

use super::{PAGE, begins, code_of, instrument};
use crate::driver::{Engine, Facilitator, Reader, Test};
use serde_json::Value;

/// The exports of a workshop.
#[derive(Debug, PartialEq)]
struct TakenHome {
    votes: String,
    sheets: String,
    everything: Value,
    report: String,
}

/// The pasted text: 40 lines of a chat, of which 5 have an unreadable code, and 3 a duplicate.
fn chat() -> String {
    let instrument = instrument();
    let mut lines: Vec<String> = (0..32).map(|n| code_of(&instrument, n)).collect();
    lines.extend([0, 7, 31].map(|n| code_of(&instrument, n)));
    // One character is replaced by 0.
    let spoilt = (32..37).map(|n| {
        let code = code_of(&instrument, n);
        let (kept, last) = code.split_at(code.len() - 1);
        format!("{kept}{}", if last == "0" { "1" } else { "0" })
    });
    lines.extend(spoilt);
    assert_eq!(lines.len(), 40);
    let names = ["Ana", "Zoë", "12:04 Chi", "> Dee"];
    let said = lines.iter().zip(names.iter().cycle());
    let said: Vec<String> = said.map(|(code, name)| format!("{name}: {code}")).collect();
    said.join("\n") + "\n"
}

/// Counts a vote of 40 people: a number for each of four rows; the fifth row gets the rest.
async fn counts_hands(facilitator: &Facilitator, hands: [(&str, &[&str]); 4]) {
    for (row, digits) in hands {
        facilitator.presses(&[row]).await;
        facilitator.presses(digits).await;
        facilitator.presses(&["Enter"]).await;
    }
    facilitator.presses(&["5", "r", "Enter"]).await;
    facilitator.sees_in(".work", "That is everybody.").await;
}

/// Runs an item from its first vote to its debrief.
async fn runs_an_item(facilitator: &Facilitator, n: usize) {
    facilitator.presses(&["j", &n.to_string(), "Enter"]).await;
    facilitator
        .sees_in(".work", &format!("Question {n} of 12"))
        .await;
    facilitator
        .sees_in(".work", "The room does not see it until both are in.")
        .await;
    // 15, 9, 6, 8, and 2 left of 40.
    let first: [(&str, &[&str]); 4] = [
        ("1", &["1", "5"]),
        ("2", &["9"]),
        ("3", &["6"]),
        ("4", &["8"]),
    ];
    counts_hands(facilitator, first).await;
    facilitator.presses(&["PageDown", "t", "PageDown"]).await;
    facilitator
        .sees_in(".work", "with the first beside it")
        .await;
    // 5, 9, 10, 12, and 4 left of 40.
    let second: [(&str, &[&str]); 4] = [
        ("1", &["5"]),
        ("2", &["9"]),
        ("3", &["1", "0"]),
        ("4", &["1", "2"]),
    ];
    counts_hands(facilitator, second).await;
    facilitator.presses(&["PageDown"]).await;
    facilitator
        .sees_in(".work", "The room sees the first.")
        .await;
    facilitator.presses(&["PageDown"]).await;
    facilitator
        .sees_in(".work", "The room has seen both.")
        .await;
    facilitator.presses(&["PageDown", "PageDown"]).await;
}

/// Runs the workshop. With `loses`, the tab crashes between the two votes on the second item.
async fn plays(reader: &Reader, address: &str, loses: bool) -> TakenHome {
    let facilitator = reader.as_facilitator();
    facilitator.turns_to_size(1024, 768).await;
    facilitator.opens(address).await;
    begins(&facilitator).await;
    facilitator.presses(&["h"]).await;
    facilitator.types("40").await;
    facilitator.presses(&["Enter", "Escape"]).await;

    runs_an_item(&facilitator, 1).await;
    runs_an_item(&facilitator, 2).await;
    if loses {
        facilitator.loses_the_tab().await;
        facilitator.turns_to_size(1024, 768).await;
        facilitator.opens(address).await;
        facilitator.tabs_to("Resume the room of").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Question 2 of 12").await;
    }
    // The fourth item is a dilemma.
    runs_an_item(&facilitator, 4).await;

    facilitator.presses(&["c"]).await;
    facilitator.tabs_back_to("Before the talk").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.tabs_to("Paste a chat").await;
    facilitator.types(&chat()).await;
    facilitator.tabs_to("Take in").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees_in(".listing", "Counted: 32").await;
    facilitator.sees_in(".listing", "Handed in before: 3").await;
    facilitator
        .sees_in(".listing", "Could not be read: 5")
        .await;
    facilitator.presses(&["Escape", "m"]).await;
    facilitator.sees_in(".work", "Where the room stands").await;

    facilitator.catches_files().await;
    facilitator.presses(&["e"]).await;
    facilitator.tabs_to("Print a report").await;
    facilitator.presses(&["Enter"]).await;
    let report = facilitator.finds_printed().await;
    let mut taken = Vec::new();
    for (button, ending) in [
        ("Votes, as a table", "votes.csv"),
        ("Results, as a table", "results.csv"),
        ("Everything, as data", ".json"),
    ] {
        facilitator.tabs_to(button).await;
        facilitator.presses(&["Enter"]).await;
        taken.push(facilitator.finds_file(ending).await);
    }
    let [votes, sheets, everything] = taken.try_into().expect("three files");
    TakenHome {
        votes,
        sheets,
        everything: serde_json::from_str(&everything).expect("JSON"),
        report,
    }
}

/// The value without the parts that differ between any two rooms: names and times.
fn timeless(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let of_its_own = ["at", "made", "room", "tag"];
            let members = members.into_iter();
            let kept = members.filter(|(key, _)| !of_its_own.contains(&&**key));
            kept.map(|(key, value)| (key, timeless(value))).collect()
        }
        Value::Array(list) => list.into_iter().map(timeless).collect(),
        value => value,
    }
}

/// The number of rows with this item, vote and answer in the exported votes.
fn rows(votes: &str, item: &str, vote: &str, answer: &str) -> usize {
    let rows =
        csv::Reader::from_reader(votes.trim_start_matches('\u{feff}').as_bytes()).into_records();
    rows.map(|row| row.expect("a row"))
        .filter(|row| {
            let has = |what: &str| row.iter().any(|cell| cell == what);
            has(item) && row.get(2) == Some(vote) && row.get(4) == Some(answer)
        })
        .count()
}

fn is_what_was_played(taken: &TakenHome) {
    // The hands above: 40 in each vote on each of three items.
    for item in ["q1", "q2", "q4"] {
        for (vote, counts) in [("1", [15, 9, 6, 8, 2]), ("2", [5, 9, 10, 12, 4])] {
            for (answer, count) in (1..).zip(counts) {
                let found = rows(&taken.votes, item, vote, &answer.to_string());
                assert_eq!(found, count, "{item}, vote {vote}, answer {answer}");
            }
        }
    }
    assert_eq!(taken.sheets.trim_end().lines().count(), 1 + 32);
}

fn loses_nothing(engine: Engine, test: Test) {
    test.in_engine(engine).check(async |reader| {
        let facilitator = reader.as_facilitator();
        let address: String = facilitator.finds("return location.href").await;
        if engine == Engine::Chromium && address.starts_with("file:") {
            reader.goes_offline().await;
        }
        let whole = plays(reader, &address, false).await;
        is_what_was_played(&whole);
        facilitator.presses(&["Escape"]).await;
        facilitator.tabs_to("All rooms").await;
        facilitator.presses(&["Enter"]).await;
        let resumed = plays(reader, &address, true).await;
        assert_eq!(resumed.votes, whole.votes);
        assert_eq!(resumed.sheets, whole.sheets);
        assert_eq!(timeless(resumed.everything), timeless(whole.everything));
    });
}

#[test]
fn a_workshop_survives_a_tab_that_is_killed_and_its_export_is_the_same() {
    loses_nothing(Engine::Chromium, Test::at(PAGE));
}

mod from_a_stick {
    use super::*;

    fn on_a_stick() -> Test {
        Test::of_file("which-first.html", "#present")
    }

    #[test]
    fn in_chromium() {
        loses_nothing(Engine::Chromium, on_a_stick());
    }

    #[test]
    fn in_firefox() {
        loses_nothing(Engine::Firefox, on_a_stick());
    }

    #[test]
    fn in_webkit() {
        loses_nothing(Engine::WebKit, on_a_stick());
    }
}
