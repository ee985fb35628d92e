//! The only module that calls web-sys: small typed functions, each wrapping one browser API.
//!
//! Every API may fail on somebody's page (storage that throws, a console that is missing). The functions
//! return an error or fall back; none panics.

pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod console;
pub mod database;
pub mod disclosure;
pub mod download;
pub mod event;
pub mod file;
pub mod focus;
pub mod json;
pub mod keyboard;
pub mod local_store;
pub mod markup;
pub mod print;
pub mod progress_store;
pub mod random;
pub mod screen;
pub mod text_field;
pub mod web_share;
pub mod windows;
