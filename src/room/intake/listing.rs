//! What came of what was handed in, as a facilitator is told.

use crate::room::crowd::{Crowd, Hash, Seen};
use crate::room::{Batch, Fault};
use crate::sheet::{NONCES, Sheet};
use std::rc::Rc;

/// In a sitting of more sheets than this nobody is looked for who may have handed in twice: by then so
/// many people share a nonce that it says nothing.
const ALIKE_MOST: usize = 2000;

/// What came of a paste, or of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// How many sheets count.
    pub accepted: u32,
    /// The very same sheet was handed in before, in this sitting: these do not count.
    pub duplicates: Vec<Line>,
    /// What looked like a code or a ballot and is none.
    pub faults: Vec<Fault>,
    /// These count, though each may be of somebody who has handed in before: another sheet has the same
    /// nonce, and at least half of the same answers.
    pub alike: Vec<Line>,
    /// How many other lines there are with something on them.
    pub other_lines: u32,
}

/// A sheet as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// What stands there.
    pub text: Rc<str>,
}

impl Listing {
    /// What comes of this batch when it is taken in by this crowd. `line` tells where the sheet at a
    /// position of the batch stands.
    pub(super) fn of(crowd: &Crowd, batch: &Batch, line: impl Fn(usize) -> Line) -> Self {
        let there = crowd.sheets(batch.sitting);
        let mut seen = Seen::default();
        seen.reserve(batch.sheets.len());
        let mut alike = Alike::among(there, batch.sheets.len());
        let mut listing = Self {
            faults: batch.faults.clone(),
            ..Self::default()
        };
        for (n, sheet) in batch.sheets.iter().enumerate() {
            let hash = Hash::of(sheet);
            let duplicate = crowd.has(batch.sitting, hash, sheet);
            if duplicate || !seen.note(&batch.sheets, n, hash, sheet) {
                listing.duplicates.push(line(n));
                continue;
            }
            listing.accepted += 1;
            if alike.as_mut().is_some_and(|alike| alike.join(sheet)) {
                listing.alike.push(line(n));
            }
        }
        listing
    }
}

/// The sheets of a sitting by their nonces.
struct Alike<'a>(Vec<Vec<&'a Sheet>>);

impl<'a> Alike<'a> {
    /// Those that are there; none where they are too many, with so many to come.
    fn among(there: &'a [Sheet], to_come: usize) -> Option<Self> {
        if there.len() + to_come > ALIKE_MOST {
            return None;
        }
        let mut alike = Self(vec![Vec::new(); usize::from(NONCES)]);
        for sheet in there {
            alike.0[usize::from(sheet.nonce % NONCES)].push(sheet);
        }
        Some(alike)
    }

    /// A sheet joins them. Returns whether one of them may be of the same person.
    fn join(&mut self, sheet: &'a Sheet) -> bool {
        let others = &mut self.0[usize::from(sheet.nonce % NONCES)];
        let found = others.iter().any(|other| agree(sheet, other));
        others.push(sheet);
        found
    }
}

/// Whether at least half of the answers that two sheets have are the same.
fn agree(a: &Sheet, b: &Sheet) -> bool {
    let pairs = || a.answers.iter().zip(&b.answers);
    let answered = pairs().filter(|(a, b)| a.is_some() || b.is_some()).count();
    let same = pairs().filter(|(a, b)| a.is_some() && a == b).count();
    answered > 0 && 2 * same >= answered
}
