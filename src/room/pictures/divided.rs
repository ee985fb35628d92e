//! The items on which a room is most divided, each with its votes between the two poles of its scale.

use super::board::{Board, TEXT_HEIGHT, TEXT_SIZE, Theme, proportion, to_percent};
use super::rows::{MAX_ROWS, Row, rows};
use super::{Drawing, Frame, PictureLabels, Table};
use crate::instrument::Instrument;
use crate::publish::Anchor;
use crate::publish::scene_builder::{SANS, TextStyle};
use crate::publish::typeset::fit_text;
use crate::room::Vote;
use crate::room::figures::{Divided, DividedItem};

/// The height of the votes between the poles, with the poles' names.
const SIDES_HEIGHT: i32 = 50 + TEXT_HEIGHT;

/// Draws the items on which a room is most divided.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Divided,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let items = || (figures.items.iter()).filter(|item| item.item < instrument.items.len());
    let drawn: Vec<&DividedItem> = items().take(MAX_ROWS).collect();
    if drawn.is_empty() {
        board.heading(&labels.divided, "");
        board.draw_empty(&labels.no_votes);
    } else {
        // The vote is named once if it is the same for all items.
        let one = drawn.iter().all(|item| item.vote == drawn[0].vote);
        let list: Vec<Row> = (drawn.iter())
            .map(|item| row(instrument, labels, item, one))
            .collect();
        let mut how = labels.divided_how.clone();
        if one {
            how = [&*how, " ", &*vote(labels, drawn[0].vote), "."].concat();
        }
        let top = board.heading(&labels.divided, &how);
        let below = |board: &mut Board, n: usize, top: i32, ends: [i32; 2]| {
            sides(board, drawn[n], top, ends);
            poles(board, drawn[n].item, top + 50, ends);
        };
        let shown = rows(&mut board, &list, top, (SIDES_HEIGHT, &below));
        for row in &list[..shown] {
            let mut sentence = labels.count(&row.text, row.number);
            sentence.push('.');
            board.describe(&sentence);
        }
        board.describe(&labels.divided_how);
    }
    let table = table(instrument, labels, items());
    board.finish(&labels.divided, table)
}

fn row(instrument: &Instrument, labels: &PictureLabels, item: &DividedItem, one: bool) -> Row {
    Row {
        number: to_percent(item.apart),
        of: 100,
        text: instrument.items[item.item].text.to_string(),
        note: if one {
            String::new()
        } else {
            vote(labels, item.vote)
        },
    }
}

fn vote(labels: &PictureLabels, vote: Vote) -> String {
    match vote {
        Vote::First => labels.first.clone(),
        Vote::Second => labels.second.clone(),
    }
}

/// Draws the votes of an item between the two poles: low, neither, high.
fn sides(board: &mut Board, item: &DividedItem, top: i32, [start, end]: [i32; 2]) {
    const NUMBER: i32 = 124;
    const THICK: i32 = 40;
    let (from, to) = (start + NUMBER, end - NUMBER);
    let counts = [item.low, item.middle, item.high].map(u64::from);
    let all = counts.iter().sum();
    let low = proportion(to - from, counts[0], all);
    let high = proportion(to - from, counts[2], all);
    let middle = top + 27;
    let palette = board.palette;
    board
        .sketch
        .line((from, middle), (to, middle), 3, palette.track);
    let corner = middle - THICK / 2;
    board.sketch.rect((from, corner), (low, THICK), palette.low);
    board
        .sketch
        .rect((to - high, corner), (high, THICK), palette.high);
    board.sketch.circle((from - 22, middle), 14, palette.low);
    board.sketch.diamond((to + 22, middle), 18, palette.high);
    let room = (NUMBER - 44, TEXT_HEIGHT);
    let y = middle - TEXT_HEIGHT / 2;
    board.number(item.low, (start, y), room, TEXT_SIZE, Anchor::Start);
    board.number(item.high, (end, y), room, TEXT_SIZE, Anchor::End);
}

/// Draws the names of the poles below the votes, both in the same font size.
fn poles(board: &mut Board, item: usize, top: i32, [start, end]: [i32; 2]) {
    let room = ((end - start) / 2 - 12, TEXT_HEIGHT);
    let scale = &board.instrument.scales[board.instrument.items[item].scale];
    let size = |name: &str| fit_text(name, room, TEXT_SIZE, 116).size;
    let size = size(&scale.low).min(size(&scale.high));
    for (name, x, anchor, fill) in [
        (&scale.low, start, Anchor::Start, board.palette.low),
        (&scale.high, end, Anchor::End, board.palette.high),
    ] {
        let style = TextStyle::new(SANS, fill).anchored(anchor);
        board
            .sketch
            .lines(&fit_text(name, room, size, 116), (x, top), style);
    }
}

/// The table, with all items.
fn table<'a>(
    instrument: &Instrument,
    labels: &PictureLabels,
    items: impl Iterator<Item = &'a DividedItem>,
) -> Table {
    let rows = items.map(|item| {
        let question = &instrument.items[item.item];
        let scale = &instrument.scales[question.scale];
        let side = |pole: &str, n: u32| labels.count(pole, n);
        vec![
            question.text.to_string(),
            vote(labels, item.vote),
            side(&scale.low, item.low),
            item.middle.to_string(),
            side(&scale.high, item.high),
            to_percent(item.apart).to_string(),
        ]
    });
    Table {
        caption: labels.divided.clone(),
        head: vec![
            labels.item.clone(),
            labels.vote.clone(),
            labels.low.clone(),
            labels.neither.clone(),
            labels.high.clone(),
            labels.pairs.clone(),
        ],
        rows: rows.collect(),
    }
}
