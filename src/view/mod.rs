//! Yew components: they render state and send actions. Side effects leave through callbacks;
//! [`crate::program`] binds these to [`crate::browser`].
//!
//! One visual idea is used everywhere: a line between two poles, and a mark on it.

mod appendix;
mod cited;
pub mod compare;
mod debrief;
mod gut;
mod item;
mod line;
mod map;
mod opened;
mod part;
mod problems;
mod result;
pub mod room;
mod scene;
mod scoring;
mod screens;
mod share;
mod tensions;
pub mod ui;
mod waiting;
mod widget;
mod works;

pub use opened::Opened;
pub use problems::{ProblemList, ProblemListProps, Said};
pub use screens::{ASKING, Screens, TELLING};
pub use share::{How, Shared};
pub use widget::{Content, Message, Passed, Quiz, Shown, Start, Widget, WidgetProps};
