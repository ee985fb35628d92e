//! The sheets that people handed in, and their totals.

use super::{Batch, Vote};
use crate::instrument::{Instrument, Outcome, POLE_SCORE};
use crate::sheet::{GutVote, Sheet};
use rustc_hash::FxHashSet;

/// The sheets that people handed in, without duplicates within a sitting, and their running totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submissions([Sitting; 2]);

/// The people with one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeTally {
    /// The outcome.
    pub outcome: Outcome,
    /// The number of people whose gut vote was the low pole, the high pole, or missing.
    pub guts: [u32; 3],
}

impl OutcomeTally {
    /// The number of people.
    pub fn people(&self) -> u32 {
        self.guts.iter().sum()
    }
}

/// The sheets of one sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sitting {
    /// In order of arrival, each once.
    sheets: Vec<Sheet>,
    /// The same sheets, to find duplicates.
    known: FxHashSet<Sheet>,
    /// The number of votes by item and choice.
    votes: Vec<Vec<u32>>,
    /// Sorted by `outcome_order`, each outcome once.
    outcomes: Vec<OutcomeTally>,
    /// The number of people at each point of the plane: sorted, each point once.
    points: Vec<((i32, i32), u32)>,
    /// The number of people by tension.
    tensions: Vec<u32>,
    /// The number of people with at least one tension.
    with_tension: u32,
}

impl Submissions {
    /// An empty collection.
    pub fn empty(instrument: &Instrument) -> Self {
        let items = instrument.items.iter();
        let sitting = Sitting {
            sheets: Vec::new(),
            known: FxHashSet::default(),
            votes: items.map(|item| vec![0; item.choice_count()]).collect(),
            outcomes: Vec::new(),
            points: Vec::new(),
            tensions: vec![0; instrument.tensions.len()],
            with_tension: 0,
        };
        Self([sitting.clone(), sitting])
    }

    /// The sheets of one sitting in order of arrival, without duplicates.
    pub fn sheets(&self, sitting: Vote) -> &[Sheet] {
        &self.of_sitting(sitting).sheets
    }

    /// The number of votes for each choice of an item; empty if there is no such item.
    pub fn votes(&self, item: usize, sitting: Vote) -> &[u32] {
        let votes = self.of_sitting(sitting).votes.get(item);
        votes.map_or(&[], Vec::as_slice)
    }

    /// The outcomes that occur, with the gut votes of the people who have them: verdicts in the order
    /// of the instrument, then results between two verdicts, then straight-liners, then those with too
    /// few answers.
    pub fn outcomes(&self, sitting: Vote) -> &[OutcomeTally] {
        &self.of_sitting(sitting).outcomes
    }

    /// The number of people at each point of the plane, as x and y in hundredths from -200 to 200:
    /// sorted, each point once. Only people who have a verdict or are between two.
    pub fn points(&self, sitting: Vote) -> &[((i32, i32), u32)] {
        &self.of_sitting(sitting).points
    }

    /// The number of people with each tension. All tensions of a sheet count, although its reader is
    /// shown two at most.
    pub fn tensions(&self, sitting: Vote) -> &[u32] {
        &self.of_sitting(sitting).tensions
    }

    /// The number of people with at least one tension.
    pub fn with_tension(&self, sitting: Vote) -> u32 {
        self.of_sitting(sitting).with_tension
    }

    /// Returns true if this sheet was handed in before in this sitting: the same answers with the same
    /// nonce.
    pub(super) fn contains(&self, sitting: Vote, sheet: &Sheet) -> bool {
        self.of_sitting(sitting).known.contains(sheet)
    }

    /// Adds a batch, whose sheets must be of this instrument.
    pub(super) fn add(&mut self, instrument: &Instrument, batch: &Batch) {
        let sitting = &mut self.0[batch.sitting.index()];
        sitting.sheets.reserve(batch.sheets.len());
        sitting.known.reserve(batch.sheets.len());
        for sheet in &batch.sheets {
            if sitting.known.insert(sheet.clone()) {
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
    /// Adds a sheet to the totals.
    fn add(&mut self, instrument: &Instrument, sheet: &Sheet) {
        for (votes, answer) in self.votes.iter_mut().zip(&sheet.answers) {
            let choice = answer.and_then(|choice| votes.get_mut(usize::from(choice)));
            if let Some(count) = choice {
                *count += 1;
            }
        }
        let scores = instrument.plane_scores(&sheet.answers);
        let outcome = instrument.outcome_for_scores(&sheet.answers, scores);
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
            Some(GutVote::Low) => 0,
            Some(GutVote::High) => 1,
            None => 2,
        }] += 1;
        if let Outcome::Verdict(_) | Outcome::Between(..) = outcome {
            let place = scores.map(|score| score.hundredths().clamp(-POLE_SCORE, POLE_SCORE));
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

/// The sort key of an outcome.
fn outcome_order(outcome: Outcome) -> (u8, usize, usize) {
    match outcome {
        Outcome::Verdict(verdict) => (0, verdict, 0),
        Outcome::Between(a, b) => (1, a, b),
        Outcome::Straightlined => (2, 0, 0),
        Outcome::TooFewAnswers => (3, 0, 0),
    }
}
