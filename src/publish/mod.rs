//! Renders results for sharing, and builds the URLs that link back. Pure: does not depend on the browser.
//!
//! A [`Card`] holds all data of a result that is shared outside the quiz. It is rendered as a picture
//! ([`picture()`], a [`Scene`] that [`svg()`] serialises and a canvas paints), as HTML for a post
//! ([`html()`]), as [`markdown()`], and as a chat message of three lines ([`message()`]).
//!
//! Texts come from authors and readers, so every writer escapes all texts itself, and removes control
//! characters.

pub mod address;
mod card;
mod escape;
mod html;
mod markdown;
mod message;
pub mod paper;
mod picture;
pub mod pieces;
mod scene;
pub(crate) mod sketch;
mod svg;
pub mod targets;
pub(crate) mod typeset;
mod words;

pub use card::{Axis, Card, Map, Mark, Region, column_and_row};
pub use html::html;
pub use markdown::markdown;
pub use message::message;
pub(crate) use picture::direction;
pub use picture::picture;
pub use scene::{Anchor, Scene, Shape};
pub use svg::svg;
pub use words::{Words, fill, right_to_left};

#[cfg(test)]
mod tests;
