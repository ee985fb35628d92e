//! The report of an import, for the facilitator.

use crate::room::submissions::Submissions;
use crate::room::{Batch, Fault};
use crate::sheet::{NONCE_COUNT, Sheet};
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// The most sheets in a sitting that are searched for possible repeats. Above that, so many people
/// share a nonce that it says nothing.
const MAX_SHEETS_COMPARED: usize = 2000;

/// The report of one paste or file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The number of sheets that count.
    pub accepted: u32,
    /// Sheets that were handed in before in this sitting, which do not count.
    pub duplicates: Vec<ImportedLine>,
    /// The codes and ballot lines that could not be parsed.
    pub faults: Vec<Fault>,
    /// Sheets that count, but may be from somebody who handed in before: another sheet has the same
    /// nonce and at least half of the answers in common.
    pub possible_repeats: Vec<ImportedLine>,
    /// The number of other lines that are not blank.
    pub other_lines: u32,
}

/// A sheet as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedLine {
    /// The line it begins on, from 1.
    pub line: u32,
    /// The pasted text.
    pub text: Rc<str>,
}

impl ImportReport {
    /// The report of adding this batch to these submissions. `line` returns the source line of the
    /// sheet at a position of the batch.
    pub(super) fn of(
        submissions: &Submissions,
        batch: &Batch,
        line: impl Fn(usize) -> ImportedLine,
    ) -> Self {
        let existing = submissions.sheets(batch.sitting);
        let mut seen = FxHashSet::default();
        seen.reserve(batch.sheets.len());
        let mut by_nonce = SheetsByNonce::of(existing, batch.sheets.len());
        let mut report = Self {
            faults: batch.faults.clone(),
            ..Self::default()
        };
        for (n, sheet) in batch.sheets.iter().enumerate() {
            if submissions.contains(batch.sitting, sheet) || !seen.insert(sheet) {
                report.duplicates.push(line(n));
                continue;
            }
            report.accepted += 1;
            if by_nonce.as_mut().is_some_and(|sheets| sheets.insert(sheet)) {
                report.possible_repeats.push(line(n));
            }
        }
        report
    }
}

/// The sheets of a sitting by nonce.
struct SheetsByNonce<'a>(Vec<Vec<&'a Sheet>>);

impl<'a> SheetsByNonce<'a> {
    /// Indexes the existing sheets; `None` if these and the `to_come` new ones are too many.
    fn of(existing: &'a [Sheet], to_come: usize) -> Option<Self> {
        if existing.len() + to_come > MAX_SHEETS_COMPARED {
            return None;
        }
        let mut by_nonce = Self(vec![Vec::new(); usize::from(NONCE_COUNT)]);
        for sheet in existing {
            by_nonce.0[usize::from(sheet.nonce % NONCE_COUNT)].push(sheet);
        }
        Some(by_nonce)
    }

    /// Adds a sheet. Returns true if an earlier one may be from the same person.
    fn insert(&mut self, sheet: &'a Sheet) -> bool {
        let others = &mut self.0[usize::from(sheet.nonce % NONCE_COUNT)];
        let found = others.iter().any(|other| mostly_agree(sheet, other));
        others.push(sheet);
        found
    }
}

/// Returns true if at least half of the answers of two sheets are the same.
fn mostly_agree(a: &Sheet, b: &Sheet) -> bool {
    let pairs = || a.answers.iter().zip(&b.answers);
    let answered = pairs().filter(|(a, b)| a.is_some() || b.is_some()).count();
    let same = pairs().filter(|(a, b)| a.is_some() && a == b).count();
    answered > 0 && 2 * same >= answered
}
