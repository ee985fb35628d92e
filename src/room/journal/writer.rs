//! Serialises a journal.

use super::keywords::{IMPORT_ERRORS, PHASES, SOURCES, STEPS, keyword};
use super::{FORMAT, VERSION};
use crate::instrument::Instrument;
use crate::room::json::JsonWriter;
use crate::room::{Action, AgendaStep, Batch, Blank, Entry, Head, TimerAction, Vote};
use crate::sheet::code::Codec;

/// The head of a journal as its first line, without a line break.
pub fn head(instrument: &Instrument, head: &Head) -> String {
    let mut out = JsonWriter::default();
    out.open('{');
    out.key("format").text(FORMAT);
    out.key("version").integer(VERSION);
    // Near the start, so that it is found in a truncated head.
    out.key("rehearsal").boolean(head.rehearsal);
    out.key("instrument").text(&instrument.id);
    out.key("instrument_version").integer(instrument.version);
    out.key("identity").integer(instrument.fingerprint());
    out.key("room").text(&head.tag);
    out.key("made").time(head.created_at);
    out.close('}');
    out.finish()
}

/// An entry as a line of the journal, without a line break.
pub fn line(instrument: &Instrument, entry: &Entry) -> String {
    let mut out = JsonWriter::default();
    out.open('{');
    out.key("n").integer(entry.number);
    out.key("at").time(entry.at);
    action(&mut out, instrument, &entry.action);
    out.close('}');
    out.finish()
}

fn action(out: &mut JsonWriter, instrument: &Instrument, action: &Action) {
    out.key("do");
    match action {
        Action::Go(place) => {
            out.text("go");
            match place {
                AgendaStep::Item(at, phase) => {
                    item(out, instrument, *at);
                    out.key("phase").text(keyword(&PHASES, phase));
                }
                place => {
                    out.key("to").text(keyword(&STEPS, place));
                }
            }
        }
        Action::Blank(on) => {
            out.text("blank").key("on").boolean(on.is_some());
            if *on == Some(Blank::Light) {
                out.key("light").boolean(true);
            }
        }
        Action::CountShown(on) => {
            out.text("count_shown").key("on").boolean(*on);
        }
        Action::Headcount(count) => {
            out.text("headcount").key("count");
            match count {
                Some(count) => out.integer(*count),
                None => out.null(),
            };
        }
        Action::Address(address) => {
            out.text("address").key("address");
            match address {
                Some(address) => out.text(address),
                None => out.null(),
            };
        }
        Action::Sources(sources) => {
            out.text("sources")
                .key("from")
                .text(keyword(&SOURCES, sources));
        }
        Action::Hands {
            item: at,
            vote,
            choice,
            count,
        } => {
            out.text("hands");
            item(out, instrument, *at);
            out.key("vote").integer(vote_number(*vote));
            out.key("choice").integer(i64::from(*choice) + 1);
            out.key("count").integer(*count);
        }
        Action::Codes(batch) => codes(out, instrument, batch),
        Action::Timer(clock) => timer(out, *clock),
        Action::Undo(of) => {
            out.text("undo").key("of").integer(*of);
        }
        Action::Redo(of) => {
            out.text("redo").key("of").integer(*of);
        }
    }
}

fn item(out: &mut JsonWriter, instrument: &Instrument, at: usize) {
    let id = instrument.items.get(at).map_or("", |item| &item.id);
    out.key("item").text(id);
}

fn codes(out: &mut JsonWriter, instrument: &Instrument, batch: &Batch) {
    out.text("codes")
        .key("sitting")
        .integer(vote_number(batch.sitting));
    let codec = Codec::new(instrument);
    out.key("codes").open('[');
    // Two quotes and a comma for each code.
    out.reserve(batch.sheets.len() * (codec.encoded_len() + 3));
    for sheet in &batch.sheets {
        out.raw_text(|text| codec.encode_into(sheet, text));
    }
    out.close(']').key("faults").open('[');
    for fault in &batch.faults {
        out.open('{');
        out.key("line").integer(fault.line);
        out.key("text").text(&fault.text);
        out.key("why").text(keyword(&IMPORT_ERRORS, &fault.error));
        out.close('}');
    }
    out.close(']');
}

fn timer(out: &mut JsonWriter, clock: TimerAction) {
    out.text("timer").key("clock");
    match clock {
        TimerAction::Start(span) => out.text("start").key("ms").integer(span),
        TimerAction::Toggle => out.text("toggle"),
        TimerAction::Extend(span) => out.text("extend").key("ms").integer(span),
        TimerAction::Clear => out.text("clear"),
    };
}

/// The number of a vote: 1 or 2.
fn vote_number(vote: Vote) -> u32 {
    match vote {
        Vote::First => 1,
        Vote::Second => 2,
    }
}
