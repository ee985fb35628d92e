//! Draws the picture of a card: the texts on one side, the map on the other.
//!
//! The layout is 1200 × 630 pixels, the size of link previews, and legible at the width of a phone: texts of
//! ordinary length have a font size of at least 30, which is 9 pixels there. Longer texts get a smaller font
//! size; nothing is truncated. For right-to-left languages everything is mirrored, as on the page.

use super::card::{Card, Map, Mark, Region};
use super::palette::LIGHT;
use super::scene::{Anchor, Scene};
use super::scene_builder::{SANS, SERIF, SceneBuilder, TextStyle};
use super::typeset::{fit_text, text_width};
use super::url;
use crate::instrument::{POLE_SCORE, Side};

const WIDTH: i32 = 1200;
const HEIGHT: i32 = 630;

// A card's picture has no theme.
const INK: &str = LIGHT.ink;
const PAPER: &str = LIGHT.paper;
const MUTED: &str = LIGHT.muted;
const TRACK: &str = LIGHT.track;
const ACCENT: &str = LIGHT.accent;
const LOW: &str = LIGHT.low;
const HIGH: &str = LIGHT.high;
/// The background of the result's region, a little darker than `PAPER`.
const SHADE: &str = "#efede6";

/// The minimum font size for texts of ordinary length.
const SMALL: i32 = 30;

/// The column of texts: its x coordinate and its width.
const COLUMN: (i32, i32) = (60, 540);
const TOP: i32 = 60;
const BOTTOM: i32 = 578;

/// The centre point of the map.
const MAP_CENTRE: (i32, i32) = (878, 300);
/// The distance from the centre of the map to a pole: one unit for each hundredth.
const REACH: i32 = POLE_SCORE;
/// The distance from the centre of the map to its edge, beyond the poles.
const EDGE: i32 = 262;

/// Draws a card, 1200 × 630.
pub fn picture(card: &Card) -> Scene {
    let mut scene = SceneBuilder::new(WIDTH, card.rtl);
    scene.rect((0, 0), (WIDTH, HEIGHT), PAPER);
    draw_map(&mut scene, &card.map, &card.map_note);
    draw_texts(&mut scene, card);
    Scene {
        width: WIDTH.unsigned_abs(),
        height: HEIGHT.unsigned_abs(),
        lang: card.lang.clone(),
        rtl: card.rtl,
        title: if card.question.is_empty() {
            card.name.clone()
        } else {
            card.question.clone()
        },
        description: description(card),
        shapes: scene.shapes,
    }
}

/// The text alternative of the picture.
fn description(card: &Card) -> String {
    let sentences = [&card.sentence]
        .into_iter()
        .chain(&card.gut_sentences)
        .chain(&card.position_sentences);
    let mut text = String::new();
    for sentence in sentences.filter(|sentence| !sentence.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

fn draw_texts(scene: &mut SceneBuilder, card: &Card) {
    let (left, width) = COLUMN;
    let question = fit_text(&card.question, (width, 126), 32, 131);
    scene.lines(&question, (left, TOP), TextStyle::new(SANS, MUTED));

    // At the bottom: the invitation, and the host that it links to.
    let host = card.url.as_deref().and_then(url::host);
    let invite = fit_text(&card.invite, (width - 96, 42), 34, 120);
    let host = fit_text(host.unwrap_or_default(), (width - 96, 40), SMALL, 120);
    let foot = BOTTOM - invite.height() - host.height();
    if !invite.lines.is_empty() {
        draw_logo(scene, (left, foot + invite.leading / 2));
    }
    scene.lines(&invite, (left + 96, foot), TextStyle::new(SANS, ACCENT));
    let below = foot + invite.height();
    scene.lines(&host, (left + 96, below), TextStyle::new(SANS, MUTED));

    // The result is between the two, slightly above the middle.
    let head = TOP + question.height();
    let room = foot - head - 48;
    let kicker = fit_text(&card.kicker, (width, 42), 34, 124);
    let gaps = 10 + 16;
    let set = |max_height: i32| {
        let tagline = fit_text(&card.tagline, (width, max_height), 36, 124);
        let left_over = room - kicker.height() - tagline.height() - gaps;
        (fit_text(&card.name, (width, left_over), 72, 108), tagline)
    };
    let (mut name, mut tagline) = set(130);
    // A name so long that it gets smaller than the tagline is given more of the space.
    if name.size < tagline.size {
        (name, tagline) = set(64);
    }
    let used = kicker.height() + name.height() + tagline.height() + gaps;
    let mut y = head + 24 + (room - used) * 2 / 5;
    scene.lines(&kicker, (left, y), TextStyle::new(SANS, MUTED));
    y += kicker.height() + 10;
    scene.lines(&name, (left, y), TextStyle::new(SERIF, INK));
    y += name.height() + 16;
    scene.lines(&tagline, (left, y), TextStyle::new(SERIF, MUTED));
}

/// Draws the logo: a dot and a diamond on a line.
fn draw_logo(scene: &mut SceneBuilder, (x, y): (i32, i32)) {
    scene.line((x + 10, y), (x + 62, y), 3, TRACK);
    scene.circle((x + 10, y), 10, LOW);
    scene.diamond((x + 62, y), 13, HIGH);
}

fn draw_map(scene: &mut SceneBuilder, map: &Map, note: &str) {
    let (x, y) = MAP_CENTRE;
    let centre = i32::try_from(map.centre).unwrap_or(0).clamp(0, REACH);
    for region in map.regions.iter().filter(|region| region.is_result) {
        if let (Some(across), Some(up)) = (direction(region.across), direction(region.up)) {
            // With a margin around the region's name.
            let edge = EDGE + 14;
            let corner = (x.min(x + across * edge), y.min(y - up * REACH));
            scene.rect(corner, (edge, REACH), SHADE);
        }
    }
    let is_result = map.regions.iter().any(|r| r.is_result && in_centre(r));
    scene.rect(
        (x - centre, y - centre),
        (2 * centre, 2 * centre),
        if is_result { SHADE } else { PAPER },
    );
    scene.cross(MAP_CENTRE, (REACH, REACH), (centre, centre), TRACK);
    draw_region_names(scene, &map.regions, centre);
    draw_poles(scene, map, centre, note);
    for mark in &map.marks {
        draw_spread(scene, mark);
    }
    for mark in &map.marks {
        draw_mark(scene, mark);
    }
}

fn in_centre(region: &Region) -> bool {
    region.across == Side::Middle && region.up == Side::Middle
}

/// The direction of a side from the middle: -1, or 1; `None` for the middle itself.
pub(crate) fn direction(side: Side) -> Option<i32> {
    match side {
        Side::Low => Some(-1),
        Side::Middle => None,
        Side::High => Some(1),
    }
}

/// Draws the names of the regions: in the corners, where marks are rare, and below the centre. The names
/// in the corners have the same font size.
fn draw_region_names(scene: &mut SceneBuilder, regions: &[Region], centre: i32) {
    /// The space around a name.
    const GAP: i32 = 10;
    /// The maximum width and height of a name in a quarter of the map.
    const ROOM: (i32, i32) = (EDGE - 2 * GAP, 76);
    let (x, y) = MAP_CENTRE;
    let sizes = (regions.iter().filter(|region| !in_centre(region)))
        .map(|region| fit_text(&region.name, ROOM, SMALL, 120).size);
    let size = sizes.min().unwrap_or(SMALL);
    for region in regions {
        let style = TextStyle::new(SERIF, if region.is_result { INK } else { MUTED });
        let (Some(across), Some(up)) = (direction(region.across), direction(region.up)) else {
            let lines = fit_text(&region.name, (2 * REACH, 40), SMALL, 120);
            let top = y + centre + 1;
            let widest = lines.lines.iter().map(|line| text_width(line)).max();
            let half = widest.unwrap_or(0) * lines.size / 2000 + 8;
            scene.rect((x - half, top), (2 * half, lines.height() + 8), PAPER);
            scene.lines(&lines, (x, top + 6), style.anchored(Anchor::Middle));
            continue;
        };
        let lines = fit_text(&region.name, ROOM, size, 120);
        let top = if up > 0 {
            y - REACH + GAP
        } else {
            y + REACH - GAP - lines.height()
        };
        let anchor = if across < 0 {
            Anchor::Start
        } else {
            Anchor::End
        };
        scene.lines(&lines, (x + across * EDGE, top), style.anchored(anchor));
    }
}

/// Draws the poles of both axes and their labels, a dot for a low pole and a diamond for a high one, and the
/// note below them.
fn draw_poles(scene: &mut SceneBuilder, map: &Map, centre: i32, note: &str) {
    let (x, y) = MAP_CENTRE;
    scene.poles(MAP_CENTRE, (REACH, REACH), 10, [LOW, HIGH]);
    // The labels fit beside the centre, but get at least half of the axis.
    let side = (EDGE - centre - 12).max(EDGE / 2);
    for (label, at, anchor, fill) in [
        (&map.across.low, x - EDGE, Anchor::Start, LOW),
        (&map.across.high, x + EDGE, Anchor::End, HIGH),
    ] {
        let lines = fit_text(label, (side, 76), SMALL, 120);
        let style = TextStyle::new(SANS, fill).anchored(anchor);
        scene.lines(&lines, (at, y - 18 - lines.height()), style);
    }
    let high = fit_text(&map.up.high, (2 * EDGE, 76), SMALL, 120);
    let style = TextStyle::new(SANS, HIGH).anchored(Anchor::Middle);
    scene.lines(&high, (x, y - REACH - 20 - high.height()), style);
    let low = fit_text(&map.up.low, (2 * EDGE, 76), SMALL, 120);
    let style = TextStyle::new(SANS, LOW).anchored(Anchor::Middle);
    scene.lines(&low, (x, y + REACH + 16), style);
    let below = y + REACH + 16 + low.height();
    let note = fit_text(note, (2 * EDGE, HEIGHT - 6 - below), SMALL, 120);
    let style = TextStyle::new(SANS, MUTED).anchored(Anchor::Middle);
    scene.lines(&note, (x, below), style);
}

/// The coordinates of a point with these scores in hundredths.
fn map_point(across: i32, up: i32) -> (i32, i32) {
    let on_line = |hundredths: i32| hundredths.clamp(-REACH, REACH);
    (MAP_CENTRE.0 + on_line(across), MAP_CENTRE.1 - on_line(up))
}

fn draw_spread(scene: &mut SceneBuilder, mark: &Mark) {
    const END: i32 = 8;
    let Some((across, up)) = mark.spread else {
        return;
    };
    let (from, to) = (
        map_point(across.low, mark.y),
        map_point(across.high, mark.y),
    );
    scene.line(from, to, 4, ACCENT);
    for (x, y) in [from, to] {
        scene.line((x, y - END), (x, y + END), 4, ACCENT);
    }
    let (from, to) = (map_point(mark.x, up.low), map_point(mark.x, up.high));
    scene.line(from, to, 4, ACCENT);
    for (x, y) in [from, to] {
        scene.line((x - END, y), (x + END, y), 4, ACCENT);
    }
}

fn draw_mark(scene: &mut SceneBuilder, mark: &Mark) {
    let (x, y) = map_point(mark.x, mark.y);
    scene.circle((x, y), 22, PAPER);
    scene.circle((x, y), 16, ACCENT);
}
