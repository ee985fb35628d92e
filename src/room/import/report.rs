//! What came of what was handed in, as a facilitator is told.

use crate::room::submissions::{SheetHash, SheetIndex, Submissions};
use crate::room::{Batch, Fault};
use crate::sheet::{NONCES, Sheet};
use std::rc::Rc;

/// In a sitting of more sheets than this nobody is looked for who may have handed in twice: by then so
/// many people share a nonce that it says nothing.
const MAX_SHEETS_COMPARED: usize = 2000;

/// What came of a paste, or of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many sheets count.
    pub accepted: u32,
    /// The very same sheet was handed in before, in this sitting: these do not count.
    pub duplicates: Vec<ImportedLine>,
    /// What looked like a code or a ballot and is none.
    pub faults: Vec<Fault>,
    /// These count, though each may be of somebody who has handed in before: another sheet has the same
    /// nonce, and at least half of the same answers.
    pub possible_repeats: Vec<ImportedLine>,
    /// How many other lines there are with something on them.
    pub other_lines: u32,
}

/// A sheet as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedLine {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// What stands there.
    pub text: Rc<str>,
}

impl ImportReport {
    /// What comes of this batch when it is taken in by this crowd. `line` tells where the sheet at a
    /// position of the batch stands.
    pub(super) fn of(
        crowd: &Submissions,
        batch: &Batch,
        line: impl Fn(usize) -> ImportedLine,
    ) -> Self {
        let there = crowd.sheets(batch.sitting);
        let mut seen = SheetIndex::default();
        seen.reserve(batch.sheets.len());
        let mut alike = SheetsByNonce::of(there, batch.sheets.len());
        let mut listing = Self {
            faults: batch.faults.clone(),
            ..Self::default()
        };
        for (n, sheet) in batch.sheets.iter().enumerate() {
            let hash = SheetHash::of(sheet);
            let duplicate = crowd.contains(batch.sitting, hash, sheet);
            if duplicate || !seen.insert(&batch.sheets, n, hash, sheet) {
                listing.duplicates.push(line(n));
                continue;
            }
            listing.accepted += 1;
            if alike.as_mut().is_some_and(|alike| alike.insert(sheet)) {
                listing.possible_repeats.push(line(n));
            }
        }
        listing
    }
}

/// The sheets of a sitting by their nonces.
struct SheetsByNonce<'a>(Vec<Vec<&'a Sheet>>);

impl<'a> SheetsByNonce<'a> {
    /// Those that are there; none where they are too many, with so many to come.
    fn of(there: &'a [Sheet], to_come: usize) -> Option<Self> {
        if there.len() + to_come > MAX_SHEETS_COMPARED {
            return None;
        }
        let mut alike = Self(vec![Vec::new(); usize::from(NONCES)]);
        for sheet in there {
            alike.0[usize::from(sheet.nonce % NONCES)].push(sheet);
        }
        Some(alike)
    }

    /// A sheet joins them. Returns whether one of them may be of the same person.
    fn insert(&mut self, sheet: &'a Sheet) -> bool {
        let others = &mut self.0[usize::from(sheet.nonce % NONCES)];
        let found = others.iter().any(|other| mostly_agree(sheet, other));
        others.push(sheet);
        found
    }
}

/// Whether at least half of the answers that two sheets have are the same.
fn mostly_agree(a: &Sheet, b: &Sheet) -> bool {
    let pairs = || a.answers.iter().zip(&b.answers);
    let answered = pairs().filter(|(a, b)| a.is_some() || b.is_some()).count();
    let same = pairs().filter(|(a, b)| a.is_some() && a == b).count();
    answered > 0 && 2 * same >= answered
}
