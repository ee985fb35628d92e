//! Pictures of a room, for a projector and to take home: each a scene, and a table that says the same
//! in numbers.
//!
//! Laid out for 1600 × 900 and to be read from the back row: what the room must read is written in
//! letters of a twentieth of the height, and nothing in less than 3.5 hundredths of it, where texts are
//! of ordinary length. Longer ones get smaller letters; nothing is cut off. For texts from right to
//! left everything is mirrored.

mod board;
mod distribution;
mod divided;
mod flow;
pub mod glyph;
mod labels;
mod map;
mod moved;
mod rehearsal_notice;
mod rows;
mod tensions;

pub use board::Theme;
pub use labels::PictureLabels;
pub use rehearsal_notice::with_rehearsal_notice;

use super::figures::{Distribution, Figures};
use crate::instrument::Instrument;
use crate::publish::{Scene, Shape};

/// How wide a picture is.
pub const WIDTH: i32 = 1600;
/// How high it is.
pub const HEIGHT: i32 = 900;

/// A picture, and the same in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What is seen.
    pub scene: Scene,
    /// What it says, number by number.
    pub table: Table,
}

/// A table: for whoever does not see the picture, and for whoever wants the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is of.
    pub caption: String,
    /// What its columns are.
    pub head: Vec<String>,
    /// Its rows, each as long as the head; the first cell says what the row is of.
    pub rows: Vec<Vec<String>>,
}

/// Draws the picture that these figures are behind.
///
/// Figures that name an item or a tension which the instrument does not have leave it out.
pub fn draw(
    instrument: &Instrument,
    words: &PictureLabels,
    figures: &Figures,
    look: Theme,
) -> Drawing {
    match figures {
        Figures::Map(figures) => map::draw(instrument, words, figures, look),
        Figures::Flow(figures) => flow::draw(instrument, words, figures, look),
        Figures::Divided(figures) => divided::draw(instrument, words, figures, look),
        Figures::Tensions(figures) => tensions::draw(instrument, words, figures, look),
        Figures::Moved(figures) => moved::draw(instrument, words, figures, look),
    }
}

/// Draws how the votes on one item fell, before the talk and after it.
pub fn distribution(
    instrument: &Instrument,
    words: &PictureLabels,
    figures: &Distribution,
    look: Theme,
) -> Drawing {
    distribution::draw(instrument, words, figures, look)
}

/// The size of a picture's smallest letters; 0 where it has none.
pub fn smallest_font_size(scene: &Scene) -> i32 {
    let sizes = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { size, .. } => Some(*size),
        _ => None,
    });
    sizes.min().unwrap_or(0)
}

/// From how many metres letters of this size can be read on a picture that is `centimetres` wide.
///
/// Who sees 6/12, which is what many countries ask of drivers and what nearly everybody in a room
/// reaches with their glasses on, reads letters that are 10 minutes of arc high: twice the 5 minutes
/// by which 6/6 is defined (ISO 8596). A letter is so high to the eye from 343.8 times its height
/// away, for the tangent of 10 minutes is 1/343.8. Capitals are 7 tenths of the size of letters, and
/// the picture is 1600 sizes wide.
pub fn reading_distance(letters: i32, centimetres: u32) -> u32 {
    // 0.7 × 343.8 / 1600 / 100, and no more than a hall holds.
    let metres = u64::from(letters.unsigned_abs()) * u64::from(centimetres) * 24_066 / 16_000_000;
    u32::try_from(metres).unwrap_or(u32::MAX)
}
