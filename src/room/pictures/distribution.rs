//! The distribution of the votes on one item: an outlined bar for the first vote and a filled one for
//! the second, on the line that the item was answered on.
//!
//! All shapes precede all texts, and their number and order do not depend on the votes, so that bars
//! can be animated in a page.

use super::board::{Board, LABEL_SIZE, MARGIN, MIN_SIZE, TEXT_SIZE, TEXT_WIDTH, Theme, proportion};
use super::{Drawing, HEIGHT, PictureLabels, Table, WIDTH, glyph};
use crate::instrument::{Instrument, Item};
use crate::publish::Anchor;
use crate::publish::typeset::{TextLines, fit_text};
use crate::room::figures::Distribution;

/// The votes, prepared for drawing.
struct Votes {
    /// The number of votes for each choice, before and after the talk.
    counts: Vec<[u32; 2]>,
    /// The number of all votes, before and after the talk.
    all: [u64; 2],
    /// The largest share of a choice in either vote, in millionths.
    most: u64,
}

impl Votes {
    fn of(item: &Item, figures: &Distribution) -> Self {
        let count = |votes: &[u32], choice: usize| votes.get(choice).copied().unwrap_or(0);
        let counts = (0..item.choice_count()).map(|choice| {
            [
                count(&figures.before, choice),
                count(&figures.after, choice),
            ]
        });
        let counts: Vec<[u32; 2]> = counts.collect();
        let all = [0, 1].map(|vote| counts.iter().map(|count| u64::from(count[vote])).sum());
        let mut votes = Self {
            counts,
            all,
            most: 0,
        };
        let choices = 0..votes.counts.len();
        votes.most = choices
            .flat_map(|choice| [votes.share(choice, 0), votes.share(choice, 1)])
            .max()
            .unwrap_or(0);
        votes
    }

    /// The share of a choice in one vote, in millionths: the turnout of the two votes may differ.
    fn share(&self, choice: usize, vote: usize) -> u64 {
        let count = u64::from(self.counts[choice][vote]);
        (count * 1_000_000).checked_div(self.all[vote]).unwrap_or(0)
    }

    /// The length of a bar if that of the largest share is `longest`.
    fn bar(&self, choice: usize, vote: usize, longest: i32) -> i32 {
        proportion(longest, self.share(choice, vote), self.most)
    }

    /// The votes that anybody took part in: only their bars get numbers.
    fn nonempty(&self) -> impl Iterator<Item = usize> {
        [0, 1].into_iter().filter(|&vote| self.all[vote] > 0)
    }
}

/// Draws the distribution of the votes on one item.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Distribution,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let Some(item) = instrument.items.get(figures.item) else {
        board.draw_empty(&labels.no_votes);
        return board.finish(&labels.distribution, Table::default());
    };
    let votes = Votes::of(item, figures);
    let title = fit_text(&item.text, (TEXT_WIDTH, 186), 54, 118);
    let legend = MARGIN + title.height() + 24;
    legend_marks(&mut board, legend, &votes);
    if item.is_statement() {
        columns(&mut board, figures.item, &votes, legend + 72);
    } else {
        rows(&mut board, figures.item, &votes, legend + 76);
    }
    legend_texts(&mut board, legend, &votes);
    board.serif(&title, (MARGIN, MARGIN - 12), board.palette.ink);
    let table = table(&mut board, figures.item, &votes);
    board.finish(&item.text, table)
}

/// The horizontal position of the second half of the legend.
const HALF: i32 = MARGIN + TEXT_WIDTH / 2;

fn legend_marks(board: &mut Board, y: i32, votes: &Votes) {
    board.outlined_bar((MARGIN, y + 6), (36, 36));
    // A vote that nobody has taken part in is left out.
    let size = if votes.all[1] > 0 { 36 } else { 0 };
    let accent = board.palette.accent;
    board.sketch.rect((HALF, y + 6), (size, size), accent);
}

fn legend_texts(board: &mut Board, y: i32, votes: &Votes) {
    for (vote, at) in [(0, MARGIN), (1, HALF)] {
        if vote == 0 || votes.all[vote] > 0 {
            let text = vote_text(board.labels, votes, vote);
            let lines = fit_text(&text, (TEXT_WIDTH / 2 - 90, 48), LABEL_SIZE, 120);
            board.sans(&lines, (at + 56, y + (48 - lines.height()) / 2));
        }
    }
}

fn vote_text(labels: &PictureLabels, votes: &Votes, vote: usize) -> String {
    let name = [&labels.first, &labels.second][vote];
    labels.count(name, u32::try_from(votes.all[vote]).unwrap_or(u32::MAX))
}

/// Draws a statement: five positions on one line, with columns.
fn columns(board: &mut Board, item: usize, votes: &Votes, top: i32) {
    /// The position of the line.
    const LINE: i32 = 706;
    const COLUMN_WIDTH: i32 = 96;
    const RADIUS: i32 = 27;
    // Leaves space for the number above the highest column.
    let highest = LINE - 56 - top;
    let choices = votes.counts.len();
    let step = TEXT_WIDTH / i32::try_from(choices.max(1)).unwrap_or(1);
    let places: Vec<i32> = (0..)
        .map(|n| MARGIN + step / 2 + n * step)
        .take(choices)
        .collect();
    let at = |choice: usize, vote: usize| {
        let left = places[choice] - COLUMN_WIDTH - 6;
        left + [0, COLUMN_WIDTH + 12][vote]
    };
    for choice in 0..choices {
        let high = votes.bar(choice, 0, highest);
        board.outlined_bar((at(choice, 0), LINE - high), (COLUMN_WIDTH, high));
        let high = votes.bar(choice, 1, highest);
        let fill = board.palette.accent;
        let corner = (at(choice, 1), LINE - high);
        board.sketch.rect(corner, (COLUMN_WIDTH, high), fill);
    }
    let (ink, track) = (board.palette.ink, board.palette.track);
    if let (Some(&first), Some(&last)) = (places.first(), places.last()) {
        let (from, to) = (first - step / 2, last + step / 2);
        board.sketch.line((from, LINE), (to, LINE), 3, track);
    }
    for (choice, &x) in places.iter().enumerate() {
        board.glyph(choice, (x, LINE + 42), RADIUS);
    }
    for (choice, &place) in places.iter().enumerate() {
        for vote in votes.nonempty() {
            let top = LINE - votes.bar(choice, vote, highest) - 56;
            let middle = (at(choice, vote) + COLUMN_WIDTH / 2, top);
            let count = votes.counts[choice][vote];
            let room = (COLUMN_WIDTH + 10, 54);
            board.number(count, middle, room, TEXT_SIZE, Anchor::Middle);
        }
        let mark = (place, LINE + 42);
        board.letter(choice, mark, RADIUS);
    }
    // All labels have the same font size.
    let room = (step - 16, 104);
    let label = |choice: usize, size: i32| fit_text(&label(board, item, choice), room, size, 118);
    let size = (0..choices).map(|choice| label(choice, 40).size).min();
    let labels: Vec<TextLines> = (0..choices)
        .map(|choice| label(choice, size.unwrap_or(40)))
        .collect();
    for (lines, &x) in labels.iter().zip(&places) {
        board.sans_middle(lines, (x, LINE + 80), ink);
    }
}

/// Draws a dilemma: a row for each option, with bars that begin at a vertical line.
fn rows(board: &mut Board, item: usize, votes: &Votes, top: i32) {
    /// The position of the line.
    const LINE: i32 = 960;
    /// The longest bar leaves space for its number.
    const LONGEST: i32 = 440;
    let choices = votes.counts.len();
    let step = (HEIGHT - 24 - top) / i32::try_from(choices.max(1)).unwrap_or(1);
    let thick = ((step - 14) / 2).min(46);
    let radius = (step / 2 - 6).min(28);
    let tops: Vec<i32> = (0..).map(|n| top + n * step).take(choices).collect();
    let at = |choice: usize, vote: usize| {
        let first = tops[choice] + step / 2 - thick - 2;
        first + [0, thick + 4][vote]
    };
    for choice in 0..choices {
        let long = votes.bar(choice, 0, LONGEST);
        board.outlined_bar((LINE, at(choice, 0)), (long, thick));
        let long = votes.bar(choice, 1, LONGEST);
        let fill = board.palette.accent;
        board
            .sketch
            .rect((LINE, at(choice, 1)), (long, thick), fill);
    }
    let bottom = top + step * i32::try_from(choices).unwrap_or(0);
    let track = board.palette.track;
    board.sketch.line((LINE, top), (LINE, bottom), 3, track);
    let mark = |choice: usize| (MARGIN + 32, tops[choice] + step / 2);
    for choice in 0..choices {
        board.glyph(choice, mark(choice), radius);
    }
    // All texts have the same font size.
    let room = (LINE - MARGIN - 32 - 92, step - 10);
    let text = |choice: usize, size: i32| fit_text(&label(board, item, choice), room, size, 116);
    let size = (0..choices)
        .map(|choice| text(choice, TEXT_SIZE).size)
        .min();
    let texts: Vec<TextLines> = (0..choices)
        .map(|choice| text(choice, size.unwrap_or(MIN_SIZE)))
        .collect();
    let ink = board.palette.ink;
    for (choice, lines) in texts.iter().enumerate() {
        board.letter(choice, mark(choice), radius);
        let middle = tops[choice] + step / 2;
        let at_text = (MARGIN + 92, middle - lines.height() / 2);
        board.serif(lines, at_text, ink);
        for vote in votes.nonempty() {
            let end = LINE + votes.bar(choice, vote, LONGEST) + 14;
            let room = (WIDTH - LINE - LONGEST - 30, thick + 4);
            let count = votes.counts[choice][vote];
            let size = TEXT_SIZE.min(thick);
            board.number(
                count,
                (end, at(choice, vote) - 2),
                room,
                size,
                Anchor::Start,
            );
        }
    }
}

fn label(board: &Board, item: usize, choice: usize) -> String {
    let choice = u8::try_from(choice).ok();
    let label = choice.and_then(|choice| board.instrument.answer_label(item, choice));
    label.map(ToString::to_string).unwrap_or_default()
}

/// The table. Also adds its numbers to the text alternative.
fn table(board: &mut Board, item: usize, votes: &Votes) -> Table {
    let labels = board.labels;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (choice, counts) in votes.counts.iter().enumerate() {
        let mut name = glyph::letter(choice).to_string();
        name.push(' ');
        name.push_str(&label(board, item, choice));
        rows.push(vec![name, counts[0].to_string(), counts[1].to_string()]);
    }
    let all = votes.all.map(|all| all.to_string());
    rows.push([labels.all.clone()].into_iter().chain(all).collect());
    for vote in [0, 1] {
        if vote == 0 || votes.all[vote] > 0 {
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
    }
    Table {
        caption: labels.distribution.clone(),
        head: vec![
            labels.answer.clone(),
            labels.first.clone(),
            labels.second.clone(),
        ],
        rows,
    }
}
