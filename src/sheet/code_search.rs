//! Finds result codes in pasted text: a code in quotes, a link, a line of a chat, a whole chat.
//!
//! [`code::decode`] decodes a single code. This module searches for codes within other text, and
//! normalises what chats, word processors and mail programs do to them: look-alike letters of other
//! alphabets, dashes or dots instead of hyphens, invisible characters, a code wrapped onto two lines or glued to a
//! word, and the escapes of URLs, mails, JSON and HTML.
//!
//! A text that decodes as a code of this instrument is a match, whatever its formatting. A text that does
//! not is reported as a code with a typo only if it looks intended as a code: words that merely start with WF are
//! ignored, and so is a shortened quotation of another code. Without WF (see `bare`) only a valid code with its
//! hyphens is a match.
//!
//! The search takes linear time: from each start it looks at no more than `code::MAX_DIGITS` letters, and
//! `MAX_SEPARATORS` separators between two groups of them.

mod bare;
mod escapes;
mod groups;
mod name;
mod normalize;
mod prefixed;
mod quotation;

pub use name::MAX_NAME_CHARS;
pub use quotation::{code_letters, quoted_letters};

use super::Sheet;
use super::code::{self, CodeError};
use crate::instrument::Instrument;
use normalize::{CharKind, NormalizedChars, normalize_char};
use std::ops::Range;

/// A code found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeMatch {
    /// The line on which it starts, from 1.
    pub line: usize,
    /// The code as it was pasted.
    pub text: String,
    /// The name that stands before it on its line; empty if there is none.
    pub name: String,
    /// The decoded sheet, or the reason why it cannot be decoded.
    pub sheet: Result<Sheet, CodeError>,
}

/// The maximum number of codes whose quotations [`find_codes`] recognises: many more than can be compared.
const MAX_QUOTED: usize = 256;

/// Finds the codes in a text, in order. Does not remove duplicates.
pub fn find_codes(instrument: &Instrument, text: &str) -> Vec<CodeMatch> {
    let mut found = Vec::new();
    let mut search = CodeSearch::new(instrument);
    search.step(
        instrument,
        text,
        usize::MAX,
        |_| None,
        |line, at, sheet| {
            found.push((line, at, sheet));
        },
    );
    if found.iter().any(|(_, _, sheet)| sheet.is_err()) {
        let sheets = found.iter().filter_map(|(_, _, sheet)| sheet.as_ref().ok());
        let known: Vec<Vec<u8>> = (sheets.take(MAX_QUOTED))
            .map(|sheet| code_letters(&code::encode(instrument, sheet)))
            .collect();
        found.retain(|(_, at, sheet)| {
            let quoted = || quoted_letters(text, at.clone());
            let is_quotation =
                |letters: Vec<u8>| known.iter().any(|code| code.starts_with(&letters));
            sheet.is_ok() || !quoted().is_some_and(is_quotation)
        });
    }
    let mut end = 0;
    let matches = found.into_iter().map(|(line, at, sheet)| {
        let before = &text[end.min(at.start)..at.start];
        end = at.end;
        let on_line = before.rfind('\n').map_or(before, |end| &before[end..]);
        CodeMatch {
            line,
            name: name::name_before(on_line).to_owned(),
            text: text[at].to_owned(),
            sheet,
        }
    });
    matches.collect()
}

/// An incremental search for codes, which finds the same codes as [`find_codes`], and quotations of them as
/// well.
#[derive(Clone, Debug)]
pub struct CodeSearch {
    /// The number of letters in a code.
    code_len: usize,
    /// The index of the next byte.
    at: usize,
    /// Its line, from 1.
    line: usize,
    before: Before,
}

/// The visible text before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// Nothing that a word could continue.
    Boundary,
    /// A letter or digit.
    Letter,
    /// A valid code.
    Code,
    /// A hyphen after a letter or digit.
    Hyphen,
}

impl Before {
    /// The state after a visible character.
    fn then(self, kind: CharKind) -> Self {
        match (kind, self) {
            (CharKind::Letter(_), _) => Self::Letter,
            (CharKind::Separator, Self::Letter | Self::Code | Self::Hyphen) => Self::Hyphen,
            _ => Self::Boundary,
        }
    }

    /// Returns true if a word can start here.
    fn is_word_start(self) -> bool {
        matches!(self, Self::Boundary | Self::Hyphen)
    }
}

impl CodeSearch {
    /// Creates a search at the start of a text.
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            code_len: code::digit_count(instrument),
            at: 0,
            line: 1,
            before: Before::Boundary,
        }
    }

    /// Returns the number of bytes searched so far.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Searches on until byte `goal`, or until the end of a code that extends beyond it. Calls `found` for
    /// each code with the line on which it starts, its range of bytes, and the sheet or the error. `text`
    /// and `instrument` must be the same in every call.
    ///
    /// `quick` is a fast path: it may return the sheet of the valid code, with its hyphens in place, that the
    /// bytes start with, and the length of that code in bytes.
    pub fn step(
        &mut self,
        instrument: &Instrument,
        text: &str,
        goal: usize,
        quick: impl Fn(&[u8]) -> Option<(Sheet, usize)>,
        mut found: impl FnMut(usize, Range<usize>, Result<Sheet, CodeError>),
    ) {
        let bytes = text.as_bytes();
        let goal = goal.min(bytes.len());
        while self.at < goal {
            let from = self.at;
            if bytes[from] == b' ' {
                self.before = Before::Boundary;
                self.at += 1;
                continue;
            }
            if bytes[from].is_ascii_alphanumeric() {
                let starts_code = self.may_start_code(&bytes[from..]);
                if starts_code && let Some((sheet, count)) = quick(&bytes[from..]) {
                    (self.at, self.before) = (from + count, Before::Code);
                    found(self.line, from..self.at, Ok(sheet));
                    continue;
                }
                // Fast path: most of a text is words that cannot be a code.
                if !starts_code && !self.may_start_bare_code(&bytes[from..]) {
                    self.before = Before::Letter;
                    self.at += 1;
                    continue;
                }
            }
            let (kind, next, ends_line) = normalize_char(text, from);
            if let Some(CharKind::Letter(letter)) = kind
                && let Some((line, end, sheet)) = self.match_at(instrument, text, letter)
            {
                found(line, from..end, sheet);
                continue;
            }
            self.before = kind.map_or(self.before, |kind| self.before.then(kind));
            self.at = next;
            self.line += usize::from(ends_line);
        }
    }

    /// Returns true if a code may start with an ASCII letter: also within a word, where it was glued to what
    /// stands before it.
    fn may_start_code(&self, rest: &[u8]) -> bool {
        let glued = self.before == Before::Letter;
        matches!(rest[0], b'W' | b'w') && (!glued || matches!(rest.get(1), Some(b'F' | b'f')))
    }

    /// Returns true if a code without WF may start with an ASCII letter or digit.
    fn may_start_bare_code(&self, rest: &[u8]) -> bool {
        self.before.is_word_start() && bare::may_start(rest, self.code_len)
    }

    /// Matches a code that starts at the next byte, with this letter. Returns its line, the index of the byte after
    /// it, and the sheet or the error; the search then continues after it.
    fn match_at(
        &mut self,
        instrument: &Instrument,
        text: &str,
        letter: u8,
    ) -> Option<(usize, usize, Result<Sheet, CodeError>)> {
        let mut chars = NormalizedChars::new(text, self.at, self.line);
        let glued = self.before == Before::Letter;
        let prefixed = (letter == b'W')
            .then(|| prefixed::match_code(instrument, self.code_len, &mut chars, glued))
            .flatten();
        let (end, sheet) = prefixed.or_else(|| {
            let joined = self.before == Before::Hyphen;
            (self.before.is_word_start())
                .then(|| bare::match_code(instrument, self.code_len, &mut chars, joined))?
        })?;
        let line = chars.visible[0].line;
        // A code ends with a letter, so `end` is at least 1.
        let last = chars.visible[end - 1];
        (self.at, self.line) = (last.end, last.line);
        self.before = match sheet {
            Ok(_) => Before::Code,
            Err(_) => Before::Letter,
        };
        Some((line, last.end, sheet))
    }
}

#[cfg(test)]
mod tests;
