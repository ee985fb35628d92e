//! The quiz on sites and in apps that other people's generators make, put in as the README says.
//!
//! `cargo xtask hosts` finds or installs the generators, builds the quiz, and passes the paths to these
//! tests, which other runs leave out. The snippets are read from the README, so that the tests cover what it says.

pub mod app;
pub mod files;
pub mod readme;
mod visit;

mod html;

mod bundlers;
mod frameworks;

mod hugo;

mod jekyll;

mod wordpress;
