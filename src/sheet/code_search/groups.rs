//! The groups of letters that may belong to a code.

use super::normalize::{CharKind, NormalizedChars};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::{self, CodeError, MAX_DIGITS};

/// The maximum number of separators (hyphens, spaces, line breaks) between two groups of one code.
const MAX_SEPARATORS: usize = 8;

/// The separator between a group of letters and the text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupSeparator {
    /// No separator: possible only for the first group, after the prefix.
    None,
    /// A hyphen directly after the preceding letter.
    Hyphen,
    /// Punctuation directly after the preceding letter.
    Punctuation,
    /// Any other separator.
    Other,
}

/// A group of letters without separators.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) separator: GroupSeparator,
    pub(super) letters: Vec<u8>,
    /// The number of letters in this group and those before it.
    pub(super) letters_so_far: usize,
    /// The index of the character after its last letter.
    pub(super) end: usize,
}

impl Group {
    pub(super) fn has_digit(&self) -> bool {
        self.letters.iter().any(u8::is_ascii_digit)
    }

    /// Returns true if another code starts here.
    pub(super) fn starts_code(&self) -> bool {
        let is_apart = matches!(
            self.separator,
            GroupSeparator::Other | GroupSeparator::Punctuation
        );
        self.letters == b"WF" || (is_apart && self.letters.starts_with(b"WF"))
    }
}

/// Reads the groups of letters that may belong to a code, from the character after its prefix. Once there are
/// as many letters as a code has, the start of another code ends them.
pub(super) fn read_groups(chars: &mut NormalizedChars, from: usize, length: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut at, mut count) = (from, 0);
    while count <= MAX_DIGITS {
        let before = at;
        at = skip_separators(chars, at);
        let separator = match chars.kind(before) {
            _ if at == before => GroupSeparator::None,
            Some(CharKind::Separator) => GroupSeparator::Hyphen,
            Some(CharKind::Punctuation) => GroupSeparator::Punctuation,
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
            separator,
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

/// The index of the first character from `at` on that does not separate two groups.
pub(super) fn skip_separators(chars: &mut NormalizedChars, at: usize) -> usize {
    let separates = |kind| {
        matches!(
            kind,
            Some(CharKind::Separator | CharKind::Space | CharKind::Punctuation)
        )
    };
    let last = at + MAX_SEPARATORS + 1;
    (at..last)
        .find(|at| !separates(chars.kind(*at)))
        .unwrap_or(last)
}

/// Decodes the letters of a code after its prefix.
pub(super) fn decode_letters<'a>(
    instrument: &Instrument,
    letters: impl Iterator<Item = &'a u8>,
) -> Result<Sheet, CodeError> {
    let letters = letters.map(|&letter| char::from(letter));
    let typed: String = code::PREFIX.chars().chain(letters).collect();
    code::decode(instrument, &typed)
}
