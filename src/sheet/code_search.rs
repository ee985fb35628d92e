//! Finds result codes in pasted text: a code in quotes, a link, a line of a chat, a whole chat.
//!
//! [`code::decode`] decodes a single code. This module searches for codes within other text, and
//! normalises what chats, word processors and mail programs do to them: look-alike letters of other
//! alphabets, dashes instead of hyphens, invisible characters, a code wrapped onto two lines, a URL with
//! percent-encoding.
//!
//! A text that decodes as a code of this instrument is a match, whatever its formatting. A text that does
//! not is reported as a code with a typo only if it looks intended as a code (see `looks_intended`): words
//! that merely start with WF are ignored.
//!
//! The search takes linear time: from each start it looks at no more than `code::MAX_DIGITS` letters, and
//! `MAX_SEPARATORS` separators between two groups of them.

mod normalize;

use super::Sheet;
use super::code::{self, CodeError, GROUP_LEN, MAX_DIGITS};
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
    /// The decoded sheet, or the reason why it cannot be decoded.
    pub sheet: Result<Sheet, CodeError>,
}

/// The maximum number of separators (hyphens, spaces, line breaks) between two groups of one code.
const MAX_SEPARATORS: usize = 8;

/// The minimum number of letters of an invalid code without hyphens; anything shorter is ignored.
const MIN_UNHYPHENATED_LEN: usize = 6;

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
            found.push(CodeMatch {
                line,
                text: text[at].to_owned(),
                sheet,
            });
        },
    );
    found
}

/// An incremental search for codes, which finds the same codes as [`find_codes`].
#[derive(Clone, Debug)]
pub struct CodeSearch {
    /// The number of letters in a code.
    code_len: usize,
    /// The index of the next byte.
    at: usize,
    /// Its line, from 1.
    line: usize,
    /// True if the previous visible character is a letter or digit.
    in_word: bool,
}

impl CodeSearch {
    /// Creates a search at the start of a text.
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            code_len: code::digit_count(instrument),
            at: 0,
            line: 1,
            in_word: false,
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
            let starts_code = !self.in_word && matches!(bytes[from], b'W' | b'w');
            // Fast path: most of a text is words that cannot start a code.
            if bytes[from] == b' ' || (bytes[from].is_ascii_alphanumeric() && !starts_code) {
                self.in_word = bytes[from] != b' ';
                self.at += 1;
                continue;
            }
            if starts_code
                && let Some((sheet, count)) = quick(&bytes[from..])
                && is_word_end(bytes.get(from + count))
            {
                self.at = from + count;
                self.in_word = true;
                found(self.line, from..self.at, Ok(sheet));
                continue;
            }
            let (first, next, ends_line) = normalize_char(text, from);
            let letter = first.and_then(CharKind::letter);
            if letter == Some(b'W') && !self.in_word {
                let mut chars = NormalizedChars::new(text, from, self.line);
                if let Some((end, sheet)) = match_code(instrument, self.code_len, &mut chars) {
                    // A code ends with a letter, so `end` is at least 1.
                    let last = chars.visible[end - 1];
                    (self.at, self.line, self.in_word) = (last.end, last.line, true);
                    found(chars.visible[0].line, from..last.end, sheet);
                    continue;
                }
            }
            self.in_word = first.map_or(self.in_word, |_| letter.is_some());
            self.at = next;
            self.line += usize::from(ends_line);
        }
    }
}

/// Returns true if a word before this byte certainly ends there.
fn is_word_end(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'%')
}

/// The separator between a group of letters and the text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GroupSeparator {
    /// No separator: possible only for the first group, after the prefix.
    None,
    /// A hyphen directly after the preceding letter.
    Hyphen,
    /// Any other separator.
    Other,
}

/// A group of letters without separators.
#[derive(Clone, Debug)]
struct Group {
    separator: GroupSeparator,
    letters: Vec<u8>,
    /// The number of letters in this group and those before it.
    letters_so_far: usize,
    /// The index of the character after its last letter.
    end: usize,
}

impl Group {
    fn has_digit(&self) -> bool {
        self.letters.iter().any(u8::is_ascii_digit)
    }

    /// Returns true if another code starts here.
    fn starts_code(&self) -> bool {
        self.letters == b"WF"
            || (self.separator == GroupSeparator::Other && self.letters.starts_with(b"WF"))
    }
}

/// Matches a code that starts with the first of these characters, which must not be within a word. Returns
/// the index of the character after it, and the sheet or the error.
fn match_code(
    instrument: &Instrument,
    length: usize,
    chars: &mut NormalizedChars,
) -> Option<(usize, Result<Sheet, CodeError>)> {
    if chars.letter(0) != Some(b'W') || chars.letter(1) != Some(b'F') {
        return None;
    }
    let groups = read_groups(chars, 2, length);
    let first = |keep: &dyn Fn(&Group) -> bool| {
        let matching = groups.iter().take_while(|group| keep(group));
        &groups[..matching.count()]
    };
    let whole = first(&|group| group.letters_so_far <= length);
    let hyphenated =
        first(&|group| group.separator != GroupSeparator::Other && !group.starts_code());
    let fours = first(&|group| group.letters.len() == GROUP_LEN && !group.starts_code());

    let decode = |groups: &[Group]| {
        let letters = groups.iter().flat_map(|group| &group.letters);
        let letters = letters.map(|&letter| char::from(letter));
        let typed: String = code::PREFIX.chars().chain(letters).collect();
        code::decode(instrument, &typed)
    };
    let end = |groups: &[Group]| groups.last().map(|group| group.end);
    if let (Ok(sheet), Some(end)) = (decode(whole), end(whole)) {
        return Some((end, Ok(sheet)));
    }
    let if_intended = |groups: &[Group]| {
        looks_intended(groups)
            .then(|| Some((end(groups)?, decode(groups))))
            .flatten()
    };
    let full_length = (whole.last()).is_some_and(|last| last.letters_so_far == length);
    let (hyphenated, fours, whole) = (
        if_intended(hyphenated),
        if_intended(fours),
        if_intended(whole),
    );
    let is_foreign = |(_, sheet): &(usize, Result<Sheet, CodeError>)| {
        let foreign = [CodeError::OtherInstrument, CodeError::OtherVersion];
        sheet.as_ref().is_err_and(|error| foreign.contains(error))
    };
    // A code split in odd places can still be recognised as one of another version; if it has a typo too,
    // only the groups that belong together are reported.
    (hyphenated.clone().filter(is_foreign))
        .or_else(|| fours.clone().filter(is_foreign))
        .or_else(|| whole.filter(|found| full_length && is_foreign(found)))
        .or(hyphenated)
        .or(fours)
}

/// Reads the groups of letters that may belong to a code, from the character after its prefix. Once there are
/// as many letters as a code has, the start of another code ends them.
fn read_groups(chars: &mut NormalizedChars, from: usize, length: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut at, mut count) = (from, 0);
    while count <= MAX_DIGITS {
        let before = at;
        while at - before <= MAX_SEPARATORS
            && matches!(chars.kind(at), Some(CharKind::Separator | CharKind::Space))
        {
            at += 1;
        }
        let link = match at {
            at if at == before => GroupSeparator::None,
            _ if chars.kind(before) == Some(CharKind::Separator) => GroupSeparator::Hyphen,
            _ => GroupSeparator::Other,
        };
        let letters: Vec<u8> = (at..=at + MAX_DIGITS)
            .map_while(|at| chars.letter(at))
            .collect();
        if letters.is_empty() {
            break;
        }
        at += letters.len();
        let full = count >= length;
        count += letters.len();
        let group = Group {
            separator: link,
            letters,
            letters_so_far: count,
            end: at,
        };
        if full && group.starts_code() {
            break;
        }
        groups.push(group);
    }
    groups
}

/// Returns true if a text that does not decode looks intended as a code: it has a digit, or groups of four
/// after hyphens. With fewer hyphens than a code has the test is stricter: “WF 2024” is not a code.
fn looks_intended(groups: &[Group]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    let digit = groups.iter().any(Group::has_digit);
    let fours = |groups: &[Group]| groups.iter().all(|group| group.letters.len() == GROUP_LEN);
    let long = last.letters_so_far >= MIN_UNHYPHENATED_LEN;
    match first.separator {
        GroupSeparator::Hyphen => digit || (groups.len() > 1 && fours(&groups[..groups.len() - 1])),
        GroupSeparator::None => digit && long && (groups.len() == 1 || fours(&groups[..1])),
        GroupSeparator::Other => first.has_digit() && long,
    }
}

#[cfg(test)]
mod tests;
