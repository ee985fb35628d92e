//! The poster of a room, to be hung on a wall: the map with everybody, the item that split the room most
//! evenly, and the talk that moved most people.

use super::PictureLabels;
use super::board::{Theme, palette, proportion};
use super::drawing::Frame;
use super::plane::{Plane, ring};
use super::shift::movers_text;
use crate::instrument::Instrument;
use crate::publish::palette::Palette;
use crate::publish::scene_builder::{SANS, SERIF, SceneBuilder, TextStyle};
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::publish::{Anchor, Scene, direction, is_rtl};
use crate::room::Room;
use crate::room::figures::{Divided, DividedItem, Map, Moved, Movers, Shift};

/// The proportions of the A sizes of paper.
const FRAME: Frame = Frame {
    width: 2100,
    height: 2970,
};
const MARGIN: i32 = 150;
const WIDTH: i32 = FRAME.width - 2 * MARGIN;
/// The font sizes: of the smallest texts, of names, and of the questions.
const SMALL: i32 = 46;
const NAME: i32 = 58;
const QUESTION: i32 = 62;
/// The map.
const PLANE: Plane = Plane {
    middle: (FRAME.width / 2, 1330),
    reach: 600,
    person: 17,
};
/// The top of the two questions at the foot, the height of their space, and the width of each.
const FOOT: (i32, i32) = (2280, 560);
const COLUMN: i32 = (WIDTH - 100) / 2;

/// The content of a poster.
struct Figures {
    map: Map,
    split: Option<DividedItem>,
    moved: Option<(usize, Movers)>,
}

impl Figures {
    fn of(room: &Room) -> Self {
        let split = Divided::of(room)
            .items
            .into_iter()
            .find(|item| item.apart > 0);
        let moved = Moved::of(room)
            .items
            .into_iter()
            .find(|item| item.share > 0);
        let moved = moved.and_then(|moved| {
            let second = Shift::of(room, moved.item).second?;
            Some((moved.item, second.movers))
        });
        Self {
            map: Map::of(room),
            split,
            moved,
        }
    }
}

/// A poster that is being drawn.
struct Poster<'a> {
    sketch: SceneBuilder,
    palette: Palette,
    instrument: &'a Instrument,
    labels: &'a PictureLabels,
    description: String,
}

/// Draws the poster of a room. `name` is the room's name, with its date.
pub fn poster(room: &Room, labels: &PictureLabels, name: &str) -> Scene {
    let instrument = room.instrument();
    let figures = Figures::of(room);
    let palette = palette(Theme::Light);
    let mut poster = Poster {
        sketch: SceneBuilder::new(FRAME.width, is_rtl(&instrument.lang)),
        palette,
        instrument,
        labels,
        description: String::new(),
    };
    poster
        .sketch
        .rect((0, 0), (FRAME.width, FRAME.height), palette.paper);
    poster.head(name, &figures.map);
    poster.map(&figures.map);
    poster.foot(&figures);
    Scene {
        width: FRAME.width.unsigned_abs(),
        height: FRAME.height.unsigned_abs(),
        lang: instrument.lang.to_string(),
        rtl: is_rtl(&instrument.lang),
        title: instrument.title.to_string(),
        description: poster.description,
        shapes: poster.sketch.shapes,
    }
}

impl Poster<'_> {
    fn describe(&mut self, sentence: &str) {
        if !self.description.is_empty() {
            self.description.push(' ');
        }
        self.description.push_str(sentence);
        self.description.push('.');
    }

    /// Draws a text within a box, and returns its height.
    fn text(
        &mut self,
        text: &str,
        at: (i32, i32),
        room: (i32, i32),
        size: i32,
        style: TextStyle,
    ) -> i32 {
        let lines = fit_text(text, room, size, 116);
        self.sketch.lines(&lines, at, style);
        lines.height()
    }

    /// Draws the room's name and date, the number of people, and the question.
    fn head(&mut self, name: &str, map: &Map) {
        let muted = TextStyle::new(SANS, self.palette.muted);
        self.text(name, (MARGIN, 130), (WIDTH * 2 / 3, 70), SMALL, muted);
        self.describe(name);
        if map.people > 0 {
            let people = self.labels.count(&self.labels.people, map.people);
            let end = muted.anchored(Anchor::End);
            self.text(
                &people,
                (MARGIN + WIDTH, 130),
                (WIDTH / 3 - 20, 70),
                SMALL,
                end,
            );
            self.describe(&people);
        }
        let ink = TextStyle::new(SERIF, self.palette.ink);
        let title = self.instrument.title.to_string();
        self.text(&title, (MARGIN, 200), (WIDTH, 280), 118, ink);
        self.describe(&title);
    }

    fn map(&mut self, map: &Map) {
        if map.people == 0 {
            let muted = TextStyle::new(SERIF, self.palette.muted);
            let notice = self.labels.no_sheets.clone();
            self.text(
                &notice,
                (MARGIN, PLANE.middle.1 - 100),
                (WIDTH, 300),
                80,
                muted,
            );
            self.describe(&notice);
            return;
        }
        PLANE.draw(&mut self.sketch, self.palette, self.instrument, map);
        self.poles();
        let rest = self.regions(map);
        self.legend(&rest);
    }

    /// Draws the names of the poles: beside the plane, above it and below it.
    fn poles(&mut self) {
        let (x, y) = PLANE.middle;
        let beside_width = x - PLANE.reach - MARGIN - 44;
        let plane = &self.instrument.plane;
        let names = |at: usize| {
            let scale = self.instrument.scales.get(at);
            scale.map_or_else(Default::default, |scale| {
                [scale.low.clone(), scale.high.clone()]
            })
        };
        let ([left, right], [bottom, top]) = (names(plane.across), names(plane.up));
        let fit = |text: &str, wide: i32, size: i32| fit_text(text, (wide, 140), size, 112);
        let all = [
            (&left, beside_width),
            (&right, beside_width),
            (&top, 560),
            (&bottom, 560),
        ];
        let size = all
            .iter()
            .map(|(text, wide)| fit(text, *wide, NAME).size)
            .min();
        let size = size.unwrap_or(NAME);
        let [low, high] = [self.palette.low, self.palette.high];
        let beside = |lines: &TextLines| y - lines.height() / 2;
        let (above, below) = (y - PLANE.reach - 50, y + PLANE.reach + 50);
        for (n, (text, wide)) in all.into_iter().enumerate() {
            let lines = fit(text, wide, size);
            let (at, fill, anchor) = match n {
                0 => ((MARGIN, beside(&lines)), low, Anchor::Start),
                1 => ((MARGIN + WIDTH, beside(&lines)), high, Anchor::End),
                2 => ((x, above - lines.height()), high, Anchor::Middle),
                _ => ((x, below), low, Anchor::Middle),
            };
            let style = TextStyle::new(SANS, fill).anchored(anchor);
            self.sketch.lines(&lines, at, style);
        }
    }

    /// Draws the names of the regions in the corners, above and below the plane. Returns those of the others.
    fn regions(&mut self, map: &Map) -> Vec<String> {
        const ROOM: (i32, i32) = ((WIDTH - 580) / 2, 140);
        let (mut corners, mut rest) = (Vec::new(), Vec::new());
        for (verdict, &people) in self.instrument.verdicts.iter().zip(&map.verdicts) {
            let text = self.labels.count(&verdict.name, people);
            match (direction(verdict.place.across), direction(verdict.place.up)) {
                (Some(across), Some(up)) => corners.push((across, up, text)),
                _ => rest.push(text),
            }
        }
        let sizes = corners
            .iter()
            .map(|(.., text)| fit_text(text, ROOM, NAME, 112).size);
        let size = sizes.min().unwrap_or(NAME);
        let style = TextStyle::new(SERIF, self.palette.ink);
        let y = PLANE.middle.1;
        for (across, up, text) in &corners {
            let lines = fit_text(text, ROOM, size, 112);
            let top = if *up > 0 {
                y - PLANE.reach - 50 - lines.height()
            } else {
                y + PLANE.reach + 50
            };
            let (x, anchor) = if *across < 0 {
                (MARGIN, Anchor::Start)
            } else {
                (MARGIN + WIDTH, Anchor::End)
            };
            self.sketch.lines(&lines, (x, top), style.anchored(anchor));
        }
        for text in corners.iter().map(|(.., text)| text).chain(&rest) {
            self.describe(text);
        }
        rest
    }

    /// Draws the legend, in one line: a person, the middle of the room, and the regions without a corner.
    fn legend(&mut self, regions: &[String]) {
        /// The distance of entries, and the space for a mark.
        const GAP: i32 = 70;
        const MARK: i32 = 56;
        let texts = [
            self.labels.poster_person.clone(),
            self.labels.map_centre.clone(),
        ];
        let texts: Vec<String> = texts.into_iter().chain(regions.iter().cloned()).collect();
        let count = i32::try_from(texts.len()).unwrap_or(1);
        let ems: i32 = texts.iter().map(|text| text_width(text)).sum();
        let free = WIDTH - count * MARK - (count - 1) * GAP;
        let size = SMALL.min(free * 1000 / ems.max(1)).max(8);
        let wide = ems * size / 1000 + count * MARK + (count - 1) * GAP;
        let mut x = (FRAME.width - wide) / 2;
        let y = PLANE.middle.1 + PLANE.reach + 220;
        let palette = self.palette;
        for (n, text) in texts.iter().enumerate() {
            let centre = (x + 20, y);
            match n {
                0 => {
                    self.sketch.circle(centre, PLANE.person, palette.ink);
                    self.sketch.circle(centre, PLANE.person - 4, palette.paper);
                }
                1 => ring(&mut self.sketch, palette, centre, 24),
                _ => self.sketch.outline(centre, (18, 18), palette.track),
            }
            let lines = TextLines {
                size,
                leading: size,
                lines: vec![text.clone()],
            };
            let style = TextStyle::new(SANS, palette.muted);
            self.sketch.lines(&lines, (x + MARK, y - size / 2), style);
            x += MARK + text_width(text) * size / 1000 + GAP;
        }
    }

    /// Draws the item that split the room, and the one whose talk moved it.
    fn foot(&mut self, figures: &Figures) {
        let (top, _) = FOOT;
        self.sketch
            .rect((MARGIN, top), (WIDTH, 3), self.palette.hair);
        let split = figures
            .split
            .filter(|split| split.item < self.instrument.items.len());
        if let Some(split) = split {
            let (name, x) = (self.labels.poster_split.clone(), MARGIN);
            let below = self.question(&name, split.item, x);
            self.sides(split, (x, below));
        }
        if let Some((item, movers)) = figures.moved {
            let (name, x) = (self.labels.poster_moved.clone(), MARGIN + WIDTH - COLUMN);
            let below = self.question(&name, item, x);
            let text = movers_text(self.labels, movers);
            let accent = TextStyle::new(SANS, self.palette.accent).bold();
            self.text(
                &text,
                (x, below + 6),
                (COLUMN * 7 / 8, 130),
                QUESTION,
                accent,
            );
            self.describe(&text);
        }
    }

    /// Draws an item with its heading, and returns its lower edge.
    fn question(&mut self, name: &str, item: usize, x: i32) -> i32 {
        let (top, height) = FOOT;
        let strong = TextStyle::new(SANS, self.palette.muted);
        self.text(name, (x, top + 44), (COLUMN, 60), SMALL, strong);
        let ink = TextStyle::new(SERIF, self.palette.ink);
        let question = self.instrument.items[item].text.to_string();
        let room = (COLUMN, height - 270);
        let lines = self.text(&question, (x, top + 110), room, QUESTION, ink);
        self.describe(&[name, ": ", &question].concat());
        top + 110 + lines + 20
    }

    /// Draws the votes of an item between its poles, with their names below.
    fn sides(&mut self, split: DividedItem, (x, y): (i32, i32)) {
        const THICK: i32 = 44;
        let counts = [split.low, split.middle, split.high].map(u64::from);
        let all = counts.iter().sum();
        let [low, high] = [counts[0], counts[2]].map(|count| proportion(COLUMN, count, all));
        let palette = self.palette;
        let middle = y + 10 + THICK / 2;
        self.sketch
            .line((x, middle), (x + COLUMN, middle), 3, palette.track);
        self.sketch.rect((x, y + 10), (low, THICK), palette.low);
        self.sketch
            .rect((x + COLUMN - high, y + 10), (high, THICK), palette.high);
        let scale = &self.instrument.scales[self.instrument.items[split.item].scale];
        let names = [(&scale.low, split.low), (&scale.high, split.high)];
        let texts = names.map(|(name, people)| self.labels.count(name, people));
        let room = (COLUMN / 2 - 20, 110);
        for (n, text) in texts.iter().enumerate() {
            let (x, anchor, fill) = match n {
                0 => (x, Anchor::Start, palette.low),
                _ => (x + COLUMN, Anchor::End, palette.high),
            };
            let style = TextStyle::new(SANS, fill).anchored(anchor);
            self.text(text, (x, y + THICK + 22), room, SMALL, style);
            self.describe(text);
        }
    }
}
