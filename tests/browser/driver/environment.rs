//! Where things are, as `cargo xtask test` says.

use super::browser::Engine;
use serde_json::Value;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Once;

/// The folder that `cargo xtask dist` has filled.
pub fn dist() -> PathBuf {
    path("WHICH_FIRST_DIST")
}

/// Chromium.
pub fn chromium() -> PathBuf {
    path("WHICH_FIRST_CHROMIUM")
}

/// The program that drives Chromium.
pub fn chromedriver() -> PathBuf {
    path("WHICH_FIRST_CHROMEDRIVER")
}

/// Firefox.
pub fn firefox() -> PathBuf {
    path("WHICH_FIRST_FIREFOX")
}

/// The program that drives Firefox.
pub fn geckodriver() -> PathBuf {
    path("WHICH_FIRST_GECKODRIVER")
}

/// A browser around `WebKit`.
pub fn minibrowser() -> PathBuf {
    path("WHICH_FIRST_MINIBROWSER")
}

/// The program that drives it.
pub fn webkitdriver() -> PathBuf {
    path("WHICH_FIRST_WEBKITDRIVER")
}

/// A screen that nobody sees, for a browser that needs one.
pub fn xvfb() -> PathBuf {
    path("WHICH_FIRST_XVFB")
}

/// Whether whoever runs the tests said that they have no such browser: `WHICH_FIRST_WITHOUT` names
/// engines, separated by commas.
pub fn is_without(engine: Engine) -> bool {
    let without = std::env::var("WHICH_FIRST_WITHOUT").unwrap_or_default();
    without
        .split(',')
        .any(|name| name.trim() == engine.to_string())
}

/// The script of axe-core, which looks for barriers.
pub fn axe() -> String {
    read(&path("WHICH_FIRST_AXE"))
}

/// The script of `DOMPurify`, which many pages take markup through before they show it.
pub fn purify() -> String {
    read(&path("WHICH_FIRST_PURIFY"))
}

/// A text that the build put out.
pub fn built(path: &str) -> String {
    read(&place(path))
}

/// The folder of the example hosts, which are handed out as they are in the sources and are no part of a
/// production build.
pub fn hosts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/hosts")
}

/// Whether the build has put out a file or a folder of this name.
pub fn is_built(path: &str) -> bool {
    dist().join(path).exists()
}

/// Where a file of the site lies.
fn place(path: &str) -> PathBuf {
    match path.strip_prefix("hosts") {
        Some(rest) => hosts().join(rest.trim_start_matches('/')),
        None => dist().join(path),
    }
}

/// The bytes of a file that the build put out.
pub fn built_bytes(path: &str) -> Vec<u8> {
    let path = dist().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// The names of the files that the build put into a folder, sorted.
pub fn built_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(place(folder)).expect("the build has this folder");
    let name = |entry: io::Result<fs::DirEntry>| {
        let name = entry.expect("the folder can be listed").file_name();
        name.into_string().expect("a name in Unicode")
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// The instrument that is shipped, to be spoilt in one way or another.
pub fn shipped() -> Value {
    let text = built("instruments/which-first.en.json");
    serde_json::from_str(&text).expect("the shipped instrument is JSON")
}

fn read(path: &Path) -> String {
    match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    }
}

/// Says something past the test harness, which keeps what a test prints to itself.
pub fn say(sentence: &str) {
    // Nowhere is left to report a closed stream to.
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

/// What a variable names.
///
/// Ends the whole program where it is not set: every test would fail alike, and one
/// sentence says more than fifty panics.
pub fn path(name: &str) -> PathBuf {
    // Once, though two tests run side by side.
    static SAID: Once = Once::new();
    if let Some(value) = std::env::var_os(name) {
        return value.into();
    }
    SAID.call_once(|| {
        say(&format!(
            "{name} is not set, so there is nothing to open: `cargo xtask test` and `cargo xtask \
             hosts` set it"
        ));
        process::exit(2)
    });
    unreachable!("the program has ended")
}
