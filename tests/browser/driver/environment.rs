//! Paths of the build and of the browsers, from the environment variables that `cargo xtask test` sets.

use super::browser::Engine;
use serde_json::Value;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Once;

/// The output folder of `cargo xtask dist`.
pub fn dist() -> PathBuf {
    path("WHICH_FIRST_DIST")
}

/// Chromium.
pub fn chromium() -> PathBuf {
    path("WHICH_FIRST_CHROMIUM")
}

/// The driver of Chromium.
pub fn chromedriver() -> PathBuf {
    path("WHICH_FIRST_CHROMEDRIVER")
}

/// Firefox.
pub fn firefox() -> PathBuf {
    path("WHICH_FIRST_FIREFOX")
}

/// The driver of Firefox.
pub fn geckodriver() -> PathBuf {
    path("WHICH_FIRST_GECKODRIVER")
}

/// A browser with the engine `WebKit`.
pub fn minibrowser() -> PathBuf {
    path("WHICH_FIRST_MINIBROWSER")
}

/// The driver of `WebKit`.
pub fn webkitdriver() -> PathBuf {
    path("WHICH_FIRST_WEBKITDRIVER")
}

/// The virtual screen, for a browser that needs a screen.
pub fn xvfb() -> PathBuf {
    path("WHICH_FIRST_XVFB")
}

/// Returns true if the variable `WHICH_FIRST_WITHOUT`, a comma-separated list of engines, excludes this
/// engine's tests.
pub fn is_excluded(engine: Engine) -> bool {
    let without = std::env::var("WHICH_FIRST_WITHOUT").unwrap_or_default();
    without
        .split(',')
        .any(|name| name.trim() == engine.to_string())
}

/// The script of axe-core, the accessibility checker.
pub fn axe() -> String {
    read(&path("WHICH_FIRST_AXE"))
}

/// The script of `DOMPurify`, with which many pages sanitise markup.
pub fn purify() -> String {
    read(&path("WHICH_FIRST_PURIFY"))
}

/// The text of a built file.
pub fn built(path: &str) -> String {
    read(&site_path(path))
}

/// The folder of the example hosts, which are served from the sources, since a production build does not
/// contain them.
pub fn hosts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/hosts")
}

/// Returns true if the build has a file or a folder with this path.
pub fn is_built(path: &str) -> bool {
    dist().join(path).exists()
}

/// The path of a file of the site.
fn site_path(path: &str) -> PathBuf {
    match path.strip_prefix("hosts") {
        Some(rest) => hosts().join(rest.trim_start_matches('/')),
        None => dist().join(path),
    }
}

/// The bytes of a built file.
pub fn built_bytes(path: &str) -> Vec<u8> {
    let path = dist().join(path);
    fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// The names of the built files in a folder, sorted.
pub fn built_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(site_path(folder)).expect("the build has this folder");
    let name = |entry: io::Result<fs::DirEntry>| {
        let name = entry.expect("the folder can be listed").file_name();
        name.into_string().expect("a name in Unicode")
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// The shipped instrument as JSON, for tests that change it.
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

/// Prints a line to standard error, past the test harness, which captures a test's output.
pub fn print_line(sentence: &str) {
    // There is nowhere to report a closed stream to.
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

/// The path in an environment variable.
///
/// Exits the process if it is not set: every test would fail for the same reason, and one message is clearer
/// than fifty panics.
pub fn path(name: &str) -> PathBuf {
    // Printed once, although two tests run in parallel.
    static SAID: Once = Once::new();
    if let Some(value) = std::env::var_os(name) {
        return value.into();
    }
    SAID.call_once(|| {
        print_line(&format!(
            "{name} is not set, so there is nothing to open: `cargo xtask test` and `cargo xtask \
             hosts` set it"
        ));
        process::exit(2)
    });
    unreachable!("the program has ended")
}
