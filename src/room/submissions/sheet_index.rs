//! Which sheets are there. A table of positions: a hundred thousand sheets need not be held twice to
//! know one of them again.

use crate::sheet::{Gut, Sheet};

/// How large a table begins. A power of two, as all sizes are.
const MIN_SLOTS: usize = 64;

/// What is worked out of a sheet to find it. Most sheets that differ have another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::room) struct SheetHash(u32);

/// Where some sheets, all different, stand in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::room) struct SheetIndex {
    /// The hash of a sheet, and its position and 1: from the place that its hash names, or from a later
    /// one where that is taken. Position 0 where none stands. Empty, or twice as many as sheets at
    /// least.
    slots: Vec<(SheetHash, u32)>,
    count: usize,
}

impl SheetHash {
    pub(in crate::room) fn of(sheet: &Sheet) -> Self {
        // Odd, and its bits follow no rule: the golden ratio.
        const SPREAD: u32 = 0x9e37_79b9;
        let gut = match sheet.gut {
            None => 0,
            Some(Gut::Low) => 1,
            Some(Gut::High) => 2,
        };
        let begun = u32::from(sheet.nonce) << 2 | gut;
        let hash = sheet.answers.iter().fold(begun, |hash, answer| {
            let answer = answer.map_or(0, |choice| u32::from(choice) + 1);
            (hash ^ answer).wrapping_mul(SPREAD).rotate_left(15)
        });
        Self(hash ^ hash >> 16)
    }

    /// The first place to look at, of a table whose last one is `last`.
    fn first_slot(self, last: usize) -> usize {
        usize::try_from(self.0).unwrap_or(0) & last
    }
}

impl SheetIndex {
    /// Whether the sheet of this hash is one of those that were noted, which stand in `sheets`.
    pub(in crate::room) fn contains(
        &self,
        sheets: &[Sheet],
        hash: SheetHash,
        sheet: &Sheet,
    ) -> bool {
        self.slot(sheets, hash, sheet)
            .is_some_and(|place| self.slots[place].1 != 0)
    }

    /// Notes that the sheet of this hash stands at this position of `sheets`, or will. Returns whether
    /// there was none like it.
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
        let place = self.slot(sheets, hash, sheet);
        let (Some(place), Ok(position)) = (place, u32::try_from(position + 1)) else {
            return false;
        };
        let new = self.slots[place].1 == 0;
        if new {
            self.slots[place] = (hash, position);
            self.count += 1;
        }
        new
    }

    /// The place of the sheet, or the free one where it would stand; none in a table of no places.
    fn slot(&self, sheets: &[Sheet], hash: SheetHash, sheet: &Sheet) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut place = hash.first_slot(last);
        loop {
            let (there, position) = self.slots[place];
            if position == 0 || (there == hash && sheet_at(sheets, position) == Some(sheet)) {
                return Some(place);
            }
            place = (place + 1) & last;
        }
    }

    /// Makes room for so many more, once for all.
    pub(in crate::room) fn reserve(&mut self, more: usize) {
        let size = 2 * (self.count + more);
        if self.slots.len() < size {
            self.grow(size.next_power_of_two());
        }
    }

    /// Moves into a table of this size.
    fn grow(&mut self, size: usize) {
        let last = MIN_SLOTS.max(size) - 1;
        let mut places = vec![(SheetHash::default(), 0); last + 1];
        for &(hash, position) in self.slots.iter().filter(|(_, position)| *position != 0) {
            let mut place = hash.first_slot(last);
            while places[place].1 != 0 {
                place = (place + 1) & last;
            }
            places[place] = (hash, position);
        }
        self.slots = places;
    }
}

/// The sheet that stands at a position, as the table holds it.
fn sheet_at(sheets: &[Sheet], position: u32) -> Option<&Sheet> {
    sheets.get(usize::try_from(position).ok()?.checked_sub(1)?)
}
