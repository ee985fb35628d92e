//! Intact journals, and those of other programs.

use super::*;
use crate::instrument::tests::example_with;
use crate::room::ballot::BallotError;
use crate::room::journal::JournalError;
use crate::room::{AgendaStep, Blank, Fault, ImportError, Phase, Picture, Sources};
use crate::sheet::code::{self, CodeError};

/// One of each action.
fn everything() -> Vec<Action> {
    let faults = vec![
        Fault {
            line: 3,
            text: "WF-“quoted”\u{2028}\\ and\nbroken".into(),
            error: ImportError::Code(CodeError::Mistyped),
        },
        Fault {
            line: 9,
            text: "#17 9".into(),
            error: ImportError::Ballot(BallotError::Gut),
        },
    ];
    vec![
        Action::Headcount(Some(60)),
        Action::Address(Some("https://example.org/quiz?é=1&b='2'".into())),
        Action::Go(AgendaStep::Item(2, Phase::First)),
        hands(3, Vote::First, 2, 14),
        Action::Blank(Some(Blank::Dark)),
        Action::Blank(Some(Blank::Light)),
        Action::Blank(None),
        Action::CountShown(false),
        Action::Go(AgendaStep::Item(2, Phase::Talk)),
        Action::Timer(TimerAction::Start(180_000)),
        Action::Timer(TimerAction::Extend(60_000)),
        Action::Timer(TimerAction::Toggle),
        Action::Timer(TimerAction::Clear),
        Action::Codes(Rc::new(Batch {
            sitting: Vote::Second,
            sheets: vec![sheet(1, 2), sheet(2, 5), sheet(1, 2)],
            faults,
        })),
        Action::Sources(Sources::Codes),
        Action::Undo(15),
        Action::Redo(15),
        Action::Address(None),
        Action::Headcount(None),
        Action::Go(AgendaStep::Picture(Picture::Moved)),
        Action::Go(AgendaStep::Join),
    ]
}

#[test]
fn a_room_comes_back_from_its_journal() {
    let room = room_after(everything());
    let back = read(room.instrument(), &written(&room));
    assert_eq!(back.damage, []);
    assert_eq!(back.room, room);
}

#[test]
fn an_entry_is_a_line_that_people_can_read() {
    let room = room_after([
        hands(3, Vote::First, 2, 14),
        Action::Go(AgendaStep::Item(2, Phase::Talk)),
        Action::Go(AgendaStep::Picture(Picture::Map)),
        Action::Undo(1),
    ]);
    let text = written(&room);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            r#"{"n":1,"at":1764000001000,"do":"hands","item":"q3","vote":1,"choice":2,"count":14}"#,
            r#"{"n":2,"at":1764000002000,"do":"go","item":"q3","phase":"talk"}"#,
            r#"{"n":3,"at":1764000003000,"do":"go","to":"map"}"#,
            r#"{"n":4,"at":1764000004000,"do":"undo","of":1}"#,
        ]
    );
}

#[test]
fn an_item_may_be_called_like_a_place() {
    let instrument = Rc::new(example_with(|file| {
        file["items"][0]["id"] = "map".into();
        file["tensions"] = serde_json::json!([]);
    }));
    let mut room = Room::open(instrument, head());
    room.act(Action::Go(AgendaStep::Item(0, Phase::First)), MADE);
    room.act(Action::Go(AgendaStep::Picture(Picture::Map)), MADE);
    assert_eq!(read(room.instrument(), &written(&room)).room, room);
}

#[test]
fn a_journal_that_went_through_an_editor_is_read() {
    let room = room_after(everything());
    let text = written(&room).replace('\n', "\r\n\r\n");
    let back = read(room.instrument(), &("\u{feff}\n".to_owned() + &text));
    assert_eq!(back.damage, []);
    assert_eq!(back.room, room);
}

#[test]
fn codes_of_a_journal_may_be_written_as_people_write_them() {
    let room = room_after([codes(Vote::First, &[sheet(1, 2)])]);
    let code = code::encode(room.instrument(), &sheet(1, 2));
    let text = written(&room).replace(&code, &code.to_lowercase().replace('-', " "));
    let back = read(room.instrument(), &text);
    assert_eq!(back.damage, []);
    assert_eq!(back.room, room);
}

#[test]
fn a_room_goes_on_where_its_journal_ends() {
    let mut room = room_after(everything());
    let mut back = read(room.instrument(), &written(&room)).room;
    for room in [&mut room, &mut back] {
        let entry = room.act(hands(1, Vote::First, 1, 3), MADE + 60_000);
        assert_eq!(entry.map(|entry| entry.number), Some(22));
    }
    assert_eq!(back, room);
}

#[track_caller]
fn refused(instrument: Instrument, text: &str) -> JournalError {
    journal::read(&Rc::new(instrument), text.lines(), parse).unwrap_err()
}

#[test]
fn journals_of_other_programs_and_other_instruments_are_told_apart() {
    let text = written(&room_after([hands(3, Vote::First, 2, 14)]));
    assert_eq!(
        refused(
            example(),
            &text.replace("\"version\":1,\"re", "\"version\":2,\"re")
        ),
        JournalError::OtherFormat { version: 2 }
    );
    assert_eq!(
        refused(example_with(|file| file["id"] = "other".into()), &text),
        JournalError::OtherInstrument {
            id: "which-first".to_owned()
        }
    );
    assert_eq!(
        refused(example_with(|file| file["version"] = 2.into()), &text),
        JournalError::OtherVersion { version: 1 }
    );
    // An option was removed without a new version.
    let fewer = example_with(|file| {
        file["items"][3]["options"].as_array_mut().unwrap().pop();
        file["tensions"] = serde_json::json!([]);
    });
    assert_eq!(
        refused(fewer, &text),
        JournalError::OtherVersion { version: 1 }
    );
}

#[test]
fn another_wording_of_the_same_instrument_reads_the_journal() {
    let text = written(&room_after([hands(3, Vote::First, 2, 14)]));
    let worded = Rc::new(example_with(|file| {
        file["items"][2]["text"] = "Anders?".into();
    }));
    let back = read(&worded, &text);
    assert_eq!(back.damage, []);
    assert_eq!(back.room.tally(2, Vote::First), [0, 14, 0, 0, 0]);
}

#[test]
fn a_journal_that_was_cut_off_in_its_first_line_is_still_one_of_ours() {
    let whole = written(&room_after([]));
    let first = whole.lines().next().expect("a head");
    let name = first.find("-journal").expect("the format") + "-journal".len();
    for end in name..first.len() {
        let restored = journal::read(&Rc::new(example()), first[..end].lines(), parse);
        let restored = restored.expect("one of ours");
        assert_eq!(restored.room.votes(), 0);
        assert!(!restored.damage.is_empty(), "{end}");
    }
}

#[test]
fn what_is_no_journal_is_none() {
    for text in [
        "",
        "\n\n",
        "WF-1234",
        "{}",
        "[1,2]\n{\"n\":1}",
        "{\"format\":\"x\"}",
        "n;at;do",
    ] {
        assert_eq!(
            refused(example(), text),
            JournalError::NotAJournal,
            "{text}"
        );
    }
}
