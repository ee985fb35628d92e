//! The parts that all pictures of a card have in common.

use super::super::card::Card;
use super::super::palette::LIGHT;
use super::super::scene::{Anchor, Scene};
use super::super::scene_builder::{SANS, SceneBuilder, TextStyle};
use super::super::typeset::{TextLines, fit_text};
use super::super::url;
use crate::instrument::Side;

pub const WIDTH: i32 = 1200;
pub const HEIGHT: i32 = 630;

// A card's picture has no theme.
pub const INK: &str = LIGHT.ink;
pub const PAPER: &str = LIGHT.paper;
pub const MUTED: &str = LIGHT.muted;
pub const TRACK: &str = LIGHT.track;
pub const ACCENT: &str = LIGHT.accent;
pub const LOW: &str = LIGHT.low;
pub const HIGH: &str = LIGHT.high;

/// The minimum font size for texts of ordinary length.
pub const SMALL: i32 = 30;
/// The space for the logo before the invitation.
const LOGO: i32 = 96;

/// The direction of a side from the middle: -1, or 1; `None` for the middle itself.
pub fn direction(side: Side) -> Option<i32> {
    match side {
        Side::Low => Some(-1),
        Side::Middle => None,
        Side::High => Some(1),
    }
}

/// Starts a picture: the background.
pub fn start(card: &Card) -> SceneBuilder {
    let mut scene = SceneBuilder::new(WIDTH, card.rtl);
    scene.rect((0, 0), (WIDTH, HEIGHT), PAPER);
    scene
}

/// Completes a picture with its title and its text alternative: these sentences.
pub fn finish<'a>(
    card: &Card,
    scene: SceneBuilder,
    sentences: impl IntoIterator<Item = &'a String>,
) -> Scene {
    let mut description = String::new();
    let sentences = sentences.into_iter();
    for sentence in sentences.filter(|sentence| !sentence.is_empty()) {
        if !description.is_empty() {
            description.push(' ');
        }
        description.push_str(sentence);
    }
    let title = if card.question.is_empty() {
        &card.name
    } else {
        &card.question
    };
    Scene {
        width: WIDTH.unsigned_abs(),
        height: HEIGHT.unsigned_abs(),
        lang: card.lang.clone(),
        rtl: card.rtl,
        title: title.clone(),
        description,
        shapes: scene.shapes,
    }
}

/// Draws the invitation with the logo, and the host that it links to: below it, or at the end of a wide column.
/// `bottom` is their lower edge. Returns their upper edge.
pub fn foot(scene: &mut SceneBuilder, card: &Card, (left, width): (i32, i32), bottom: i32) -> i32 {
    let is_wide = width > WIDTH / 2;
    let room = if is_wide { width / 2 } else { width } - LOGO;
    let host = card.url.as_deref().and_then(url::host);
    let invite = fit_text(&card.invite, (room, 42), 34, 120);
    let host = fit_text(host.unwrap_or_default(), (room, 40), SMALL, 120);
    let below = if is_wide { 0 } else { host.height() };
    let top = bottom - invite.height() - below;
    if !invite.lines.is_empty() {
        logo(scene, (left, top + invite.leading / 2));
    }
    sans(scene, &invite, (left + LOGO, top), ACCENT);
    if is_wide {
        let end = TextStyle::new(SANS, MUTED).anchored(Anchor::End);
        scene.lines(&host, (left + width, top), end);
    } else {
        sans(scene, &host, (left + LOGO, top + invite.height()), MUTED);
    }
    top
}

/// Draws lines of text in the sans-serif font.
pub fn sans(scene: &mut SceneBuilder, lines: &TextLines, at: (i32, i32), fill: &'static str) {
    scene.lines(lines, at, TextStyle::new(SANS, fill));
}

/// Draws the logo: a dot and a diamond on a line.
fn logo(scene: &mut SceneBuilder, (x, y): (i32, i32)) {
    scene.line((x + 10, y), (x + 62, y), 3, TRACK);
    scene.circle((x + 10, y), 10, LOW);
    scene.diamond((x + 62, y), 13, HIGH);
}
