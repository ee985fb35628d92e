//! Scores, verdicts and borders on answers worked out by hand.

use super::super::*;
use super::{any_instrument, example};
use proptest::prelude::*;

fn score(sum: i32, count: i32) -> Score {
    Score { sum, count }
}

/// A sheet with these scores on the items of ORDER (2, 6, 9, 12) and LOCUS (1, 4, 7, 11).
fn plane(order: [Option<i32>; 4], locus: [Option<i32>; 4]) -> Vec<Answer> {
    let instrument = example();
    let mut answers = vec![None; 12];
    let order = [2, 6, 9, 12].into_iter().zip(order);
    let locus = [1, 4, 7, 11].into_iter().zip(locus);
    for (number, counts) in order.chain(locus) {
        let item = &instrument.items[number - 1];
        answers[number - 1] = counts.and_then(|c| (0..5).find(|n| item.score(*n) == Some(c)));
    }
    answers
}

fn named(instrument: &Instrument, verdicts: &[usize]) -> Vec<String> {
    let name = |n: &usize| instrument.verdicts[*n].name.to_string();
    verdicts.iter().map(name).collect()
}

const TWO: [Option<i32>; 4] = [Some(2); 4];
const MINUS_TWO: [Option<i32>; 4] = [Some(-2); 4];

#[test]
fn a_mean_is_rounded_to_hundredths_away_from_zero() {
    assert_eq!(score(2, 3).hundredths(), 67);
    assert_eq!(score(-2, 3).hundredths(), -67);
    assert_eq!(score(1, 8).hundredths(), 13);
    assert_eq!(score(-7, 4).hundredths(), -175);
    assert_eq!(score(0, 0).hundredths(), 0);
}

#[test]
fn the_middle_reaches_up_to_but_not_including_a_half() {
    assert_eq!(score(1, 4).side(50), Side::Middle);
    assert_eq!(score(2, 4).side(50), Side::High);
    assert_eq!(score(-2, 4).side(50), Side::Low);
    assert_eq!(score(1, 3).side(50), Side::Middle);
    assert_eq!(score(0, 0).side(50), Side::Middle);
}

#[test]
fn a_score_is_far_towards_its_pole_from_a_quarter_past_one() {
    let position = |sum, count| score(sum, count).position(50);
    assert_eq!(position(0, 0), ScorePosition::Unknown);
    assert_eq!(position(1, 4), ScorePosition::Middle);
    assert_eq!(position(4, 4), ScorePosition::High { is_far: false });
    assert_eq!(position(5, 4), ScorePosition::High { is_far: true });
    assert_eq!(position(-5, 4), ScorePosition::Low { is_far: true });
}

#[test]
fn the_four_corners_have_their_names() {
    let instrument = example();
    for (order, locus, name) in [
        (MINUS_TWO, MINUS_TWO, "The Confidant"),
        (MINUS_TWO, TWO, "The Reputation Builder"),
        (TWO, MINUS_TWO, "The Account Steward"),
        (TWO, TWO, "The Deliverer"),
    ] {
        let Outcome::Verdict(n) = instrument.plane_outcome(&plane(order, locus)) else {
            panic!("{name}");
        };
        assert_eq!(&*instrument.verdicts[n].name, name);
    }
}

#[test]
fn a_score_of_exactly_zero_lies_between_two_verdicts() {
    let instrument = example();
    let zero = [Some(2), Some(-2), Some(0), Some(0)];
    let Outcome::Between(a, b) = instrument.plane_outcome(&plane(zero, TWO)) else {
        panic!();
    };
    let names = named(&instrument, &[a, b]);
    assert_eq!(names, ["The Reputation Builder", "The Deliverer"]);
    let Outcome::Between(a, b) = instrument.plane_outcome(&plane(MINUS_TWO, zero)) else {
        panic!();
    };
    let names = named(&instrument, &[a, b]);
    assert_eq!(names, ["The Confidant", "The Reputation Builder"]);
}

#[test]
fn the_centre_comes_before_a_zero() {
    let instrument = example();
    let quarter = [Some(1), Some(0), Some(0), Some(0)];
    let zero = [Some(0); 4];
    for (order, locus) in [
        (zero, quarter),
        (quarter, zero),
        (zero, zero),
        (quarter, quarter),
    ] {
        let Outcome::Verdict(n) = instrument.plane_outcome(&plane(order, locus)) else {
            panic!();
        };
        assert_eq!(&*instrument.verdicts[n].name, "The Weigher");
    }
}

#[test]
fn three_answers_on_a_scale_are_enough_and_two_are_too_few() {
    let instrument = example();
    let three = [Some(2), Some(2), Some(2), None];
    let two = [Some(2), Some(2), None, None];
    assert!(matches!(
        instrument.plane_outcome(&plane(three, TWO)),
        Outcome::Verdict(_)
    ));
    assert_eq!(
        instrument.plane_outcome(&plane(two, TWO)),
        Outcome::TooFewAnswers
    );
    assert_eq!(
        instrument.plane_outcome(&plane(TWO, two)),
        Outcome::TooFewAnswers
    );
    let reading = instrument.read(&plane(two, TWO));
    assert_eq!(reading.gut_outcome, GutOutcome::Unknown);
    assert_eq!(reading.shade, None);
}

#[test]
fn a_skipped_item_is_not_the_same_as_in_between() {
    let instrument = example();
    let skipped = plane([Some(2), Some(2), Some(2), None], TWO);
    let between = plane([Some(2), Some(2), Some(2), Some(0)], TWO);
    let order = instrument.plane.across;
    assert_eq!(instrument.score(order, &skipped).hundredths(), 200);
    assert_eq!(instrument.score(order, &between).hundredths(), 150);
}

#[test]
fn the_same_answer_to_every_statement_gets_no_verdict() {
    let instrument = example();
    for point in 0..5 {
        let mut answers: Vec<Answer> = vec![Some(point); 12];
        // The dilemmas need not be alike: they are answered with options, not with agreement.
        answers[3] = Some(0);
        answers[8] = Some(4);
        assert_eq!(instrument.read(&answers).outcome, Outcome::Straightlined);
        // Nor answered at all. LOCUS and ORDER have two statements each, too few for a name.
        let blank = |n: usize| [3, 8, 10, 11].contains(&n);
        let statements = (answers.iter().enumerate()).map(|(n, a)| a.filter(|_| !blank(n)));
        let statements: Vec<Answer> = statements.collect();
        assert_eq!(instrument.read(&statements).outcome, Outcome::Straightlined);
        answers[9] = Some((point + 1) % 5);
        assert_ne!(instrument.read(&answers).outcome, Outcome::Straightlined);
        answers[9] = None;
        assert_ne!(instrument.read(&answers).outcome, Outcome::Straightlined);
    }
}

#[test]
fn a_border_one_step_away_is_told_and_one_further_off_is_not() {
    let instrument = example();
    // ORDER at 1/4: one step down and the score is 0, between two names.
    let near = plane([Some(1), Some(0), Some(0), Some(0)], TWO);
    let reading = instrument.read(&near);
    let [Outcome::Between(a, b)] = reading.nearby[..] else {
        panic!("{:?}", reading.nearby);
    };
    let names = named(&instrument, &[a, b]);
    assert_eq!(names, ["The Reputation Builder", "The Deliverer"]);
    // ORDER at 0: one step either way leads to the two names that are shown already.
    let on = plane([Some(1), Some(-1), Some(0), Some(0)], TWO);
    assert!(instrument.read(&on).nearby.is_empty());
    // LOCUS at 1/2 beside that: one step down and it is the centre.
    let corner = plane(
        [Some(1), Some(-1), Some(0), Some(0)],
        [Some(2), Some(0), Some(0), Some(0)],
    );
    let [Outcome::Verdict(n)] = instrument.read(&corner).nearby[..] else {
        panic!("{:?}", instrument.read(&corner).nearby);
    };
    assert_eq!(&*instrument.verdicts[n].name, "The Weigher");
    let far = plane(TWO, TWO);
    assert!(instrument.read(&far).nearby.is_empty());
}

#[test]
fn the_spread_is_where_the_point_would_be_without_any_one_answer() {
    let instrument = example();
    let order = instrument.plane.across;
    let answers = plane([Some(2), Some(2), Some(-1), Some(1)], TWO);
    // Without a 2: 2/3. Without the -1: 5/3. Without the 1: 3/3.
    let spread = instrument.spread(order, &answers);
    assert_eq!(spread, Some(Spread { low: 67, high: 167 }));
    // Three answers are the fewest that a score is made of.
    let three = plane([Some(2), Some(2), Some(-1), None], TWO);
    let spread = instrument.spread(order, &three);
    assert_eq!(spread, Some(Spread { low: 50, high: 200 }));
    for too_few in [[Some(2), Some(-2), None, None], [Some(2), None, None, None]] {
        assert_eq!(instrument.spread(order, &plane(too_few, TWO)), None);
    }
}

#[test]
fn a_point_exactly_on_the_edge_or_a_corner_of_the_centre_touches_it() {
    let instrument = example();
    let weigher = (instrument.verdicts.iter()).position(|v| &*v.name == "The Weigher");
    let touches = |order, locus| instrument.read(&plane(order, locus)).touches;
    let half = [Some(2), Some(0), Some(0), Some(0)];
    let minus_half = [Some(-1), Some(-1), Some(0), Some(0)];
    let quarter = [Some(1), Some(0), Some(0), Some(0)];
    let zero = [Some(1), Some(-1), Some(0), Some(0)];
    let three_quarters = [Some(1), Some(1), Some(1), Some(0)];
    let the_weigher = weigher.map(Outcome::Verdict);
    for order in [half, minus_half] {
        for locus in [half, minus_half, quarter, zero] {
            assert_eq!(touches(order, locus), the_weigher, "{order:?} {locus:?}");
            assert_eq!(touches(locus, order), the_weigher, "{locus:?} {order:?}");
        }
        // Beyond the corner, on the line that the edge lies on.
        assert_eq!(touches(order, three_quarters), None);
        assert_eq!(touches(three_quarters, order), None);
    }
    // Within the centre, and with a third that is rounded to 0.33.
    assert_eq!(touches(quarter, zero), None);
    assert_eq!(
        touches([Some(1), Some(0), Some(0), None], half),
        the_weigher
    );
    // Without a name there is no border.
    assert_eq!(touches([Some(2), Some(-1), None, None], half), None);
}

#[test]
fn contradictions_are_shown_first_and_the_second_on_another_scale() {
    let instrument = example();
    let show = |fired: &[(usize, u8)]| -> Vec<String> {
        let mut answers = vec![None; 12];
        for (item, answer) in fired {
            answers[item - 1] = Some(answer - 1);
        }
        let shown = instrument.tensions_to_show(&answers);
        shown
            .iter()
            .map(|n| instrument.tensions[*n].id.to_string())
            .collect()
    };
    // K1 and K2 (both touch ORDER) with K5 (LOCUS): K5 goes before K2.
    assert_eq!(
        show(&[(2, 5), (6, 5), (8, 5), (1, 5), (7, 5)]),
        ["K1", "K5"]
    );
    // K8 is a tension, K5 a contradiction: K5 comes first.
    assert_eq!(show(&[(3, 5), (10, 5), (1, 5), (7, 5)]), ["K5", "K8"]);
    // Nothing on another scale: the next in line.
    assert_eq!(show(&[(2, 5), (6, 5), (8, 5)]), ["K1", "K2"]);
    assert_eq!(show(&[(2, 5), (6, 5)]), ["K1"]);
    assert!(show(&[]).is_empty());
}

proptest! {
    #[test]
    fn no_answers_to_any_instrument_upset_the_scoring(
        instrument in any_instrument(),
        answers in prop::collection::vec(prop::option::of(0..12_u8), 0..70),
    ) {
        let reading = instrument.read(&answers);
        prop_assert_eq!(reading.scores.len(), instrument.scales.len());
        for score in reading.scores {
            prop_assert!((-200..=200).contains(&score.hundredths()));
        }
    }

    #[test]
    fn a_score_lies_within_its_spread(answers in prop::collection::vec(prop::option::of(0..5_u8), 12)) {
        let instrument = example();
        for scale in 0..3 {
            if let Some(spread) = instrument.spread(scale, &answers) {
                let mean = instrument.score(scale, &answers).hundredths();
                prop_assert!(spread.low <= mean && mean <= spread.high);
            }
        }
    }
}

#[test]
fn each_item_of_a_scale_counts_what_was_answered_and_a_blank_counts_nothing() {
    let instrument = example();
    let answers = plane([Some(2), None, Some(-1), Some(0)], TWO);
    let counts: Vec<_> = (instrument.item_scores(instrument.plane.across, &answers)).collect();
    // ORDER is items 2, 6, 9 and 12.
    let expect = [(1, Some(2)), (5, None), (8, Some(-1)), (11, Some(0))];
    assert_eq!(counts, expect);
}

#[test]
fn hundredths_are_written_with_the_languages_own_sign() {
    assert_eq!(format_decimal(175, "."), "1.75");
    assert_eq!(format_decimal(50, ","), "0,50");
    assert_eq!(format_decimal(7, "."), "0.07");
    assert_eq!(format_decimal(200, "٫"), "2٫00");
}
