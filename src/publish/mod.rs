//! Renders results for sharing, and builds the URLs that link back. Pure: does not depend on the browser.
//!
//! A [`Card`] holds all data of a result that is shared outside the quiz. It is rendered as pictures
//! ([`pictures()`], each a [`Scene`] that [`svg()`] serialises and a canvas paints), as HTML for a post
//! ([`html()`]), as [`markdown()`], and as a chat message of three lines ([`message()`]).
//!
//! Texts come from authors and readers, so every writer escapes all texts itself, and removes control
//! characters.

mod card;
mod escape;
mod html;
pub mod html_tokens;
mod labels;
pub(crate) mod map_layout;
mod markdown;
mod message;
pub(crate) mod palette;
pub mod paper_form;
mod picture;
mod scene;
pub(crate) mod scene_builder;
pub mod share_targets;
mod svg;
pub(crate) mod typeset;
pub mod url;

pub use card::{Axis, Card, Map, Mark, Quoted, Region, TensionQuote, Trail, region_classes};
pub use escape::escape_markup;
pub use html::html;
pub use labels::{CardLabels, fill_placeholders, is_rtl, text_direction};
pub use markdown::markdown;
pub use message::message;
pub(crate) use picture::direction;
pub use picture::{picture, pictures};
pub use scene::{Anchor, Scene, Shape};
pub use svg::svg;

#[cfg(test)]
mod tests;
