//! The properties that hold for any input of a fuzz target: nothing panics, what is accepted can be used, and
//! what is written can be read again.
//!
//! The fuzz targets call these with new inputs, and the test `corpora` with those that were found.

use std::rc::Rc;
use which_first::instrument::{Instrument, Json, load, load_questions};
use which_first::publish::{
    Card, fill_placeholders, html, html_tokens, markdown, message, picture, share_targets, svg,
};
use which_first::room::{
    Action, Head, Importer, Room, Slide, Vote, ballot, export, journal, notes,
};
use which_first::sheet::code::{self, Codec};
use which_first::sheet::code_search::find_codes;
use which_first::sheet::reader::{Action as ReaderAction, Reader};
use which_first::sheet::{GutVote, Sheet, fragment, progress};
use which_first::view::ui::{Key, Ui, UiSection};

const INSTRUMENT: &str = include_str!("../www/instruments/which-first.en.json");
const INTERFACE: &str = include_str!("../www/ui/en.json");

thread_local! {
    static EXAMPLE: Rc<Instrument> =
        Rc::new(load(&parse(INSTRUMENT).expect("JSON")).expect("a valid instrument"));
    static UI: Ui = Ui::load(&parse(INTERFACE).expect("JSON")).expect("a valid interface");
}

fn example() -> Rc<Instrument> {
    EXAMPLE.with(Rc::clone)
}

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// An instrument's JSON: it is refused with problems, or a quiz can be taken with it to the end, and passed on.
pub fn instrument(text: &str) {
    let Some(json) = parse(text) else { return };
    let instrument = match load(&json) {
        Ok(instrument) => Rc::new(instrument),
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(
                problems
                    .iter()
                    .all(|problem| !problem.to_string().is_empty())
            );
            return;
        }
    };
    let questions = load_questions(&json).expect("the questions of a valid instrument");
    assert_eq!(questions.items.len(), instrument.items.len());
    assert_eq!(questions.identity(), instrument.identity());
    let labels = UI.with(Ui::card_labels);
    for (nonce, first) in [(0, 0), (1, 1), (511, u8::MAX)] {
        let mut reader = Reader::new(Rc::clone(&instrument), nonce);
        reader.apply(ReaderAction::Vote(Some(GutVote::High)));
        for (n, item) in instrument.items.iter().enumerate() {
            let last = u8::try_from(item.choice_count() - 1).expect("at most nine choices");
            let choice = first.min(last);
            reader.apply(ReaderAction::Answer { item: n, choice });
        }
        let sheet = reader.sheet();
        assert!(sheet.is_valid_for(&instrument));
        let code = code::encode(&instrument, sheet);
        assert_eq!(code::decode(&instrument, &code).as_ref(), Ok(sheet));
        let again = progress::parse(&instrument, &progress::serialize(&reader));
        assert_eq!(again.expect("its own progress").sheet(), sheet);
        let reading = reader.reading();
        assert_eq!(reading.scores.len(), instrument.scales.len());
        let card = Card::for_sheet(
            &instrument,
            sheet,
            &labels,
            Some(format!("https://quiz.example/#r={code}")),
        );
        assert!(!html_tokens::tokenize(&html(&card)).is_empty());
        assert!(!markdown(&card).is_empty() && !message(&card).is_empty());
        assert!(svg(&picture(&card)).starts_with("<svg"));
        assert!(!share_targets::share_targets(&card).is_empty());
    }
}

/// A code, a fragment of a URL, a line of progress, or a ballot: what is accepted is a sheet of the instrument,
/// and is written as it was read.
pub fn codes(text: &str) {
    let instrument = example();
    let codec = Codec::new(&instrument);
    if let Ok(sheet) = code::decode(&instrument, text) {
        assert!(sheet.is_valid_for(&instrument));
        let written = code::encode(&instrument, &sheet);
        assert_eq!(code::decode(&instrument, &written).as_ref(), Ok(&sheet));
        assert_eq!(codec.decode(written.as_bytes()).as_ref(), Some(&sheet));
    }
    if let Some(sheet) = codec.decode(text.as_bytes()) {
        assert_eq!(code::decode(&instrument, text), Ok(sheet));
    }
    if let Some(shared) = fragment::parse(&instrument, text) {
        assert!(!shared.matches.is_empty());
        for found in shared.matches {
            assert!(
                found.sheet.is_err()
                    || found
                        .sheet
                        .is_ok_and(|sheet| sheet.is_valid_for(&instrument))
            );
        }
    }
    if let Ok(reader) = progress::parse(&instrument, text) {
        assert!(reader.sheet().is_valid_for(&instrument));
        assert!(progress::parse(&instrument, &progress::serialize(&reader)).is_ok());
    }
    for line in text.lines() {
        for (bytes, sheet) in ballot::find(&instrument, line) {
            assert!(!line[bytes].is_empty());
            assert!(sheet.is_err() || sheet.is_ok_and(|sheet| sheet.is_valid_for(&instrument)));
        }
    }
}

/// A room's journal: whatever was recovered is written as a journal without damage, of the same room.
pub fn journal(text: &str) {
    let instrument = example();
    let Ok(restored) = journal::read(&instrument, text.lines(), parse) else {
        return;
    };
    let mut room = restored.room;
    let written = export::journal_text(&room);
    let again = journal::read(&instrument, written.lines(), parse).expect("its own journal");
    assert_eq!(again.damage, [], "{written}");
    assert_eq!(again.room.votes(), room.votes());
    assert_eq!(export::journal_text(&again.room), written);
    assert_eq!(Slide::of(&again.room), Slide::of(&room));
    let labels = UI.with(Ui::export_labels);
    assert!(!export::votes_csv(&room, &labels).is_empty());
    assert!(!export::sheets_csv(&room, &labels).is_empty());
    assert!(parse(&export::json(&room)).is_some());
    // Undoing and redoing leads back to where it began.
    let votes = room.votes();
    if let Some(undo) = room.next_undo() {
        room.act(Action::Undo(undo), 0);
        let redo = room.next_redo().expect("what was just undone");
        room.act(Action::Redo(redo), 0);
        assert_eq!(room.votes(), votes);
    }
}

/// A pasted chat: an import in slices of any size finds the codes that one search of the whole finds.
pub fn paste(text: &str) {
    let instrument = example();
    let found = find_codes(&instrument, text);
    let sheets: Vec<Sheet> = found
        .iter()
        .filter_map(|code| code.sheet.clone().ok())
        .collect();
    let head = Head {
        tag: "K7Q2".into(),
        created_at: 0,
        rehearsal: false,
    };
    let mut room = Room::open(Rc::clone(&instrument), head);
    let mut batches = [usize::MAX, 64, 7].map(|most| {
        let mut importer = Importer::new(&instrument, Vote::First, text.to_owned());
        while importer.step(most) {}
        importer.finish(&room).0
    });
    assert_eq!(batches[0], batches[1]);
    assert_eq!(batches[0], batches[2]);
    let batch = &mut batches[0];
    for sheet in &sheets {
        assert!(batch.sheets.contains(sheet));
    }
    room.act(Action::Codes(Rc::new(batch.clone())), 0);
    let written = export::journal_text(&room);
    let again = journal::read(&instrument, written.lines(), parse).expect("its own journal");
    assert_eq!(again.damage, []);
    assert_eq!(again.room.votes(), room.votes());
}

/// Texts of the interface, and notes for the facilitator: they are refused with problems, or every text is there.
pub fn interface(text: &str) {
    // Any text may have placeholders, and any name may have any value.
    let filled = fill_placeholders(text, &[("n", "{m}"), ("m", text)]);
    assert!(text.contains('{') || filled == text);
    let Some(json) = parse(text) else { return };
    match Ui::load(&json) {
        Ok(ui) => assert!(!ui.fill(Key::RoomKept, &[("tag", text)]).is_empty()),
        Err(problems) => assert!(!problems.is_empty()),
    }
    for section in [
        UiSection::Quiz,
        UiSection::Results,
        UiSection::Problems,
        UiSection::Room,
    ] {
        let _ = Ui::load_section(&json, section);
    }
    let instrument = example();
    match notes::load(&instrument, &json) {
        Ok(notes) => assert_eq!(notes.items.len(), instrument.items.len()),
        Err(problems) => assert!(!problems.is_empty()),
    }
}
