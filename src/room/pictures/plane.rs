//! The plane of a map: two crossing axes with their poles, a hollow mark for each point with people, and the
//! centre of the room.

use crate::instrument::{Instrument, POLE_SCORE};
use crate::publish::palette::Palette;
use crate::publish::scene_builder::SceneBuilder;
use crate::room::figures::{Map, Point};

/// A square plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    /// The position of the middle.
    pub middle: (i32, i32),
    /// The distance from the middle to a pole.
    pub reach: i32,
    /// The radius of one person's mark, in a room where nobody shares a point with many.
    pub person: i32,
}

/// The radius of the largest mark, in radii of one person's.
const MAX_MARK: i32 = 4;

impl Plane {
    /// The radius of a pole's mark, which is larger than that of a person.
    pub fn pole(self) -> i32 {
        self.person * 9 / 5
    }

    /// Draws the plane with everybody.
    pub fn draw(
        self,
        sketch: &mut SceneBuilder,
        palette: Palette,
        instrument: &Instrument,
        figures: &Map,
    ) {
        let reach = (self.reach, self.reach);
        let centre = i32::try_from(instrument.plane.centre).unwrap_or(POLE_SCORE);
        let centre = self.reach * centre.clamp(0, POLE_SCORE) / POLE_SCORE;
        sketch.cross(self.middle, reach, (centre, centre), palette.track);
        sketch.poles(self.middle, reach, self.pole(), [palette.low, palette.high]);
        self.people(sketch, palette, figures);
        if let Some(centre) = figures.centre {
            ring(
                sketch,
                palette,
                self.place(centre.x.mean, centre.y.mean),
                self.person * 5 / 3,
            );
        }
    }

    /// Draws the people, where many are first.
    fn people(self, sketch: &mut SceneBuilder, palette: Palette, figures: &Map) {
        let most = figures.points.iter().map(|point| point.count).max();
        let mut points: Vec<&Point> = figures.points.iter().collect();
        points.sort_by_key(|point| core::cmp::Reverse(point.count));
        for point in points {
            let radius = self.radius(point.count, most.unwrap_or(1));
            let place = self.place(point.x, point.y);
            let stroke = (self.person / 4).max(2);
            sketch.circle(place, radius, palette.ink);
            sketch.circle(place, radius - stroke, palette.paper);
        }
    }

    /// The position of a score in hundredths.
    fn place(self, across: i32, up: i32) -> (i32, i32) {
        let on =
            |hundredths: i32| hundredths.clamp(-POLE_SCORE, POLE_SCORE) * self.reach / POLE_SCORE;
        (self.middle.0 + on(across), self.middle.1 - on(up))
    }

    /// The radius of a mark whose area is proportional to the number of people.
    fn radius(self, count: u32, most: u32) -> i32 {
        let square = |radius: i32| u64::from((radius * radius).unsigned_abs());
        let (count, most) = (u64::from(count), u64::from(most.max(1)));
        let largest = self.person * MAX_MARK;
        let all_fit = square(self.person) * most <= square(largest);
        let area = if all_fit {
            square(self.person) * count
        } else {
            square(largest) * count / most
        };
        i32::try_from(area.isqrt())
            .unwrap_or(largest)
            .max(self.person / 2)
    }
}

/// Draws the mark of the room's centre: a dot with a ring around it.
pub(super) fn ring(sketch: &mut SceneBuilder, palette: Palette, place: (i32, i32), radius: i32) {
    sketch.circle(place, radius + radius / 4, palette.paper);
    sketch.circle(place, radius, palette.accent);
    sketch.circle(place, radius * 2 / 3, palette.paper);
    sketch.circle(place, radius * 2 / 5, palette.accent);
}
