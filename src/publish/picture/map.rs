//! The picture with the map: the result in words on one side, the map on the other.

use super::super::card::{Card, Map, Mark};
use super::super::map_layout::{Area, MapLayout, MapNames, MapSizes, PlacedName};
use super::super::scene::{Anchor, Scene};
use super::super::scene_builder::{SANS, SERIF, SceneBuilder, TextStyle};
use super::super::typeset::fit_text;
use super::frame::{
    ACCENT, HEIGHT, HIGH, INK, LOW, MUTED, PAPER, SMALL, TRACK, direction, finish, foot, sans,
    start,
};
use crate::instrument::PlaneRegion;

/// The background of the result's region, a little darker than the paper.
const SHADE: &str = "#efede6";
/// The column of texts: its x coordinate and its width.
const COLUMN: (i32, i32) = (60, 470);
const TOP: i32 = 60;
const BOTTOM: i32 = 578;
/// The area of the map with its names, and the upper edge of the note below it.
const MAP: Area = Area {
    left: 540,
    top: 8,
    right: 1184,
    bottom: 586,
};
/// The radius of the mark with the space around it.
const MARK: i32 = 15;
/// The radius of the mark itself.
const DOT: i32 = 12;
/// Half of the stroke at the end of a bar.
const BAR_END: i32 = 9;

/// Draws the picture.
pub fn draw(card: &Card) -> Scene {
    let mut scene = start(card);
    draw_map(&mut scene, &card.map);
    let (x, room) = (
        i32::midpoint(MAP.left, MAP.right),
        (MAP.right - MAP.left, HEIGHT - 6 - MAP.bottom),
    );
    let note = fit_text(&card.map_note, room, SMALL, 120);
    let style = TextStyle::new(SANS, MUTED).anchored(Anchor::Middle);
    scene.lines(&note, (x, MAP.bottom), style);
    draw_texts(&mut scene, card);
    let sentences = [&card.sentence].into_iter().chain(&card.gut_sentences);
    finish(card, scene, sentences.chain(&card.position_sentences))
}

fn draw_texts(scene: &mut SceneBuilder, card: &Card) {
    let (left, width) = COLUMN;
    let question = fit_text(&card.question, (width, 126), 32, 131);
    sans(scene, &question, (left, TOP), MUTED);
    let foot = foot(scene, card, COLUMN, BOTTOM);

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
    sans(scene, &kicker, (left, y), MUTED);
    y += kicker.height() + 10;
    scene.lines(&name, (left, y), TextStyle::new(SERIF, INK));
    y += name.height() + 16;
    scene.lines(&tagline, (left, y), TextStyle::new(SERIF, MUTED));
}

fn draw_map(scene: &mut SceneBuilder, map: &Map) {
    let place = |region: &super::super::card::Region| PlaneRegion {
        across: region.across,
        up: region.up,
    };
    let regions: Vec<_> = (map.regions.iter())
        .map(|region| (place(region), &*region.name))
        .collect();
    let names = MapNames {
        across: [&map.across.low, &map.across.high],
        up: [&map.up.low, &map.up.high],
        regions: &regions,
    };
    let sizes = MapSizes {
        pole: SMALL,
        region: SMALL,
        mark: MARK,
        centre: map.centre,
        side: 130,
    };
    let layout = MapLayout::new(MAP, &names, sizes);
    let (middle, reach, frame) = (layout.middle, layout.reach, layout.frame());
    for region in map.regions.iter().filter(|region| region.is_result) {
        if let (Some(across), Some(up)) = (direction(region.across), direction(region.up)) {
            let corner = (
                middle.0.min(middle.0 + across * reach),
                middle.1.min(middle.1 - up * reach),
            );
            scene.rect(corner, (reach, reach), SHADE);
        }
    }
    let in_centre = |n: usize| direction(regions[n].0.across).is_none();
    let centre = (0..regions.len()).find(|&n| in_centre(n));
    let is_result = |n: usize| map.regions[n].is_result;
    scene.rect(
        (middle.0 - frame, middle.1 - frame),
        (2 * frame, 2 * frame),
        if centre.is_some_and(is_result) {
            SHADE
        } else {
            PAPER
        },
    );
    scene.cross(middle, (reach, reach), (frame, frame), TRACK);
    scene.poles(middle, (reach, reach), 10, [LOW, HIGH]);
    for (name, fill) in layout.poles.iter().zip([LOW, HIGH, LOW, HIGH]) {
        draw_name(scene, name, TextStyle::new(SANS, fill));
    }
    let bars = map.mark.iter().flat_map(|mark| bars(&layout, mark));
    let bars: Vec<_> = bars.collect();
    let mark = map.mark.as_ref().map(|mark| layout.point(mark.x, mark.y));
    let taken = (bars.iter().map(Bar::area)).chain(mark.map(|at| Area::around(at, at, MARK)));
    let taken: Vec<Area> = taken.collect();
    let centre = centre.and_then(|n| Some((n, layout.centre_name(regions[n].1, &taken)?)));
    for (n, name) in layout.corners.iter().chain(&centre) {
        let style = TextStyle::new(SERIF, if is_result(*n) { INK } else { MUTED });
        draw_name(scene, name, style);
    }
    for bar in &bars {
        bar.draw(scene);
    }
    if let Some(at) = mark {
        scene.circle(at, MARK, PAPER);
        scene.circle(at, DOT, ACCENT);
    }
}

fn draw_name(scene: &mut SceneBuilder, name: &PlacedName, style: TextStyle) {
    scene.lines(&name.lines, name.at, style.anchored(name.anchor));
}

/// A bar with strokes at its ends: the range of a mark on one axis.
struct Bar {
    from: (i32, i32),
    to: (i32, i32),
    /// From the middle of a stroke at an end to the stroke's end.
    end: (i32, i32),
}

impl Bar {
    fn area(&self) -> Area {
        Area::around(self.from, self.to, BAR_END)
    }

    fn draw(&self, scene: &mut SceneBuilder) {
        scene.line(self.from, self.to, 4, ACCENT);
        for (x, y) in [self.from, self.to] {
            let (right, down) = self.end;
            scene.line((x - right, y - down), (x + right, y + down), 4, ACCENT);
        }
    }
}

/// The bars of a mark, across and up.
fn bars(layout: &MapLayout, mark: &Mark) -> Vec<Bar> {
    let Some((across, up)) = mark.spread else {
        return Vec::new();
    };
    vec![
        Bar {
            from: layout.point(across.low, mark.y),
            to: layout.point(across.high, mark.y),
            end: (0, BAR_END),
        },
        Bar {
            from: layout.point(mark.x, up.low),
            to: layout.point(mark.x, up.high),
            end: (BAR_END, 0),
        },
    ]
}
