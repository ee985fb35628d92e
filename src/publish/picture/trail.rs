//! The picture with the trail: the gut vote, and the way from there to where the answers are.

use super::super::Anchor;
use super::super::card::{Card, Trail};
use super::super::scene::Scene;
use super::super::scene_builder::{SANS, SERIF, SceneBuilder, TextStyle};
use super::super::typeset::fit_text;
use super::frame::{
    ACCENT, HIGH, INK, LOW, MUTED, PAPER, SMALL, TRACK, WIDTH, finish, foot, sans, start,
};
use crate::instrument::POLE_SCORE;

/// The margin at the sides.
const MARGIN: i32 = 72;
/// The width between the margins.
const COLUMN: i32 = WIDTH - 2 * MARGIN;
/// The y coordinate of the line.
const LINE: i32 = 380;
/// The lower edge of the texts at the bottom.
const BOTTOM: i32 = 590;
/// The radius of the mark of the vote, and of the mark of the answers.
const VOTE: i32 = 32;
const ANSWERS: i32 = 24;
/// The distance from the middle of the line to a pole.
const REACH: i32 = COLUMN / 2 - VOTE;

/// Draws the picture.
pub fn draw(card: &Card, trail: &Trail) -> Scene {
    let mut scene = start(card);
    let question = fit_text(&card.question, (COLUMN, 48), 34, 120);
    sans(&mut scene, &question, (MARGIN, 52), MUTED);
    draw_sentences(&mut scene, card);
    draw_line(&mut scene, trail);
    draw_foot(&mut scene, card);
    let sentences = card.gut_sentences.iter().chain([&card.sentence]);
    finish(card, scene, sentences)
}

/// Draws what was said, and what the answers say, each behind its mark.
fn draw_sentences(scene: &mut SceneBuilder, card: &Card) {
    const INDENT: i32 = 76;
    /// The height for a sentence.
    const ROOM: i32 = 84;
    let fit = |text: &String, size| fit_text(text, (COLUMN - INDENT, ROOM), size, 120);
    let sizes = card.gut_sentences.iter().map(|text| fit(text, 66).size);
    let size = sizes.min().unwrap_or(SMALL);
    for (n, (text, top)) in card.gut_sentences.iter().zip([122, 214]).enumerate() {
        let lines = fit(text, size);
        let at = (MARGIN + 24, top + lines.leading / 2);
        if n == 0 {
            ring(scene, at, 20);
        } else {
            scene.circle(at, 18, ACCENT);
        }
        scene.lines(&lines, (MARGIN + INDENT, top), TextStyle::new(SERIF, INK));
    }
}

/// Draws the mark of a vote.
fn ring(scene: &mut SceneBuilder, at: (i32, i32), radius: i32) {
    scene.circle(at, radius, INK);
    scene.circle(at, radius - 5, PAPER);
}

fn draw_line(scene: &mut SceneBuilder, trail: &Trail) {
    let point = |score: i32| {
        let score = score.clamp(-POLE_SCORE, POLE_SCORE);
        (WIDTH / 2 + score * REACH / POLE_SCORE, LINE)
    };
    let (vote, answers) = (point(trail.vote), point(trail.answers));
    let [low, high] = [point(-POLE_SCORE), point(POLE_SCORE)];
    scene.line(low, high, 3, TRACK);
    scene.line((WIDTH / 2, LINE - 14), (WIDTH / 2, LINE + 14), 3, TRACK);
    scene.line(vote, answers, 10, ACCENT);
    ring(scene, vote, VOTE);
    scene.circle(low, 12, LOW);
    scene.diamond(high, 15, HIGH);
    scene.circle(answers, ANSWERS + 3, PAPER);
    scene.circle(answers, ANSWERS, ACCENT);
    let poles = [
        (&trail.poles.low, MARGIN, Anchor::Start, LOW),
        (&trail.poles.high, WIDTH - MARGIN, Anchor::End, HIGH),
    ];
    for (name, x, anchor, fill) in poles {
        let lines = fit_text(name, (COLUMN / 2 - 24, 42), 34, 120);
        let style = TextStyle::new(SANS, fill).anchored(anchor);
        scene.lines(&lines, (x, LINE + VOTE + 12), style);
    }
}

/// Draws the invitation on one side, and the name of the result on the other.
fn draw_foot(scene: &mut SceneBuilder, card: &Card) {
    /// The height for the name and the tagline together.
    const ROOM: i32 = 100;
    const WIDTHS: [i32; 2] = [460, COLUMN - 460 - 24];
    let [left, right] = WIDTHS;
    foot(scene, card, (MARGIN, left), BOTTOM);
    let tagline = fit_text(&card.tagline, (right, 40), SMALL, 124);
    let name = fit_text(&card.name, (right, ROOM - tagline.height()), 44, 112);
    let end = |fill| TextStyle::new(SERIF, fill).anchored(Anchor::End);
    let top = BOTTOM - name.height() - tagline.height();
    let x = WIDTH - MARGIN;
    scene.lines(&name, (x, top), end(INK));
    scene.lines(&tagline, (x, top + name.height()), end(MUTED));
}
