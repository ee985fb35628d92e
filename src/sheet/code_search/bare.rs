//! Codes without their prefix WF: `6DY0-KV6E-N3GW`.
//!
//! Of a hundred million texts of twelve letters and digits some six hundred pass the check, and chats are full of
//! such texts: numbers of orders and telephones, identifiers, words. So a code without its prefix counts only with
//! its hyphens, standing alone, and with a letter. One that passes the check in another form is reported as a code
//! with a typo, since its prefix is missing.

use super::groups::{decode_letters, skip_separators};
use super::normalize::{CharKind, NormalizedChars};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::{CodeError, GROUP_LEN};

/// The separators between the groups of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spacing {
    /// One hyphen each.
    Hyphen,
    /// A hyphen and perhaps spaces each.
    SpacedHyphen,
    /// Spaces, punctuation, or nothing at all.
    Other,
}

/// Returns true if a code may start with the first byte, an ASCII letter or digit at the start of a word. Excludes
/// most words without looking at more than a code's letters.
pub(super) fn may_start(text: &[u8], length: usize) -> bool {
    let word = text.iter().take(length + 1);
    let letters = word.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match text.get(letters) {
        _ if letters == length => true,
        // A look-alike of a letter or hyphen, or an invisible character.
        Some(next) if !next.is_ascii() => letters < length,
        Some(b' ') => letters == GROUP_LEN && may_be_group(&text[letters + 1..]),
        Some(next) => letters == GROUP_LEN && !next.is_ascii_alphanumeric(),
        None => false,
    }
}

/// Returns true if a text may start with a group of a code.
fn may_be_group(text: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let starts_group = text.iter().take(GROUP_LEN).all(is_letter);
    let is_ascii_group = text
        .get(GROUP_LEN)
        .is_none_or(|next| !next.is_ascii_alphanumeric());
    !text.first().is_some_and(u8::is_ascii_alphanumeric) || (starts_group && is_ascii_group)
}

/// Matches a code without its prefix that starts with the first of these characters, at the start of a word.
/// `joined` is true after a hyphen. Returns the index of the character after it, and the sheet or the error.
pub(super) fn match_code(
    instrument: &Instrument,
    length: usize,
    chars: &mut NormalizedChars,
    joined: bool,
) -> Option<(usize, Result<Sheet, CodeError>)> {
    let (letters, spacing, end) = read_letters(length, chars)?;
    if !letters.iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let has_digit = letters.iter().any(u8::is_ascii_digit);
    let goes_on = chars.kind(end) == Some(CharKind::Separator) && chars.letter(end + 1).is_some();
    let is_alone = !joined && !goes_on;
    let sheet = match decode_letters(instrument, letters.iter()) {
        Ok(sheet) if is_alone && spacing != Spacing::Other => Ok(sheet),
        Ok(_) => Err(CodeError::Mistyped),
        Err(error) if is_alone && has_digit && spacing == Spacing::Hyphen => Err(error),
        Err(_) => return None,
    };
    Some((end, sheet))
}

/// Reads the letters of a code in its groups, or without any separator. Returns them with their spacing and the
/// index of the character after them; `None` if the groups differ from those of a code.
fn read_letters(length: usize, chars: &mut NormalizedChars) -> Option<(Vec<u8>, Spacing, usize)> {
    let mut letters = Vec::with_capacity(length);
    let (mut at, mut spacing, mut is_compact) = (0, Spacing::Hyphen, false);
    while letters.len() < length {
        if !letters.is_empty() && letters.len() % GROUP_LEN == 0 && !is_compact {
            let next = skip_separators(chars, at);
            is_compact = next == at && letters.len() == GROUP_LEN;
            let hyphens = (at..next).filter(|at| chars.kind(*at) == Some(CharKind::Separator));
            spacing = spacing.max(match (hyphens.count(), next - at) {
                (1, 1) => Spacing::Hyphen,
                (1, _) => Spacing::SpacedHyphen,
                _ => Spacing::Other,
            });
            if next == at && !is_compact {
                return None;
            }
            at = next;
        }
        letters.push(chars.letter(at)?);
        at += 1;
    }
    chars.letter(at).is_none().then_some((letters, spacing, at))
}
