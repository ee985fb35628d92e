//! Paper ballots, for rooms without phones: parses and formats the lines in which they are typed in.
//!
//! A line `#17 1 4251 3524 1425` is ballot 17: the gut vote (0 none, 1 the low pole, 2 the high one),
//! then a digit for each item (0 blank, else the choice from 1). The ballot's number is its nonce, so
//! the same ballot typed twice counts once. Spaces and hyphens are ignored.

use crate::instrument::Instrument;
use crate::sheet::{GutVote, NONCE_COUNT, Sheet};
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The highest ballot number, which is the highest nonce.
pub const MAX_NUMBER: u16 = NONCE_COUNT - 1;

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

/// Parses a line as a ballot; `None` if it does not look like one: a number sign with a number,
/// followed mostly by digits. A chat message like “#17 is right” is not reported as an invalid ballot.
pub fn read(instrument: &Instrument, line: &str) -> Option<Result<Sheet, BallotError>> {
    let rest = line.trim().strip_prefix('#')?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | ':' | '.' | ')');
    if number.is_empty() || !rest.starts_with(is_separator) {
        return None;
    }
    let symbols: Vec<char> = rest.chars().filter(|c| !is_separator(*c)).collect();
    let digits = symbols.iter().filter(|c| c.is_ascii_digit()).count();
    let is_ballot = symbols.iter().all(char::is_ascii_alphanumeric) && 2 * digits > symbols.len();
    is_ballot.then(|| sheet(instrument, number, &symbols))
}

fn sheet(instrument: &Instrument, number: &str, symbols: &[char]) -> Result<Sheet, BallotError> {
    let nonce = number.parse().unwrap_or(0);
    if !(1..=MAX_NUMBER).contains(&nonce) {
        return Err(BallotError::Number);
    }
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
        if n % 4 == 0 {
            line.push(' ');
        }
        let digit = answer.map_or(0, |choice| u32::from(choice) + 1);
        line.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
    line
}
