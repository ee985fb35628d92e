//! Pictures of a room, for the projector and for export: each a scene, and a table with the same
//! numbers.
//!
//! Laid out for a [`Frame`], the shape of the screen, to be legible from the back row: no text of ordinary
//! length is smaller than a twentieth of the screen's height. Longer texts get smaller fonts; nothing is cut
//! off. For right-to-left languages everything is mirrored.

mod board;
mod divided;
mod drawing;
mod flow;
pub mod glyph;
mod labels;
mod map;
mod marks;
mod moved;
mod plane;
mod poster;
mod rehearsal_notice;
mod rows;
mod shift;
mod tensions;

pub use board::Theme;
pub use drawing::{Drawing, Frame, Table};
pub use labels::PictureLabels;
pub use poster::poster;
pub use rehearsal_notice::with_rehearsal_notice;

use super::figures::{Figures, Shift};
use crate::instrument::Instrument;
use crate::publish::{Scene, Shape};

/// Draws the picture of these figures.
///
/// Items and tensions that the instrument does not have are left out.
pub fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Figures,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    match figures {
        Figures::Map(figures) => map::draw(instrument, labels, figures, theme, frame),
        Figures::Flow(figures) => flow::draw(instrument, labels, figures, theme, frame),
        Figures::Divided(figures) => divided::draw(instrument, labels, figures, theme, frame),
        Figures::Tensions(figures) => tensions::draw(instrument, labels, figures, theme, frame),
        Figures::Moved(figures) => moved::draw(instrument, labels, figures, theme, frame),
    }
}

/// Draws the votes on one item, a mark for each person: before the talk, or after it with those who moved.
pub fn shift(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Shift,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    shift::draw(instrument, labels, figures, theme, frame)
}

/// The smallest font size in a picture; 0 if it has no texts.
pub fn smallest_font_size(scene: &Scene) -> i32 {
    let sizes = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { size, .. } => Some(*size),
        _ => None,
    });
    sizes.min().unwrap_or(0)
}

/// The distance in metres from which a font size is legible, on a picture that is `centimetres` wide.
///
/// A person with a visual acuity of 6/12, which many countries require of drivers and nearly everybody
/// reaches with glasses, reads letters that are 10 minutes of arc high: twice the 5 minutes that define
/// 6/6 (ISO 8596). That is a distance of 343.8 times the height, since the tangent of 10 minutes is
/// 1/343.8. Capitals are 0.7 of the font size high, and a picture of 16:9 is 1600 units wide.
pub fn reading_distance(letters: i32, centimetres: u32) -> u32 {
    // 0.7 × 343.8 / 1600 / 100.
    let metres = u64::from(letters.unsigned_abs()) * u64::from(centimetres) * 24_066 / 16_000_000;
    u32::try_from(metres).unwrap_or(u32::MAX)
}
