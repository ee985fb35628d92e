//! The quiz on sites and in apps that other people's generators make, put in as the README says.
//!
//! `cargo xtask hosts` finds or installs the generators, builds the quiz, and passes the paths to these
//! tests. The snippets are read from the README, so that the tests cover what it says.

#[path = "../browser/driver/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the driver of the tests in tests/browser, of which these need a part"
)]
mod driver;
#[path = "../browser/words.rs"]
#[allow(dead_code, reason = "as the driver")]
mod words;

mod app;
mod files;
mod readme;
mod visit;

mod html;

mod bundlers;
mod frameworks;

mod hugo;

mod jekyll;

mod wordpress;
