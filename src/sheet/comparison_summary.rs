//! A summary of several people's sheets: the items on which they are furthest apart, and those on which they agree.

use super::Sheet;
use crate::instrument::{Instrument, Side};

/// The maximum number of items listed as furthest apart: enough to talk about.
const MAX_FURTHEST_APART: usize = 3;

/// The agreements and differences of several sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonSummary {
    /// The items whose answers are furthest apart, furthest first and at most three. Items with equal
    /// distances keep the instrument's order.
    pub furthest_apart: Vec<usize>,
    /// The items on which all answers are on the same side, in the instrument's order.
    pub agreed: Vec<usize>,
    /// The number of items that at least two have answered.
    pub compared: usize,
    /// The two people, by their positions, who are furthest apart on the first item; of several the first.
    pub opponents: Option<[usize; 2]>,
}

impl ComparisonSummary {
    /// Compares sheets of one instrument.
    ///
    /// Blanks are ignored, and an item with a single answer is in neither list. Answers agree if their
    /// scores are on the same side of the scale's middle, or all on it: "agree" and "strongly agree" are the
    /// same side. Otherwise their distance is the difference between the lowest and the highest score: 1 to
    /// 4.
    pub fn new(instrument: &Instrument, sheets: &[&Sheet]) -> Self {
        let (mut apart, mut alike) = (Vec::new(), Vec::new());
        for item in 0..instrument.items.len() {
            let scores = scores(instrument, sheets, item);
            let (Some(&lowest), Some(&highest)) = (scores.iter().min(), scores.iter().max()) else {
                continue;
            };
            if scores.len() < 2 {
                continue;
            }
            if side(lowest) == side(highest) {
                alike.push(item);
            } else {
                apart.push((highest - lowest, item));
            }
        }
        // A stable sort: items with equal distances stay in order.
        apart.sort_by_key(|&(distance, _)| -distance);
        let compared = apart.len() + alike.len();
        apart.truncate(MAX_FURTHEST_APART);
        let furthest_apart: Vec<usize> = apart.into_iter().map(|(_, item)| item).collect();
        Self {
            opponents: (furthest_apart.first())
                .and_then(|&item| opponents(instrument, sheets, item)),
            furthest_apart,
            agreed: alike,
            compared,
        }
    }
}

/// Returns the score of one person's answer to an item. `None` if it is blank.
fn score(instrument: &Instrument, sheet: &Sheet, item: usize) -> Option<i32> {
    let choice = (*sheet.answers.get(item)?)?;
    instrument.items[item].score(choice)
}

/// Returns the scores of the answers to an item, without blanks.
fn scores(instrument: &Instrument, sheets: &[&Sheet], item: usize) -> Vec<i32> {
    let sheets = sheets.iter();
    sheets
        .filter_map(|sheet| score(instrument, sheet, item))
        .collect()
}

/// Finds the two people with the lowest and the highest score on an item, in the order of the sheets.
fn opponents(instrument: &Instrument, sheets: &[&Sheet], item: usize) -> Option<[usize; 2]> {
    let scores = scores(instrument, sheets, item);
    let find = |wanted: Option<&i32>| {
        let wanted = wanted.copied();
        (sheets.iter())
            .position(|sheet| wanted.is_some() && score(instrument, sheet, item) == wanted)
    };
    let (a, b) = (find(scores.iter().min())?, find(scores.iter().max())?);
    Some([a.min(b), a.max(b)])
}

fn side(score: i32) -> Side {
    match score {
        0 => Side::Middle,
        score if score < 0 => Side::Low,
        _ => Side::High,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::{any_instrument, example};
    use proptest::prelude::*;

    /// Creates a sheet from answers numbered from 1; 0 is a blank.
    fn sheet(answers: [u8; 12]) -> Sheet {
        Sheet {
            gut: None,
            answers: answers.iter().map(|n| n.checked_sub(1)).collect(),
            nonce: 0,
        }
    }

    fn of(sheets: &[[u8; 12]]) -> ComparisonSummary {
        let sheets: Vec<Sheet> = sheets.iter().map(|answers| sheet(*answers)).collect();
        ComparisonSummary::new(&example(), &sheets.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_three_items_furthest_apart_are_told_furthest_first() {
        // Item 7 four steps apart; items 2 and 10 three; items 1 and 12 two; the others alike.
        let compared = of(&[
            [4, 5, 3, 3, 5, 5, 1, 5, 3, 2, 3, 2],
            [2, 2, 3, 3, 5, 5, 5, 5, 3, 5, 3, 4],
        ]);
        assert_eq!(compared.furthest_apart, [6, 1, 9]);
        assert_eq!(compared.agreed, [2, 3, 4, 5, 7, 8, 10]);
    }

    #[test]
    fn a_matter_of_degree_is_agreement_and_a_step_off_the_middle_is_not() {
        // Agree and agree strongly; in between and agree; disagree and agree.
        let compared = of(&[
            [4, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [5, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ]);
        assert_eq!(
            (compared.furthest_apart, compared.agreed),
            (vec![2, 1], vec![0])
        );
    }

    #[test]
    fn the_options_of_a_dilemma_are_as_far_apart_as_what_they_count() {
        // Item 4, first option to last: 2 to -2. Item 9, first to fourth: -2 to 1.
        let compared = of(&[
            [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0],
            [0, 0, 0, 5, 0, 0, 0, 0, 4, 0, 0, 0],
        ]);
        assert_eq!(
            (compared.furthest_apart, compared.agreed),
            (vec![3, 8], vec![])
        );
    }

    #[test]
    fn an_item_that_only_one_has_answered_is_neither_apart_nor_alike() {
        let compared = of(&[
            [5, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ]);
        assert_eq!(
            (compared.furthest_apart, compared.agreed),
            (vec![], vec![2])
        );
        let compared = of(&[[0; 12], [0; 12]]);
        assert_eq!((compared.furthest_apart, compared.agreed), (vec![], vec![]));
    }

    #[test]
    fn among_several_the_two_at_the_ends_count_and_blanks_do_not() {
        let compared = of(&[
            [3, 5, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 3, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [4, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ]);
        assert_eq!(
            (compared.furthest_apart, compared.agreed),
            (vec![1, 0], vec![2])
        );
    }

    #[test]
    fn the_two_who_are_furthest_apart_are_told_in_the_order_of_the_people() {
        // On item 1 the second and the third are four steps apart.
        let compared = of(&[
            [4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [1, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ]);
        assert_eq!(compared.opponents, Some([1, 2]));
        assert_eq!((compared.compared, compared.agreed.len()), (2, 1));
        assert_eq!(of(&[[3; 12], [3; 12]]).opponents, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_sheets_of_any_instrument_can_be_compared(
            instrument in any_instrument(),
            chance in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..70), 0..9),
        ) {
            let sheets: Vec<Sheet> = (chance.into_iter())
                .map(|chance| Sheet {
                    gut: None,
                    answers: chance.into_iter().map(|c| (c % 11).checked_sub(1)).collect(),
                    nonce: 0,
                })
                .collect();
            let compared = ComparisonSummary::new(&instrument, &sheets.iter().collect::<Vec<_>>());
            prop_assert!(compared.furthest_apart.len() <= MAX_FURTHEST_APART);
            prop_assert_eq!(compared.opponents.is_some(), !compared.furthest_apart.is_empty());
            prop_assert!(compared.furthest_apart.iter().all(|item| !compared.agreed.contains(item)));
        }
    }
}
