//! The votes on one item: a mark for each person, stacked on the line that the item was answered on. With
//! the second vote, those who moved stand where they went, and a hollow mark stays where nobody has come.
//!
//! The marks of the first vote come first, in the same order with and without the second, so that a page can
//! let them walk.

mod layout;

use super::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE, Theme};
use super::marks::Packing;
use super::{Drawing, Frame, PictureLabels, Table, glyph};
use crate::instrument::Instrument;
use crate::publish::fill_placeholders;
use crate::publish::typeset::{TextLines, fit_text};
use crate::room::figures::{Certainty, Movers, Shift, Walk, walks};
use layout::{columns, rows, stacked_rows};

/// The radius of the shape of a choice: its letter has the smallest font size.
const RADIUS: i32 = 36;
/// The position of a mark.
type Place = (i32, i32);

/// The font size of the number of movers.
const HEADLINE: i32 = 60;

/// The votes, prepared for drawing.
struct Votes<'a> {
    figures: &'a Shift,
    /// The votes for each choice, before and after.
    counts: Vec<[u32; 2]>,
}

impl<'a> Votes<'a> {
    fn of(figures: &'a Shift, choices: usize) -> Self {
        let after = figures.second.as_ref().map(|second| &second.after);
        let count = |votes: &[u32], choice: usize| votes.get(choice).copied().unwrap_or(0);
        let counts = (0..choices).map(|choice| {
            let before = count(&figures.before, choice);
            [before, after.map_or(before, |after| count(after, choice))]
        });
        Self {
            figures,
            counts: counts.collect(),
        }
    }

    /// The votes for each choice of one vote.
    fn of_vote(&self, vote: usize) -> Vec<u32> {
        self.counts.iter().map(|counts| counts[vote]).collect()
    }

    /// The number of all votes of one vote.
    fn all(&self, vote: usize) -> u32 {
        self.of_vote(vote).into_iter().fold(0, u32::saturating_add)
    }

    /// The numbers of people who moved, once anybody has voted again.
    fn movers(&self) -> Option<Movers> {
        let second = self.figures.second.as_ref()?;
        (self.all(1) > 0).then_some(second.movers)
    }

    /// The votes that have been shown: the first, and the second once anybody took part in it.
    fn shown(&self) -> impl Iterator<Item = usize> {
        let second = self.figures.second.is_some() && self.all(1) > 0;
        [0, 1].into_iter().filter(move |&vote| vote == 0 || second)
    }
}

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

/// Draws the mark of a person who has not voted again.
fn hollow(board: &mut Board, place: (i32, i32), radius: i32) {
    board.sketch.circle(place, radius, board.palette.ink);
    board
        .sketch
        .circle(place, inner(radius), board.palette.paper);
}

/// Draws the mark of a person who moved: of another colour, and with a light core.
fn mover(board: &mut Board, place: (i32, i32), radius: i32) {
    board.sketch.circle(place, radius, board.palette.accent);
    board
        .sketch
        .circle(place, core(radius), board.palette.paper);
}

/// The radius of the paper within a hollow mark.
fn inner(radius: i32) -> i32 {
    radius - (radius / 5).max(2)
}

/// The radius of the light core of a mover's mark.
fn core(radius: i32) -> i32 {
    radius * 38 / 100
}

/// Draws all marks. `at` is the position of a choice's mark by its slot.
fn marks(
    board: &mut Board,
    votes: &Votes,
    packing: Packing,
    at: impl Fn(usize, (i32, i32)) -> (i32, i32),
) {
    let place = |choice: usize, slot: u32| at(choice, packing.place(slot));
    let walks = if packing.per == 1 {
        votes.figures.walks()
    } else {
        let [before, after] = [0, 1].map(|vote| packing.marks(&votes.of_vote(vote)));
        walks(&before, &after, &[])
    };
    let radius = packing.radius();
    let mut left = vec![0; votes.counts.len()];
    let mut arrived = staying(&walks, votes.counts.len());
    let mut stayed = vec![0; votes.counts.len()];
    let (mut ghosts, mut people) = (Vec::new(), Vec::new());
    for walk in &walks {
        for _ in 0..walk.people {
            let from = walk
                .from
                .map(|choice| place(choice, next(&mut left, choice)));
            let to = walk.to.map(|choice| {
                let slots = if walk.from == walk.to {
                    &mut stayed
                } else {
                    &mut arrived
                };
                place(choice, next(slots, choice))
            });
            ghosts.extend(from);
            people.push((from, to));
        }
    }
    for place in ghosts {
        hollow(board, place, radius);
    }
    for person in people {
        draw_person(board, person, radius, votes.figures.second.is_some());
    }
}

/// The next free slot of a choice.
fn next(slots: &mut [u32], choice: usize) -> u32 {
    let slot = slots.get_mut(choice);
    slot.map_or(0, |slot| std::mem::replace(slot, *slot + 1))
}

/// The number of people who stayed at each choice. Arrivals stand after them.
fn staying(walks: &[Walk], choices: usize) -> Vec<u32> {
    let mut staying = vec![0; choices];
    for walk in walks.iter().filter(|walk| walk.from == walk.to) {
        if let Some(count) = walk.to.and_then(|choice| staying.get_mut(choice)) {
            *count += walk.people;
        }
    }
    staying
}

/// Draws a person's mark, always as two circles: people who did not vote again shrink to nothing.
fn draw_person(
    board: &mut Board,
    (from, to): (Option<Place>, Option<Place>),
    radius: i32,
    is_second: bool,
) {
    let (ink, paper, accent) = (board.palette.ink, board.palette.paper, board.palette.accent);
    let Some(place) = to.or(from) else { return };
    let (outer, fill, hole) = match (from == to, to) {
        _ if !is_second => (radius, ink, inner(radius)),
        (true, _) => (radius, ink, 0),
        (false, Some(_)) => (radius, accent, core(radius)),
        (false, None) => (0, ink, 0),
    };
    board.sketch.circle(place, outer, fill);
    board.sketch.circle(place, hole, paper);
}

fn label(board: &Board, votes: &Votes, choice: usize) -> String {
    let choice = u8::try_from(choice).ok();
    let label = choice.and_then(|choice| board.instrument.answer_label(votes.figures.item, choice));
    label.map(ToString::to_string).unwrap_or_default()
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
