//! Splits a line into words, as far as ballots are concerned.

use crate::sheet::digits::decimal_digit;
use std::ops::Range;

/// The characters before the number of a ballot.
pub(super) const NUMBER_SIGNS: [char; 2] = ['#', '＃'];

/// A word: letters and digits without anything in between.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    line: &'a str,
    /// Its bytes in the line, including the number sign.
    pub(super) bytes: Range<usize>,
    /// The number of its letters and digits, and of its digits.
    pub(super) len: usize,
    pub(super) digits: usize,
    /// True if a number sign stands before it.
    pub(super) has_number_sign: bool,
    /// True if a separator or the line's end follows.
    pub(super) is_alone: bool,
}

impl Word<'_> {
    /// Returns true if it has nothing but digits, with a separator after them.
    pub(super) fn is_number(&self) -> bool {
        self.is_alone && self.digits == self.len
    }

    /// Its letters and digits; digits of other scripts as ASCII.
    pub(super) fn symbols(&self) -> impl Iterator<Item = char> {
        let chars = self.line[self.bytes.clone()].chars();
        chars.map(normalized).filter(|c| c.is_alphanumeric())
    }
}

/// The words of a line.
pub(super) fn words_of(line: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut sign = None;
    let mut in_word = false;
    for (at, c) in line.char_indices() {
        let symbol = normalized(c);
        if symbol.is_alphanumeric() {
            if !in_word {
                words.push(Word {
                    line,
                    bytes: sign.unwrap_or(at)..at,
                    len: 0,
                    digits: 0,
                    has_number_sign: sign.is_some(),
                    is_alone: true,
                });
            }
            if let Some(word) = words.last_mut() {
                word.bytes.end = at + c.len_utf8();
                word.len += 1;
                word.digits += usize::from(symbol.is_ascii_digit());
            }
            (sign, in_word) = (None, true);
            continue;
        }
        let is_number_sign = NUMBER_SIGNS.contains(&c);
        if let Some(word) = words.last_mut().filter(|_| in_word) {
            word.is_alone = is_number_sign || is_separator(c);
        }
        sign = match sign {
            Some(sign) if c.is_whitespace() => Some(sign),
            _ => is_number_sign.then_some(at),
        };
        in_word = false;
    }
    words
}

/// The character, or the ASCII digit of the same value.
fn normalized(c: char) -> char {
    decimal_digit(c).map_or(c, |digit| char::from(b'0' + digit))
}

/// Returns true if a character may stand between or around the digits of a ballot.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || "-–—−.:,;|/()[]\"'”“!?：，、；。".contains(c)
}
