//! Taking in what people hand in: a paste, what was typed, a file. Bit by bit, so that a page can draw
//! how far it is.
//!
//! Codes are found as [`crate::sheet::gather`] finds them, wherever they stand; a line that is a ballot
//! is read as one. Nothing is dropped silently: whatever looked like a code is in the [`Listing`].

mod listing;

pub use listing::{Line, Listing};

use super::action::Wrong;
use super::{Batch, Fault, Room, Vote, ballot};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::Coder;
use crate::sheet::gather::Search;
use std::ops::Range;
use std::rc::Rc;

/// How many characters of what was pasted are told.
const TOLD: usize = 200;

/// A text that is being taken in.
#[derive(Clone, Debug)]
pub struct Intake {
    instrument: Rc<Instrument>,
    coder: Coder,
    sitting: Vote,
    text: String,
    search: Search,
    /// The line that is looked at next, and where it begins.
    line: u32,
    at: usize,
    found: Found,
}

/// What has been found so far.
#[derive(Clone, Debug, Default)]
struct Found {
    sheets: Vec<(Spot, Sheet)>,
    faults: Vec<Fault>,
    /// Lines with something on them.
    filled: u32,
    /// How many of these hold a code, a ballot, or a part of one; and the last of them.
    used: u32,
    last_used: u32,
}

/// Where something stands: its line, and its bytes.
#[derive(Clone, Debug)]
struct Spot {
    line: u32,
    bytes: Range<usize>,
}

impl Intake {
    /// A text that was handed in, before the talk or after it.
    pub fn new(instrument: &Rc<Instrument>, sitting: Vote, text: String) -> Self {
        Self {
            coder: Coder::new(instrument),
            search: Search::new(instrument),
            instrument: instrument.clone(),
            sitting,
            text,
            line: 1,
            at: 0,
            found: Found::default(),
        }
    }

    /// Goes on for about so many bytes. Returns whether there is more to do.
    pub fn step(&mut self, most: usize) -> bool {
        let goal = self.search.done().saturating_add(most.max(1));
        while self.at < goal.min(self.text.len()) {
            self.take_line();
        }
        let (coder, found, text) = (&self.coder, &mut self.found, &*self.text);
        let count = coder.bytes();
        self.search.step(
            &self.instrument,
            text,
            goal,
            |bytes| Some((coder.decode(bytes.get(..count)?)?, count)),
            |line, bytes, sheet| {
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                found.use_lines(line, &text[bytes.clone()]);
                found.take(text, Spot { line, bytes }, sheet.map_err(Wrong::Code));
            },
        );
        self.search.done() < text.len()
    }

    /// How many bytes have been gone through, and how many there are.
    pub fn done(&self) -> (usize, usize) {
        (self.search.done(), self.text.len())
    }

    /// What has come of it: a batch for the journal of this room, and what a facilitator is told. All
    /// steps have been made.
    pub fn finish(mut self, room: &Room) -> (Batch, Listing) {
        // Codes and ballots were looked for one after the other.
        if !self.found.sheets.is_sorted_by_key(|(spot, _)| spot.line) {
            self.found.sheets.sort_by_key(|(spot, _)| spot.line);
        }
        self.found.faults.sort_by_key(|fault| fault.line);
        let (spots, sheets): (Vec<Spot>, Vec<Sheet>) = self.found.sheets.into_iter().unzip();
        let batch = Batch {
            sitting: self.sitting,
            sheets,
            faults: self.found.faults,
        };
        let mut listing = Listing::of(room.crowd(), &batch, |n| Line {
            line: spots[n].line,
            text: told(&self.text[spots[n].bytes.clone()]),
        });
        listing.other_lines = self.found.filled.saturating_sub(self.found.used);
        (batch, listing)
    }

    /// Looks at the next line by itself. Lines end where [`Search`] ends them.
    fn take_line(&mut self) {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|b| matches!(b, b'\n' | b'\r'));
        let end = end.unwrap_or(rest.len());
        let next = end
            + if rest[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
        let text = &rest[..end];
        if !text.trim().is_empty() {
            self.found.filled += 1;
            if let Some(sheet) = ballot::read(&self.instrument, text) {
                let (line, bytes) = (self.line, self.at..self.at + end);
                self.found.use_lines(line, text);
                let sheet = sheet.map_err(Wrong::Ballot);
                self.found.take(&self.text, Spot { line, bytes }, sheet);
            }
        }
        self.line = self.line.saturating_add(1);
        self.at += next;
    }
}

impl Found {
    fn take(&mut self, text: &str, spot: Spot, sheet: Result<Sheet, Wrong>) {
        match sheet {
            Ok(sheet) => self.sheets.push((spot, sheet)),
            Err(why) => self.faults.push(Fault {
                line: spot.line,
                text: told(&text[spot.bytes]),
                why,
            }),
        }
    }

    /// Notes the lines on which something stands, from this one on.
    fn use_lines(&mut self, line: u32, text: &str) {
        if !text.bytes().any(|b| matches!(b, b'\n' | b'\r')) {
            self.used += u32::from(line > self.last_used);
            self.last_used = line;
            return;
        }
        let pieces = text.split('\n').flat_map(|piece| {
            let piece = piece.strip_suffix('\r').unwrap_or(piece);
            piece.split('\r')
        });
        for (line, piece) in (line..).zip(pieces) {
            if line > self.last_used && !piece.trim().is_empty() {
                self.used += 1;
                self.last_used = line;
            }
        }
    }
}

/// Something that was pasted, as it is told.
fn told(text: &str) -> Rc<str> {
    let end = text
        .char_indices()
        .nth(TOLD)
        .map_or(text.len(), |(at, _)| at);
    Rc::from(text[..end].trim())
}
