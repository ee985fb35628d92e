//! which-first: does the relationship come before the sale, or start with it?
//!
//! Dependencies point one way, and the core does not depend on the browser:
//!
//! - [`instrument`]: loads a questionnaire and scores answers into a verdict. Pure.
//! - [`sheet`]: one person's answers, the result code that encodes them, and the reader's way
//!   through the items as a state machine that returns its effects as values. Pure.
//! - [`publish`]: renders a result for sharing: cards in four formats, and the URLs that link
//!   back. Pure.
//! - [`room`]: a facilitated group: its rounds, tallies, sheets and journal. Pure.
//! - [`view`]: Yew components; they render state and dispatch actions.
//! - [`browser`]: the only module that uses web-sys: storage, console, focus, random numbers.
//! - [`program`]: the reader's program, and the facilitator's, between Rust and JavaScript.
//!
//! The programs in `src/bin/` are thin: they mount these modules on a page.

pub mod browser;
pub mod instrument;
pub mod program;
pub mod publish;
pub mod room;
pub mod sheet;
pub mod view;
