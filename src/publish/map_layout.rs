//! Lays out a map so that no name ever meets a mark, a bar or another name.
//!
//! The plane between the poles is for marks and bars alone: the names of the poles and of the corners stand
//! around it, further out than a mark on its edge reaches. The name of the centre is the only one within. It has
//! four places, one in each quarter: a mark and its bars are two lines that cross, which leave one of four free.
//! Where there are several marks, it stands below the map.

use super::scene::Anchor;
use super::typeset::{TextLines, fit_text, text_width};
use crate::instrument::{POLE_SCORE, PlaneRegion, Side};

/// The space between two names, and between a name and what it must not meet.
const GAP: i32 = 8;
/// The maximum height of a name, in hundredths of its font size: two lines, with some space for a rounded size.
const MAX_HEIGHT: i32 = 250;
/// The line height, in hundredths of the font size.
const LEADING: i32 = 120;

/// An upright rectangle in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// Returns the area between two corners, extended by this much on all sides.
    pub fn around(a: (i32, i32), b: (i32, i32), by: i32) -> Self {
        Self {
            left: a.0.min(b.0) - by,
            top: a.1.min(b.1) - by,
            right: a.0.max(b.0) + by,
            bottom: a.1.max(b.1) + by,
        }
    }

    /// Returns true if two areas have a point in common.
    pub fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    fn width(self) -> i32 {
        self.right - self.left
    }
}

/// The names on a map.
pub(crate) struct MapNames<'a> {
    /// The left and the right pole.
    pub across: [&'a str; 2],
    /// The lower and the upper pole.
    pub up: [&'a str; 2],
    /// The regions, in any order, each with its place.
    pub regions: &'a [(PlaneRegion, &'a str)],
}

/// The sizes of what is on a map.
#[derive(Clone, Copy)]
pub(crate) struct MapSizes {
    /// The font size of the poles' names. Names that do not fit are smaller.
    pub pole: i32,
    /// The font size of the regions' names.
    pub region: i32,
    /// The distance to which a mark reaches from its centre; bars and poles reach no further.
    pub mark: i32,
    /// The extent of the centre in each direction, in hundredths of a score.
    pub centre: u32,
    /// The least width for a name beside the plane.
    pub side: i32,
}

/// A name at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacedName {
    pub lines: TextLines,
    /// The anchor of the text, at the top of the first line.
    pub at: (i32, i32),
    pub anchor: Anchor,
}

impl PlacedName {
    /// Returns the area that the text fills at most.
    pub fn area(&self) -> Area {
        let wide = width(&self.lines);
        let left = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - wide / 2,
            Anchor::End => self.at.0 - wide,
        };
        Area {
            left,
            top: self.at.1,
            right: left + wide,
            bottom: self.at.1 + self.lines.height(),
        }
    }
}

/// A map with its names around it.
pub(crate) struct MapLayout {
    /// The point in the middle of the plane.
    pub middle: (i32, i32),
    /// The distance from the middle to a pole.
    pub reach: i32,
    /// The names of the poles: left, right, lower, upper.
    pub poles: [PlacedName; 4],
    /// The names of the corners, by their position in [`MapNames::regions`].
    pub corners: Vec<(usize, PlacedName)>,
    area: Area,
    sizes: MapSizes,
}

/// The width of the widest line.
fn width(lines: &TextLines) -> i32 {
    let widest = lines.lines.iter().map(|line| text_width(line)).max();
    // Rounded up.
    (widest.unwrap_or(0) * lines.size + 999) / 1000
}

/// Fits two names into boxes of the same size, both in the font size of the smaller one: neither is emphasised.
fn fit_alike(names: [&str; 2], room: (i32, i32), size: i32) -> [TextLines; 2] {
    let sizes = names.map(|name| fit_text(name, room, size, LEADING).size);
    let size = sizes[0].min(sizes[1]);
    names.map(|name| fit_text(name, room, size, LEADING))
}

impl MapLayout {
    /// Lays out the largest square plane with its names that fits an area.
    pub fn new(area: Area, names: &MapNames, sizes: MapSizes) -> Self {
        let MapSizes { mark, .. } = sizes;
        let x = i32::midpoint(area.left, area.right);
        // The four rows of names leave some three sevenths of the height to the plane.
        let height = (area.bottom - area.top) / 7;
        let high_enough = |size: i32| height.min(size * MAX_HEIGHT / 100);
        let [low, high] = names.up.map(|name| {
            let room = (area.width(), high_enough(sizes.pole));
            fit_text(name, room, sizes.pole, LEADING)
        });
        let room = (area.width() / 2 - 2 * GAP, high_enough(sizes.region));
        let fit = |name, size| fit_text(name, room, size, LEADING);
        let in_corners = (names.regions.iter().enumerate())
            .filter(|(_, (place, _))| !is_centre(*place))
            .map(|(n, (place, name))| (n, *place, *name));
        let size = in_corners
            .clone()
            .map(|(_, _, name)| fit(name, sizes.region).size);
        let size = size.min().unwrap_or(sizes.region);
        let corners: Vec<_> = in_corners
            .map(|(n, place, name)| (n, place, fit(name, size)))
            .collect();
        let tallest = |side: Side| {
            let in_row = corners.iter().filter(|(_, place, _)| place.up == side);
            in_row
                .map(|(_, _, lines)| lines.height())
                .max()
                .unwrap_or(0)
        };
        let top = area.top + high.height() + tallest(Side::High) + 2 * GAP;
        let bottom = area.bottom - low.height() - tallest(Side::Low) - 2 * GAP;
        let y = i32::midpoint(top, bottom);
        let reach = (bottom - top).min(area.width() - 2 * (sizes.side + GAP)) / 2 - mark;
        let reach = reach.max(0);
        let edge = reach + mark + GAP;
        let corners = corners.iter().map(|(n, place, lines)| {
            let up = if place.up == Side::High { -1 } else { 1 };
            let top = y + up * edge - if up < 0 { lines.height() } else { 0 };
            // In the middle of the quarter, or further out where a name is longer.
            let out = (reach / 2).max(width(lines) / 2 + GAP);
            let across = if place.across == Side::High { 1 } else { -1 };
            let name = PlacedName {
                lines: lines.clone(),
                at: (x + across * out, top),
                anchor: Anchor::Middle,
            };
            (*n, name)
        });
        // No higher than half of the plane, which leaves the rest to the name of the centre.
        let room = (area.width() / 2 - edge, reach);
        let [left, right] = fit_alike(names.across, room, sizes.pole);
        let beside = |lines: TextLines, side: i32, anchor| PlacedName {
            at: (x + side * edge, y - lines.height() / 2),
            anchor,
            lines,
        };
        let poles = [
            beside(left, -1, Anchor::End),
            beside(right, 1, Anchor::Start),
            in_the_middle(low, (x, y + edge + tallest(Side::Low) + GAP), 0),
            in_the_middle(high, (x, y - edge - tallest(Side::High) - GAP), 1),
        ];
        Self {
            middle: (x, y),
            reach,
            corners: corners.collect(),
            poles,
            area,
            sizes,
        }
    }
}

impl MapLayout {
    /// Returns the coordinates of a point with these scores in hundredths.
    pub fn point(&self, across: i32, up: i32) -> (i32, i32) {
        let on_line = |score: i32| score.clamp(-POLE_SCORE, POLE_SCORE) * self.reach / POLE_SCORE;
        (self.middle.0 + on_line(across), self.middle.1 - on_line(up))
    }

    /// Returns half of the size of the centre's frame.
    pub fn frame(&self) -> i32 {
        let centre = i32::try_from(self.sizes.centre).unwrap_or(POLE_SCORE);
        centre.clamp(0, POLE_SCORE) * self.reach / POLE_SCORE
    }

    /// Places the name of the centre in a quarter in which it meets none of `taken`: the areas of a mark and of its
    /// bars. Returns `None` if there are several marks and none of the quarters is free, or if the plane is too small
    /// for a name.
    pub fn centre_name(&self, name: &str, taken: &[Area]) -> Option<PlacedName> {
        let MapSizes { mark, region, .. } = self.sizes;
        let beside = self.poles[0]
            .lines
            .height()
            .max(self.poles[1].lines.height());
        let near = mark.max(beside / 2) + GAP;
        let edge = self.reach + mark;
        let line = (region * LEADING + 99) / 100;
        // Outside the frame, or within one that leaves no space around it.
        let from = near.max(self.frame() + GAP / 2);
        let from = if edge - from < line { near } else { from };
        let (x, y) = self.middle;
        let room = (self.area.width() / 2 - mark - GAP, edge - from);
        let lines = fit_text(name, room, region, LEADING);
        if lines.height() > room.1 {
            return None;
        }
        let quarters = [(1, 1), (-1, 1), (1, -1), (-1, -1)];
        let mut places = quarters.into_iter().map(|(across, down)| PlacedName {
            at: (
                x + across * (mark + GAP),
                y + down * from - if down < 0 { lines.height() } else { 0 },
            ),
            anchor: if across < 0 {
                Anchor::End
            } else {
                Anchor::Start
            },
            lines: lines.clone(),
        });
        places.find(|place| !taken.iter().any(|taken| place.area().meets(*taken)))
    }
}

fn is_centre(place: PlaneRegion) -> bool {
    place.across == Side::Middle && place.up == Side::Middle
}

/// A name in the middle of `x`, below `y` or, if `up` is 1, above it.
fn in_the_middle(lines: TextLines, (x, y): (i32, i32), up: i32) -> PlacedName {
    PlacedName {
        at: (x, y - up * lines.height()),
        anchor: Anchor::Middle,
        lines,
    }
}
