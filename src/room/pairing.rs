//! Who is who before the talk and after it, as far as that can be told.
//!
//! A sheet carries a nonce and no name, and there are only [`NONCES`] of them, so two people of a
//! big room may have drawn the same one. A first and a second sheet are one person's only where their
//! nonce stands on exactly one sheet of each sitting. Whoever that leaves out is not guessed at.

use super::{Submissions, Vote};
use crate::sheet::{NONCES, Sheet};

/// The first and the second sheet of everybody who can be followed, in the order in which the first
/// ones came.
pub fn pairs(crowd: &Submissions) -> Vec<(&Sheet, &Sheet)> {
    let [first, second] = Vote::BOTH.map(|sitting| by_nonce(crowd.sheets(sitting)));
    let sheets = crowd.sheets(Vote::First).iter();
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

/// How many people at least could not be followed: those of the fuller sitting who are in no pair.
/// Nobody where only one sitting has sheets, for then nobody was to be followed.
pub fn unpaired(crowd: &Submissions) -> u32 {
    let [first, second] = Vote::BOTH.map(|sitting| crowd.sheets(sitting).len());
    if first == 0 || second == 0 {
        return 0;
    }
    u32::try_from(first.max(second) - pairs(crowd).len()).unwrap_or(u32::MAX)
}

/// Whose nonce it is.
#[derive(Clone, Copy)]
enum NonceHolder<'a> {
    Nobody,
    One(&'a Sheet),
    Several,
}

fn by_nonce(sheets: &[Sheet]) -> Vec<NonceHolder<'_>> {
    let mut holders = vec![NonceHolder::Nobody; usize::from(NONCES)];
    for sheet in sheets {
        let holder = &mut holders[nonce_index(sheet)];
        *holder = match holder {
            NonceHolder::Nobody => NonceHolder::One(sheet),
            NonceHolder::One(_) | NonceHolder::Several => NonceHolder::Several,
        };
    }
    holders
}

/// A sheet that was put together by hand may carry any number.
fn nonce_index(sheet: &Sheet) -> usize {
    usize::from(sheet.nonce % NONCES)
}
