//! The reader's quiz in a real browser: a file per feature, and a driver that reads as sentences.
//!
//! `cargo xtask test` builds what these tests open and tells them where it and the browser are.
//! What they expect was worked out by hand from the instrument, never copied from the output.

mod driver;
mod words;

mod taking;

mod engines;

mod keyboard;

mod resuming;

mod storage;

mod embedding;

mod events;

mod lifecycle;

mod policy;

mod frame;

mod hosts;

mod traces;

mod theme;

mod bad_input;

mod accessibility;
