//! The reader's quiz in real browsers: a file per feature, and a driver that reads as sentences.
//!
//! `cargo xtask test` builds the site and passes its path and those of the browsers to these tests. The
//! expected values were worked out by hand from the instrument, never copied from the output.

mod driver;
#[path = "../hosts/mod.rs"]
mod generators;
mod words;

mod taking;

mod engines;

mod keyboard;

mod result_layout;
mod resuming;
mod rewritten;

mod storage;

mod comparing;
mod duel;

mod embedding;

mod faults;
mod first_item;

mod events;

mod sharing;
mod specified;

mod lifecycle;

mod loader;

mod page_cost;

mod policy;

mod strangers;

mod hostile;
mod hostile_texts;

mod hidden;

mod frame;

mod hosts;

mod traces;

mod contract;

mod npm;

mod theme;

mod dark_toggles;

mod page_keys;

mod other_documents;

mod colours;

mod translating;

mod bad_input;

mod handing_over;

mod opening;

mod accessibility;
mod appearance;
mod first_card;
mod heard;

mod unfurling;

mod debrief;

mod printing;

mod joining;

mod paper;

mod presenting;

mod single_file;

mod room;
