//! Writing a journal.

use super::words::{PHASES, PLACES, SOURCES, WRONGS, word};
use super::{FORMAT, VERSION};
use crate::instrument::Instrument;
use crate::room::json::Writer;
use crate::room::{Action, Batch, Clock, Entry, Head, Place, Vote};
use crate::sheet::code::Coder;

/// The first line of a room's journal, without a line break.
pub fn head(instrument: &Instrument, head: &Head) -> String {
    let mut out = Writer::default();
    out.open('{');
    out.key("format").text(FORMAT);
    out.key("version").whole(VERSION);
    // Early, so that it is found in a head that breaks off.
    out.key("rehearsal").flag(head.rehearsal);
    out.key("instrument").text(&instrument.id);
    out.key("instrument_version").whole(instrument.version);
    out.key("identity").whole(instrument.fingerprint());
    out.key("room").text(&head.tag);
    out.key("made").time(head.made);
    out.close('}');
    out.finish()
}

/// An entry as a line of the journal, without a line break.
pub fn line(instrument: &Instrument, entry: &Entry) -> String {
    let mut out = Writer::default();
    out.open('{');
    out.key("n").whole(entry.n);
    out.key("at").time(entry.at);
    action(&mut out, instrument, &entry.action);
    out.close('}');
    out.finish()
}

fn action(out: &mut Writer, instrument: &Instrument, action: &Action) {
    out.key("do");
    match action {
        Action::Go(place) => {
            out.text("go");
            match place {
                Place::Item(at, phase) => {
                    item(out, instrument, *at);
                    out.key("phase").text(word(&PHASES, phase));
                }
                place => {
                    out.key("to").text(word(&PLACES, place));
                }
            }
        }
        Action::Blank(on) => {
            out.text("blank").key("on").flag(*on);
        }
        Action::CountShown(on) => {
            out.text("count_shown").key("on").flag(*on);
        }
        Action::Headcount(count) => {
            out.text("headcount").key("count");
            match count {
                Some(count) => out.whole(*count),
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
        Action::Count(sources) => {
            out.text("sources")
                .key("from")
                .text(word(&SOURCES, sources));
        }
        Action::Hands {
            item: at,
            vote,
            choice,
            count,
        } => {
            out.text("hands");
            item(out, instrument, *at);
            out.key("vote").whole(number(*vote));
            out.key("choice").whole(i64::from(*choice) + 1);
            out.key("count").whole(*count);
        }
        Action::Codes(batch) => codes(out, instrument, batch),
        Action::Timer(clock) => timer(out, *clock),
        Action::Undo(of) => {
            out.text("undo").key("of").whole(*of);
        }
        Action::Redo(of) => {
            out.text("redo").key("of").whole(*of);
        }
    }
}

fn item(out: &mut Writer, instrument: &Instrument, at: usize) {
    let id = instrument.items.get(at).map_or("", |item| &item.id);
    out.key("item").text(id);
}

fn codes(out: &mut Writer, instrument: &Instrument, batch: &Batch) {
    out.text("codes")
        .key("sitting")
        .whole(number(batch.sitting));
    let coder = Coder::new(instrument);
    out.key("codes").open('[');
    // Each stands in quotes, and a comma before it.
    out.reserve(batch.sheets.len() * (coder.bytes() + 3));
    for sheet in &batch.sheets {
        out.plain(|text| coder.write(sheet, text));
    }
    out.close(']').key("faults").open('[');
    for fault in &batch.faults {
        out.open('{');
        out.key("line").whole(fault.line);
        out.key("text").text(&fault.text);
        out.key("why").text(word(&WRONGS, &fault.why));
        out.close('}');
    }
    out.close(']');
}

fn timer(out: &mut Writer, clock: Clock) {
    out.text("timer").key("clock");
    match clock {
        Clock::Start(span) => out.text("start").key("ms").whole(span),
        Clock::Toggle => out.text("toggle"),
        Clock::Extend(span) => out.text("extend").key("ms").whole(span),
        Clock::Clear => out.text("clear"),
    };
}

/// A vote as it is called: 1 or 2.
fn number(vote: Vote) -> u32 {
    match vote {
        Vote::First => 1,
        Vote::Second => 2,
    }
}
