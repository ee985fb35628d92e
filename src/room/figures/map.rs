//! Everybody on the map.

use super::{count, latest_sitting};
use crate::instrument::Outcome;
use crate::room::{Room, Vote};
use serde::{Deserialize, Serialize};

/// Above so many different places, points are gathered on a grid.
pub const MAX_POINTS: usize = 400;

/// From one place of the grid to the next, in hundredths: 17 × 17 places from pole to pole.
pub const GRID_STEP: i32 = 25;

/// How far the poles lie from the middle, in hundredths.
const POLE: i32 = 200;

/// Everybody on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// Whose sheets these are.
    pub sitting: Vote,
    /// How many people have a place on it.
    pub people: u32,
    /// How many sheets have none: too few answers, or the same answer everywhere.
    pub unplaced: u32,
    /// The places where somebody stands, from left to right and from low to high.
    pub points: Vec<Point>,
    /// Whether the points were too many, and stand where the grid has a place next to them.
    pub gridded: bool,
    /// For each verdict, how many people.
    pub verdicts: Vec<u32>,
    /// How many lie between two verdicts.
    pub between: u32,
    /// The centre of the room; none where nobody has a place.
    pub centre: Option<Centre>,
}

/// A place where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Hundredths across, from -200 to 200.
    pub x: i32,
    /// Hundredths up, from -200 to 200.
    pub y: i32,
    /// How many people.
    pub count: u32,
}

/// The centre of a room, with how far it spreads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Centre {
    /// Across.
    pub x: Spread,
    /// Up.
    pub y: Spread,
}

/// Where people lie on one scale, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The mean of them all, rounded half away from zero.
    pub mean: i32,
    /// Where the middle half of them begins: a quarter of the people, rounded down, lie before it.
    pub low: i32,
    /// Where it ends: as many lie behind it.
    pub high: i32,
}

impl Map {
    /// The map of a room, by the sheets of its newest sitting.
    pub fn of(room: &Room) -> Self {
        let (crowd, sitting) = (room.submissions(), latest_sitting(room.submissions()));
        let mut verdicts = vec![0; room.instrument().verdicts.len()];
        let mut between = 0;
        for ended in crowd.outcomes(sitting) {
            match ended.outcome {
                Outcome::Verdict(verdict) => verdicts[verdict] += ended.people(),
                Outcome::Between(..) => between += ended.people(),
                Outcome::TooFewAnswers | Outcome::Straightlined => {}
            }
        }
        let places = crowd.points(sitting);
        let centre = Centre::of(places);
        let people = places.iter().map(|(_, count)| count).sum();
        let (points, gridded) = points(places);
        Self {
            sitting,
            people,
            unplaced: count(crowd.sheets(sitting).len()) - people,
            points,
            gridded,
            verdicts,
            between,
            centre,
        }
    }
}

/// How many stand at each place, and whether the places are those of the grid.
fn points(places: &[((i32, i32), u32)]) -> (Vec<Point>, bool) {
    let points = places.iter().map(|&((x, y), count)| Point { x, y, count });
    if places.len() <= MAX_POINTS {
        return (points.collect(), false);
    }
    let on_grid = points.map(|point| Point {
        x: snap_to_grid(point.x),
        y: snap_to_grid(point.y),
        ..point
    });
    (merge_points(on_grid), true)
}

/// Points in order, each place once.
fn merge_points(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut points: Vec<Point> = points.collect();
    points.sort_unstable_by_key(|point| (point.x, point.y));
    points.dedup_by(|next, kept| {
        let same = (next.x, next.y) == (kept.x, kept.y);
        if same {
            kept.count += next.count;
        }
        same
    });
    points
}

/// The place of the grid next to a score; from the middle between two, the one further out.
fn snap_to_grid(hundredths: i32) -> i32 {
    let steps = (2 * hundredths.abs() + GRID_STEP) / (2 * GRID_STEP);
    steps * GRID_STEP * hundredths.signum()
}

impl Centre {
    /// The centre of these places.
    fn of(places: &[((i32, i32), u32)]) -> Option<Self> {
        Some(Self {
            x: Spread::of(places.iter().map(|&((x, _), count)| (x, count)))?,
            y: Spread::of(places.iter().map(|&((_, y), count)| (y, count)))?,
        })
    }
}

impl Spread {
    /// Of scores from pole to pole, each with how many people have it.
    fn of(scores: impl Iterator<Item = (i32, u32)>) -> Option<Self> {
        let mut counts = vec![0_u32; usize::try_from(2 * POLE + 1).ok()?];
        let (mut sum, mut people) = (0_i64, 0_u32);
        for (score, count) in scores {
            let place = usize::try_from(score + POLE).ok();
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

/// The first score behind so many people, counted from the low pole.
fn score_after<'a>(counts: impl Iterator<Item = &'a u32>, people: u32) -> Option<i32> {
    let mut passed = 0;
    let mut counts = (-POLE..).zip(counts);
    let found = counts.find(|(_, count)| {
        passed += **count;
        passed > people
    });
    found.map(|(score, _)| score)
}

/// Rounded half away from zero; none of nobody.
fn mean(sum: i64, people: u32) -> Option<i32> {
    let people = i64::from(people);
    let doubled = (2 * sum.abs() + people).checked_div(2 * people)?;
    i32::try_from(doubled * sum.signum()).ok()
}
