//! The items on which a room is most divided, each with its votes between the two poles of its scale.

use super::board::{Board, MARGIN, MIN_SIZE, TEXT_SIZE, Theme, proportion, to_percent};
use super::rows::{ASIDE_WIDTH, Row, rows};
use super::{Drawing, PictureLabels, Table, WIDTH};
use crate::instrument::Instrument;
use crate::publish::Anchor;
use crate::publish::scene_builder::{SANS, TextStyle};
use crate::publish::typeset::fit_text;
use crate::room::Vote;
use crate::room::figures::{Divided, DividedItem};

/// The number of items drawn; the table has all.
const DRAWN: usize = 3;

/// Draws the items on which a room is most divided.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Divided,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let items = || (figures.items.iter()).filter(|item| item.item < instrument.items.len());
    let drawn: Vec<&DividedItem> = items().take(DRAWN).collect();
    if drawn.is_empty() {
        board.draw_empty(&labels.no_votes);
    } else {
        // The vote is named once if it is the same for all items.
        let one = drawn.iter().all(|item| item.vote == drawn[0].vote);
        let list: Vec<Row> = (drawn.iter())
            .map(|item| row(instrument, labels, item, one))
            .collect();
        let foot = if one {
            vote(labels, drawn[0].vote)
        } else {
            String::new()
        };
        for row in &list {
            let mut sentence = labels.count(&row.text, row.number);
            sentence.push('.');
            board.describe(&sentence);
        }
        board.describe(&labels.divided_how);
        let beside = |board: &mut Board, n: usize, middle: i32| {
            // Moved up, so that the bar is centred together with the names below it.
            let middle = middle - 24;
            sides(board, drawn[n], middle);
            poles(board, drawn[n].item, middle);
        };
        rows(&mut board, &list, &foot, Some(&beside));
    }
    board.heading(
        &labels.divided,
        if drawn.is_empty() {
            ""
        } else {
            &labels.divided_how
        },
    );
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
fn sides(board: &mut Board, item: &DividedItem, middle: i32) {
    const NUMBER: i32 = 92;
    const THICK: i32 = 52;
    let from = WIDTH - MARGIN - ASIDE_WIDTH + 32 + NUMBER;
    let to = WIDTH - MARGIN - NUMBER;
    let counts = [item.low, item.middle, item.high].map(u64::from);
    let all = counts.iter().sum();
    let low = proportion(to - from, counts[0], all);
    let high = proportion(to - from, counts[2], all);
    let top = middle - THICK / 2;
    let palette = board.palette;
    board
        .sketch
        .line((from, middle), (to, middle), 3, palette.track);
    board.sketch.rect((from, top), (low, THICK), palette.low);
    board
        .sketch
        .rect((to - high, top), (high, THICK), palette.high);
    board.sketch.circle((from - 18, middle), 12, palette.low);
    board.sketch.diamond((to + 20, middle), 16, palette.high);
    let room = (NUMBER - 42, 56);
    board.number(
        item.low,
        (from - 40, middle - 28),
        room,
        TEXT_SIZE,
        Anchor::End,
    );
    board.number(
        item.high,
        (to + 44, middle - 28),
        room,
        TEXT_SIZE,
        Anchor::Start,
    );
}

/// Draws the names of the poles below the votes, both in the same font size.
fn poles(board: &mut Board, item: usize, middle: i32) {
    const ROOM: (i32, i32) = (ASIDE_WIDTH / 2 - 24, 78);
    let scale = &board.instrument.scales[board.instrument.items[item].scale];
    let size = |name: &str| fit_text(name, ROOM, MIN_SIZE, 116).size;
    let size = size(&scale.low).min(size(&scale.high));
    let top = middle + 34;
    for (name, x, anchor, fill) in [
        (
            &scale.low,
            WIDTH - MARGIN - ASIDE_WIDTH + 32,
            Anchor::Start,
            board.palette.low,
        ),
        (&scale.high, WIDTH - MARGIN, Anchor::End, board.palette.high),
    ] {
        let style = TextStyle::new(SANS, fill).anchored(anchor);
        board
            .sketch
            .lines(&fit_text(name, ROOM, size, 116), (x, top), style);
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
