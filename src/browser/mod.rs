//! The one door to web-sys: small typed functions, each about one thing a browser does.
//!
//! Everything here may fail on somebody's page (storage that throws, a console that is gone) and
//! says so by its type or falls back; nothing panics.

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
