//! Offsets of marks that would overlap on the map. An offset mark has a leader line to its position.

use crate::instrument::POLE_SCORE;

/// A position on the map: hundredths across and up.
pub type MapPosition = (i32, i32);

/// The offset of a mark from its position: hundredths of an `em`, to the right and down.
pub type MarkOffset = (i32, i32);

/// The minimum distance between the centres of two marks, in thousandths of an `em`.
const MIN_DISTANCE: i64 = 1400;

/// The size of a hundredth of a score in thousandths of an `em`, on the narrowest map and on the widest.
const SCALES: [i64; 2] = [33, 70];

/// The possible offsets, best first: none, then three circles of increasing radius.
const OFFSETS: [MarkOffset; 33] = [
    (0, 0),
    (190, 0),
    (-190, 0),
    (0, -190),
    (0, 190),
    (134, -134),
    (-134, -134),
    (134, 134),
    (-134, 134),
    (340, 0),
    (-340, 0),
    (0, -340),
    (0, 340),
    (294, -170),
    (-294, -170),
    (294, 170),
    (-294, 170),
    (170, -294),
    (-170, -294),
    (170, 294),
    (-170, 294),
    (480, 0),
    (-480, 0),
    (0, -480),
    (0, 480),
    (416, -240),
    (-416, -240),
    (416, 240),
    (-416, 240),
    (240, -416),
    (-240, -416),
    (240, 416),
    (-240, 416),
];

/// The offset of each mark. Earlier marks keep their positions.
pub fn mark_offsets(positions: &[MapPosition]) -> Vec<MarkOffset> {
    let mut standing: Vec<(MapPosition, MarkOffset)> = Vec::new();
    for &position in positions {
        let distance_to_others = |offset: &MarkOffset| {
            let near = standing
                .iter()
                .map(|&there| distance(there, (position, *offset)));
            near.min().unwrap_or(i64::MAX)
        };
        let turned = OFFSETS.iter().map(|&(a, b)| {
            if prefers_vertical(position) {
                (b, a)
            } else {
                (a, b)
            }
        });
        let within = turned.filter(|&offset| is_within(position, offset));
        let free = within
            .clone()
            .find(|offset| distance_to_others(offset) >= MIN_DISTANCE * MIN_DISTANCE);
        // If no offset is free, the one farthest from the other marks.
        let best = free.or_else(|| within.max_by_key(distance_to_others));
        standing.push((position, best.unwrap_or_default()));
    }
    standing.into_iter().map(|(_, offset)| offset).collect()
}

/// Returns true if vertical offsets come before horizontal ones: near the upper and the lower pole,
/// whose labels are beside them.
fn prefers_vertical((x, y): MapPosition) -> bool {
    y.abs() > x.abs()
}

/// Returns true if a mark is no further out than the poles, where a narrow map ends.
fn is_within((x, y): MapPosition, (right, down): MarkOffset) -> bool {
    let edge = i64::from(POLE_SCORE) * SCALES[0];
    let inside = |at: i32, offset: i32| {
        offset == 0 || (i64::from(at) * SCALES[0] + i64::from(offset) * 10).abs() <= edge
    };
    inside(x, right) && inside(-y, down)
}

/// The squared distance between two marks, on the map scale at which they are nearest.
fn distance(a: (MapPosition, MarkOffset), b: (MapPosition, MarkOffset)) -> i64 {
    let between = |scale: i64| {
        let along = |a: i32, b: i32, offset_a: i32, offset_b: i32| {
            i64::from(a - b) * scale + i64::from(offset_a - offset_b) * 10
        };
        let ((a, offset_a), (b, offset_b)) = (a, b);
        let right = along(a.0, b.0, offset_a.0, offset_b.0);
        let down = along(-a.1, -b.1, offset_a.1, offset_b.1);
        right * right + down * down
    };
    SCALES.map(between).into_iter().min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_that_are_far_apart_keep_their_places() {
        assert_eq!(
            mark_offsets(&[(175, 200), (-200, -200), (0, 0)]),
            [(0, 0); 3]
        );
    }

    #[test]
    fn of_two_at_one_place_the_second_stands_aside() {
        assert_eq!(mark_offsets(&[(0, 0), (0, 0)]), [(0, 0), (190, 0)]);
        // At the edge of a narrow map the offset points inwards.
        assert_eq!(mark_offsets(&[(200, 0), (200, 0)]), [(0, 0), (-190, 0)]);
        assert_eq!(mark_offsets(&[(25, 200), (25, 200)]), [(0, 0), (0, 190)]);
    }

    #[test]
    fn eight_at_one_place_can_all_be_told_apart() {
        for place in [(0, 0), (200, 200), (-200, 175), (33, -67)] {
            let offsets = mark_offsets(&[place; 8]);
            for (n, a) in offsets.iter().enumerate() {
                for b in &offsets[..n] {
                    assert!(distance((place, *a), (place, *b)) >= MIN_DISTANCE * MIN_DISTANCE);
                }
            }
        }
    }

    /// Returns true if no two of these marks overlap.
    fn are_apart(places: &[MapPosition]) -> bool {
        let marks: Vec<_> = places.iter().copied().zip(mark_offsets(places)).collect();
        (marks.iter().enumerate()).all(|(n, a)| {
            let mut others = marks[..n].iter();
            others.all(|b| distance(*a, *b) >= MIN_DISTANCE * MIN_DISTANCE)
        })
    }

    #[test]
    fn who_is_crowded_into_a_corner_stands_further_out() {
        for places in [
            &[(63, 112), (74, 125), (118, 119), (156, 108), (149, 181)][..],
            &[(77, -162), (163, -137), (0, 0), (168, -174)],
        ] {
            assert!(are_apart(places), "{places:?}");
        }
    }

    proptest! {
        #[test]
        fn no_two_marks_stand_at_the_same_spot(
            places in prop::collection::vec((-200..=200_i32, -200..=200_i32), 0..=8),
        ) {
            prop_assert!(are_apart(&places), "{:?}", places);
        }
    }
}
