//! One person’s answers, the result code that carries them, codes found in what people paste, sheets
//! set side by side, and the way through the items.
//! Pure: knows no browser.

pub mod code;
pub mod company;
pub mod compare;
pub mod fragment;
pub mod gather;
pub mod progress;
pub mod reader;

use crate::instrument::{Answer, Instrument};

/// How many different nonces there are.
pub const NONCES: u16 = 1 << 10;

/// One person's answers to one instrument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// The gut vote; `None` where none was given.
    pub gut: Option<Gut>,
    /// One for each item, in the instrument's order.
    pub answers: Vec<Answer>,
    /// Drawn by chance when the sheet is begun, below [`NONCES`]: the same code pasted twice
    /// counts once, while two people who answer alike count twice.
    pub nonce: u16,
}

/// A gut vote: one of the two poles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gut {
    /// The pole at the scale's low end.
    Low,
    /// The pole at the scale's high end.
    High,
}

impl Sheet {
    /// A blank sheet.
    pub fn blank(instrument: &Instrument, nonce: u16) -> Self {
        Self {
            gut: None,
            answers: vec![None; instrument.items.len()],
            nonce: nonce % NONCES,
        }
    }

    /// Whether it is one of this instrument: an answer to each item, each of them there to be chosen.
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let answers = self.answers.iter().zip(&instrument.items);
        let mut answers = answers.map(|(answer, item)| answer.map(|a| (a, item.choice_count())));
        self.nonce < NONCES
            && self.answers.len() == instrument.items.len()
            && answers.all(|a| a.is_none_or(|(choice, choices)| usize::from(choice) < choices))
    }
}
