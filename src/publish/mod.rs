//! Text that leaves: cards of a result, and the addresses that lead back. Pure: knows no browser.
//!
//! A [`Card`] is all that is told of a result outside of the quiz. From it come a picture
//! ([`picture()`], a [`Scene`] that [`svg()`] writes down and others paint), markup for a post
//! ([`html()`]), [`markdown()`], and three lines for a chat ([`message()`]).
//!
//! Texts come from authors and readers, so everything is escaped where it is written, whatever it
//! was before, and control characters never leave.

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
