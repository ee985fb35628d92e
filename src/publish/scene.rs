//! A picture as a list of shapes, to be written as SVG or painted on a canvas.
//!
//! Coordinates are whole numbers, from the upper left corner. Every colour is opaque, as `#rrggbb`.

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The language of its texts, as a BCP 47 tag.
    pub lang: String,
    /// True if its texts are written from right to left.
    pub rtl: bool,
    /// Its title.
    pub title: String,
    /// Its text alternative, for screen readers.
    pub description: String,
    /// The shapes, from back to front.
    pub shapes: Vec<Shape>,
}

/// A shape in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Its left edge.
        x: i32,
        /// Its upper edge.
        y: i32,
        /// Its width.
        width: i32,
        /// Its height.
        height: i32,
        /// Its colour.
        fill: &'static str,
    },
    /// A straight stroke with butt caps.
    Line {
        /// Its start.
        from: (i32, i32),
        /// Its end.
        to: (i32, i32),
        /// Its stroke width.
        width: i32,
        /// Its colour.
        stroke: &'static str,
    },
    /// A filled circle.
    Circle {
        /// The x coordinate of its centre.
        x: i32,
        /// The y coordinate of its centre.
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
        /// The x coordinate of its anchor.
        x: i32,
        /// The y coordinate of its baseline.
        y: i32,
        /// Its font size.
        size: i32,
        /// The part of the text that is at `x`.
        anchor: Anchor,
        /// A list of font families, as in CSS.
        family: &'static str,
        /// Its font weight: 400 or 600.
        weight: u32,
        /// Its colour.
        fill: &'static str,
        /// The text.
        text: String,
    },
}

/// The part of a text that is placed at its coordinates. The start is on the right for right-to-left
/// languages.
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
    /// Its name in SVG (`text-anchor`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
