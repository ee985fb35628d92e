//! Pictures that are lists: each row has a number and a text, and above both a line with a mark that
//! shows the number's share.

use super::HEIGHT;
use super::board::{Board, LABEL_SIZE, MARGIN, MIN_SIZE, TEXT_SIZE, TEXT_WIDTH, proportion};
use crate::publish::Anchor;
use crate::publish::typeset::{TextLines, fit_text};

/// The top and the bottom of the rows; below is space for a line of text.
const TOP: i32 = 132;
const BOTTOM: i32 = HEIGHT - 88;
/// The maximum width of a number.
const NUMBER: i32 = 170;
/// The width of the drawing beside the texts, if there is one.
pub(super) const ASIDE_WIDTH: i32 = 480;

/// A row.
pub(super) struct Row {
    /// The number at the start of the row.
    pub number: u32,
    /// The maximum of `number`: the mark on the line shows their ratio.
    pub of: u64,
    /// The text.
    pub text: String,
    /// The note below the text.
    pub note: String,
}

/// Draws at the end of the row at this position, around this height.
pub(super) type DrawAside<'a> = &'a dyn Fn(&mut Board, usize, i32);

/// Draws all rows, and below them the explanation `how`. `beside` draws at the end of each row, within
/// [`ASIDE_WIDTH`]; without it, the texts have the whole width.
pub(super) fn rows(board: &mut Board, rows: &[Row], how: &str, beside: Option<DrawAside>) {
    let count = i32::try_from(rows.len().max(1)).unwrap_or(1);
    // Limited, so that a single row does not fill the picture.
    let step = ((BOTTOM - TOP) / count).min(260);
    let aside = if beside.is_some() { ASIDE_WIDTH } else { 0 };
    let wide = TEXT_WIDTH - NUMBER - aside;
    let notes: Vec<TextLines> = (rows.iter())
        .map(|row| fit_text(&row.note, (wide, 44), LABEL_SIZE, 118))
        .collect();
    let below = notes.iter().map(TextLines::height).max().unwrap_or(0);
    let room = (wide, step - below - 28);
    // All texts have the same font size.
    let sizes = rows
        .iter()
        .map(|row| fit_text(&row.text, room, TEXT_SIZE, 116).size);
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
        let text = fit_text(&row.text, room, size, 116);
        let height = text.height() + note.height();
        let first = top + 10 + (step - 10 - height) / 2;
        board.number(
            row.number,
            (MARGIN, first - 10),
            (NUMBER - 24, 84),
            76,
            Anchor::Start,
        );
        let ink = board.palette.ink;
        board.serif(&text, (MARGIN + NUMBER, first), ink);
        board.sans(note, (MARGIN + NUMBER, first + text.height()));
    }
    let how = fit_text(how, (TEXT_WIDTH, 60), LABEL_SIZE, 118);
    board.sans(&how, (MARGIN, HEIGHT - 28 - how.height()));
}
