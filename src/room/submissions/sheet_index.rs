//! A hash table of sheets, to find duplicates. It holds positions in a list of sheets, so that a
//! hundred thousand sheets need not be stored twice.

use crate::sheet::{GutVote, Sheet};

/// The initial number of slots. All sizes are powers of two.
const MIN_SLOTS: usize = 64;

/// The hash of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::room) struct SheetHash(u32);

/// A hash table of the positions of distinct sheets in a list, with linear probing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::room) struct SheetIndex {
    /// The hash of a sheet and its position plus 1, in the slot that the hash names or, if that is
    /// taken, in the next free one. Position 0 marks a free slot. Empty, or at least twice as many
    /// slots as sheets.
    slots: Vec<(SheetHash, u32)>,
    count: usize,
}

impl SheetHash {
    pub(in crate::room) fn of(sheet: &Sheet) -> Self {
        // An odd number with well-mixed bits, from the golden ratio (Fibonacci hashing).
        const SPREAD: u32 = 0x9e37_79b9;
        let gut = match sheet.gut {
            None => 0,
            Some(GutVote::Low) => 1,
            Some(GutVote::High) => 2,
        };
        let start = u32::from(sheet.nonce) << 2 | gut;
        let hash = sheet.answers.iter().fold(start, |hash, answer| {
            let answer = answer.map_or(0, |choice| u32::from(choice) + 1);
            (hash ^ answer).wrapping_mul(SPREAD).rotate_left(15)
        });
        Self(hash ^ hash >> 16)
    }

    /// The first slot to probe in a table whose last slot is `last`.
    fn first_slot(self, last: usize) -> usize {
        usize::try_from(self.0).unwrap_or(0) & last
    }
}

impl SheetIndex {
    /// Returns true if this sheet is in the table. `sheets` is the list that the positions refer to.
    pub(in crate::room) fn contains(
        &self,
        sheets: &[Sheet],
        hash: SheetHash,
        sheet: &Sheet,
    ) -> bool {
        self.slot(sheets, hash, sheet)
            .is_some_and(|slot| self.slots[slot].1 != 0)
    }

    /// Inserts a sheet that is, or will be, at `position` of `sheets`. Returns true if it was new.
    pub(in crate::room) fn insert(
        &mut self,
        sheets: &[Sheet],
        position: usize,
        hash: SheetHash,
        sheet: &Sheet,
    ) -> bool {
        if self.slots.len() < 2 * (self.count + 1) {
            self.grow(2 * self.slots.len());
        }
        let slot = self.slot(sheets, hash, sheet);
        let (Some(slot), Ok(position)) = (slot, u32::try_from(position + 1)) else {
            return false;
        };
        let is_new = self.slots[slot].1 == 0;
        if is_new {
            self.slots[slot] = (hash, position);
            self.count += 1;
        }
        is_new
    }

    /// The slot of the sheet, or the free slot for it; `None` if the table has no slots.
    fn slot(&self, sheets: &[Sheet], hash: SheetHash, sheet: &Sheet) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash.first_slot(last);
        loop {
            let (stored, position) = self.slots[slot];
            if position == 0 || (stored == hash && sheet_at(sheets, position) == Some(sheet)) {
                return Some(slot);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Reserves slots for `more` further sheets.
    pub(in crate::room) fn reserve(&mut self, more: usize) {
        let size = 2 * (self.count + more);
        if self.slots.len() < size {
            self.grow(size.next_power_of_two());
        }
    }

    /// Rehashes into a table with `size` slots.
    fn grow(&mut self, size: usize) {
        let last = MIN_SLOTS.max(size) - 1;
        let mut slots = vec![(SheetHash::default(), 0); last + 1];
        for &(hash, position) in self.slots.iter().filter(|(_, position)| *position != 0) {
            let mut slot = hash.first_slot(last);
            while slots[slot].1 != 0 {
                slot = (slot + 1) & last;
            }
            slots[slot] = (hash, position);
        }
        self.slots = slots;
    }
}

/// The sheet at a position as stored in the table, which is 1 for the first.
fn sheet_at(sheets: &[Sheet], position: u32) -> Option<&Sheet> {
    sheets.get(usize::try_from(position).ok()?.checked_sub(1)?)
}
