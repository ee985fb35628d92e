//! The result code: encodes a sheet as a short text that a person can type.
//!
//! `WF-` and Crockford base32 in groups of four. As one number, most significant part first:
//!
//! ```text
//! answers (each: blank, or 1 + choice) · gut vote (3) · nonce (1024) · tag (716) · check (239)
//! ```
//!
//! - The **check** makes the whole number leave the remainder 1 when divided by 239, an AN code.
//!   A substituted character changes the number by d·32^k with |d| < 32, two swapped characters
//!   by d·(32^i - 32^j); 239 is a prime larger than 31 in which 32 has order 119, so neither is
//!   ever a multiple of 239 in a code shorter than 119 characters. The remainder is 1, not 0, so
//!   that a run of zeros is not a valid code.
//! - The **tag** identifies the instrument (its id, hashed to 179 classes) and its version (modulo 4), so
//!   that a correct code of another instrument is not reported as a typo. Classes, because a code has to
//!   stay short: one foreign id in 179 collides with ours, and so do versions four apart.
//! - The length is fixed by the instrument, so a missing character is detected: 12 for twelve items
//!   of five choices.
//!
//! Numbers are arrays of base-32 digits, most significant first: codes of long instruments do not fit
//! a machine word.
//!
//! # Examples
//!
//! ```
//! use which_first::instrument;
//! use which_first::sheet::{Sheet, code};
//!
//! # let text = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/www/instruments/which-first.en.json"
//! # ));
//! # let json = serde_json::from_str(text).expect("JSON");
//! let instrument = instrument::load(&json).expect("a valid instrument");
//! let mut sheet = Sheet::blank(&instrument, 7);
//! sheet.answers[0] = Some(4);
//!
//! let encoded = code::encode(&instrument, &sheet);
//! assert!(encoded.starts_with("WF-"));
//!
//! let typed = encoded.to_lowercase().replace('-', " ");
//! assert_eq!(code::decode(&instrument, &typed), Ok(sheet));
//! assert_eq!(
//!     code::decode(&instrument, "hello"),
//!     Err(code::CodeError::NotACode)
//! );
//! ```

mod codec;

pub use codec::Codec;

use super::{GutVote, NONCE_COUNT, Sheet};
use crate::instrument::{Instrument, fnv1a};
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The prefix of every code.
pub const PREFIX: &str = "WF-";
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The number of characters between two hyphens.
pub(super) const GROUP_LEN: usize = 4;
/// The modulus of the check, in which 32 has order 119.
const CHECK_MODULUS: u32 = 239;
const CHECK_REMAINDER: u32 = 1;
/// The number of classes of instrument ids.
const ID_CLASSES: u32 = 179;
/// The number of classes of versions.
const VERSION_CLASSES: u32 = 4;
const VOTE_VALUES: u32 = 3;
/// The maximum number of digits: beyond it the check no longer catches every swap, so longer texts are
/// rejected.
pub(super) const MAX_DIGITS: usize = 118;
/// The minimum number of digits: gut vote, nonce, tag and check alone take six.
const MIN_DIGITS: usize = 6;

/// The reason why a text cannot be decoded as a sheet of this instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It does not start like a code.
    NotACode,
    /// It starts like a code, but a character is wrong, missing or out of place.
    Mistyped,
    /// It is a valid code of another instrument.
    OtherInstrument,
    /// It is a valid code of another version of this instrument.
    OtherVersion,
}

impl Error for CodeError {}

impl Display for CodeError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::NotACode => "not a result code",
            Self::Mistyped => "a result code with a typo",
            Self::OtherInstrument => "a result code of another instrument",
            Self::OtherVersion => "a result code of another version of the instrument",
        })
    }
}

/// Encodes a sheet as a result code.
pub fn encode(instrument: &Instrument, sheet: &Sheet) -> String {
    let mut digits = vec![0; digit_count(instrument)];
    for (item, answer) in instrument.items.iter().zip(&sheet.answers) {
        let value = answer.map_or(0, |choice| u32::from(choice) + 1);
        mul_add(&mut digits, radix(item.choice_count()), value);
    }
    let gut = match sheet.gut {
        None => 0,
        Some(GutVote::Low) => 1,
        Some(GutVote::High) => 2,
    };
    mul_add(&mut digits, VOTE_VALUES, gut);
    mul_add(
        &mut digits,
        u32::from(NONCE_COUNT),
        u32::from(sheet.nonce % NONCE_COUNT),
    );
    mul_add(&mut digits, ID_CLASSES, id_class(instrument));
    mul_add(
        &mut digits,
        VERSION_CLASSES,
        instrument.version % VERSION_CLASSES,
    );
    mul_add(&mut digits, CHECK_MODULUS, CHECK_REMAINDER);
    format_digits(&digits)
}

/// Decodes a result code. Ignores case, spaces and hyphens; reads I and L as 1, and O as 0.
///
/// # Errors
///
/// See [`CodeError`].
pub fn decode(instrument: &Instrument, text: &str) -> Result<Sheet, CodeError> {
    let mut digits = parse_digits(text)?;
    let whole = digits.len() == digit_count(instrument);
    if digits.len() < MIN_DIGITS || div_rem(&mut digits, CHECK_MODULUS) != CHECK_REMAINDER {
        return Err(CodeError::Mistyped);
    }
    let version = div_rem(&mut digits, VERSION_CLASSES);
    if div_rem(&mut digits, ID_CLASSES) != id_class(instrument) {
        return Err(CodeError::OtherInstrument);
    }
    if version != instrument.version % VERSION_CLASSES {
        return Err(CodeError::OtherVersion);
    }
    let nonce = div_rem(&mut digits, u32::from(NONCE_COUNT));
    let gut = match div_rem(&mut digits, VOTE_VALUES) {
        0 => None,
        1 => Some(GutVote::Low),
        _ => Some(GutVote::High),
    };
    let mut answers: Vec<_> = (instrument.items.iter().rev())
        .map(|item| div_rem(&mut digits, radix(item.choice_count())))
        .map(|value| u8::try_from(value).ok().and_then(|v| v.checked_sub(1)))
        .collect();
    answers.reverse();
    let nothing_left = digits.iter().all(|&digit| digit == 0);
    if !whole || !nothing_left {
        return Err(CodeError::Mistyped);
    }
    Ok(Sheet {
        gut,
        answers,
        nonce: u16::try_from(nonce).unwrap_or(0),
    })
}

/// Returns the number of characters after the prefix in a code of this instrument, without hyphens.
pub fn digit_count(instrument: &Instrument) -> usize {
    let mut max = Vec::new();
    let mut widen = |radix: u32| {
        // Two more digits, enough for the largest number so far times the radix.
        max.splice(0..0, [0, 0]);
        mul_add(&mut max, radix, radix - 1);
        let zeros = max.iter().take_while(|&&digit| digit == 0).count();
        max.drain(..zeros);
    };
    for item in &instrument.items {
        widen(radix(item.choice_count()));
    }
    for radix in [
        VOTE_VALUES,
        u32::from(NONCE_COUNT),
        ID_CLASSES,
        VERSION_CLASSES,
        CHECK_MODULUS,
    ] {
        widen(radix);
    }
    max.len()
}

/// Returns the number of values of one answer: a blank, or a choice.
fn radix(choices: usize) -> u32 {
    u32::try_from(choices).unwrap_or(0) + 1
}

fn id_class(instrument: &Instrument) -> u32 {
    fnv1a(instrument.id.bytes()) % ID_CLASSES
}

/// number = number × radix + value
fn mul_add(digits: &mut [u8], radix: u32, value: u32) {
    let mut carry = value;
    for digit in digits.iter_mut().rev() {
        let sum = u32::from(*digit) * radix + carry;
        *digit = low_digit(sum);
        carry = sum >> 5;
    }
}

/// number = number / radix; returns the remainder
fn div_rem(digits: &mut [u8], radix: u32) -> u32 {
    let mut rest = 0;
    for digit in digits {
        let sum = rest * 32 + u32::from(*digit);
        *digit = low_digit(sum / radix);
        rest = sum % radix;
    }
    rest
}

fn low_digit(sum: u32) -> u8 {
    sum.to_le_bytes()[0] & 31
}

fn format_digits(digits: &[u8]) -> String {
    let mut text = String::from(PREFIX);
    for (n, &digit) in digits.iter().enumerate() {
        if n > 0 && n % GROUP_LEN == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[usize::from(digit & 31)]));
    }
    text
}

/// Parses the digits of a text that starts like a code.
fn parse_digits(text: &str) -> Result<Vec<u8>, CodeError> {
    let mut characters = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
    for wanted in ['W', 'F'] {
        if characters.next().map(|c| c.to_ascii_uppercase()) != Some(wanted) {
            return Err(CodeError::NotACode);
        }
    }
    let mut digits = Vec::new();
    for c in characters {
        let c = match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            c => c,
        };
        let digit = ALPHABET.iter().position(|&a| char::from(a) == c);
        let digit = digit.and_then(|d| u8::try_from(d).ok());
        digits.push(digit.ok_or(CodeError::Mistyped)?);
        if digits.len() > MAX_DIGITS {
            return Err(CodeError::NotACode);
        }
    }
    if digits.is_empty() {
        return Err(CodeError::NotACode);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests;
