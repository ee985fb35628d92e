//! Yew components: they render state and send actions. Side effects leave through callbacks;
//! [`crate::program`] binds these to [`crate::browser`].
//!
//! One visual idea is used everywhere: a line between two poles, and a mark on it.

mod appendix;
mod bibliography;
mod citation;
mod claims;
pub mod compare;
mod content;
mod debrief;
mod duel;
mod gut;
mod item;
mod line;
mod map;
mod opened_link;
mod outcome;
mod part;
#[cfg(not(target_family = "wasm"))]
pub mod prerender;
mod problems;
mod quiz;
mod result;
pub mod room;
pub mod scene;
mod scoring;
mod share;
mod shared_link;
mod skip;
mod tensions;
pub mod ui;
mod waiting;
mod widget;

pub use content::Content;
pub use problems::{ProblemList, ProblemListProps, ProblemReport, report as report_problems};
pub use quiz::{InitialState, Message, Quiz};
pub use share::{ShareEvent, ShareMethod};
pub use widget::{Widget, WidgetProps, WidgetView};
