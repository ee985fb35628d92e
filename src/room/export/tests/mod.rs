//! The exports, read by other people's parsers.

use super::{CsvLabels, file_stem, journal_text, json, sheets_csv, votes_csv};
use crate::instrument::tests::example;
use crate::instrument::{Instrument, Json};
use crate::room::{Action, Batch, Fault, Head, ImportError, Room, Vote, journal};
use crate::sheet::code::{CodeError, decode};
use crate::sheet::{GutVote, Sheet};
use serde_json::{Value, json};
use std::rc::Rc;

fn labels() -> CsvLabels {
    let own = |text: &str| text.to_owned();
    CsvLabels {
        votes: [
            "Item", "Text", "Vote", "Counted", "Answer", "Label", "Votes",
        ]
        .map(own),
        sheet: ["Sitting", "Code", "Nonce", "Gut"].map(own),
        results: ["Verdict", "Tensions"].map(own),
        hands: own("hands"),
        between: own("Between {a} and {b}"),
        rehearsal: ["Rehearsal", "made up"].map(own),
    }
}

fn room_of(instrument: Instrument, rehearsal: bool) -> Room {
    let head = Head {
        tag: "K7Q2".into(),
        created_at: 1_764_000_000_000,
        rehearsal,
    };
    Room::open(Rc::new(instrument), head)
}

fn hands(room: &mut Room, item: usize, vote: Vote, choice: u8, count: u32) {
    let action = Action::Hands {
        item,
        vote,
        choice,
        count,
    };
    room.act(action, 1_764_000_001_000)
        .expect("a count that changes something");
}

fn hand_in(room: &mut Room, sitting: Vote, answers: [u8; 12]) {
    let sheet = Sheet {
        gut: Some(GutVote::Low),
        // 0 is an unanswered item.
        answers: answers.map(|answer| answer.checked_sub(1)).to_vec(),
        nonce: 77,
    };
    let batch = Batch {
        sitting,
        sheets: vec![sheet],
        faults: vec![Fault {
            line: 3,
            text: "WF-1".into(),
            error: ImportError::Code(CodeError::Mistyped),
        }],
    };
    room.act(Action::Codes(Rc::new(batch)), 1_764_000_002_000)
        .expect("a sheet");
}

/// Answers that agree with the essay throughout: +1.75, +2, +2 by the design's own sums; the Deliverer,
/// without tensions.
const WITH_THE_ESSAY: [u8; 12] = [1, 5, 1, 1, 5, 1, 5, 1, 4, 5, 5, 1];

/// Answers against it throughout: -2 on all three scales.
const AGAINST_THE_ESSAY: [u8; 12] = [5, 1, 5, 5, 1, 5, 1, 5, 1, 1, 1, 5];

/// Parses a table and asserts that all rows are as long as the first.
fn rows(table: &str) -> Vec<Vec<String>> {
    let table = table
        .strip_prefix('\u{feff}')
        .expect("the mark by which Excel knows UTF-8");
    assert!(table.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new();
    let records = reader
        .has_headers(false)
        .from_reader(table.as_bytes())
        .into_records();
    let rows = records.map(|row| row.expect("rows of one length"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn each_hand_is_a_row() {
    let mut room = room_of(example(), false);
    hands(&mut room, 0, Vote::First, 1, 2);
    hands(&mut room, 3, Vote::Second, 3, 1);
    let rows = rows(&votes_csv(&room, &labels()));
    assert_eq!(
        rows[0],
        [
            "Item", "Text", "Vote", "Counted", "Answer", "Label", "Votes"
        ]
    );
    let item =
        "When a customer stays for years, they stay mostly for the people who look after them.";
    let disagrees = ["q1", item, "1", "hands", "2", "Disagree", "1"];
    assert_eq!(rows[1], disagrees);
    assert_eq!(rows[2], disagrees);
    assert_eq!(rows[3][..1], ["q4"]);
    assert_eq!(rows[3][2..5], ["2", "hands", "4"]);
    assert_eq!(rows.len(), 4);
}

#[test]
fn a_slip_of_the_keyboard_makes_a_row_and_not_a_million() {
    let mut room = room_of(example(), false);
    hands(&mut room, 0, Vote::First, 0, 999_999);
    let rows = rows(&votes_csv(&room, &labels()));
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][6], "999999");
}

#[test]
fn each_sheet_is_a_row_with_what_it_comes_to() {
    let mut room = room_of(example(), false);
    hand_in(&mut room, Vote::Second, WITH_THE_ESSAY);
    let rows = rows(&sheets_csv(&room, &labels()));
    assert_eq!(rows[0][..4], ["Sitting", "Code", "Nonce", "Gut"]);
    assert_eq!(
        rows[0][15..],
        [
            "q12: Which bond between two firms would you expect to survive a bad year?",
            "When does the relationship begin? (-200: before the sale; 200: with the sale)",
            "Who is the relationship with? (-200: the person; 200: the business)",
            "How much does the word cover? (-200: wide sense; 200: strict sense)",
            "Verdict",
            "Tensions"
        ]
    );
    assert_eq!(rows[1][0], "2");
    let sheet = decode(room.instrument(), &rows[1][1]).expect("a code");
    assert_eq!(sheet.nonce, 77);
    assert_eq!(rows[1][2..4], ["77", "The relationship"]);
    assert_eq!(rows[1][16..], ["175", "200", "200", "The Deliverer", ""]);
}

/// The example's K1 is `q2` with `q6`, and K2 `q2` with `q8`: each time both are agreed with.
#[test]
fn answers_that_pull_apart_are_named_by_the_questions_that_the_head_explains() {
    let mut room = room_of(example(), false);
    let mut answers = [3; 12];
    (answers[8], answers[9], answers[10], answers[11]) = (0, 0, 0, 0);
    (answers[1], answers[5], answers[7]) = (5, 4, 5);
    hand_in(&mut room, Vote::First, answers);
    let rows = rows(&sheets_csv(&room, &labels()));
    assert_eq!(rows[1][20], "q2 + q6; q2 + q8");
}

#[test]
fn what_was_left_blank_is_empty_and_a_scale_with_too_few_answers_too() {
    let mut room = room_of(example(), false);
    let mut answers = [0; 12];
    answers[1] = 5;
    hand_in(&mut room, Vote::First, answers);
    let rows = rows(&sheets_csv(&room, &labels()));
    assert_eq!(rows[1][4..7], ["", "5", ""]);
    assert_eq!(rows[1][16..], ["", "", "", "", ""]);
}

#[test]
fn a_text_that_a_spreadsheet_would_work_out_stays_a_text() {
    for begun in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "−1"] {
        let mut instrument = example();
        let text = format!("{begun}, \"quoted\"\nand more");
        instrument.items[0].text = text.as_str().into();
        let mut room = room_of(instrument, false);
        hands(&mut room, 0, Vote::First, 0, 1);
        let found = rows(&votes_csv(&room, &labels()))[1][1].clone();
        let expected = match begun {
            // U+2212, a minus sign that is not a hyphen, does not start a formula.
            "−1" => text,
            // After characters that separate cells elsewhere, the sign is escaped as well.
            "\t=1" | "\r=1" => format!("'{}", text.replacen('=', "'=", 1)),
            _ => format!("'{text}"),
        };
        assert_eq!(found, expected);
    }
}

/// Half of Europe separates cells by semicolons, and some programs end a row at any line break.
#[test]
fn a_text_that_another_spreadsheet_would_part_begins_no_formula_in_its_middle() {
    for (text, expected) in [
        ("a;=1+1", "a;'=1+1"),
        ("a; =1+1", "a; '=1+1"),
        ("a;\"=1+1", "a;\"'=1+1"),
        ("a\n@SUM(A1)", "a\n'@SUM(A1)"),
        ("a\r\n-1", "a\r\n'-1"),
        ("a\t+1", "a\t'+1"),
        ("a;＝1", "a;'＝1"),
        (" =1", " '=1"),
        // Within a cell, signs are left alone.
        ("a = b; c-d", "a = b; c-d"),
        ("2+2=4, or -1", "2+2=4, or -1"),
    ] {
        let mut instrument = example();
        instrument.items[0].text = text.into();
        let mut room = room_of(instrument, false);
        hands(&mut room, 0, Vote::First, 0, 1);
        assert_eq!(
            rows(&votes_csv(&room, &labels()))[1][1],
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn our_own_numbers_stay_numbers_below_zero_too() {
    let mut room = room_of(example(), false);
    hand_in(&mut room, Vote::First, AGAINST_THE_ESSAY);
    let table = sheets_csv(&room, &labels());
    assert!(table.contains(",-200,-200,-200,"), "{table}");
}

#[test]
fn everything_is_json_and_says_what_counts() {
    let mut room = room_of(example(), false);
    room.act(Action::Headcount(Some(40)), 1_764_000_000_500);
    hands(&mut room, 0, Vote::First, 0, 12);
    hand_in(&mut room, Vote::First, WITH_THE_ESSAY);
    let everything: Value = serde_json::from_str(&json(&room)).expect("JSON");
    assert_eq!(everything["format"], "which-first-room");
    assert_eq!(everything["headcount"], 40);
    assert_eq!(everything["sources"], "both");
    let item = json!({
        "item": "q1",
        "hands": [[12, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
        "codes": [[1, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
        "counted": [[13, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
    });
    assert_eq!(everything["items"][0], item);
    let taken_in = json!([{
        "at": 1_764_000_002_000_u64, "sitting": 1, "sheets": 1, "faults": 1, "undone": false,
    }]);
    assert_eq!(everything["taken_in"], taken_in);
    let sheet = &everything["sheets"][0];
    assert_eq!(sheet["answers"], json!(WITH_THE_ESSAY));
    assert_eq!(
        sheet["scores"],
        json!({ "ORDER": 175, "LOCUS": 200, "MEANING": 200 })
    );
    assert_eq!(sheet["verdicts"], json!(["deliverer"]));
    assert_eq!(sheet["gut"], "low");
}

#[test]
fn a_saved_journal_opens_as_the_same_room() {
    let mut room = room_of(example(), true);
    hands(&mut room, 2, Vote::Second, 4, 9);
    hand_in(&mut room, Vote::First, WITH_THE_ESSAY);
    room.act(Action::Undo(1), 1_764_000_003_000);
    let parse = |text: &str| serde_json::from_str::<Json>(text).ok();
    let text = journal_text(&room);
    let read = journal::read(room.instrument(), text.lines(), parse).expect("a journal");
    assert!(read.damage.is_empty());
    assert_eq!(read.room, room);
}

#[test]
fn a_rehearsal_says_so_in_every_file_and_in_its_name() {
    let mut room = room_of(example(), true);
    hands(&mut room, 0, Vote::First, 0, 1);
    hand_in(&mut room, Vote::First, WITH_THE_ESSAY);
    for table in [votes_csv(&room, &labels()), sheets_csv(&room, &labels())] {
        let rows = rows(&table);
        assert_eq!(rows[0].last().map(String::as_str), Some("Rehearsal"));
        assert_eq!(rows[1].last().map(String::as_str), Some("made up"));
    }
    let everything: Value = serde_json::from_str(&json(&room)).expect("JSON");
    assert_eq!(everything["rehearsal"], true);
    assert!(
        journal_text(&room)
            .starts_with(r#"{"format":"which-first-journal","version":1,"rehearsal":true"#)
    );
    assert_eq!(
        file_stem(&room, "votes.csv"),
        "which-first-rehearsal-K7Q2-votes.csv"
    );
}

#[test]
fn a_name_that_was_edited_by_hand_makes_no_path() {
    let mut room = room_of(example(), false);
    room.rename("../..\\x:?".into());
    assert_eq!(
        file_stem(&room, "votes.csv"),
        "which-first-room-x-votes.csv"
    );
}
