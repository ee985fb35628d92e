//! The drawing surface of all pictures of a room.

use super::{Drawing, Frame, PictureLabels, Table, glyph};
use crate::instrument::Instrument;
use crate::publish::palette::{DARK, LIGHT, Palette};
use crate::publish::scene_builder::{SANS, SERIF, SceneBuilder, TextStyle};
use crate::publish::typeset::{TextLines, fit_text};
use crate::publish::{Anchor, Scene, fill_placeholders, is_rtl};
use crate::room::Vote;
use serde::{Deserialize, Serialize};

/// The theme of a picture: dark on light, or light on dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// For lit rooms, and for paper.
    #[default]
    Light,
    /// For dark rooms.
    Dark,
}

/// The colours of a theme.
pub(super) fn palette(theme: Theme) -> Palette {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
}

/// The margin at the sides and at the top.
pub(super) const MARGIN: i32 = 48;
/// The font size of texts: a twentieth of a screen's height. Only texts of unusual length are smaller.
pub(super) const TEXT_SIZE: i32 = Frame::WIDE.height / 20;
/// The height of a row of text.
pub(super) const TEXT_HEIGHT: i32 = 54;

/// The drawing surface of a picture, with everything that its parts need.
pub(super) struct Board<'a> {
    pub sketch: SceneBuilder,
    pub frame: Frame,
    pub palette: Palette,
    pub instrument: &'a Instrument,
    pub labels: &'a PictureLabels,
    /// The text alternative for screen readers, sentence by sentence.
    description: String,
}

impl<'a> Board<'a> {
    /// An empty picture.
    pub fn new(
        instrument: &'a Instrument,
        labels: &'a PictureLabels,
        theme: Theme,
        frame: Frame,
    ) -> Self {
        let palette = palette(theme);
        let mut sketch = SceneBuilder::new(frame.width, is_rtl(&instrument.lang));
        sketch.rect((0, 0), (frame.width, frame.height), palette.paper);
        Self {
            sketch,
            frame,
            palette,
            instrument,
            labels,
            description: String::new(),
        }
    }

    /// The width between the margins.
    pub fn text_width(&self) -> i32 {
        self.frame.width - 2 * MARGIN
    }

    /// Adds a sentence to the text alternative.
    pub fn describe(&mut self, sentence: &str) {
        if !self.description.is_empty() {
            self.description.push(' ');
        }
        self.description.push_str(sentence);
    }

    /// Draws the heading: the title, and below it the data that the picture is based on. Returns its lower
    /// edge.
    pub fn heading(&mut self, title: &str, rests_on: &str) -> i32 {
        let title = fit_text(title, (self.text_width(), 64), 54, 118);
        let rests_on = fit_text(
            rests_on,
            (self.text_width(), 2 * TEXT_HEIGHT),
            TEXT_SIZE,
            118,
        );
        let below = 28 + title.height();
        self.serif(&title, (MARGIN, 28), self.palette.ink);
        self.sans(&rests_on, (MARGIN, below));
        below + rests_on.height()
    }

    /// The label with the number of sheets that a picture is based on.
    pub fn sheets(&self, sitting: Vote, n: u32) -> String {
        let label = match sitting {
            Vote::First => &self.labels.sheets_first,
            Vote::Second => &self.labels.sheets_second,
        };
        fill_placeholders(label, &[("n", &n.to_string())])
    }

    /// Draws a notice instead of a picture if there is no data.
    pub fn draw_empty(&mut self, notice: &str) {
        let lines = fit_text(notice, (self.text_width() * 4 / 5, 480), 64, 125);
        let top = (self.frame.height - lines.height()) / 2;
        self.serif(&lines, (MARGIN, top), self.palette.muted);
        self.describe(notice);
    }

    /// Draws text in the serif font.
    pub fn serif(&mut self, lines: &TextLines, at: (i32, i32), fill: &'static str) {
        self.sketch.lines(lines, at, TextStyle::new(SERIF, fill));
    }

    /// Draws a label in the sans-serif font.
    pub fn sans(&mut self, lines: &TextLines, at: (i32, i32)) {
        self.sketch
            .lines(lines, at, TextStyle::new(SANS, self.palette.muted));
    }

    /// Draws a statement in bold letters.
    pub fn strong(&mut self, lines: &TextLines, at: (i32, i32), fill: &'static str) {
        self.sketch
            .lines(lines, at, TextStyle::new(SANS, fill).bold());
    }

    /// Draws a label that is centred at `at`.
    pub fn sans_middle(&mut self, lines: &TextLines, at: (i32, i32), fill: &'static str) {
        let style = TextStyle::new(SANS, fill).anchored(Anchor::Middle);
        self.sketch.lines(lines, at, style);
    }

    /// Draws a number in a box of this size, vertically centred, in the largest font up to `size` that
    /// fits.
    pub fn number(
        &mut self,
        n: u32,
        (x, y): (i32, i32),
        (width, height): (i32, i32),
        size: i32,
        anchor: Anchor,
    ) {
        // Bold letters are wider than the estimates for regular ones.
        let lines = fit_text(&n.to_string(), (width * 7 / 8, height), size, 110);
        let top = y + (height - lines.height()) / 2;
        let style = TextStyle::new(SANS, self.palette.ink)
            .anchored(anchor)
            .bold();
        self.sketch.lines(&lines, (x, top), style);
    }

    /// Draws the shape of a choice's mark. Its letter is drawn separately by [`Board::letter`], so that
    /// all shapes can precede all texts.
    pub fn glyph(&mut self, choice: usize, (x, y): (i32, i32), radius: i32) {
        match glyph::corners(choice, radius) {
            None => self.sketch.circle((x, y), radius, self.palette.ink),
            Some(corners) => {
                let corners = corners.into_iter().map(|(dx, dy)| (x + dx, y + dy));
                self.sketch.polygon(corners.collect(), self.palette.ink);
            }
        }
    }

    /// Draws the letter of a choice within its shape.
    pub fn letter(&mut self, choice: usize, (x, y): (i32, i32), radius: i32) {
        let size = radius * 13 / 10;
        let lines = TextLines {
            size,
            leading: size,
            lines: vec![glyph::letter(choice).to_string()],
        };
        let y = y + radius * glyph::letter_offset(choice) / 100;
        // Capitals stand on the baseline and are 0.7 of the font size high.
        let top = y - size * 4 / 5 + size * 7 / 20;
        let style = TextStyle::new(SANS, self.palette.paper)
            .anchored(Anchor::Middle)
            .bold();
        self.sketch.lines(&lines, (x, top), style);
    }

    /// Returns the picture with its table.
    pub fn finish(self, title: &str, table: Table) -> Drawing {
        Drawing {
            scene: Scene {
                width: self.frame.width.unsigned_abs(),
                height: self.frame.height.unsigned_abs(),
                lang: self.instrument.lang.to_string(),
                rtl: is_rtl(&self.instrument.lang),
                title: title.to_owned(),
                description: self.description,
                shapes: self.sketch.shapes,
            },
            table,
        }
    }
}

/// `length` × `n` / `of`; 0 if `of` is 0.
pub(super) fn proportion(length: i32, n: u64, of: u64) -> i32 {
    let length = u64::from(length.unsigned_abs());
    let part = length.saturating_mul(n).checked_div(of).unwrap_or(0);
    i32::try_from(part.min(length)).unwrap_or(0)
}

/// Converts thousandths to a rounded percentage.
pub(super) fn to_percent(thousandths: u32) -> u32 {
    thousandths / 10 + u32::from(thousandths % 10 >= 5)
}
