//! A picture as a list of shapes, to be written as SVG or painted on a canvas.
//!
//! Coordinates are whole numbers, from the upper left corner. Every colour is opaque, as `#rrggbb`.

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// The language of its texts, as a BCP 47 tag.
    pub lang: String,
    /// Whether its texts run from right to left.
    pub rtl: bool,
    /// What it is called.
    pub title: String,
    /// What it says to whoever does not see it.
    pub text: String,
    /// From the one at the back to the one in front.
    pub shapes: Vec<Shape>,
}

/// One thing in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Its left edge.
        x: i32,
        /// Its upper edge.
        y: i32,
        /// How wide it is.
        width: i32,
        /// How high it is.
        height: i32,
        /// Its colour.
        fill: &'static str,
    },
    /// A straight stroke with blunt ends.
    Line {
        /// Where it begins.
        from: (i32, i32),
        /// Where it ends.
        to: (i32, i32),
        /// How thick it is.
        width: i32,
        /// Its colour.
        stroke: &'static str,
    },
    /// A filled circle.
    Circle {
        /// Its centre, across.
        x: i32,
        /// Its centre, down.
        y: i32,
        /// Its radius.
        radius: i32,
        /// Its colour.
        fill: &'static str,
    },
    /// A filled polygon.
    Path {
        /// Its corners.
        points: Vec<(i32, i32)>,
        /// Its colour.
        fill: &'static str,
    },
    /// A line of text.
    Text {
        /// Where its anchor is.
        x: i32,
        /// Where its letters stand.
        y: i32,
        /// How large its letters are.
        size: i32,
        /// Which part of it is at `x`.
        anchor: Anchor,
        /// A list of families, as in CSS.
        family: &'static str,
        /// How heavy it is: 400 or 600.
        weight: u32,
        /// Its colour.
        fill: &'static str,
        /// What it says.
        words: String,
    },
}

/// Which part of a text is where the text is put; the start is on the right where texts run from
/// right to left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// Its name, the same in SVG (`text-anchor`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
