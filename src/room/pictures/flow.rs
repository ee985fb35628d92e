//! From gut vote to verdict: gut votes at the left, outcomes at the right, and between them bands whose
//! width is proportional to the number of people.

use super::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE, Theme, proportion};
use super::{Drawing, Frame, PictureLabels, Table};
use crate::instrument::Instrument;
use crate::publish::Anchor;
use crate::publish::scene_builder::{SANS, TextStyle};
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::room::figures::{Flow, GutVoteOutcomes};

/// The width of the bars that the bands begin and end at.
const BAR: i32 = 14;
/// The width of a band's edges, which tell it from the background.
const EDGE: i32 = 3;
/// The line height of names, in hundredths.
const LEADING: i32 = 104;
/// The height of the number of people who arrive together.
const ARRIVAL: i32 = 46;

/// The columns and rows of a picture.
#[derive(Clone, Copy)]
struct Layout {
    /// The horizontal positions where the bands begin and end.
    from: i32,
    to: i32,
    /// The top and the height of the ends.
    top: i32,
    height: i32,
}

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
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let rests_on = board.sheets(figures.sitting, figures.people);
    if figures.people == 0 {
        board.heading(&labels.flow, "");
        board.draw_empty(&labels.no_sheets);
    } else {
        board.describe(&rests_on);
        let top = board.heading(&labels.flow, &rests_on) + 12;
        let is_narrow = frame.width < Frame::WIDE.width;
        let layout = Layout {
            from: if is_narrow { 410 } else { 470 },
            to: if is_narrow { 650 } else { 820 },
            top,
            height: frame.height - top - 20,
        };
        let votes = votes(instrument, labels, figures);
        let ends = ends(instrument, labels, figures);
        describe_ends(&mut board, &votes, &ends);
        // People who arrive at an end are numbered by their gut vote, one below the other.
        let arrivals = |end: usize| {
            let counts = figures
                .votes
                .iter()
                .map(|vote| vote.counts().nth(end).unwrap_or(0));
            i32::try_from(counts.filter(|&n| n > 0).count()).unwrap_or(0) * ARRIVAL
        };
        let name_width = name_width(&board, layout);
        let lines = |name: &str| fit_text(name, (name_width, 3 * TEXT_HEIGHT), TEXT_SIZE, LEADING);
        let left = layout_ends(&votes, layout, &|_| 4 * TEXT_HEIGHT);
        let right = layout_ends(&ends, layout, &|end| {
            (lines(&ends[end].0).height() + 2).max(arrivals(end))
        });
        bands(&mut board, layout, &left, &right, figures);
        gut_votes(&mut board, layout, &left);
        outcomes(&mut board, layout, &right);
    }
    let table = table(instrument, labels, figures);
    board.finish(&labels.flow, table)
}

/// The width of the numbers at the right.
const NUMBER: i32 = 92;

/// The width of the names at the right.
fn name_width(board: &Board, layout: Layout) -> i32 {
    board.frame.width - MARGIN - layout.to - BAR - 16 - NUMBER
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

/// The layout of a column: sections for the ends with people, each at least as high as its texts.
fn layout_ends(
    ends: &[(String, u32)],
    layout: Layout,
    texts: &dyn Fn(usize) -> i32,
) -> Vec<Option<FlowEnd>> {
    let all: u64 = ends.iter().map(|(_, people)| u64::from(*people)).sum();
    let bar = |people: u32, scale: i32| proportion(scale, u64::from(people), all).max(2);
    let occupied = || {
        ends.iter()
            .enumerate()
            .filter(|(_, (_, people))| *people > 0)
    };
    let sum: i32 = occupied().map(|(n, _)| texts(n)).sum();
    // Texts that are too high together get smaller.
    let texts = |n: usize| texts(n) * layout.height.min(sum) / sum.max(1);
    let height = |n: usize, people: u32, scale: i32| texts(n).max(bar(people, scale) + 16);
    let needed = |scale: i32| -> i32 {
        occupied()
            .map(|(n, (_, people))| height(n, *people, scale))
            .sum()
    };
    let mut scale = layout.height;
    while scale > 0 && needed(scale) > layout.height {
        scale -= 4;
    }
    let mut top = layout.top + (layout.height - needed(scale)).max(0) / 2;
    let end = |(n, (name, people)): (usize, &(String, u32))| {
        (*people > 0).then(|| {
            let (height, bar) = (height(n, *people, scale), bar(*people, scale));
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
    ends.iter().enumerate().map(end).collect()
}

fn bands(
    board: &mut Board,
    layout: Layout,
    left: &[Option<FlowEnd>],
    right: &[Option<FlowEnd>],
    figures: &Flow,
) {
    // The number of people at each end whose bands are already drawn.
    let mut arrived = vec![0_u32; right.len()];
    let mut arrivals: Vec<Vec<(usize, u32)>> = vec![Vec::new(); right.len()];
    let hues = [board.palette.low, board.palette.high, board.palette.track];
    for (vote, (outcomes, from)) in figures.votes.iter().zip(left).enumerate() {
        let mut departed = 0;
        for (end, (n, to)) in outcomes.counts().zip(right).enumerate() {
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let ends = [(from, departed), (to, arrived[end])].map(|(end, before)| {
                let edge = |people: u32| {
                    end.bar.0 + proportion(end.bar.1, u64::from(people), u64::from(end.people))
                };
                (edge(before), edge(before.saturating_add(n)))
            });
            if n > 0 {
                edged_band(
                    board,
                    layout,
                    ends,
                    (hues[vote], board.palette.washes[vote]),
                );
                arrivals[end].push((vote, n));
            }
            departed = n.saturating_add(departed);
            arrived[end] = n.saturating_add(arrived[end]);
        }
    }
    let ink = board.palette.ink;
    for (end, hue) in left.iter().zip(hues) {
        if let Some(FlowEnd {
            bar: (top, height), ..
        }) = end
        {
            board
                .sketch
                .rect((layout.from - BAR, *top), (BAR, *height), hue);
        }
    }
    for FlowEnd {
        bar: (top, height), ..
    } in right.iter().flatten()
    {
        board.sketch.rect((layout.to, *top), (BAR, *height), ink);
    }
    for (end, numbers) in right.iter().zip(&arrivals) {
        // A single flow has the same number as its end.
        if let (Some(end), true) = (end, numbers.len() > 1) {
            number_arrivals(board, layout, end, numbers);
        }
    }
}

/// Draws the number of people of each band that arrives at an end, with the mark of their gut vote.
fn number_arrivals(board: &mut Board, layout: Layout, end: &FlowEnd, numbers: &[(usize, u32)]) {
    let count = i32::try_from(numbers.len()).unwrap_or(1);
    let step = ARRIVAL.min(end.height / count);
    let size = TEXT_SIZE.min(step - 1);
    let inks = [board.palette.low, board.palette.high, board.palette.muted];
    let mut top = end.top + (end.height - step * count) / 2;
    for &(vote, people) in numbers {
        let lines = fit_text(&people.to_string(), (78, step), size, 100);
        // A plate keeps the number legible on the bands.
        let wide = 46 + text_width(&people.to_string()) * lines.size / 1000;
        let paper = board.palette.paper;
        board
            .sketch
            .rect((layout.to - 12 - wide, top + 2), (wide, step - 4), paper);
        pole(
            board,
            vote,
            (layout.to - 12 - wide + 20, top + step / 2),
            12,
        );
        let style = TextStyle::new(SANS, inks[vote]).anchored(Anchor::End);
        let at = (layout.to - 16, top + (step - lines.height()) / 2);
        board.sketch.lines(&lines, at, style);
        top += step;
    }
}

/// Draws a band with edges in a darker colour; a thin one has that colour throughout.
fn edged_band(
    board: &mut Board,
    layout: Layout,
    ends: [(i32, i32); 2],
    (hue, wash): (&'static str, &'static str),
) {
    band(board, layout, ends, hue);
    let inset = ends.map(|(top, bottom)| (top + EDGE, bottom - EDGE));
    if inset.iter().all(|(top, bottom)| bottom - top > EDGE) {
        band(board, layout, inset, wash);
    }
}

/// Draws a band as a smooth curve that is horizontal at both ends.
fn band(board: &mut Board, layout: Layout, [from, to]: [(i32, i32); 2], fill: &'static str) {
    const STEPS: i32 = 28;
    // Smoothstep, 3t² - 2t³, in integers.
    let swung = |start: i32, end: i32, step: i32| {
        let risen = step * step * (3 * STEPS - 2 * step);
        start + (end - start) * risen / (STEPS * STEPS * STEPS)
    };
    let x = |step: i32| layout.from + (layout.to - layout.from) * step / STEPS;
    let upper = (0..=STEPS).map(|step| (x(step), swung(from.0, to.0, step)));
    let lower = (0..=STEPS)
        .rev()
        .map(|step| (x(step), swung(from.1, to.1, step)));
    board.sketch.polygon(upper.chain(lower).collect(), fill);
}

/// The names of ends in one font size.
fn names(
    ends: &[Option<FlowEnd>],
    room: impl Fn(&FlowEnd) -> (i32, i32),
) -> Vec<(usize, &FlowEnd, TextLines)> {
    let fit = |end: &FlowEnd, size: i32| fit_text(&end.name, room(end), size, LEADING);
    let sizes = ends.iter().flatten().map(|end| fit(end, TEXT_SIZE).size);
    let size = sizes.min().unwrap_or(TEXT_SIZE);
    let named = ends.iter().enumerate();
    named
        .filter_map(|(n, end)| end.as_ref().map(|end| (n, end, fit(end, size))))
        .collect()
}

/// Draws the names of the gut votes, each over its number.
fn gut_votes(board: &mut Board, layout: Layout, ends: &[Option<FlowEnd>]) {
    let wide = layout.from - BAR - MARGIN - 56;
    let ink = board.palette.ink;
    for (n, end, lines) in names(ends, |end| (wide, end.height - TEXT_HEIGHT - 4)) {
        let top = end.top + (end.height - lines.height() - TEXT_HEIGHT) / 2;
        pole(board, n, (MARGIN + 14, top + TEXT_HEIGHT / 2), 14);
        board.serif(&lines, (MARGIN + 44, top), ink);
        let room = (wide, TEXT_HEIGHT);
        let at = (MARGIN + 44, top + lines.height());
        board.number(end.people, at, room, TEXT_SIZE, Anchor::Start);
    }
}

/// Draws the names of the outcomes, each after its number.
fn outcomes(board: &mut Board, layout: Layout, ends: &[Option<FlowEnd>]) {
    let wide = name_width(board, layout);
    let x = layout.to + BAR + 12;
    let ink = board.palette.ink;
    for (_, end, lines) in names(ends, |end| (wide, end.height)) {
        let middle = end.top + end.height / 2;
        let room = (NUMBER - 18, TEXT_HEIGHT.min(end.height));
        let at = (x + room.0, middle - room.1 / 2);
        board.number(end.people, at, room, TEXT_SIZE, Anchor::End);
        board.serif(&lines, (x + NUMBER, middle - lines.height() / 2), ink);
    }
}

/// Draws the mark of a gut vote: a dot, a diamond, or a ring.
fn pole(board: &mut Board, vote: usize, place: (i32, i32), radius: i32) {
    match vote {
        0 => board.sketch.circle(place, radius, board.palette.low),
        1 => board
            .sketch
            .diamond(place, radius * 13 / 10, board.palette.high),
        _ => {
            board.sketch.circle(place, radius, board.palette.track);
            board.sketch.circle(place, radius - 4, board.palette.paper);
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
