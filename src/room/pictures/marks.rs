//! Marks for people: one for each, packed into an area as large as they fit.

/// The most marks in a picture. In larger rooms a mark stands for several people.
pub(super) const MAX_MARKS: u64 = 240;
/// The size of the cell of a mark, at most and at least.
const CELL: [i32; 2] = [56, 10];

/// The arrangement of the marks of each choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packing {
    /// The number of people that a mark stands for.
    pub per: u32,
    /// The size of a mark's cell.
    pub cell: i32,
    /// The number of marks beside each other, before the next row of them begins.
    pub across: i32,
}

impl Packing {
    /// The largest marks with which every choice fits an area: `across` is the side that is filled first,
    /// `along` the one that grows with the number of people.
    pub fn of(votes: [&[u32]; 2], (across, along): (i32, i32)) -> Self {
        let all = |votes: &[u32]| votes.iter().map(|&n| u64::from(n)).sum::<u64>();
        let all = votes.map(all).into_iter().max().unwrap_or(0);
        let most = votes.concat().into_iter().max().unwrap_or(0);
        let mut per = u32::try_from(all.div_ceil(MAX_MARKS))
            .unwrap_or(u32::MAX)
            .max(1);
        loop {
            let most = i32::try_from(marks(most, per)).unwrap_or(i32::MAX).max(1);
            let fits = |cell: &i32| (along / cell).max(1) * (across / cell).max(1) >= most;
            let cells = (CELL[1]..=CELL[0]).rev();
            if let Some(cell) = cells.clone().find(fits) {
                let across = (most + (along / cell).max(1) - 1) / (along / cell).max(1);
                return Self { per, cell, across };
            }
            if per == u32::MAX {
                return Self {
                    per,
                    cell: CELL[1],
                    across: 1,
                };
            }
            per = per.saturating_mul(2);
        }
    }

    /// The number of marks for each choice. A choice with votes has at least one.
    pub fn marks(self, votes: &[u32]) -> Vec<u32> {
        votes.iter().map(|&n| marks(n, self.per)).collect()
    }

    /// The position of a mark in its choice's area: along it, and across from its middle.
    pub fn place(self, slot: u32) -> (i32, i32) {
        let slot = i32::try_from(slot).unwrap_or(i32::MAX);
        let (row, column) = (slot / self.across, slot % self.across);
        let along = row * self.cell + self.cell / 2;
        (
            along,
            column * self.cell + self.cell / 2 - self.across * self.cell / 2,
        )
    }

    /// The radius of a mark.
    pub fn radius(self) -> i32 {
        self.cell * 43 / 100
    }
}

/// The number of marks for this many people.
fn marks(people: u32, per: u32) -> u32 {
    let rounded = (people.saturating_add(per / 2)) / per.max(1);
    rounded.max(u32::from(people > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_a_mark_in_rooms_of_up_to_two_hundred() {
        for people in [5, 40, 60, 200] {
            // Everybody for one choice, and everybody for another one afterwards.
            let (before, after) = ([people, 0, 0, 0, 0], [0, 0, 0, 0, people]);
            for area in [(280, 300), (200, 220), (96, 330)] {
                let packing = Packing::of([&before, &after], area);
                assert_eq!(packing.per, 1, "{people} in {area:?}");
                assert_eq!(packing.marks(&before), before);
                for slot in 0..people {
                    let (along, across) = packing.place(slot);
                    let half = packing.cell / 2;
                    assert!(
                        along + half <= area.1 && across.abs() + half <= area.0 / 2 + 1,
                        "{people} in {area:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_mark_of_a_hall_stands_for_several_and_nobody_is_without_one() {
        let votes = [1, 900, 99];
        let packing = Packing::of([&votes, &votes], (280, 300));
        // 1,000 people with at most 240 marks.
        assert_eq!(packing.per, 5);
        assert_eq!(packing.marks(&votes), [1, 180, 20]);
    }
}
