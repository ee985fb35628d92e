//! The votes on one item: a mark for each person, stacked on the line that the item was answered on. With
//! the second vote, those who moved stand where they went, and a hollow mark stays where nobody has come.
//!
//! The marks of the first vote come first, in the same order with and without the second, so that a page can
//! let them walk.

use super::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE, Theme};
use super::marks::Packing;
use super::{Drawing, Frame, PictureLabels, Table, glyph};
use crate::instrument::Instrument;
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::publish::{Anchor, fill_placeholders};
use crate::room::figures::{Certainty, Movers, Shift, Walk, walks};

/// The radius of the shape of a choice: its letter has the smallest font size.
const RADIUS: i32 = 36;
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
    // The options of a dilemma need the whole height of a narrow screen, and say what they are about.
    let title = (item.is_statement() || !is_narrow)
        .then(|| fit_text(&item.text, (board.text_width(), 128), 54, 118));
    let top = title.as_ref().map_or(28, |title| 40 + title.height());
    let below = top + headline_height(&board) + 4;
    if item.is_statement() {
        columns(&mut board, &votes, below);
    } else if is_narrow {
        stacked_rows(&mut board, &votes, top + HEADLINE + 24);
    } else {
        rows(&mut board, &votes, below);
    }
    headline(&mut board, &votes, top, item.is_statement());
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

/// Draws the number of people who moved, and beside or below it the legend of the marks.
fn headline(board: &mut Board, votes: &Votes, top: i32, has_legend: bool) {
    let legend = [0, 1].map(|vote| vote_text(board.labels, votes, vote));
    let movers = votes.movers().map(|movers| movers_text(board.labels, movers));
    let is_moved = movers.is_some();
    let text = movers.unwrap_or_else(|| legend[0].clone());
    let beside = is_wide(board) && has_legend && is_moved;
    let wide = board.text_width() - 56 - if beside { 760 } else { 0 };
    // Bold letters are wider than the estimates for regular ones.
    let lines = fit_text(&text, (wide * 7 / 8, HEADLINE * 12 / 10), HEADLINE, 118);
    let middle = top + HEADLINE * 6 / 10;
    let mark = (MARGIN + 20, middle);
    if is_moved {
        mover(board, mark, 20);
    } else {
        hollow(board, mark, 20);
    }
    let ink = board.palette.ink;
    board.strong(&lines, (MARGIN + 56, middle - lines.height() / 2), ink);
    if !is_moved || !has_legend {
        return;
    }
    let (mut x, y) = if beside {
        (MARGIN + board.text_width() - 740, middle)
    } else {
        (MARGIN, top + HEADLINE * 12 / 10 + TEXT_HEIGHT / 2)
    };
    for (vote, text) in legend.iter().enumerate() {
        let place = (x + 20, y);
        if vote == 0 {
            hollow(board, place, 18);
        } else {
            board.sketch.circle(place, 18, ink);
        }
        let lines = fit_text(text, (370 - 56, TEXT_HEIGHT), TEXT_SIZE, 118);
        board.sans(&lines, (x + 52, y - lines.height() / 2));
        x += if beside { 370 } else { board.text_width() / 2 };
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
    board.sketch.circle(place, inner(radius), board.palette.paper);
}

/// Draws the mark of a person who moved: of another colour, and with a light core.
fn mover(board: &mut Board, place: (i32, i32), radius: i32) {
    board.sketch.circle(place, radius, board.palette.accent);
    board.sketch.circle(place, core(radius), board.palette.paper);
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
fn marks(board: &mut Board, votes: &Votes, packing: Packing, at: impl Fn(usize, (i32, i32)) -> (i32, i32)) {
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
            let from = walk.from.map(|choice| place(choice, next(&mut left, choice)));
            let to = walk.to.map(|choice| {
                let slots = if walk.from == walk.to { &mut stayed } else { &mut arrived };
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
    (from, to): (Option<(i32, i32)>, Option<(i32, i32)>),
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

/// Draws a statement: five positions on one line, with a stack of marks on each.
fn columns(board: &mut Board, votes: &Votes, top: i32) {
    let choices = votes.counts.len();
    let step = board.text_width() / i32::try_from(choices.max(1)).unwrap_or(1);
    let room = (step - 16, 2 * TEXT_HEIGHT);
    let label = |choice: usize, size: i32| fit_text(&label(board, votes, choice), room, size, 118);
    // All labels have the same font size.
    let size = (0..choices).map(|choice| label(choice, TEXT_SIZE).size).min();
    let texts: Vec<TextLines> = (0..choices).map(|choice| label(choice, size.unwrap_or(TEXT_SIZE))).collect();
    let below = texts.iter().map(TextLines::height).max().unwrap_or(0);
    let line = board.frame.height - 24 - below - 2 * RADIUS - 20;
    // A narrow column has its change above its number.
    let is_stacked = step < 280;
    let numbers = if is_stacked { 2 * TEXT_HEIGHT } else { TEXT_HEIGHT } + 6;
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
        let high = packing.marks(&votes.counts[choice]).into_iter().max().unwrap_or(0);
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
    draw_change(board, &change, (x + 4, y), 130);
}

/// Draws a number with its change above it.
fn count_above(board: &mut Board, votes: &Votes, choice: usize, (x, y): (i32, i32)) {
    board.number(votes.counts[choice][1], (x, y), (200, TEXT_HEIGHT), 54, Anchor::Middle);
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
    let size = (0..choices).map(|choice| text(choice, TEXT_SIZE).size).min();
    (0..choices).map(|choice| text(choice, size.unwrap_or(TEXT_SIZE))).collect()
}

/// Draws a dilemma: a row for each option, with marks that begin at a vertical line.
fn rows(board: &mut Board, votes: &Votes, top: i32) {
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
    board.sketch.line((LINE, top), (LINE, top + step * choices), 3, track);
    let texts = options(board, votes, (LINE - MARGIN - 112, step - 8));
    let ink = board.palette.ink;
    for (choice, lines) in texts.iter().enumerate() {
        let y = middle(choice);
        board.glyph(choice, (MARGIN + RADIUS, y), radius);
        board.letter(choice, (MARGIN + RADIUS, y), radius);
        board.serif(lines, (MARGIN + 92, y - lines.height() / 2), ink);
        count_at(board, votes, choice, (LINE + AREA + 22, y - TEXT_HEIGHT / 2), step);
    }
}

/// Draws a dilemma for a narrow screen: each option over its marks.
fn stacked_rows(board: &mut Board, votes: &Votes, top: i32) {
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
        count_at(board, votes, choice, (MARGIN + 92 + wide - NUMBERS + 8, y), lines.height());
    }
}

/// Draws a number, and its change after it, in a row of this height.
fn count_at(board: &mut Board, votes: &Votes, choice: usize, (x, y): (i32, i32), height: i32) {
    let now = votes.counts[choice][1];
    let size = 50.min(height);
    board.number(now, (x, y), (92, TEXT_HEIGHT.min(height)), size, Anchor::Start);
    if let Some(change) = change(votes, choice) {
        draw_change(board, &change, (x + 74, y), 120);
    }
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
        let name = [&glyph::letter(choice).to_string(), " ", &label(board, votes, choice)].concat();
        rows.push(cells(name, counts));
    }
    rows.push(cells(labels.all.clone(), [0, 1].map(|vote| votes.all(vote))));
    let names = votes.shown().map(|vote| [&labels.first, &labels.second][vote].clone());
    Table {
        caption: labels.distribution.clone(),
        head: [labels.answer.clone()].into_iter().chain(names).collect(),
        rows,
    }
}
