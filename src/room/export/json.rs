//! The JSON export of a room, for further processing by other programs.
//!
//! ```text
//! { "format": "which-first-room", "version": 1, "rehearsal": …, "room": tag, "made": ms,
//!   "instrument": { "id", "version", "identity", "lang", "title" },
//!   "headcount": n | null, "sources": "both" | "hands" | "codes",
//!   "items": [ { "item": id, "hands": [[…], […]], "codes": [[…], […]], "counted": [[…], […]] } ],
//!   "taken_in": [ { "at": ms, "sitting": 1 | 2, "sheets": n, "faults": n, "undone": … } ],
//!   "sheets": [ { "sitting", "code", "nonce", "gut": "low" | "high" | null, "answers": [1… | null],
//!                 "scores": { scale: hundredths | null }, "verdicts": [ids], "tensions": [ids] } ] }
//! ```
//!
//! Counts are nested by vote, first and second, and then by answer.

use crate::instrument::{Instrument, Outcome};
use crate::room::journal::sources_keyword;
use crate::room::json::JsonWriter;
use crate::room::{Action, Room, Vote};
use crate::sheet::code::Codec;
use crate::sheet::{GutVote, Sheet};

const FORMAT: &str = "which-first-room";
const VERSION: i64 = 1;

/// The whole room as JSON, on one line with a line break at its end.
pub fn json(room: &Room) -> String {
    let instrument = room.instrument();
    let mut out = JsonWriter::default();
    out.open('{');
    out.key("format").text(FORMAT);
    out.key("version").integer(VERSION);
    out.key("rehearsal").boolean(room.head().rehearsal);
    out.key("room").text(&room.head().tag);
    out.key("made").time(room.head().created_at);
    out.key("instrument").open('{');
    out.key("id").text(&instrument.id);
    out.key("version").integer(instrument.version);
    out.key("identity").integer(instrument.fingerprint());
    out.key("lang").text(&instrument.lang);
    out.key("title").text(&instrument.title);
    out.close('}');
    out.key("headcount");
    match room.headcount() {
        Some(count) => out.integer(count),
        None => out.null(),
    };
    out.key("sources").text(sources_keyword(room.sources()));
    items(&mut out, room);
    imports(&mut out, room);
    out.key("sheets").open('[');
    let codec = Codec::new(instrument);
    for sitting in Vote::BOTH {
        for handed_in in room.submissions().sheets(sitting) {
            sheet(&mut out, instrument, &codec, sitting, handed_in);
        }
    }
    out.close(']');
    out.close('}');
    let mut text = out.finish();
    text.push('\n');
    text
}

fn items(out: &mut JsonWriter, room: &Room) {
    out.key("items").open('[');
    for (n, item) in room.instrument().items.iter().enumerate() {
        out.open('{');
        out.key("item").text(&item.id);
        counts(out, "hands", |vote| room.hands().counts(n, vote).to_vec());
        counts(out, "codes", |vote| {
            room.submissions().votes(n, vote).to_vec()
        });
        counts(out, "counted", |vote| room.tally(n, vote));
        out.close('}');
    }
    out.close(']');
}

fn counts(out: &mut JsonWriter, key: &str, of: impl Fn(Vote) -> Vec<u32>) {
    out.key(key).open('[');
    for vote in Vote::BOTH {
        out.open('[');
        for count in of(vote) {
            out.integer(count);
        }
        out.close(']');
    }
    out.close(']');
}

fn imports(out: &mut JsonWriter, room: &Room) {
    out.key("taken_in").open('[');
    for (entry, undone) in room.entries() {
        let Action::Codes(batch) = &entry.action else {
            continue;
        };
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        out.open('{');
        out.key("at").time(entry.at);
        out.key("sitting").integer(vote_number(batch.sitting));
        out.key("sheets").integer(count(batch.sheets.len()));
        out.key("faults").integer(count(batch.faults.len()));
        out.key("undone").boolean(*undone);
        out.close('}');
    }
    out.close(']');
}

fn sheet(
    out: &mut JsonWriter,
    instrument: &Instrument,
    codec: &Codec,
    sitting: Vote,
    sheet: &Sheet,
) {
    out.open('{');
    out.key("sitting").integer(vote_number(sitting));
    out.key("code").text(&codec.encode(sheet));
    out.key("nonce").integer(sheet.nonce);
    out.key("gut");
    match sheet.gut {
        Some(GutVote::Low) => out.text("low"),
        Some(GutVote::High) => out.text("high"),
        None => out.null(),
    };
    out.key("answers").open('[');
    for answer in &sheet.answers {
        match answer {
            Some(choice) => out.integer(i64::from(*choice) + 1),
            None => out.null(),
        };
    }
    out.close(']');
    out.key("scores").open('{');
    for (n, scale) in instrument.scales.iter().enumerate() {
        let score = instrument.score(n, &sheet.answers);
        out.key(&scale.id);
        if instrument.has_enough_answers(score) {
            out.integer(score.hundredths());
        } else {
            out.null();
        }
    }
    out.close('}');
    let verdict = |n: usize| &*instrument.verdicts[n].id;
    out.key("verdicts").open('[');
    match instrument.outcome(&sheet.answers) {
        Outcome::Verdict(n) => drop(out.text(verdict(n))),
        Outcome::Between(a, b) => drop(out.text(verdict(a)).text(verdict(b))),
        Outcome::TooFewAnswers | Outcome::Straightlined => {}
    }
    out.close(']');
    out.key("tensions").open('[');
    for n in instrument.fired_tensions(&sheet.answers) {
        out.text(&instrument.tensions[n].id);
    }
    out.close(']');
    out.close('}');
}

fn vote_number(vote: Vote) -> i64 {
    match vote {
        Vote::First => 1,
        Vote::Second => 2,
    }
}
