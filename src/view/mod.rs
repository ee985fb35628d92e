//! Yew components: they draw state and send actions. What is to be done outside leaves through
//! callbacks; the programs in `src/bin/` bind these to [`crate::browser`].
//!
//! One visual idea carries everything: a line between two poles, and a mark on it.

mod cited;
mod debrief;
mod gut;
mod item;
mod line;
mod map;
mod part;
mod problems;
mod result;
mod tensions;
pub mod ui;
mod widget;

pub use problems::ProblemListProps;
pub use widget::{Content, Message, Quiz, Shown, Start, Widget, WidgetProps};
