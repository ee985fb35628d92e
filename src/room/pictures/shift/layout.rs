//! The layouts of the votes on one item: stacks on the line of a statement, or rows for the options of a
//! dilemma.

use super::people::marks;
use super::votes::{RADIUS, Votes, label};
use crate::publish::Anchor;
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::room::pictures::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE};
use crate::room::pictures::marks::Packing;

/// Draws a statement: five positions on one line, with a stack of marks on each.
pub(super) fn columns(board: &mut Board, votes: &Votes, top: i32) {
    let choices = votes.counts.len();
    let step = board.text_width() / i32::try_from(choices.max(1)).unwrap_or(1);
    let room = (step - 8, 2 * TEXT_HEIGHT);
    let label = |choice: usize, size: i32| fit_text(&label(board, votes, choice), room, size, 118);
    // All labels have the same font size.
    let size = (0..choices)
        .map(|choice| label(choice, TEXT_SIZE).size)
        .min();
    let texts: Vec<TextLines> = (0..choices)
        .map(|choice| label(choice, size.unwrap_or(TEXT_SIZE)))
        .collect();
    let below = texts.iter().map(TextLines::height).max().unwrap_or(0);
    let line = board.frame.height - 24 - below - 2 * RADIUS - 20;
    // A narrow column has its change above its number.
    let is_stacked = step < 280;
    let numbers = if is_stacked {
        2 * TEXT_HEIGHT
    } else {
        TEXT_HEIGHT
    } + 6;
    let area = (step - 24, line - 8 - top - numbers);
    let packing = Packing::of([&votes.of_vote(0), &votes.of_vote(1)], area);
    let middle = |choice: usize| {
        let n = i32::try_from(choice).unwrap_or(0);
        MARGIN + step / 2 + n * step
    };
    marks(board, votes, packing, |choice, (along, across)| {
        (middle(choice) + across, line - 8 - along)
    });
    let track = board.palette.track;
    let right = MARGIN + board.text_width();
    board.sketch.line((MARGIN, line), (right, line), 3, track);
    for choice in 0..choices {
        board.glyph(choice, (middle(choice), line + RADIUS + 14), RADIUS);
    }
    for (choice, lines) in texts.iter().enumerate() {
        let x = middle(choice);
        let high = packing
            .marks(&votes.counts[choice])
            .into_iter()
            .max()
            .unwrap_or(0);
        let rows = i32::try_from(high).unwrap_or(0);
        let height = (rows + packing.across - 1) / packing.across * packing.cell;
        let number = line - 12 - height - TEXT_HEIGHT;
        if is_stacked {
            count_above(board, votes, choice, (x, number));
        } else {
            count_beside(board, votes, choice, (x, number));
        }
        board.letter(choice, (x, line + RADIUS + 14), RADIUS);
        let ink = board.palette.ink;
        board.sans_middle(lines, (x, line + 2 * RADIUS + 18), ink);
    }
}

/// Draws a number with its change beside it, around this position.
fn count_beside(board: &mut Board, votes: &Votes, choice: usize, (x, y): (i32, i32)) {
    let [_, now] = votes.counts[choice];
    let Some(change) = change(votes, choice) else {
        board.number(now, (x, y), (280, TEXT_HEIGHT), 54, Anchor::Middle);
        return;
    };
    board.number(now, (x - 12, y), (130, TEXT_HEIGHT), 54, Anchor::End);
    draw_change(board, &change, (x + 4, y), 146);
}

/// Draws a number with its change above it.
fn count_above(board: &mut Board, votes: &Votes, choice: usize, (x, y): (i32, i32)) {
    board.number(
        votes.counts[choice][1],
        (x, y),
        (200, TEXT_HEIGHT),
        54,
        Anchor::Middle,
    );
    if let Some(change) = change(votes, choice) {
        let wide = 34 + change.width();
        draw_change(board, &change, (x - wide / 2, y - TEXT_HEIGHT), 190);
    }
}

/// The difference between the two votes on a choice.
struct Change {
    is_more: bool,
    text: String,
}

impl Change {
    fn width(&self) -> i32 {
        text_width(&self.text) * TEXT_SIZE / 1000
    }
}

/// The change of a choice, if both votes are shown and differ.
fn change(votes: &Votes, choice: usize) -> Option<Change> {
    let [before, now] = votes.counts[choice];
    votes.movers()?;
    let difference = before.abs_diff(now);
    let is_more = now > before;
    let sign = if is_more { "+" } else { "\u{2212}" };
    (difference > 0).then(|| Change {
        is_more,
        text: [sign, &difference.to_string()].concat(),
    })
}

/// Draws an arrow up or down, and the number.
fn draw_change(board: &mut Board, change: &Change, (x, y): (i32, i32), wide: i32) {
    let middle = y + TEXT_HEIGHT / 2;
    let up = if change.is_more { 1 } else { -1 };
    let arrow = [(0, 10), (24, 10), (12, -12)].map(|(dx, dy)| (x + dx, middle + dy * up));
    board.sketch.polygon(arrow.to_vec(), board.palette.muted);
    let lines = fit_text(&change.text, (wide - 34, TEXT_HEIGHT), TEXT_SIZE, 110);
    board.sans(&lines, (x + 34, middle - lines.height() / 2));
}

/// The texts of the options, in the largest font that fits all of them.
fn options(board: &Board, votes: &Votes, room: (i32, i32)) -> Vec<TextLines> {
    let choices = votes.counts.len();
    let text = |choice: usize, size: i32| fit_text(&label(board, votes, choice), room, size, 112);
    let size = (0..choices)
        .map(|choice| text(choice, TEXT_SIZE).size)
        .min();
    (0..choices)
        .map(|choice| text(choice, size.unwrap_or(TEXT_SIZE)))
        .collect()
}

/// Draws a dilemma: a row for each option, with marks that begin at a vertical line.
pub(super) fn rows(board: &mut Board, votes: &Votes, top: i32) {
    /// The position of the line.
    const LINE: i32 = 1040;
    /// The width of the marks, which leaves space for the number and its change.
    const AREA: i32 = 290;
    let choices = i32::try_from(votes.counts.len().max(1)).unwrap_or(1);
    let step = (board.frame.height - 24 - top) / choices;
    let radius = (step / 2 - 4).min(RADIUS);
    let packing = Packing::of([&votes.of_vote(0), &votes.of_vote(1)], (step - 10, AREA));
    let middle = |choice: usize| top + step / 2 + i32::try_from(choice).unwrap_or(0) * step;
    marks(board, votes, packing, |choice, (along, across)| {
        (LINE + 8 + along, middle(choice) + across)
    });
    let track = board.palette.track;
    board
        .sketch
        .line((LINE, top), (LINE, top + step * choices), 3, track);
    let texts = options(board, votes, (LINE - MARGIN - 112, step - 8));
    let ink = board.palette.ink;
    for (choice, lines) in texts.iter().enumerate() {
        let y = middle(choice);
        board.glyph(choice, (MARGIN + RADIUS, y), radius);
        board.letter(choice, (MARGIN + RADIUS, y), radius);
        board.serif(lines, (MARGIN + 92, y - lines.height() / 2), ink);
        count_at(
            board,
            votes,
            choice,
            (LINE + AREA + 22, y - TEXT_HEIGHT / 2),
            step,
        );
    }
}

/// Draws a dilemma for a narrow screen: each option over its marks.
pub(super) fn stacked_rows(board: &mut Board, votes: &Votes, top: i32) {
    /// The width of the number and its change.
    const NUMBERS: i32 = 200;
    let choices = i32::try_from(votes.counts.len().max(1)).unwrap_or(1);
    let wide = board.text_width() - 92;
    let step = (board.frame.height - 16 - top) / choices;
    let texts = options(board, votes, (wide - NUMBERS, step - 24));
    let all: i32 = texts.iter().map(TextLines::height).sum();
    let thick = ((board.frame.height - 16 - top - all) / choices - 8).clamp(12, 48);
    let packing = Packing::of([&votes.of_vote(0), &votes.of_vote(1)], (thick, wide));
    let mut tops = Vec::new();
    let mut y = top;
    for lines in &texts {
        tops.push((y, y + lines.height() + thick / 2));
        y += lines.height() + thick + 8;
    }
    marks(board, votes, packing, |choice, (along, across)| {
        (MARGIN + 92 + along, tops[choice].1 + across)
    });
    let ink = board.palette.ink;
    for (choice, lines) in texts.iter().enumerate() {
        let (y, middle) = tops[choice];
        let radius = RADIUS.min((middle - y).max(12));
        let mark = (MARGIN + RADIUS, y + (middle + thick / 2 - y) / 2);
        board.glyph(choice, mark, radius);
        board.letter(choice, mark, radius);
        board.serif(lines, (MARGIN + 92, y), ink);
        count_at(
            board,
            votes,
            choice,
            (MARGIN + 92 + wide - NUMBERS + 8, y),
            lines.height(),
        );
    }
}

/// Draws a number, and its change after it, in a row of this height.
fn count_at(board: &mut Board, votes: &Votes, choice: usize, (x, y): (i32, i32), height: i32) {
    let now = votes.counts[choice][1];
    let size = 50.min(height);
    board.number(
        now,
        (x, y),
        (92, TEXT_HEIGHT.min(height)),
        size,
        Anchor::Start,
    );
    if let Some(change) = change(votes, choice) {
        draw_change(board, &change, (x + 84, y), 130);
    }
}
