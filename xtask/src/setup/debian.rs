//! Debian's compiler for WebAssembly, which comes with the source of its own standard library.
//!
//! It is the fallback if rustup cannot reach its server. No variable of rustup may be inherited: a
//! `RUSTUP_TOOLCHAIN` or a library path of another compiler would mix the two.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use super::{
    decide::IMMEDIATE_ABORT_SINCE,
    facts::{self, Toolchain},
};

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";

/// The packages of the compiler for the browser.
pub const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Those of [`PACKAGES`] that are missing or too old: the plain `rustc` package installs a much older
/// compiler at the same path.
pub fn missing_packages() -> Vec<&'static str> {
    let toolchain = if Path::new(RUSTC).is_file() {
        facts::toolchain(Path::new(RUSTC)).ok()
    } else {
        None
    };
    let compiler = toolchain.filter(|Toolchain { minor, .. }| *minor >= IMMEDIATE_ABORT_SINCE);
    let source = compiler.as_ref().is_some_and(|toolchain| toolchain.source);
    let cargo = Path::new(CARGO).is_file() && compiler.is_some();
    let [rustc_web, cargo_web, rust_web_src] = PACKAGES;
    [
        (compiler.is_some(), rustc_web),
        (cargo, cargo_web),
        (source, rust_web_src),
    ]
    .into_iter()
    .filter_map(|(there, package)| (!there).then_some(package))
    .collect()
}

/// A command for Debian's cargo with Debian's compiler.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(CARGO);
    command.current_dir(root).env("RUSTC", RUSTC);
    for name in ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "CARGO", "RUSTDOC"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}
