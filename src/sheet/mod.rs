//! One person's answers (a sheet): its result code, the search for codes in pasted text, the comparison of
//! several sheets, the duel over one item, and the state machine that leads a reader through the items.
//! Pure: does not depend on the browser.

pub mod code;
pub mod code_search;
pub mod comparison;
pub mod comparison_summary;
pub mod digits;
pub mod duel;
pub mod fragment;
pub mod progress;
pub mod reader;

use crate::instrument::{Answer, GutPole, GutQuestion, Instrument, POLE_SCORE};

/// The number of different nonces.
pub const NONCE_COUNT: u16 = 1 << 10;

/// One person's answers to one instrument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// The gut vote; `None` where none was given.
    pub gut: Option<GutVote>,
    /// One for each item, in the instrument's order.
    pub answers: Vec<Answer>,
    /// A random number below [`NONCE_COUNT`], drawn when the sheet is created: the same code pasted twice
    /// counts once, while two people with the same answers count twice.
    pub nonce: u16,
}

/// A gut vote: one of the two poles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GutVote {
    /// The pole at the scale's low end.
    Low,
    /// The pole at the scale's high end.
    High,
}

impl GutVote {
    /// Returns the score in hundredths of the pole voted for.
    pub fn hundredths(self) -> i32 {
        match self {
            Self::Low => -POLE_SCORE,
            Self::High => POLE_SCORE,
        }
    }

    /// Returns the pole voted for.
    pub fn pole(self, gut: &GutQuestion) -> &GutPole {
        match self {
            Self::Low => &gut.low,
            Self::High => &gut.high,
        }
    }
}

impl Sheet {
    /// Creates a blank sheet.
    pub fn blank(instrument: &Instrument, nonce: u16) -> Self {
        Self {
            gut: None,
            answers: vec![None; instrument.items.len()],
            nonce: nonce % NONCE_COUNT,
        }
    }

    /// Returns true if this can be a sheet of `instrument`: one answer for each item, each a valid choice.
    pub fn is_valid_for(&self, instrument: &Instrument) -> bool {
        let answers = self.answers.iter().zip(&instrument.items);
        let mut answers = answers.map(|(answer, item)| answer.map(|a| (a, item.choice_count())));
        self.nonce < NONCE_COUNT
            && self.answers.len() == instrument.items.len()
            && answers.all(|a| a.is_none_or(|(choice, choices)| usize::from(choice) < choices))
    }
}
