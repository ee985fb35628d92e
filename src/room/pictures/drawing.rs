//! A drawn picture: a scene of a fixed size, and a table with the same numbers.

use crate::publish::Scene;

/// The width of a picture.
pub const WIDTH: i32 = 1600;
/// The height of a picture.
pub const HEIGHT: i32 = 900;

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
