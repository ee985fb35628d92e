//! Builds the shapes of a picture, from back to front, mirrored for right-to-left languages.

use super::scene::{Anchor, Shape};
use super::typeset::TextLines;

// Family names without quotes, so that the lists can be used in any attribute.
/// The font families of texts to be read.
pub(crate) const SERIF: &str = "ui-serif, Charter, Georgia, serif";
/// The font families of all other texts.
pub(crate) const SANS: &str = "system-ui, Helvetica, Arial, sans-serif";

/// The style of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextStyle {
    family: &'static str,
    fill: &'static str,
    anchor: Anchor,
    weight: u32,
}

impl TextStyle {
    /// Creates a style with the anchor at the start, and with normal weight.
    pub fn new(family: &'static str, fill: &'static str) -> Self {
        Self {
            family,
            fill,
            anchor: Anchor::Start,
            weight: 400,
        }
    }

    /// Sets the anchor.
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// Sets a semi-bold weight.
    pub fn bold(self) -> Self {
        Self {
            weight: 600,
            ..self
        }
    }
}

/// A picture that is being built.
pub(crate) struct SceneBuilder {
    width: i32,
    rtl: bool,
    /// The shapes, from back to front.
    pub shapes: Vec<Shape>,
}

impl SceneBuilder {
    /// Creates an empty picture of this width.
    pub fn new(width: i32, rtl: bool) -> Self {
        Self {
            width,
            rtl,
            shapes: Vec::new(),
        }
    }

    fn mirror_x(&self, x: i32) -> i32 {
        if self.rtl { self.width - x } else { x }
    }

    /// Adds a filled rectangle, by its top corner at the start of lines.
    pub fn rect(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), fill: &'static str) {
        let x = if self.rtl { self.width - x - width } else { x };
        self.shapes.push(Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
        });
    }

    /// Adds a stroke.
    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), width: i32, stroke: &'static str) {
        let from = (self.mirror_x(from.0), from.1);
        let to = (self.mirror_x(to.0), to.1);
        self.shapes.push(Shape::Line {
            from,
            to,
            width,
            stroke,
        });
    }

    /// Adds a filled circle. As a mark, it stands for a low pole.
    pub fn circle(&mut self, (x, y): (i32, i32), radius: i32, fill: &'static str) {
        let x = self.mirror_x(x);
        self.shapes.push(Shape::Circle { x, y, radius, fill });
    }

    /// Adds a diamond, the mark of a high pole.
    pub fn diamond(&mut self, (x, y): (i32, i32), reach: i32, fill: &'static str) {
        let points = vec![
            (x, y - reach),
            (x + reach, y),
            (x, y + reach),
            (x - reach, y),
        ];
        self.polygon(points, fill);
    }

    /// Adds a filled polygon.
    pub fn polygon(&mut self, mut points: Vec<(i32, i32)>, fill: &'static str) {
        for point in &mut points {
            point.0 = self.mirror_x(point.0);
        }
        self.shapes.push(Shape::Path { points, fill });
    }

    /// Adds the outline of a rectangle, by its middle and its horizontal and vertical extents from there.
    pub fn outline(&mut self, (x, y): (i32, i32), reach: (i32, i32), stroke: &'static str) {
        for (from, to) in [
            ((-1, -1), (1, -1)),
            ((1, -1), (1, 1)),
            ((1, 1), (-1, 1)),
            ((-1, 1), (-1, -1)),
        ] {
            let corner = |(a, b): (i32, i32)| (x + a * reach.0, y + b * reach.1);
            self.line(corner(from), corner(to), 1, stroke);
        }
    }

    /// Adds two crossing axes and the frame of the centre. `reach` and `centre` are their horizontal and
    /// vertical extents from the middle.
    pub fn cross(
        &mut self,
        (x, y): (i32, i32),
        reach: (i32, i32),
        centre: (i32, i32),
        stroke: &'static str,
    ) {
        self.outline((x, y), centre, stroke);
        self.line((x - reach.0, y), (x + reach.0, y), 2, stroke);
        self.line((x, y - reach.1), (x, y + reach.1), 2, stroke);
    }

    /// Adds the poles of both axes: a dot of this radius for each low one, a diamond for each high one.
    pub fn poles(
        &mut self,
        (x, y): (i32, i32),
        reach: (i32, i32),
        radius: i32,
        [low, high]: [&'static str; 2],
    ) {
        // About the same area as the dot's, since a diamond fills less than the circle around it.
        let diamond = radius * 13 / 10;
        self.circle((x - reach.0, y), radius, low);
        self.circle((x, y + reach.1), radius, low);
        self.diamond((x + reach.0, y), diamond, high);
        self.diamond((x, y - reach.1), diamond, high);
    }

    /// Adds lines of text, the first one below `y`.
    pub fn lines(&mut self, lines: &TextLines, (x, y): (i32, i32), style: TextStyle) {
        let x = self.mirror_x(x);
        let TextLines { size, leading, .. } = *lines;
        // The baseline leaves about a fifth of the font size below it for descenders.
        let mut line = y + (leading - size) / 2 + size * 4 / 5;
        for text in &lines.lines {
            self.shapes.push(Shape::Text {
                x,
                y: line,
                size,
                anchor: style.anchor,
                family: style.family,
                weight: style.weight,
                fill: style.fill,
                text: text.clone(),
            });
            line += leading;
        }
    }
}
