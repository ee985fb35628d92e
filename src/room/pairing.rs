//! Pairs the sheets of the same person before and after the talk, as far as that is possible.
//!
//! A sheet carries a nonce and no name, and there are only [`NONCE_COUNT`] nonces, so two people in a large
//! room may have the same one. Two sheets are paired only if their nonce is on exactly one sheet of
//! each sitting. The others are not guessed.

use super::{Submissions, Vote};
use crate::sheet::{NONCE_COUNT, Sheet};

/// The first and second sheets of everybody who can be paired, in the order of the first ones.
pub fn pairs(submissions: &Submissions) -> Vec<(&Sheet, &Sheet)> {
    let [first, second] = Vote::BOTH.map(|sitting| by_nonce(submissions.sheets(sitting)));
    let sheets = submissions.sheets(Vote::First).iter();
    sheets
        .filter_map(|sheet| {
            let at = nonce_index(sheet);
            match (first[at], second[at]) {
                (NonceHolder::One(before), NonceHolder::One(after)) => Some((before, after)),
                _ => None,
            }
        })
        .collect()
}

/// The least number of people who could not be paired: those of the larger sitting who are in no pair.
/// 0 if only one sitting has sheets, since there is nothing to pair.
pub fn unpaired(submissions: &Submissions) -> u32 {
    let [first, second] = Vote::BOTH.map(|sitting| submissions.sheets(sitting).len());
    if first == 0 || second == 0 {
        return 0;
    }
    u32::try_from(first.max(second) - pairs(submissions).len()).unwrap_or(u32::MAX)
}

/// The holder of a nonce within one sitting.
#[derive(Clone, Copy)]
enum NonceHolder<'a> {
    Nobody,
    One(&'a Sheet),
    Several,
}

fn by_nonce(sheets: &[Sheet]) -> Vec<NonceHolder<'_>> {
    let mut holders = vec![NonceHolder::Nobody; usize::from(NONCE_COUNT)];
    for sheet in sheets {
        let holder = &mut holders[nonce_index(sheet)];
        *holder = match holder {
            NonceHolder::Nobody => NonceHolder::One(sheet),
            NonceHolder::One(_) | NonceHolder::Several => NonceHolder::Several,
        };
    }
    holders
}

/// The modulo guards against sheets with nonces out of range, which only code could construct.
fn nonce_index(sheet: &Sheet) -> usize {
    usize::from(sheet.nonce % NONCE_COUNT)
}
