//! Shortened quotations of codes: chats quote the beginning of the message that somebody replies to.

use super::normalize::{CharKind, NormalizedChars};
use crate::sheet::code::{GROUP_LEN, PREFIX};
use std::ops::Range;

/// The number of letters in [`PREFIX`].
const PREFIX_LETTERS: usize = PREFIX.len() - 1;

/// The letters of this part of a text, by which it is recognised as the beginning of a code that is quoted. `None` if
/// it is too short: it has at least one whole group, or an ellipsis follows, since the first letters alone are often
/// the same in several codes.
pub fn quoted_letters(text: &str, at: Range<usize>) -> Option<Vec<u8>> {
    let rest = text[at.end..].trim_start_matches(['-', ' ']);
    let is_shortened = rest.starts_with('…') || rest.starts_with("..");
    let least = if is_shortened { 1 } else { GROUP_LEN } + PREFIX_LETTERS;
    let mut chars = NormalizedChars::new(&text[at], 0, 1);
    let kinds = (0..).map_while(|at| chars.kind(at));
    let letters = kinds.filter_map(CharKind::letter);
    let letters: Vec<u8> = letters
        .map(|letter| match letter {
            b'I' | b'L' => b'1',
            b'O' => b'0',
            letter => letter,
        })
        .collect();
    (letters.len() >= least).then_some(letters)
}

/// The letters of an encoded code, which begin with those of its quotations.
pub fn code_letters(code: &str) -> Vec<u8> {
    code.bytes().filter(|byte| *byte != b'-').collect()
}
