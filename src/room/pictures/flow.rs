//! From gut vote to verdict: gut votes at the left, outcomes at the right, and between them bands whose
//! width is proportional to the number of people.

use super::board::{Board, MARGIN, MIN_SIZE, TEXT_SIZE, Theme, proportion};
use super::{Drawing, HEIGHT, PictureLabels, Table, WIDTH};
use crate::instrument::Instrument;
use crate::publish::Anchor;
use crate::publish::typeset::fit_text;
use crate::room::figures::{Flow, GutVoteOutcomes};

/// The horizontal positions where the bands begin and end.
const FROM: i32 = 548;
const TO: i32 = 1016;
/// The width of the bars that they begin and end at.
const BAR: i32 = 14;
/// The top and the height of the columns of names.
const TOP: i32 = 128;
const HEIGHT_OF_ENDS: i32 = HEIGHT - TOP - 28;
/// The height that a name needs.
const MIN_NAME_HEIGHT: i32 = 70;

/// One end of the bands: a section of its column, with a bar in its middle.
struct FlowEnd {
    name: String,
    people: u32,
    top: i32,
    height: i32,
    /// The top and the height of the bar.
    bar: (i32, i32),
}

/// Draws the flow.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Flow,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let rests_on = board.sheets(figures.sitting, figures.people);
    if figures.people == 0 {
        board.draw_empty(&labels.no_sheets);
    } else {
        board.describe(&rests_on);
        let votes = votes(instrument, labels, figures);
        let ends = ends(instrument, labels, figures);
        describe_ends(&mut board, &votes, &ends);
        let left = layout_ends(&votes);
        let right = layout_ends(&ends);
        bands(&mut board, &left, &right, figures);
        names(&mut board, &left, &right);
    }
    board.heading(&labels.flow, &rests_on);
    let table = table(instrument, labels, figures);
    board.finish(&labels.flow, table)
}

/// The gut votes, each with its number of people.
fn votes(instrument: &Instrument, labels: &PictureLabels, figures: &Flow) -> Vec<(String, u32)> {
    let gut = &instrument.gut;
    let names = [&*gut.low.choice, &*gut.high.choice, &*labels.no_vote];
    let people = figures.votes.iter().map(GutVoteOutcomes::people);
    names.into_iter().map(str::to_owned).zip(people).collect()
}

/// The outcomes, each with its number of people: the verdicts, between two, none for either reason.
fn ends(instrument: &Instrument, labels: &PictureLabels, figures: &Flow) -> Vec<(String, u32)> {
    let verdicts = instrument.verdicts.iter();
    let names = verdicts.map(|verdict| verdict.name.to_string());
    let rest = [&labels.between, &labels.straight, &labels.unplaced];
    let names = names.chain(rest.map(String::clone));
    let counts = figures
        .votes
        .each_ref()
        .map(|ends| ends.counts().collect::<Vec<_>>());
    names
        .enumerate()
        .map(|(n, name)| {
            let people = counts
                .iter()
                .map(|counts| counts.get(n).copied().unwrap_or(0));
            (name, people.fold(0, u32::saturating_add))
        })
        .collect()
}

/// Adds the number of people at each end to the text alternative; the connections are in the table.
fn describe_ends(board: &mut Board, votes: &[(String, u32)], ends: &[(String, u32)]) {
    for (name, people) in votes.iter().chain(ends) {
        if *people > 0 {
            let mut sentence = board.labels.count(name, *people);
            sentence.push('.');
            board.describe(&sentence);
        }
    }
}

/// The layout of a column: sections for the ends with people, each at least as high as its name.
fn layout_ends(ends: &[(String, u32)]) -> Vec<Option<FlowEnd>> {
    let all: u64 = ends.iter().map(|(_, people)| u64::from(*people)).sum();
    let bar = |people: u32, scale: i32| proportion(scale, u64::from(people), all).max(2);
    let height = |people: u32, scale: i32| MIN_NAME_HEIGHT.max(bar(people, scale) + 20);
    let occupied = || ends.iter().filter(|(_, people)| *people > 0);
    let needed = |scale: i32| -> i32 { occupied().map(|(_, people)| height(*people, scale)).sum() };
    let mut scale = HEIGHT_OF_ENDS;
    while scale > 0 && needed(scale) > HEIGHT_OF_ENDS {
        scale -= 4;
    }
    let mut top = TOP + (HEIGHT_OF_ENDS - needed(scale)) / 2;
    let end = |(name, people): &(String, u32)| {
        (*people > 0).then(|| {
            let (height, bar) = (height(*people, scale), bar(*people, scale));
            let end = FlowEnd {
                name: name.clone(),
                people: *people,
                top,
                height,
                bar: (top + (height - bar) / 2, bar),
            };
            top += height;
            end
        })
    };
    ends.iter().map(end).collect()
}

fn bands(board: &mut Board, left: &[Option<FlowEnd>], right: &[Option<FlowEnd>], figures: &Flow) {
    // The number of people at each end whose bands are already drawn.
    let mut arrived = vec![0_u32; right.len()];
    let mut arrivals = Vec::new();
    for ((vote, from), wash) in figures.votes.iter().zip(left).zip(board.palette.washes) {
        let mut departed = 0;
        for ((n, to), at) in vote.counts().zip(right).zip(&mut arrived) {
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let ends = [(from, departed), (to, *at)].map(|(end, before)| {
                let edge = |people: u32| {
                    end.bar.0 + proportion(end.bar.1, u64::from(people), u64::from(end.people))
                };
                (edge(before), edge(before.saturating_add(n)))
            });
            if n > 0 {
                band(board, ends, wash);
                arrivals.push((ends[1], n));
            }
            departed = n.saturating_add(departed);
            *at = n.saturating_add(*at);
        }
    }
    let ink = board.palette.ink;
    let hues = [board.palette.low, board.palette.high, board.palette.track];
    for (end, hue) in left.iter().zip(hues) {
        if let Some(FlowEnd {
            bar: (top, height), ..
        }) = end
        {
            board.sketch.rect((FROM - BAR, *top), (BAR, *height), hue);
        }
    }
    for FlowEnd {
        bar: (top, height), ..
    } in right.iter().flatten()
    {
        board.sketch.rect((TO, *top), (BAR, *height), ink);
    }
    for (place, people) in arrivals {
        arrival(board, place, people);
    }
}

/// Draws the number of people of a band at its end, if it is broad enough.
fn arrival(board: &mut Board, (top, bottom): (i32, i32), people: u32) {
    if bottom - top >= MIN_SIZE {
        let room = (90, MIN_SIZE * 11 / 10);
        let at = (TO - 14, (top + bottom - room.1) / 2);
        board.number(people, at, room, MIN_SIZE, Anchor::End);
    }
}

/// Draws a band as a smooth curve that is horizontal at both ends.
fn band(board: &mut Board, [from, to]: [(i32, i32); 2], fill: &'static str) {
    const STEPS: i32 = 28;
    // Smoothstep, 3t² - 2t³, in integers.
    let swung = |start: i32, end: i32, step: i32| {
        let risen = step * step * (3 * STEPS - 2 * step);
        start + (end - start) * risen / (STEPS * STEPS * STEPS)
    };
    let x = |step: i32| FROM + (TO - FROM) * step / STEPS;
    let upper = (0..=STEPS).map(|step| (x(step), swung(from.0, to.0, step)));
    let lower = (0..=STEPS)
        .rev()
        .map(|step| (x(step), swung(from.1, to.1, step)));
    board.sketch.polygon(upper.chain(lower).collect(), fill);
}

fn names(board: &mut Board, left: &[Option<FlowEnd>], right: &[Option<FlowEnd>]) {
    /// The maximum width of a number.
    const NUMBER: i32 = 118;
    let ink = board.palette.ink;
    let wide = WIDTH - MARGIN - TO - BAR - 20 - NUMBER;
    let fits = |ends: &[Option<FlowEnd>], wide: i32| {
        let sizes = ends.iter().flatten();
        let sizes =
            sizes.map(|end| fit_text(&end.name, (wide, end.height - 6), TEXT_SIZE, 112).size);
        sizes.min().unwrap_or(MIN_SIZE)
    };
    let size = fits(right, wide);
    for end in right.iter().flatten() {
        let lines = fit_text(&end.name, (wide, end.height - 6), size, 112);
        let x = TO + BAR + 16;
        let middle = end.top + end.height / 2;
        let room = (NUMBER - 16, 56);
        board.number(
            end.people,
            (x + room.0, middle - 28),
            room,
            TEXT_SIZE,
            Anchor::End,
        );
        board.serif(&lines, (x + NUMBER, middle - lines.height() / 2), ink);
    }
    let wide = FROM - BAR - MARGIN - 56 - NUMBER;
    let size = fits(left, wide);
    for (n, end) in left.iter().enumerate() {
        let Some(end) = end else { continue };
        let middle = end.top + end.height / 2;
        pole(board, n, (MARGIN + 14, middle));
        let lines = fit_text(&end.name, (wide, end.height - 6), size, 112);
        board.serif(&lines, (MARGIN + 44, middle - lines.height() / 2), ink);
        let room = (NUMBER - 16, 56);
        let x = FROM - BAR - 16;
        board.number(end.people, (x, middle - 28), room, TEXT_SIZE, Anchor::End);
    }
}

/// Draws the mark of a gut vote: a dot, a diamond, or a ring.
fn pole(board: &mut Board, vote: usize, place: (i32, i32)) {
    match vote {
        0 => board.sketch.circle(place, 14, board.palette.low),
        1 => board.sketch.diamond(place, 18, board.palette.high),
        _ => {
            board.sketch.circle(place, 14, board.palette.track);
            board.sketch.circle(place, 10, board.palette.paper);
        }
    }
}

/// The table: a row for each gut vote, a column for each outcome.
fn table(instrument: &Instrument, labels: &PictureLabels, figures: &Flow) -> Table {
    let votes = votes(instrument, labels, figures);
    let ends = ends(instrument, labels, figures);
    let row = |name: String, counts: Vec<u32>, all: u32| -> Vec<String> {
        let counts = counts.into_iter().chain([all]).map(|n| n.to_string());
        [name].into_iter().chain(counts).collect()
    };
    let mut rows: Vec<Vec<String>> = (votes.into_iter().zip(&figures.votes))
        .map(|((name, people), ends)| row(name, ends.counts().collect(), people))
        .collect();
    let all = ends.iter().map(|(_, people)| *people).collect();
    rows.push(row(labels.all.clone(), all, figures.people));
    let head = [labels.gut_vote.clone()].into_iter();
    let head = head.chain(ends.into_iter().map(|(name, _)| name));
    Table {
        caption: labels.flow.clone(),
        head: head.chain([labels.all.clone()]).collect(),
        rows,
    }
}
