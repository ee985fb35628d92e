//! The picture with two answers that pull apart, in the reader's own words, on a line that is broken between them.

use super::super::card::{Card, Quoted, TensionQuote};
use super::super::scene::Scene;
use super::super::scene_builder::{SERIF, SceneBuilder, TextStyle};
use super::super::typeset::fit_text;
use super::frame::{ACCENT, HIGH, INK, LOW, MUTED, SMALL, TRACK, WIDTH, finish, foot, sans, start};

/// The margin at the sides.
const MARGIN: i32 = 72;
/// The width between the margins.
const COLUMN: i32 = WIDTH - 2 * MARGIN;
/// The indent of the answers, behind the line with their marks.
const INDENT: i32 = 60;
/// The lower edge of the texts at the bottom.
const BOTTOM: i32 = 600;
/// The space between two answers.
const GAP: i32 = 26;

/// Draws the picture.
pub fn draw(card: &Card, quote: &TensionQuote) -> Scene {
    let mut scene = start(card);
    let question = fit_text(&card.question, (COLUMN, 40), SMALL, 120);
    sans(&mut scene, &question, (MARGIN, 36), MUTED);
    let top = 36 + question.height() + 4;
    let heading = fit_text(&quote.heading, (COLUMN, 70), 54, 120);
    scene.lines(&heading, (MARGIN, top), TextStyle::new(SERIF, INK));
    let top = top + heading.height() + 4;
    let kind = fit_text(&quote.kind, (COLUMN, 40), SMALL, 124);
    sans(&mut scene, &kind, (MARGIN, top), MUTED);
    let foot = foot(&mut scene, card, (MARGIN, COLUMN), BOTTOM);
    draw_answers(&mut scene, quote, (top + kind.height() + 24, foot - 20));
    let quoted = quote.answers.iter();
    let quoted = quoted.flat_map(|quoted| [&quoted.opinion, &quoted.about]);
    finish(card, scene, [&quote.heading].into_iter().chain(quoted))
}

/// Draws the answers between two y coordinates, one below the other.
fn draw_answers(scene: &mut SceneBuilder, quote: &TensionQuote, (top, bottom): (i32, i32)) {
    let count = i32::try_from(quote.answers.len()).unwrap_or(1).max(1);
    let room = (bottom - top - (count - 1) * GAP) / count;
    let wide = COLUMN - INDENT;
    let x = MARGIN + INDENT;
    let mut y = top;
    let mut marks = Vec::new();
    let fit = |quoted: &Quoted, size: i32| {
        let about = fit_text(&quoted.about, (wide, room / 2), SMALL, 116);
        let left = room - about.height();
        (fit_text(&quoted.opinion, (wide, left), size, 116), about)
    };
    // All in the same size, so that none weighs more.
    let sizes = quote.answers.iter().map(|quoted| fit(quoted, 44).0.size);
    let size = sizes.min().unwrap_or(SMALL);
    for quoted in &quote.answers {
        let (opinion, about) = fit(quoted, size);
        sans(scene, &about, (x, y), ACCENT);
        let below = y + about.height();
        scene.lines(&opinion, (x, below), TextStyle::new(SERIF, INK));
        marks.push((MARGIN + 16, y + about.leading / 2));
        y += room + GAP;
    }
    // The line between two marks, with a gap in its middle.
    for pair in marks.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let half = (to.1 - from.1) / 2 - 16;
        scene.line(from, (from.0, from.1 + half), 3, TRACK);
        scene.line((to.0, to.1 - half), to, 3, TRACK);
    }
    for (n, at) in marks.into_iter().enumerate() {
        if n == 0 {
            scene.circle(at, 13, LOW);
        } else {
            scene.diamond(at, 16, HIGH);
        }
    }
}
