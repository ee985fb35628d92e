//! The sheets that were handed in.

mod sheet_index;

use super::{Batch, Vote};
use crate::instrument::{Instrument, Outcome};
use crate::sheet::{Gut, Sheet};
pub(super) use sheet_index::{SheetHash, SheetIndex};

/// How far the poles lie from the middle, in hundredths.
const POLE: i32 = 200;

/// The sheets that were handed in, each once a sitting, and what they add up to so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submissions([Sitting; 2]);

/// Those who ended at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeTally {
    /// Where.
    pub outcome: Outcome,
    /// How many of them voted for the low pole, for the high pole, and not at all.
    pub guts: [u32; 3],
}

impl OutcomeTally {
    /// How many they are.
    pub fn people(&self) -> u32 {
        self.guts.iter().sum()
    }
}

/// The sheets of one sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sitting {
    sheets: Vec<Sheet>,
    index: SheetIndex,
    /// By item and choice.
    votes: Vec<Vec<u32>>,
    /// In the order of `rank`, each outcome once.
    outcomes: Vec<OutcomeTally>,
    /// In order, each place once.
    points: Vec<((i32, i32), u32)>,
    /// By tension.
    tensions: Vec<u32>,
    /// How many have at least one tension.
    with_tension: u32,
}

impl Submissions {
    /// Nobody yet.
    pub fn empty(instrument: &Instrument) -> Self {
        let items = instrument.items.iter();
        let sitting = Sitting {
            sheets: Vec::new(),
            index: SheetIndex::default(),
            votes: items.map(|item| vec![0; item.choices()]).collect(),
            outcomes: Vec::new(),
            points: Vec::new(),
            tensions: vec![0; instrument.tensions.len()],
            with_tension: 0,
        };
        Self([sitting.clone(), sitting])
    }

    /// The sheets of one sitting, in the order in which they came, each once.
    pub fn sheets(&self, sitting: Vote) -> &[Sheet] {
        &self.of_sitting(sitting).sheets
    }

    /// For each choice of an item, how many; empty where there is no such item.
    pub fn votes(&self, item: usize, sitting: Vote) -> &[u32] {
        let votes = self.of_sitting(sitting).votes.get(item);
        votes.map_or(&[], Vec::as_slice)
    }

    /// Where they ended, and what their gut votes were: verdicts in the order of the instrument, then
    /// what lies between two, then those who answered all alike, then those who answered too little.
    /// Only where somebody ended.
    pub fn outcomes(&self, sitting: Vote) -> &[OutcomeTally] {
        &self.of_sitting(sitting).outcomes
    }

    /// How many stand at each place of the plane, across and up, in hundredths from -200 to 200: in
    /// order, each place once. Those who have a verdict, or lie between two.
    pub fn points(&self, sitting: Vote) -> &[((i32, i32), u32)] {
        &self.of_sitting(sitting).points
    }

    /// For each tension, how many have it. All that a sheet has count, also where its reader is shown
    /// two of them.
    pub fn tensions(&self, sitting: Vote) -> &[u32] {
        &self.of_sitting(sitting).tensions
    }

    /// How many have at least one tension.
    pub fn with_tension(&self, sitting: Vote) -> u32 {
        self.of_sitting(sitting).with_tension
    }

    /// Whether the sheet of this hash has been handed in, in this sitting: the same answers with the same
    /// nonce.
    pub(super) fn contains(&self, sitting: Vote, hash: SheetHash, sheet: &Sheet) -> bool {
        let sitting = self.of_sitting(sitting);
        sitting.index.contains(&sitting.sheets, hash, sheet)
    }

    /// Takes one batch in. Its sheets are of this instrument.
    pub(super) fn add(&mut self, instrument: &Instrument, batch: &Batch) {
        let sitting = &mut self.0[batch.sitting.index()];
        sitting.sheets.reserve(batch.sheets.len());
        sitting.index.reserve(batch.sheets.len());
        for sheet in &batch.sheets {
            let next = sitting.sheets.len();
            if sitting
                .index
                .insert(&sitting.sheets, next, SheetHash::of(sheet), sheet)
            {
                sitting.add(instrument, sheet);
                sitting.sheets.push(sheet.clone());
            }
        }
    }

    fn of_sitting(&self, sitting: Vote) -> &Sitting {
        &self.0[sitting.index()]
    }
}

impl Sitting {
    /// Adds a sheet to what they come to.
    fn add(&mut self, instrument: &Instrument, sheet: &Sheet) {
        for (votes, answer) in self.votes.iter_mut().zip(&sheet.answers) {
            let choice = answer.and_then(|choice| votes.get_mut(usize::from(choice)));
            if let Some(count) = choice {
                *count += 1;
            }
        }
        let scores = instrument.on_plane(&sheet.answers);
        let outcome = instrument.outcome_at(&sheet.answers, scores);
        let at = self
            .outcomes
            .binary_search_by_key(&outcome_order(outcome), |ended| {
                outcome_order(ended.outcome)
            });
        let at = at.unwrap_or_else(|at| {
            let guts = [0; 3];
            self.outcomes.insert(at, OutcomeTally { outcome, guts });
            at
        });
        self.outcomes[at].guts[match sheet.gut {
            Some(Gut::Low) => 0,
            Some(Gut::High) => 1,
            None => 2,
        }] += 1;
        if let Outcome::One(_) | Outcome::Between(..) = outcome {
            let place = scores.map(|score| score.hundredths().clamp(-POLE, POLE));
            let place = (place[0], place[1]);
            let at = self.points.binary_search_by_key(&place, |point| point.0);
            let at = at.unwrap_or_else(|at| {
                self.points.insert(at, (place, 0));
                at
            });
            self.points[at].1 += 1;
        }
        let mut tense = false;
        for (count, tension) in self.tensions.iter_mut().zip(&instrument.tensions) {
            let fires = tension.fires(&sheet.answers);
            *count += u32::from(fires);
            tense |= fires;
        }
        self.with_tension += u32::from(tense);
    }
}

/// The order in which outcomes are told.
fn outcome_order(outcome: Outcome) -> (u8, usize, usize) {
    match outcome {
        Outcome::One(verdict) => (0, verdict, 0),
        Outcome::Between(a, b) => (1, a, b),
        Outcome::Straight => (2, 0, 0),
        Outcome::TooLittle => (3, 0, 0),
    }
}
