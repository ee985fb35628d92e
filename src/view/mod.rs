//! Yew components: they render state and send actions. Side effects leave through callbacks;
//! [`crate::program`] binds these to [`crate::browser`].
//!
//! One visual idea is used everywhere: a line between two poles, and a mark on it.

mod appendix;
mod bibliography;
mod capabilities;
mod citation;
pub mod compare;
mod debrief;
mod gut;
mod item;
mod line;
mod map;
mod opened_link;
mod part;
mod problems;
mod result;
pub mod room;
mod scene;
mod scoring;
mod share;
mod tensions;
pub mod ui;
mod waiting;
mod widget;

pub use capabilities::{Capabilities, QUIZ, RESULTS};
pub use opened_link::OpenedLink;
pub use problems::{ProblemList, ProblemListProps, ProblemReport};
pub use share::{ShareEvent, ShareMethod};
pub use widget::{Content, HandOver, InitialState, Message, Quiz, Widget, WidgetProps, WidgetView};
