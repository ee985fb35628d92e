//! Pictures that are lists: a number at the head of each row, what it is of, and beneath both a line
//! with a mark on it that says how much of all that is.

use super::HEIGHT;
use super::board::{Board, LABEL_SIZE, MARGIN, MIN_SIZE, TEXT_SIZE, TEXT_WIDTH, proportion};
use crate::publish::Anchor;
use crate::publish::typeset::{Lines, fit};

/// Where rows begin and end; below them is room for a line of words.
const TOP: i32 = 132;
const BOTTOM: i32 = HEIGHT - 88;
/// How wide a number is at most.
const NUMBER: i32 = 170;
/// What stands beside the words where there is something to see.
pub(super) const ASIDE_WIDTH: i32 = 480;

/// A row.
pub(super) struct Row {
    /// The number at its head.
    pub number: u32,
    /// Of so many; the mark on the line stands there.
    pub of: u64,
    /// What it is of.
    pub words: String,
    /// What is said of it.
    pub note: String,
}

/// Draws what stands at the end of the row at this position, around this height.
pub(super) type DrawAside<'a> = &'a dyn Fn(&mut Board, usize, i32);

/// Draws rows, as many as are given, and what the numbers are. `beside` draws what stands at the end
/// of a row, within [`ASIDE`], given the row and where its middle is; without it the words have the
/// whole width.
pub(super) fn rows(board: &mut Board, rows: &[Row], how: &str, beside: Option<DrawAside>) {
    let count = i32::try_from(rows.len().max(1)).unwrap_or(1);
    // A single row does not fill the picture.
    let step = ((BOTTOM - TOP) / count).min(260);
    let aside = if beside.is_some() { ASIDE_WIDTH } else { 0 };
    let wide = TEXT_WIDTH - NUMBER - aside;
    let notes: Vec<Lines> = (rows.iter())
        .map(|row| fit(&row.note, (wide, 44), LABEL_SIZE, 118))
        .collect();
    let below = notes.iter().map(Lines::height).max().unwrap_or(0);
    let room = (wide, step - below - 28);
    // All words in letters of one size.
    let sizes = rows
        .iter()
        .map(|row| fit(&row.words, room, TEXT_SIZE, 116).size);
    let size = sizes.min().unwrap_or(MIN_SIZE);
    let tops: Vec<i32> = (0..).map(|n| TOP + n * step).take(rows.len()).collect();
    for (row, &top) in rows.iter().zip(&tops) {
        let (hair, accent) = (board.palette.hair, board.palette.accent);
        let long = proportion(TEXT_WIDTH, u64::from(row.number), row.of);
        board.sketch.rect((MARGIN, top + 2), (TEXT_WIDTH, 2), hair);
        board.sketch.rect((MARGIN, top), (long, 6), accent);
        board.sketch.circle((MARGIN + long, top + 3), 11, accent);
    }
    if let Some(beside) = beside {
        for (n, top) in tops.iter().enumerate() {
            beside(board, n, top + step / 2);
        }
    }
    for ((row, note), &top) in rows.iter().zip(&notes).zip(&tops) {
        let words = fit(&row.words, room, size, 116);
        let height = words.height() + note.height();
        let first = top + 10 + (step - 10 - height) / 2;
        board.number(
            row.number,
            (MARGIN, first - 10),
            (NUMBER - 24, 84),
            76,
            Anchor::Start,
        );
        let ink = board.palette.ink;
        board.serif(&words, (MARGIN + NUMBER, first), ink);
        board.sans(note, (MARGIN + NUMBER, first + words.height()));
    }
    let how = fit(how, (TEXT_WIDTH, 60), LABEL_SIZE, 118);
    board.sans(&how, (MARGIN, HEIGHT - 28 - how.height()));
}
