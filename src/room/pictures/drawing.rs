//! A drawn picture: a scene, and a table with the same numbers.

use crate::publish::Scene;

/// The size of a picture, in units of a 900th of a screen's height: a font size of 45 is a twentieth of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The width.
    pub width: i32,
    /// The height.
    pub height: i32,
}

impl Frame {
    /// A screen of 16:9.
    pub const WIDE: Self = Self {
        width: 1600,
        height: 900,
    };
    /// A screen of 4:3.
    pub const NARROW: Self = Self {
        width: 1200,
        height: 900,
    };
    /// The height of the ribbon above the slides of a rehearsal, as in `www/style/room/audience.css`.
    pub const RIBBON: i32 = 75;

    /// The same frame below the ribbon of a rehearsal.
    #[must_use]
    pub fn below_ribbon(self) -> Self {
        Self {
            height: self.height - Self::RIBBON,
            ..self
        }
    }
}

/// A picture, and a table with the same numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The picture.
    pub scene: Scene,
    /// The table of its numbers.
    pub table: Table,
}

/// A table, for people who do not see the picture or want the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The caption.
    pub caption: String,
    /// The column headings.
    pub head: Vec<String>,
    /// The rows, each as long as the head; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}
