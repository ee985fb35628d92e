//! Paper ballots, for rooms without phones: finds and formats the lines in which they are typed in.
//!
//! A line `#17 1 4251 3524 1425` is ballot 17: the gut vote (0 none, 1 the low pole, 2 the high one),
//! then a digit for each item (0 blank, else the choice from 1). The ballot's number is its nonce, so
//! the same ballot typed twice counts once. Spaces and punctuation between the digits make no difference.

mod line;

use crate::instrument::Instrument;
use crate::sheet::digits::decimal_digit;
use crate::sheet::{GutVote, NONCE_COUNT, Sheet};
use line::{NUMBER_SIGNS, Word, words_of};
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;

/// The highest ballot number, which is the highest nonce.
pub const MAX_NUMBER: u16 = NONCE_COUNT - 1;

/// The number of digits in a group.
const GROUP_LEN: usize = 4;

/// The most digits of a ballot's number that are read without a number sign: longer numbers are something else.
const MAX_NUMBER_LEN: usize = 4;

/// The most digits that a ballot without a number sign may lack, or have too many, to be reported.
const MAX_LENGTH_ERROR: usize = 2;

/// The reason why a line that looks like a ballot is not a valid ballot of this instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotError {
    /// The ballot's number is not from 1 to [`MAX_NUMBER`].
    Number,
    /// The gut vote is not 0, 1 or 2.
    Gut,
    /// The number of digits differs from the number of items.
    Length,
    /// A character is not a digit, or exceeds the number of choices of its item.
    Choice,
}

impl Error for BallotError {}

impl Display for BallotError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Number => write!(f, "the ballot's number is not from 1 to {MAX_NUMBER}"),
            Self::Gut => f.write_str("the gut vote is not 0, 1 or 2"),
            Self::Length => f.write_str("the number of digits differs from the number of items"),
            Self::Choice => f.write_str("an answer is not one of its item's choices"),
        }
    }
}

/// A ballot in a line: the range of its bytes, and the sheet or the error.
pub type BallotMatch = (Range<usize>, Result<Sheet, BallotError>);

/// Finds the ballots in a line.
///
/// A number sign with a number, followed mostly by digits, is a ballot, valid or not; a chat message like “#17 is
/// right” is not reported as an invalid one. Without the number sign a ballot has its digits in the groups of
/// [`write()`], or the line holds nothing else.
pub fn find(instrument: &Instrument, line: &str) -> Vec<BallotMatch> {
    if !may_hold_ballot(instrument, line) {
        return Vec::new();
    }
    let words = words_of(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let matched = if words[at].has_number_sign {
            match_signed(instrument, &words[at..])
        } else {
            match_grouped(instrument, &words[at..])
        };
        let Some((count, sheet)) = matched else {
            at += 1;
            continue;
        };
        let last = at + count - 1;
        found.push((words[at].bytes.start..words[last].bytes.end, sheet));
        at += count;
    }
    let is_bare = |word: &Word| word.is_number() && !word.has_number_sign;
    if found.is_empty()
        && words.iter().all(is_bare)
        && let (Some(first), Some(last)) = (words.first(), words.last())
        && let Some(sheet) = match_whole_line(instrument, &words)
    {
        found.push((first.bytes.start..last.bytes.end, sheet));
    }
    found
}

/// Returns false if a line certainly holds no ballot, as most lines of a chat.
fn may_hold_ballot(instrument: &Instrument, line: &str) -> bool {
    let least = (1 + instrument.items.len()).saturating_sub(MAX_LENGTH_ERROR);
    let is_digit = |byte: &u8| byte.is_ascii_digit() || !byte.is_ascii();
    let starts_with_digit = |rest: &str| {
        let first = rest.trim_start().chars().next();
        first.and_then(decimal_digit).is_some()
    };
    line.bytes().filter(is_digit).count() > least
        || line.split(NUMBER_SIGNS).skip(1).any(starts_with_digit)
}

/// Matches the ballot whose number is the first of these words. Returns its number of words.
fn match_signed(
    instrument: &Instrument,
    words: &[Word],
) -> Option<(usize, Result<Sheet, BallotError>)> {
    let (number, rest) = words.split_first()?;
    if !number.is_number() {
        return None;
    }
    let wanted = 1 + instrument.items.len();
    let (mut count, mut len, mut digits) = (0, 0, 0);
    for word in rest {
        let is_next = len == wanted && match_grouped(instrument, &rest[count..]).is_some();
        if is_next || word.has_number_sign || word.digits == 0 || !word.is_alone {
            break;
        }
        count += 1;
        len += word.len;
        digits += word.digits;
    }
    // “#17: 2 of us came” is none.
    let is_whole = rest.get(count).is_none_or(|next| next.has_number_sign);
    let is_ballot = 2 * digits > len && (is_whole || 2 * len > wanted);
    is_ballot.then(|| (1 + count, sheet(instrument, number, &rest[..count])))
}

/// Matches the ballot without a number sign, with its digits in groups, whose number is the first of these words.
/// Returns its number of words.
fn match_grouped(
    instrument: &Instrument,
    words: &[Word],
) -> Option<(usize, Result<Sheet, BallotError>)> {
    let is_number = |word: &Word, len| word.is_number() && word.len == len && !word.has_number_sign;
    let [number, gut, rest @ ..] = words else {
        return None;
    };
    if !number.is_number() || number.len > MAX_NUMBER_LEN || !is_number(gut, 1) {
        return None;
    }
    let items = instrument.items.len();
    let count = items.div_ceil(GROUP_LEN);
    let groups = rest.get(..count)?;
    let is_group = |(n, word)| is_number(word, GROUP_LEN.min(items - n * GROUP_LEN));
    groups
        .iter()
        .enumerate()
        .all(is_group)
        .then(|| (2 + count, sheet(instrument, number, &words[1..2 + count])))
}

/// Reads a line that holds nothing but numbers as a ballot without a number sign.
fn match_whole_line(instrument: &Instrument, words: &[Word]) -> Option<Result<Sheet, BallotError>> {
    let (number, rest) = words.split_first()?;
    let sheet = sheet(instrument, number, rest);
    let is_grouped = (rest.split_first()).is_some_and(|(gut, groups)| {
        gut.len == 1 && groups.iter().filter(|word| word.len == GROUP_LEN).count() > 1
    });
    let len: usize = rest.iter().map(|word| word.len).sum();
    let missing = (1 + instrument.items.len()).abs_diff(len);
    let is_ballot = sheet.is_ok() || (is_grouped && missing <= MAX_LENGTH_ERROR);
    (is_ballot && number.len <= MAX_NUMBER_LEN).then_some(sheet)
}

/// The sheet of a ballot with this number, whose gut vote and answers are in `words`.
fn sheet(instrument: &Instrument, number: &Word, words: &[Word]) -> Result<Sheet, BallotError> {
    let number: String = number.symbols().collect();
    let nonce = number.parse().unwrap_or(0);
    if !(1..=MAX_NUMBER).contains(&nonce) {
        return Err(BallotError::Number);
    }
    let symbols: Vec<char> = words.iter().flat_map(Word::symbols).collect();
    let (gut, symbols) = symbols.split_first().ok_or(BallotError::Length)?;
    if symbols.len() != instrument.items.len() {
        return Err(BallotError::Length);
    }
    let gut = match gut {
        '0' => None,
        '1' => Some(GutVote::Low),
        '2' => Some(GutVote::High),
        _ => return Err(BallotError::Gut),
    };
    let answers = symbols.iter().zip(&instrument.items).map(|(symbol, item)| {
        let answer = symbol
            .to_digit(10)
            .and_then(|digit| u8::try_from(digit).ok());
        let answer = answer.filter(|&answer| usize::from(answer) <= item.choice_count());
        Ok(answer.ok_or(BallotError::Choice)?.checked_sub(1))
    });
    Ok(Sheet {
        gut,
        answers: answers.collect::<Result<_, _>>()?,
        nonce,
    })
}

/// Formats a sheet as the line that is typed for its ballot, in groups of four digits.
pub fn write(sheet: &Sheet) -> String {
    let mut line = String::from("#");
    line.push_str(&sheet.nonce.to_string());
    line.push(' ');
    line.push(match sheet.gut {
        None => '0',
        Some(GutVote::Low) => '1',
        Some(GutVote::High) => '2',
    });
    for (n, answer) in sheet.answers.iter().enumerate() {
        if n % GROUP_LEN == 0 {
            line.push(' ');
        }
        let digit = answer.map_or(0, |choice| u32::from(choice) + 1);
        line.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
    line
}
