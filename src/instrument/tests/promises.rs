//! Properties of the bundled instrument, computed from its file. The expected values are from the
//! content document (its section 8), and were worked out independently of this program.

use super::super::*;
use super::example;

/// Answers numbered from 1, as people and the content document write them.
fn sheet(numbers: [u8; 12]) -> Vec<Answer> {
    numbers.map(|n| n.checked_sub(1)).to_vec()
}

fn verdict(instrument: &Instrument, answers: &[Answer]) -> String {
    match instrument.plane_outcome(answers) {
        Outcome::Verdict(n) => instrument.verdicts[n].name.to_string(),
        other => format!("{other:?}"),
    }
}

fn hundredths(instrument: &Instrument, answers: &[Answer]) -> [i32; 3] {
    ["ORDER", "LOCUS", "MEANING"].map(|id| {
        let scale = instrument.scales.iter().position(|s| &*s.id == id).unwrap();
        instrument.score(scale, answers).hundredths()
    })
}

#[test]
fn twelve_items_four_to_a_scale_and_eleven_tensions_and_five_verdicts() {
    let instrument = example();
    assert_eq!(instrument.items.len(), 12);
    for scale in 0..3 {
        let items = instrument.items.iter().filter(|i| i.scale == scale);
        assert_eq!(items.count(), 4);
    }
    assert_eq!(instrument.tensions.len(), 11);
    assert_eq!(instrument.verdicts.len(), 5);
    assert!(instrument.shades.is_some());
}

#[test]
fn every_scale_is_keyed_both_ways_twice() {
    let instrument = example();
    for scale in 0..3 {
        // A dilemma that lists its high pole first is keyed like agreement with a high statement.
        let keys = instrument.items.iter().filter(|i| i.scale == scale);
        let keys: Vec<i32> = keys
            .map(|item| match &item.kind {
                ItemKind::Statement { key } => *key,
                ItemKind::Dilemma { options } => options[0].score.signum(),
            })
            .collect();
        assert_eq!(keys.iter().filter(|k| **k == 1).count(), 2, "{scale}");
        assert_eq!(keys.iter().filter(|k| **k == -1).count(), 2, "{scale}");
    }
}

#[test]
fn of_eight_statements_four_are_keyed_each_way_and_of_four_dilemmas_two() {
    let instrument = example();
    let statements: Vec<i32> = (instrument.items.iter())
        .filter_map(|item| match item.kind {
            ItemKind::Statement { key } => Some(key),
            ItemKind::Dilemma { .. } => None,
        })
        .collect();
    assert_eq!(statements.len(), 8);
    assert_eq!(statements.iter().sum::<i32>(), 0);
    let firsts: Vec<i32> = (instrument.items.iter())
        .filter_map(|item| match &item.kind {
            ItemKind::Statement { .. } => None,
            ItemKind::Dilemma { options } => Some(options[0].score),
        })
        .collect();
    assert_eq!(firsts.len(), 4);
    assert_eq!(firsts.iter().filter(|s| **s == 2).count(), 2);
    assert_eq!(firsts.iter().filter(|s| **s == -2).count(), 2);
}

#[test]
fn order_and_locus_have_two_dilemmas_each_and_meaning_none() {
    let instrument = example();
    let dilemmas = ["ORDER", "LOCUS", "MEANING"].map(|id| {
        let on = |item: &&Item| &*instrument.scales[item.scale].id == id && !item.is_statement();
        instrument.items.iter().filter(on).count()
    });
    assert_eq!(dilemmas, [2, 2, 0]);
}

#[test]
fn neighbouring_items_never_share_a_scale() {
    let instrument = example();
    for pair in instrument.items.windows(2) {
        assert_ne!(
            pair[0].scale, pair[1].scale,
            "{} {}",
            pair[0].id, pair[1].id
        );
    }
}

#[test]
fn agreeing_with_everything_and_always_picking_first_or_last_come_to_nothing() {
    let instrument = example();
    let statement = |item: &Item| item.is_statement();
    for (agree, pick) in [(4, 0), (4, 4), (3, 0), (0, 4), (0, 0)] {
        let answers: Vec<Answer> = (instrument.items.iter())
            .map(|item| Some(if statement(item) { agree } else { pick }))
            .collect();
        assert_eq!(hundredths(&instrument, &answers), [0, 0, 0]);
        assert_eq!(verdict(&instrument, &answers), "The Weigher");
    }
}

#[test]
fn answering_throughout_with_the_essay_makes_a_deliverer_without_tension() {
    let instrument = example();
    // Disagree with the reversed statements (1, 3, 6, 8), agree with 2, 5, 7, 10, and the
    // dilemmas at the essay's end: 4a, 9d, 11e, 12a.
    let answers = sheet([1, 5, 1, 1, 5, 1, 5, 1, 4, 5, 5, 1]);
    assert_eq!(hundredths(&instrument, &answers), [175, 200, 200]);
    assert_eq!(verdict(&instrument, &answers), "The Deliverer");
    assert!(instrument.fired_tensions(&answers).is_empty());
}

#[test]
fn answering_throughout_against_the_essay_makes_a_confidant_without_tension() {
    let instrument = example();
    let answers = sheet([5, 1, 5, 5, 1, 5, 1, 5, 1, 1, 1, 5]);
    assert_eq!(hundredths(&instrument, &answers), [-200, -200, -200]);
    assert_eq!(verdict(&instrument, &answers), "The Confidant");
    assert!(instrument.fired_tensions(&answers).is_empty());
}

/// Counts each sum of a scale over all 5^4 ways to answer its four items.
fn sums(instrument: &Instrument, scale: usize) -> Vec<(i32, u32)> {
    let items = instrument.items.iter().filter(|i| i.scale == scale);
    let mut sums = vec![(0, 1)];
    for item in items {
        let mut next: Vec<(i32, u32)> = Vec::new();
        for &(sum, ways) in &sums {
            for choice in 0..5 {
                let sum = sum + item.score(choice).unwrap();
                match next.iter_mut().find(|(s, _)| *s == sum) {
                    Some((_, n)) => *n += ways,
                    None => next.push((sum, ways)),
                }
            }
        }
        sums = next;
    }
    sums
}

#[test]
fn over_all_answers_the_verdicts_come_up_as_often_as_the_content_document_says() {
    let instrument = example();
    // One sheet for every pair of sums, weighted by the number of ways to reach it. A sum is
    // produced by distributing it over the four items of its scale.
    let (across, up) = (instrument.plane.across, instrument.plane.up);
    let mut counts = [0_u32; 5];
    let mut border = 0;
    for (x, ways_x) in sums(&instrument, across) {
        for (y, ways_y) in sums(&instrument, up) {
            let mut answers = vec![None; 12];
            for (scale, mut sum) in [(across, x), (up, y)] {
                for (n, item) in instrument.items.iter().enumerate() {
                    if item.scale == scale {
                        let score = sum.clamp(-2, 2);
                        sum -= score;
                        answers[n] = (0..5).find(|c| item.score(*c) == Some(score));
                    }
                }
            }
            match instrument.plane_outcome(&answers) {
                Outcome::Verdict(n) => counts[n] += ways_x * ways_y,
                Outcome::Between(..) => border += ways_x * ways_y,
                other => panic!("{other:?}"),
            }
        }
    }
    let all = 5_u32.pow(8);
    assert_eq!(counts.iter().sum::<u32>() + border, all);
    // Worked out by hand: of the 625 ways to answer a scale 85 sum to 0 and 245 to -1, 0 or 1.
    // The centre is both scales within 1; a border is one scale at 0, the other 2 or more out.
    assert_eq!(border, 2 * 85 * (625 - 245));
    let corner = (all - 245 * 245 - border) / 4;
    // The document sampled random sheets; two tenths of a per cent is the error of such a sample.
    let near = |n: u32, tenths: u64| {
        let share = u64::from(n) * 100_000 / u64::from(all);
        share.abs_diff(tenths * 100) <= 200
    };
    for (verdict, count) in instrument.verdicts.iter().zip(counts) {
        let centre = &*verdict.name == "The Weigher";
        assert_eq!(count, if centre { 245 * 245 } else { corner });
        let documented = if centre { 153 } else { 170 };
        assert!(near(count, documented), "{}", verdict.name);
    }
    assert!(near(border, 164));
}

#[test]
fn over_random_answers_tensions_come_up_as_often_as_the_content_document_says() {
    let instrument = example();
    // A fixed seed makes the test deterministic. 100,000 sheets put the standard error of a
    // share at 0.15 per cent; the document's whole per cents leave 0.5.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut chance = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u8::try_from((state >> 33) % 5).unwrap()
    };
    let mut counts = [0_u32; 4];
    for _ in 0..100_000 {
        let answers: Vec<Answer> = (0..12).map(|_| Some(chance())).collect();
        counts[instrument.fired_tensions(&answers).len().min(3)] += 1;
    }
    for (count, share) in counts.into_iter().zip([20, 32, 25, 22]) {
        assert!(count.abs_diff(share * 1000) <= 1000, "{counts:?}");
    }
}

#[test]
fn believers_of_all_four_kinds_meet_no_tension() {
    let instrument = example();
    // With the essay, against it, person-after-sale, business-before-sale: the document's four.
    for answers in [
        [1, 5, 1, 1, 5, 1, 5, 1, 4, 5, 5, 1],
        [5, 1, 5, 5, 1, 5, 1, 5, 1, 1, 1, 5],
        [5, 5, 1, 5, 5, 1, 1, 1, 4, 5, 1, 1],
        [1, 1, 1, 1, 5, 5, 5, 5, 1, 5, 5, 5],
    ] {
        let found = instrument.fired_tensions(&sheet(answers));
        assert!(found.is_empty(), "{answers:?}: {found:?}");
    }
}

#[test]
fn each_tension_comes_up_on_the_answers_the_content_document_names() {
    /// Two answers, each as (item, answer), numbered from 1.
    type Pair = [(usize, u8); 2];
    let instrument = example();
    let d = 4;
    let e = 5;
    // Each tension with answers on which it fires.
    let named: [(&str, &[Pair]); 11] = [
        ("K1", &[[(2, 4), (6, 4)], [(2, 5), (6, 5)]]),
        ("K2", &[[(2, 4), (8, 5)]]),
        ("K3", &[[(2, 4), (12, d)], [(2, 5), (12, e)]]),
        ("K4a", &[[(1, 4), (4, 1)]]),
        ("K4b", &[[(1, 2), (4, d)], [(1, 1), (4, e)]]),
        ("K5", &[[(1, 5), (7, 4)]]),
        ("K6a", &[[(7, 4), (11, 1)], [(7, 5), (11, 2)]]),
        ("K6b", &[[(7, 2), (11, e)], [(7, 1), (11, e)]]),
        ("K7", &[[(5, 4), (10, 2)], [(5, 5), (10, 1)]]),
        ("K8", &[[(3, 4), (10, 5)]]),
        ("K9", &[[(6, 4), (9, d)], [(6, 5), (9, e)]]),
    ];
    for (id, cases) in named {
        for case in cases {
            let mut answers = vec![None; 12];
            for (item, answer) in case {
                answers[item - 1] = Some(answer - 1);
            }
            let fired = instrument.fired_tensions(&answers);
            let fired: Vec<&str> = fired.iter().map(|n| &*instrument.tensions[*n].id).collect();
            assert_eq!(fired, [id], "{case:?}");
            // With one answer alone, or "In between", no tension fires.
            answers[case[0].0 - 1] = Some(2);
            assert!(instrument.fired_tensions(&answers).is_empty(), "{case:?}");
        }
    }
}

#[test]
fn nothing_is_cited_that_is_not_listed_and_nothing_listed_that_is_not_cited() {
    let instrument = example();
    let mut cited: Vec<&str> = Vec::new();
    for item in &instrument.items {
        assert!(!item.debrief.sources.is_empty(), "{}", item.id);
        let sources = item.debrief.sources.iter();
        cited.extend(sources.map(|c| &*instrument.sources[c.source].id));
    }
    let shades = instrument.shades.as_ref().unwrap();
    let mut texts: Vec<&str> = vec![
        &shades.low,
        &shades.middle,
        &shades.high,
        &instrument.caution,
    ];
    for verdict in &instrument.verdicts {
        texts.extend([&*verdict.speaks_for, &*verdict.speaks_against]);
    }
    for segment in texts.into_iter().flat_map(cite::split_citations) {
        if let cite::TextSegment::Citation(id) = segment {
            cited.push(id);
        }
    }
    for source in &instrument.sources {
        assert!(cited.contains(&&*source.id), "{}", source.id);
    }
}
