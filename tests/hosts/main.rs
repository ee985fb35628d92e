//! The quiz on sites that other people's generators and themes make, pasted in as the README says.
//!
//! `cargo xtask hosts` finds or installs the generators, builds what is embedded, and tells these
//! tests where all of it is. The snippets are read from the README, so that what it says is what
//! has been tried.

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

mod files;
mod readme;
mod visit;

mod html;

mod hugo;

mod jekyll;

mod wordpress;
