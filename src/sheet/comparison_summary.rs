//! A summary of several people's sheets: the items on which they are furthest apart, the items on which
//! they agree, and whether their gut votes agree.

use super::{GutVote, Sheet};
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
    /// True if all gut votes are the same; `None` if there are fewer than two.
    pub gut_votes_agree: Option<bool>,
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
        apart.truncate(MAX_FURTHEST_APART);
        let votes: Vec<GutVote> = sheets.iter().filter_map(|sheet| sheet.gut).collect();
        Self {
            furthest_apart: apart.into_iter().map(|(_, item)| item).collect(),
            agreed: alike,
            gut_votes_agree: (votes.len() > 1).then(|| votes.iter().all(|vote| *vote == votes[0])),
        }
    }
}

/// Returns the scores of the answers to an item, without blanks.
fn scores(instrument: &Instrument, sheets: &[&Sheet], item: usize) -> Vec<i32> {
    let answers = sheets.iter().filter_map(|sheet| *sheet.answers.get(item)?);
    (answers.filter_map(|choice| instrument.items[item].score(choice))).collect()
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
    fn sheet(answers: [u8; 12], gut: Option<GutVote>) -> Sheet {
        Sheet {
            gut,
            answers: answers.iter().map(|n| n.checked_sub(1)).collect(),
            nonce: 0,
        }
    }

    fn of(sheets: &[[u8; 12]]) -> ComparisonSummary {
        let sheets: Vec<Sheet> = sheets.iter().map(|answers| sheet(*answers, None)).collect();
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
    fn gut_votes_are_compared_where_two_were_given() {
        let votes = |votes: &[Option<GutVote>]| {
            let sheets: Vec<Sheet> = votes.iter().map(|vote| sheet([3; 12], *vote)).collect();
            ComparisonSummary::new(&example(), &sheets.iter().collect::<Vec<_>>()).gut_votes_agree
        };
        let (low, high) = (Some(GutVote::Low), Some(GutVote::High));
        assert_eq!(votes(&[low, low]), Some(true));
        assert_eq!(votes(&[low, None, high]), Some(false));
        assert_eq!(votes(&[low, None, low]), Some(true));
        assert_eq!(votes(&[low, None]), None);
        assert_eq!(votes(&[]), None);
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
            prop_assert!(compared.furthest_apart.iter().all(|item| !compared.agreed.contains(item)));
        }
    }
}
