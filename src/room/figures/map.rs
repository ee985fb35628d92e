//! Everybody on the map.

use super::sitting::latest_sitting;
use crate::instrument::{Outcome, POLE_SCORE};
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// The most distinct points that are drawn as they are. More are snapped to a grid.
pub const MAX_POINTS: usize = 400;

/// The distance of neighbouring grid points, in hundredths: 17 × 17 points from pole to pole.
pub const GRID_STEP: i32 = 25;

/// Everybody on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// The sitting that the sheets are from.
    pub sitting: Vote,
    /// The number of people who have a point on the map.
    pub people: u32,
    /// The number of sheets without a point because all statements have the same answer.
    pub straight: u32,
    /// The number of sheets without a point because there are too few answers.
    pub unplaced: u32,
    /// The points where there are people, from left to right and from low to high.
    pub points: Vec<Point>,
    /// True if there were too many points, so that they are snapped to the grid.
    pub gridded: bool,
    /// The number of people by verdict.
    pub verdicts: Vec<u32>,
    /// The number of people between two verdicts.
    pub between: u32,
    /// The centre of the room; `None` if nobody has a point.
    pub centre: Option<Centre>,
}

/// A point with the people who are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The horizontal score in hundredths, from -200 to 200.
    pub x: i32,
    /// The vertical score in hundredths, from -200 to 200.
    pub y: i32,
    /// The number of people.
    pub count: u32,
}

/// The centre of a room and its spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    /// The horizontal scale.
    pub x: Spread,
    /// The vertical scale.
    pub y: Spread,
}

/// The mean and the interquartile range of the scores on one scale, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The mean, rounded half away from zero.
    pub mean: i32,
    /// The lower end of the middle half: a quarter of the people, rounded down, are below it.
    pub low: i32,
    /// The upper end: as many are above it.
    pub high: i32,
}

impl Map {
    /// The number of sheets, with a point or without.
    pub fn sheets(&self) -> u32 {
        (self.people.saturating_add(self.straight)).saturating_add(self.unplaced)
    }

    /// The map of a room, by the sheets of its newest sitting.
    pub fn of(room: &Room) -> Self {
        let (submissions, sitting) = (room.submissions(), latest_sitting(room.submissions()));
        let mut verdicts = vec![0; room.instrument().verdicts.len()];
        let (mut between, mut straight, mut unplaced) = (0, 0, 0);
        for ended in submissions.outcomes(sitting) {
            match ended.outcome {
                Outcome::Verdict(verdict) => verdicts[verdict] += ended.people(),
                Outcome::Between(..) => between += ended.people(),
                Outcome::Straightlined => straight += ended.people(),
                Outcome::TooFewAnswers => unplaced += ended.people(),
            }
        }
        let positions = submissions.points(sitting);
        let centre = Centre::of(positions);
        let people = positions.iter().map(|(_, count)| count).sum();
        let (points, gridded) = points(positions);
        Self {
            sitting,
            people,
            straight,
            unplaced,
            points,
            gridded,
            verdicts,
            between,
            centre,
        }
    }
}

/// The points with their counts, snapped to the grid if there are too many; and whether they were.
fn points(positions: &[((i32, i32), u32)]) -> (Vec<Point>, bool) {
    let points = positions
        .iter()
        .map(|&((x, y), count)| Point { x, y, count });
    if positions.len() <= MAX_POINTS {
        return (points.collect(), false);
    }
    let on_grid = points.map(|point| Point {
        x: snap_to_grid(point.x),
        y: snap_to_grid(point.y),
        ..point
    });
    (merge_points(on_grid), true)
}

/// Sorts points and merges those at the same position.
fn merge_points(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut points: Vec<Point> = points.collect();
    points.sort_unstable_by_key(|point| (point.x, point.y));
    points.dedup_by(|next, previous| {
        let same = (next.x, next.y) == (previous.x, previous.y);
        if same {
            previous.count += next.count;
        }
        same
    });
    points
}

/// The grid position nearest to a score; halfway between two, the one further from the middle.
fn snap_to_grid(hundredths: i32) -> i32 {
    let steps = (2 * hundredths.abs() + GRID_STEP) / (2 * GRID_STEP);
    steps * GRID_STEP * hundredths.signum()
}

impl Centre {
    /// The centre of these points.
    fn of(positions: &[((i32, i32), u32)]) -> Option<Self> {
        Some(Self {
            x: Spread::of(positions.iter().map(|&((x, _), count)| (x, count)))?,
            y: Spread::of(positions.iter().map(|&((_, y), count)| (y, count)))?,
        })
    }
}

impl Spread {
    /// The spread of scores from pole to pole, each with its number of people.
    fn of(scores: impl Iterator<Item = (i32, u32)>) -> Option<Self> {
        let mut counts = vec![0_u32; usize::try_from(2 * POLE_SCORE + 1).ok()?];
        let (mut sum, mut people) = (0_i64, 0_u32);
        for (score, count) in scores {
            let place = usize::try_from(score + POLE_SCORE).ok();
            *counts.get_mut(place?)? += count;
            sum += i64::from(score) * i64::from(count);
            people += count;
        }
        let quarter = people / 4;
        Some(Self {
            mean: mean(sum, people)?,
            low: score_after(counts.iter(), quarter)?,
            high: -score_after(counts.iter().rev(), quarter)?,
        })
    }
}

/// The first score above the lowest `people`, counted from the low pole.
fn score_after<'a>(counts: impl Iterator<Item = &'a u32>, people: u32) -> Option<i32> {
    let mut passed = 0;
    let mut counts = (-POLE_SCORE..).zip(counts);
    let first = counts.find(|(_, count)| {
        passed += **count;
        passed > people
    });
    first.map(|(score, _)| score)
}

/// The mean, rounded half away from zero; `None` without people.
fn mean(sum: i64, people: u32) -> Option<i32> {
    let people = i64::from(people);
    let doubled = (2 * sum.abs() + people).checked_div(2 * people)?;
    i32::try_from(doubled * sum.signum()).ok()
}
