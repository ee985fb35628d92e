//! Imports codes and ballots from a paste, typed text or a file, in slices, so that a page can draw the
//! progress in between.
//!
//! Codes are found as [`crate::sheet::code_search`] finds them, and ballots as [`ballot`] finds them, anywhere in
//! the text. Nothing is dropped silently: everything that looks like a code is in the [`ImportReport`], except for
//! shortened quotations of codes that are known.

mod report;

pub use report::{ImportReport, ImportedLine};

use super::action::ImportError;
use super::{Batch, Fault, Room, Vote, ballot};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::Codec;
use crate::sheet::code_search::{CodeSearch, code_letters, quoted_letters};
use std::ops::Range;
use std::rc::Rc;

/// The most characters of pasted text that a report quotes.
const EXCERPT_CHARS: usize = 200;

/// An import in progress.
#[derive(Clone, Debug)]
pub struct Importer {
    instrument: Rc<Instrument>,
    codec: Codec,
    sitting: Vote,
    text: String,
    search: CodeSearch,
    /// The next line to read, and its byte offset.
    line: u32,
    offset: usize,
    matches: Matches,
}

/// The matches so far.
#[derive(Clone, Debug, Default)]
struct Matches {
    sheets: Vec<(TextSpan, Sheet)>,
    faults: Vec<(TextSpan, ImportError)>,
    /// The number of lines that are not blank.
    nonblank_lines: u32,
    /// The number of these that hold a code, a ballot, or a part of one; and the last such line.
    used_lines: u32,
    last_used: u32,
}

/// The position of a match: its line, and its byte range.
#[derive(Clone, Debug)]
struct TextSpan {
    line: u32,
    bytes: Range<usize>,
}

impl Importer {
    /// Starts an import of a text for one sitting.
    pub fn new(instrument: &Rc<Instrument>, sitting: Vote, text: String) -> Self {
        Self {
            codec: Codec::new(instrument),
            search: CodeSearch::new(instrument),
            instrument: instrument.clone(),
            sitting,
            text,
            line: 1,
            offset: 0,
            matches: Matches::default(),
        }
    }

    /// Processes about `most` bytes. Returns true if there is more to do.
    pub fn step(&mut self, most: usize) -> bool {
        let goal = self.search.position().saturating_add(most.max(1));
        while self.offset < goal.min(self.text.len()) {
            self.read_line();
        }
        let (codec, matches, text) = (&self.codec, &mut self.matches, &*self.text);
        let count = codec.encoded_len();
        self.search.step(
            &self.instrument,
            text,
            goal,
            |bytes| Some((codec.decode(bytes.get(..count)?)?, count)),
            |line, bytes, sheet| {
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                matches.use_lines(line, &text[bytes.clone()]);
                matches.add(TextSpan { line, bytes }, sheet.map_err(ImportError::Code));
            },
        );
        self.search.position() < text.len()
    }

    /// The number of bytes processed, and the total.
    pub fn progress(&self) -> (usize, usize) {
        (self.search.position(), self.text.len())
    }

    /// Finishes the import, after the last step. Returns the batch for the journal of this room, and
    /// the report for the facilitator.
    pub fn finish(mut self, room: &Room) -> (Batch, ImportReport) {
        // Codes and ballots were found independently of each other.
        if !self.matches.sheets.is_sorted_by_key(|(spot, _)| spot.line) {
            self.matches.sheets.sort_by_key(|(spot, _)| spot.line);
        }
        let faults = self.faults(room);
        let (spots, sheets): (Vec<TextSpan>, Vec<Sheet>) = self.matches.sheets.into_iter().unzip();
        let batch = Batch {
            sitting: self.sitting,
            sheets,
            faults,
        };
        let mut report = ImportReport::of(room.submissions(), &batch, |n| ImportedLine {
            line: spots[n].line,
            text: excerpt(&self.text[spots[n].bytes.clone()]),
        });
        report.other_lines = self
            .matches
            .nonblank_lines
            .saturating_sub(self.matches.used_lines);
        (batch, report)
    }

    /// The codes and ballots that could not be read, without shortened quotations of codes in this text or in the
    /// room.
    fn faults(&mut self, room: &Room) -> Vec<Fault> {
        let mut faults = std::mem::take(&mut self.matches.faults);
        if faults.is_empty() {
            return Vec::new();
        }
        let new = self.matches.sheets.iter().map(|(_, sheet)| sheet);
        let old = Vote::BOTH.map(|sitting| room.submissions().sheets(sitting));
        let sheets = new.chain(old.into_iter().flatten());
        let letters = sheets.map(|sheet| code_letters(&self.codec.encode(sheet)));
        let mut known: Vec<Vec<u8>> = letters.collect();
        known.sort_unstable();
        let is_quotation = |letters: Vec<u8>| {
            let after = known.partition_point(|code| *code < letters);
            known
                .get(after)
                .is_some_and(|code| code.starts_with(&letters))
        };
        faults.retain(|(spot, error)| {
            matches!(error, ImportError::Ballot(_))
                || !quoted_letters(&self.text, spot.bytes.clone()).is_some_and(is_quotation)
        });
        faults.sort_by_key(|(spot, _)| spot.line);
        let fault = |(spot, error): (TextSpan, ImportError)| Fault {
            line: spot.line,
            text: excerpt(&self.text[spot.bytes]),
            error,
        };
        faults.into_iter().map(fault).collect()
    }

    /// Reads the next line, in case it holds ballots. Line ends are those of [`CodeSearch`].
    fn read_line(&mut self) {
        let rest = &self.text[self.offset..];
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
            self.matches.nonblank_lines += 1;
            for (bytes, sheet) in ballot::find(&self.instrument, text) {
                let bytes = self.offset + bytes.start..self.offset + bytes.end;
                self.matches.use_lines(self.line, text);
                let line = self.line;
                let sheet = sheet.map_err(ImportError::Ballot);
                self.matches.add(TextSpan { line, bytes }, sheet);
            }
        }
        self.line = self.line.saturating_add(1);
        self.offset += next;
    }
}

impl Matches {
    fn add(&mut self, spot: TextSpan, sheet: Result<Sheet, ImportError>) {
        match sheet {
            Ok(sheet) => self.sheets.push((spot, sheet)),
            Err(error) => self.faults.push((spot, error)),
        }
    }

    /// Counts the lines that a match covers, beginning with `line`.
    fn use_lines(&mut self, line: u32, text: &str) {
        if !text.bytes().any(|b| matches!(b, b'\n' | b'\r')) {
            self.used_lines += u32::from(line > self.last_used);
            self.last_used = line;
            return;
        }
        let pieces = text.split('\n').flat_map(|piece| {
            let piece = piece.strip_suffix('\r').unwrap_or(piece);
            piece.split('\r')
        });
        for (line, piece) in (line..).zip(pieces) {
            if line > self.last_used && !piece.trim().is_empty() {
                self.used_lines += 1;
                self.last_used = line;
            }
        }
    }
}

/// The beginning of a pasted text, to be quoted in a report.
fn excerpt(text: &str) -> Rc<str> {
    let end = text
        .char_indices()
        .nth(EXCERPT_CHARS)
        .map_or(text.len(), |(at, _)| at);
    Rc::from(text[..end].trim())
}
