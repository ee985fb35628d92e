//! Pictures that are lists: each row has a number and a text, and above both a line with a mark that
//! shows the number's share. As many rows are drawn as are legible; the table has all.

use super::board::{Board, MARGIN, TEXT_SIZE, proportion};
use crate::publish::Anchor;
use crate::publish::typeset::{TextLines, fit_text};

/// The number of rows drawn at most.
pub(super) const MAX_ROWS: usize = 3;
/// The maximum width of a number.
const NUMBER: i32 = 150;
/// The space of the line above a row, and between a row and the next one.
const LINE: i32 = 22;
const GAP: i32 = 8;

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

/// Draws below the text of the row at this position: from its top, at the start and the end of its texts.
pub(super) type DrawBelow<'a> = &'a dyn Fn(&mut Board, usize, i32, [i32; 2]);

/// Draws the rows below `top`, as many as are legible. `below` has a height, and draws below each text.
/// Returns how many were drawn.
pub(super) fn rows(board: &mut Board, rows: &[Row], top: i32, below: (i32, DrawBelow)) -> usize {
    let (below_height, draw_below) = below;
    let wide = board.text_width() - NUMBER;
    let available = board.frame.height - 28 - top;
    let height = |count: usize| {
        let step = available / i32::try_from(count.max(1)).unwrap_or(1);
        step - LINE - GAP - below_height
    };
    let fit = |count: usize| -> Vec<[TextLines; 2]> {
        let height = height(count);
        let rows = rows.iter().take(count).map(|row| {
            let note = fit_text(&row.note, (wide, height / 2), TEXT_SIZE, 116);
            let text = fit_text(&row.text, (wide, height - note.height()), TEXT_SIZE, 116);
            [text, note]
        });
        rows.collect()
    };
    let is_legible = |rows: &Vec<[TextLines; 2]>| {
        let height = height(rows.len());
        rows.iter().all(|[text, note]| {
            text.height() + note.height() <= height
                && text.size >= TEXT_SIZE
                && note.size >= TEXT_SIZE
        })
    };
    let counts = (1..=rows.len().min(MAX_ROWS)).rev();
    let fitted = counts
        .map(fit)
        .find(|rows| is_legible(rows) || rows.len() == 1);
    let fitted = fitted.unwrap_or_default();
    let height =
        |[text, note]: &[TextLines; 2]| LINE + text.height() + note.height() + below_height;
    let heights: i32 = fitted.iter().map(height).sum();
    let count = i32::try_from(fitted.len()).unwrap_or(1).max(1);
    // The space that is left is shared out, but a few rows stay together.
    let gap = ((available - heights) / count).clamp(GAP, 72);
    let mut y = top + gap / 2;
    for (n, (row, [text, note])) in rows.iter().zip(&fitted).enumerate() {
        share(board, row, y);
        let first = y + LINE;
        let size = (MARGIN, first - 4);
        board.number(row.number, size, (NUMBER - 24, 64), 64, Anchor::Start);
        let ink = board.palette.ink;
        board.serif(text, (MARGIN + NUMBER, first), ink);
        board.sans(note, (MARGIN + NUMBER, first + text.height()));
        let end = MARGIN + board.text_width();
        draw_below(
            board,
            n,
            first + text.height() + note.height(),
            [MARGIN + NUMBER, end],
        );
        y += LINE + text.height() + note.height() + below_height + gap;
    }
    fitted.len()
}

/// Draws the share of a row's number as a mark on a line.
fn share(board: &mut Board, row: &Row, y: i32) {
    let (hair, accent) = (board.palette.hair, board.palette.accent);
    let wide = board.text_width();
    let long = proportion(wide, u64::from(row.number), row.of);
    board.sketch.rect((MARGIN, y + 2), (wide, 2), hair);
    board.sketch.rect((MARGIN, y), (long, 6), accent);
    board.sketch.circle((MARGIN + long, y + 3), 11, accent);
}
