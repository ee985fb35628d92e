//! Journals with missing lines.

use super::*;

#[test]
fn lines_that_are_missing_are_told_by_the_numbers_of_the_others() {
    let room = room_after((1..=40).map(|count| hands(1, Vote::First, 1, count)));
    let gaps_without = |missing: &[std::ops::RangeInclusive<usize>]| {
        // The first line is the head, and the others have the numbers from 1.
        let lines = lines_of(&room).into_iter().enumerate();
        let lines = lines.filter(|(n, _)| !missing.iter().any(|gap| gap.contains(n)));
        let lines: Vec<String> = lines.map(|(_, line)| line).collect();
        let back = read(room.instrument(), &lines.join("\n"));
        assert_eq!(back.damage, []);
        let gaps = back.gaps.into_iter().map(|gap| (gap.before, gap.lines));
        gaps.collect::<Vec<_>>()
    };
    assert_eq!(gaps_without(&[]), []);
    assert_eq!(gaps_without(&[11..=25]), [(12, 15)]);
    assert_eq!(gaps_without(&[1..=1, 11..=12]), [(2, 1), (11, 2)]);
    // Nothing tells whether lines are missing at the end.
    assert_eq!(gaps_without(&[31..=40]), []);
}

#[test]
fn a_line_that_cannot_be_read_is_not_missing_as_well() {
    let room = room_after((1..=9).map(|count| hands(1, Vote::First, 1, count)));
    let mut lines = lines_of(&room);
    lines[3] = "{ oh dear".into();
    lines[4] = lines[4].replace("\"hands\"", "\"sing\"");
    let back = read(room.instrument(), &lines.join("\n"));
    assert_eq!(
        (back.damage.len(), back.gaps.as_slice()),
        (2, [].as_slice())
    );
    lines.remove(5);
    let back = read(room.instrument(), &lines.join("\n"));
    let gaps: Vec<_> = back
        .gaps
        .iter()
        .map(|gap| (gap.before, gap.lines))
        .collect();
    assert_eq!((back.damage.len(), gaps), (2, vec![(6, 1)]));
    // In another order nothing is missing either.
    let mut lines = lines_of(&room);
    lines[1..].reverse();
    assert_eq!(read(room.instrument(), &lines.join("\n")).gaps, []);
}
