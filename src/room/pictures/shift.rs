//! The votes on one item: a mark for each person, stacked on the line that the item was answered on. With
//! the second vote, those who moved stand where they went, and a hollow mark stays where nobody has come.
//!
//! The marks of the first vote come first, in the same order with and without the second, so that a page can
//! let them walk.

mod layout;
mod people;
mod votes;

use super::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE, Theme};
use super::{Drawing, Frame, PictureLabels, Table, glyph};
use crate::instrument::Instrument;
use crate::publish::fill_placeholders;
use crate::publish::typeset::{TextLines, fit_text};
use crate::room::figures::{Certainty, Movers, Shift};
use layout::{columns, rows, stacked_rows};
use people::{hollow, mover};
use votes::{Votes, label};

/// The font size of the number of movers.
const HEADLINE: i32 = 60;

/// Draws the votes on one item.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Shift,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let Some(item) = instrument.items.get(figures.item) else {
        board.draw_empty(&labels.no_votes);
        return board.finish(&labels.distribution, Table::default());
    };
    let votes = Votes::of(figures, item.choice_count());
    let is_narrow = frame.width < Frame::WIDE.width;
    // Three lines, or four on a narrow screen. The options of a dilemma need the whole height there, and say
    // what they are about.
    let (lines, size) = if is_narrow { (4, TEXT_SIZE) } else { (3, 54) };
    let title = (item.is_statement() || !is_narrow)
        .then(|| fit_text(&item.text, (board.text_width(), lines * 56), size, 118));
    let top = title.as_ref().map_or(28, |title| 40 + title.height());
    let headline = Headline::fit(&board, &votes, item.is_statement());
    let below = top + headline_height(&board) + 4;
    if item.is_statement() {
        columns(&mut board, &votes, below);
    } else if is_narrow {
        stacked_rows(&mut board, &votes, top + headline.height() + 12);
    } else {
        rows(&mut board, &votes, below);
    }
    headline.draw(&mut board, &votes, top);
    if let Some(title) = &title {
        board.serif(title, (MARGIN, 28), board.palette.ink);
    }
    let table = table(&mut board, &votes);
    board.finish(&item.text, table)
}

/// The height of the headline with its legend.
fn headline_height(board: &Board) -> i32 {
    let legend = if is_wide(board) { 0 } else { TEXT_HEIGHT };
    HEADLINE * 12 / 10 + legend
}

fn is_wide(board: &Board) -> bool {
    board.frame.width >= Frame::WIDE.width
}

/// The number of people who moved, and beside or below it the legend of the marks, if there is space.
struct Headline {
    lines: TextLines,
    has_legend: bool,
}

impl Headline {
    /// The height of one row, and the width of the legend beside it.
    const ROW: i32 = HEADLINE * 12 / 10;
    const LEGEND: i32 = 704;

    fn fit(board: &Board, votes: &Votes, has_legend: bool) -> Self {
        let movers = votes
            .movers()
            .map(|movers| movers_text(board.labels, movers));
        let has_legend = has_legend && movers.is_some();
        let text = movers.unwrap_or_else(|| vote_text(board.labels, votes, 0));
        // Bold letters are wider than the estimates for regular ones.
        let fit =
            |wide: i32, height: i32| fit_text(&text, ((wide - 56) * 7 / 8, height), HEADLINE, 118);
        let wide = board.text_width();
        let beside = if is_wide(board) { Self::LEGEND } else { 0 };
        let short = fit(wide - beside, Self::ROW);
        if has_legend && short.size >= TEXT_SIZE {
            return Self {
                lines: short,
                has_legend,
            };
        }
        Self {
            lines: fit(wide, headline_height(board)),
            has_legend: false,
        }
    }

    fn height(&self) -> i32 {
        self.lines.height().max(Self::ROW)
    }

    fn draw(&self, board: &mut Board, votes: &Votes, top: i32) {
        let mark = (MARGIN + 20, top + Self::ROW / 2);
        if votes.movers().is_some() {
            mover(board, mark, 20);
        } else {
            hollow(board, mark, 20);
        }
        let first = top + ((Self::ROW - self.lines.leading) / 2).max(0);
        let ink = board.palette.ink;
        board.strong(&self.lines, (MARGIN + 56, first), ink);
        if !self.has_legend {
            return;
        }
        let wide = board.text_width();
        if is_wide(board) {
            let at = (MARGIN + wide - Self::LEGEND, top + Self::ROW / 2);
            legend(board, at, Self::LEGEND / 2);
        } else {
            legend(board, (MARGIN, top + Self::ROW + TEXT_HEIGHT / 2), wide / 2);
        }
    }
}

/// Draws the legend: a hollow mark for the first vote, and a filled one for the second.
fn legend(board: &mut Board, (x, y): (i32, i32), step: i32) {
    let (labels, ink) = (board.labels, board.palette.ink);
    let fit = |text: &str, size: i32| fit_text(text, (step - 60, TEXT_HEIGHT), size, 118);
    let texts = [&*labels.first, &*labels.second];
    let size = texts
        .map(|text| fit(text, TEXT_SIZE).size)
        .into_iter()
        .min();
    for (text, x) in texts.into_iter().zip([x, x + step]) {
        let place = (x + 20, y);
        if text == labels.first {
            hollow(board, place, 18);
        } else {
            board.sketch.circle(place, 18, ink);
        }
        let lines = fit(text, size.unwrap_or(TEXT_SIZE));
        board.sans(&lines, (x + 52, y - lines.height() / 2));
    }
}

fn vote_text(labels: &PictureLabels, votes: &Votes, vote: usize) -> String {
    let name = [&labels.first, &labels.second][vote];
    labels.count(name, votes.all(vote))
}

/// The sentence about the people who moved.
pub(super) fn movers_text(labels: &PictureLabels, movers: Movers) -> String {
    let text = match movers.certainty {
        Certainty::Exact => &labels.movers,
        Certainty::AtLeast => &labels.movers_least,
        Certainty::IfSamePeople => &labels.movers_same,
    };
    let [moved, of] = [movers.moved, movers.of].map(|n| n.to_string());
    fill_placeholders(text, &[("n", &moved), ("of", &of)])
}

/// The table. Also adds its numbers to the text alternative.
fn table(board: &mut Board, votes: &Votes) -> Table {
    let labels = board.labels;
    if let Some(movers) = votes.movers() {
        board.describe(&[&movers_text(labels, movers), "."].concat());
    }
    for vote in votes.shown() {
        let mut sentence = vote_text(labels, votes, vote);
        for (choice, counts) in votes.counts.iter().enumerate() {
            sentence.push_str(if choice == 0 { " (" } else { " · " });
            sentence.push(glyph::letter(choice));
            sentence.push(' ');
            sentence.push_str(&counts[vote].to_string());
        }
        sentence.push_str(").");
        board.describe(&sentence);
    }
    let cells = |name: String, counts: [u32; 2]| {
        let counts = votes.shown().map(|vote| counts[vote].to_string());
        [name].into_iter().chain(counts).collect()
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (choice, &counts) in votes.counts.iter().enumerate() {
        let name = [
            &glyph::letter(choice).to_string(),
            " ",
            &label(board, votes, choice),
        ]
        .concat();
        rows.push(cells(name, counts));
    }
    rows.push(cells(
        labels.all.clone(),
        [0, 1].map(|vote| votes.all(vote)),
    ));
    let names = votes
        .shown()
        .map(|vote| [&labels.first, &labels.second][vote].clone());
    Table {
        caption: labels.distribution.clone(),
        head: [labels.answer.clone()].into_iter().chain(names).collect(),
        rows,
    }
}
