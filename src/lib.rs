//! which-first: does the relationship come before the sale, or start with it?
//!
//! The flow is one way, and the core knows no browser:
//!
//! - [`instrument`]: what is asked, and how answers become a verdict. Pure.
//! - [`sheet`]: one person's answers, the result code that carries them, and the reader's way
//!   through the items as a state machine whose effects are values. Pure.
//! - [`publish`]: text that leaves: cards of a result in four formats, and the addresses that lead
//!   back. Pure.
//! - [`room`]: a facilitated group: its rounds, tallies, sheets and journal. Pure.
//! - [`view`]: Yew components; they draw state and send actions.
//! - [`browser`]: the one door to web-sys: storage, console, focus, chance.
//! - [`program`]: what the reader's two programs have in common.
//!
//! The programs in `src/bin/` are thin: they bind these rooms to a page.

pub mod browser;
pub mod instrument;
pub mod program;
pub mod publish;
pub mod room;
pub mod sheet;
pub mod view;
