//! Where things are, as `cargo xtask test` says.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Once;

/// The folder that `cargo xtask dist` has filled.
pub fn dist() -> PathBuf {
    path("WHICH_FIRST_DIST")
}

/// The browser.
pub fn chromium() -> PathBuf {
    path("WHICH_FIRST_CHROMIUM")
}

/// The program that drives the browser.
pub fn chromedriver() -> PathBuf {
    path("WHICH_FIRST_CHROMEDRIVER")
}

/// The script of axe-core, which looks for barriers.
pub fn axe() -> String {
    read(&path("WHICH_FIRST_AXE"))
}

/// The instrument that is shipped, to be spoilt in one way or another.
pub fn shipped() -> Value {
    let text = read(&dist().join("instruments/which-first.en.json"));
    serde_json::from_str(&text).expect("the shipped instrument is JSON")
}

fn read(path: &Path) -> String {
    match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    }
}

/// Ends the whole program where a variable is not set: every test would fail alike, and one
/// sentence says more than fifty panics. Written to the stream itself, because the test harness
/// swallows what a test prints when the program ends under it.
fn path(name: &str) -> PathBuf {
    // Once, though two tests run side by side.
    static SAID: Once = Once::new();
    if let Some(value) = std::env::var_os(name) {
        return value.into();
    }
    SAID.call_once(|| {
        let missing = format!("{name} is not set, so there is nothing to open");
        let sentence = missing + ": run `cargo xtask test`\n";
        // Nowhere is left to report a closed stream to.
        let _ = std::io::stderr().lock().write_all(sentence.as_bytes());
        process::exit(2)
    });
    unreachable!("the program has ended")
}
