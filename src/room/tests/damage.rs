//! Damaged journals.

use super::*;
use crate::instrument::{JsonType, ProblemKind};
use crate::room::Blank;
use crate::room::journal::{Damage, JournalLineError};
use crate::sheet::code::{CodeError, encode};

/// A room with a head, four hands and two codes: lines 1 to 6.
fn counted() -> Room {
    room_after([
        hands(1, Vote::First, 1, 4),
        hands(1, Vote::First, 2, 7),
        hands(1, Vote::Second, 2, 11),
        hands(2, Vote::First, 5, 3),
        codes(Vote::First, &[sheet(1, 1), sheet(2, 3)]),
    ])
}

/// Reads these lines. Returns the room, and the errors with their lines.
#[track_caller]
fn read_lines(lines: &[String]) -> (Room, Vec<(u32, JournalLineError)>) {
    let back = read(&Rc::new(example()), &lines.join("\n"));
    let line_and_error = |damage: Damage| (damage.line, damage.error);
    (
        back.room,
        back.damage.into_iter().map(line_and_error).collect(),
    )
}

/// The first vote on the first item.
fn tally(room: &Room) -> Vec<u32> {
    room.tally(0, Vote::First)
}

/// The pointer and the kind of a problem.
fn problem(why: &JournalLineError) -> (&str, &ProblemKind) {
    match why {
        JournalLineError::Field(problem) | JournalLineError::Fault(problem) => {
            (&problem.pointer, &problem.kind)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_journal_that_breaks_off_costs_its_last_line() {
    let room = counted();
    assert_eq!(tally(&room), [5, 7, 1, 0, 0]);
    let mut lines = lines_of(&room);
    for cut in [1, 20, lines[5].len() - 1] {
        lines[5].truncate(cut);
        let (back, damage) = read_lines(&lines);
        assert_eq!(damage, [(6, JournalLineError::Truncated)]);
        assert_eq!(tally(&back), [4, 7, 0, 0, 0]);
        assert_eq!(back.tally(1, Vote::First), [0, 0, 0, 0, 3]);
        lines = lines_of(&room);
    }
}

#[test]
fn a_line_that_is_no_json_costs_itself_and_is_told_as_it_stands() {
    let mut lines = lines_of(&counted());
    lines[2] = "{\"n\":2, oh dear ".repeat(40);
    let back = read(&Rc::new(example()), &lines.join("\n"));
    let [damage] = back.damage.as_slice() else {
        panic!("{:?}", back.damage);
    };
    assert_eq!(
        (damage.line, &damage.error),
        (3, &JournalLineError::NotJson)
    );
    // The quoted text is limited, however long the line is.
    assert!(damage.text.starts_with("{\"n\":2, oh dear {"));
    assert_eq!(damage.text.chars().count(), 200);
    assert_eq!(tally(&back.room), [5, 0, 1, 0, 0]);
}

#[test]
fn what_an_entry_says_wrong_is_told_with_its_place() {
    let line = r#"{"n":1,"at":1,"do":"hands","item":"q1","vote":1,"choice":1,"count":4}"#;
    let range = |found, least, most| ProblemKind::OutOfRange {
        found,
        min: least,
        max: most,
    };
    let whole = ProblemKind::WrongType {
        expected: JsonType::Integer,
    };
    for (right, wrong, at, kind) in [
        (
            "\"count\":4",
            "\"count\":-4",
            "/count",
            range(-4, 0, 1_000_000),
        ),
        (
            "\"count\":4",
            "\"count\":1000000000",
            "/count",
            range(1_000_000_000, 0, 1_000_000),
        ),
        ("\"count\":4", "\"count\":4.5", "/count", whole.clone()),
        (
            "\"count\":4",
            "\"count\":99999999999999999999999",
            "/count",
            whole.clone(),
        ),
        ("\"count\":4", "\"count\":\"4\"", "/count", whole.clone()),
        ("\"choice\":1", "\"choice\":0", "/choice", range(0, 1, 5)),
        ("\"choice\":1", "\"choice\":6", "/choice", range(6, 1, 5)),
        ("\"vote\":1", "\"vote\":3", "/vote", range(3, 1, 2)),
        ("\"n\":1,", "\"n\":0,", "/n", range(0, 1, 1 << 30)),
        (
            "\"at\":1,",
            "\"at\":-1,",
            "/at",
            range(-1, 0, 8_640_000_000_000_000),
        ),
        ("\"at\":1,", "", "", ProblemKind::MissingKey { key: "at" }),
        (
            "\"do\":\"hands\",",
            "",
            "",
            ProblemKind::MissingKey { key: "do" },
        ),
        (
            "\"q1\"",
            "\"q99\"",
            "/item",
            ProblemKind::UnknownId {
                id: "q99".to_owned(),
            },
        ),
    ] {
        let mut lines = lines_of(&room());
        lines.push(line.replace(right, wrong));
        let (back, damage) = read_lines(&lines);
        let [(2, why)] = damage.as_slice() else {
            panic!("{wrong}: {damage:?}");
        };
        assert_eq!(problem(why), (at, &kind), "{wrong}");
        assert_eq!(tally(&back), [0; 5]);
    }
}

#[test]
fn something_that_is_not_known_here_is_told_and_left_out() {
    for line in [r#"{"n":1,"at":1,"do":"dance"}"#, r#"{"n":1,"at":1,"do":7}"#] {
        let mut lines = lines_of(&room());
        lines.push(line.to_owned());
        assert_eq!(read_lines(&lines).1, [(2, JournalLineError::UnknownAction)]);
    }
    // Additional keys are ignored.
    let mut lines = lines_of(&room());
    lines.push(r#"{"n":1,"at":1,"do":"blank","on":true,"note":"fire alarm"}"#.to_owned());
    let (back, damage) = read_lines(&lines);
    assert_eq!(damage, []);
    assert!(back.blank() == Some(Blank::Dark));
}

#[test]
fn every_word_is_checked() {
    for (line, at) in [
        (r#"{"n":1,"at":1,"do":"go","to":"moon"}"#, "/to"),
        (
            r#"{"n":1,"at":1,"do":"go","item":"q1","phase":"nap"}"#,
            "/phase",
        ),
        (r#"{"n":1,"at":1,"do":"sources","from":"hearts"}"#, "/from"),
        (r#"{"n":1,"at":1,"do":"timer","clock":"bell"}"#, "/clock"),
        (r#"{"n":1,"at":1,"do":"blank","on":1}"#, "/on"),
        (r#"{"n":1,"at":1,"do":"address","address":7}"#, "/address"),
        (
            r#"{"n":1,"at":1,"do":"codes","sitting":1,"codes":"WF"}"#,
            "/codes",
        ),
        (
            r#"{"n":1,"at":1,"do":"timer","clock":"start","ms":-1}"#,
            "/ms",
        ),
        (r#"{"n":1,"at":1,"do":"undo","of":0}"#, "/of"),
    ] {
        let mut lines = lines_of(&room());
        lines.push(line.to_owned());
        let (_, damage) = read_lines(&lines);
        assert_eq!(damage.len(), 1, "{line}");
        assert_eq!(problem(&damage[0].1).0, at, "{line}");
    }
}

#[test]
fn an_address_in_a_journal_is_one_that_a_facilitator_could_have_typed() {
    let with = |address: &str| {
        let mut lines = lines_of(&room());
        let address = serde_json::Value::from(address);
        lines.push(format!(
            r#"{{"n":1,"at":1,"do":"address","address":{address}}}"#
        ));
        read_lines(&lines)
    };
    for address in [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//evil.example",
        "https://a b.example",
        "https://quiz.example/\"onclick=",
        &format!("https://quiz.example/{}", "a".repeat(200)),
    ] {
        let (back, damage) = with(address);
        assert_eq!(back.address(), None, "{address}");
        assert_eq!(damage.len(), 1, "{address}");
        assert_eq!(problem(&damage[0].1), ("/address", &ProblemKind::NotHttps));
    }
    // Normalised as in the console, without the fragment.
    let (back, damage) = with("quiz.example/present.html#room=AB");
    assert_eq!(damage, []);
    assert_eq!(
        back.address().map(|address| &**address),
        Some("https://quiz.example/")
    );
}

#[test]
fn lines_in_another_order_are_the_same_room() {
    let room = counted();
    let mut lines = lines_of(&room);
    lines.reverse();
    let (back, damage) = read_lines(&lines);
    assert_eq!(damage, []);
    assert_eq!(back, room);
}

#[test]
fn a_line_that_stands_there_twice_counts_once() {
    let room = counted();
    let mut lines = lines_of(&room);
    let again = lines.clone();
    lines.extend(again);
    let (back, damage) = read_lines(&lines);
    assert_eq!(back, room);
    assert_eq!(
        damage,
        (7..=12)
            .map(|line| (line, JournalLineError::Duplicate))
            .collect::<Vec<_>>()
    );
    // Of two different lines with the same number, the first counts, and the other one is lost.
    let mut lines = lines_of(&room);
    lines.push(lines[1].replace("\"count\":4", "\"count\":400"));
    let (back, damage) = read_lines(&lines);
    assert_eq!(tally(&back), [5, 7, 1, 0, 0]);
    assert_eq!(damage, [(7, JournalLineError::NumberTaken)]);
}

#[test]
fn two_journals_in_one_file_are_not_one_room() {
    let room = counted();
    let mut lines = lines_of(&room);
    let mut other = lines_of(&room_after(
        (1..=20).map(|count| hands(1, Vote::First, 1, count)),
    ));
    other[0] = other[0].replace("K7Q2", "B3TT");
    let begins = lines.len();
    lines.extend(other);
    lines.extend(lines_of(&room));
    let (back, damage) = read_lines(&lines);
    assert_eq!(back, room);
    let (elsewhere, again): (Vec<_>, Vec<_>) = damage
        .into_iter()
        .partition(|(_, why)| *why == JournalLineError::OtherRoom);
    assert_eq!(elsewhere.len(), 21);
    assert_eq!(elsewhere[0].0 as usize, begins + 1);
    // The first room's lines are repeated after those.
    assert!(
        again
            .iter()
            .all(|(_, why)| *why == JournalLineError::Duplicate)
    );
    assert_eq!(again.len(), 6);
}

#[test]
fn what_took_back_a_line_that_is_lost_changes_nothing() {
    let mut room = counted();
    room.act(Action::Undo(5), MADE);
    room.act(Action::Undo(4), MADE);
    room.act(Action::Redo(4), MADE);
    let mut lines = lines_of(&room);
    lines.remove(5);
    let (back, damage) = read_lines(&lines);
    assert_eq!(damage, []);
    assert_eq!(tally(&back), [4, 7, 0, 0, 0]);
    assert_eq!(back.tally(1, Vote::First), [0, 0, 0, 0, 3]);
    // If the undo entry is lost, the undone entry counts.
    let mut lines = lines_of(&room);
    lines.remove(6);
    assert_eq!(tally(&read_lines(&lines).0), [5, 7, 1, 0, 0]);
}

#[test]
fn a_code_that_does_not_hold_costs_itself_alone() {
    let mut lines = lines_of(&counted());
    let code = encode(&example(), &sheet(2, 3));
    lines[5] = lines[5].replace(&code, "WF-0000-0000-0000");
    let back = read(&Rc::new(example()), &lines.join("\n"));
    assert_eq!(
        back.damage,
        [Damage {
            line: 6,
            error: JournalLineError::Code(CodeError::Mistyped),
            text: "WF-0000-0000-0000".to_owned(),
        }]
    );
    assert_eq!(back.room.submissions().sheets(Vote::First), [sheet(1, 1)]);
    // A value that is not a string is not a code.
    lines[5] = lines[5].replace("\"WF-0000-0000-0000\"", "17");
    assert_eq!(
        read_lines(&lines).1,
        [(6, JournalLineError::Code(CodeError::NotACode))]
    );
}

#[test]
fn a_fault_that_cannot_be_read_costs_itself_alone() {
    let mut lines = lines_of(&counted());
    lines[5] = lines[5].replace(
        "\"faults\":[]",
        r#""faults":[{"line":0,"text":"a","why":"mistyped"},{"line":1,"text":"b","why":"mistyped"}]"#,
    );
    let (back, damage) = read_lines(&lines);
    let [(6, why)] = damage.as_slice() else {
        panic!("{damage:?}");
    };
    assert_eq!(problem(why).0, "/faults/0/line");
    assert_eq!(tally(&back), [5, 7, 1, 0, 0]);
    let Some((Action::Codes(batch), _)) =
        (back.entries().last()).map(|(e, is_undone)| (&e.action, is_undone))
    else {
        panic!("{:?}", back.entries());
    };
    assert_eq!(&*batch.faults[0].text, "b");
}

#[test]
fn without_its_head_a_journal_is_read_as_one_of_this_instrument() {
    let mut lines = lines_of(&counted());
    lines.remove(0);
    let (back, damage) = read_lines(&lines);
    assert_eq!(damage, [(1, JournalLineError::NoHead)]);
    assert_eq!(tally(&back), [5, 7, 1, 0, 0]);
    assert_eq!(&*back.head().tag, "");
    assert_eq!(back.head().created_at, MADE + 1000);
}

#[test]
fn a_rehearsal_whose_head_is_damaged_stays_one() {
    let mut head = head();
    head.rehearsal = true;
    let mut room = Room::open(Rc::new(example()), head);
    room.act(hands(1, Vote::First, 1, 4), MADE);
    let lines = lines_of(&room);
    let whole = &lines[0];
    for damaged in [
        whole[..whole.len() - 4].to_owned(),
        whole.replace("which-first-journal", "which-first-jornal"),
    ] {
        let (back, damage) = read_lines(&[damaged, lines[1].clone()]);
        assert!(
            damage.contains(&(1, JournalLineError::NoHead)),
            "{damage:?}"
        );
        assert_eq!(tally(&back), [4, 0, 0, 0, 0]);
        assert!(back.head().rehearsal);
    }
}

#[test]
fn what_is_wrong_in_a_head_costs_no_more_than_itself() {
    let mut lines = lines_of(&counted());
    lines[0] = lines[0]
        .replace("\"K7Q2\"", "7")
        .replace("\"made\"", "\"mad\"");
    let (back, damage) = read_lines(&lines);
    let places: Vec<_> = damage
        .iter()
        .map(|(line, why)| (*line, problem(why).0))
        .collect();
    assert_eq!(places, [(1, "/room"), (1, "")]);
    assert_eq!(tally(&back), [5, 7, 1, 0, 0]);
}
