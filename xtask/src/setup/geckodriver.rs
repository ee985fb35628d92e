//! geckodriver, which drives Firefox: Debian has none, so it is built from source, once.

use std::{path::PathBuf, process::Stdio};

use anyhow::{Context, Result};

use super::Setup;
use crate::{log, process, project::Project};

/// The environment variable that names it to the tests.
pub const VARIABLE: &str = "WHICH_FIRST_GECKODRIVER";

/// The crate and its version.
const CRATE: &str = "geckodriver@0.37.1";

/// Finds geckodriver, or builds it into `target/` with cargo.
pub fn find(setup: &mut Setup, project: &Project) -> Result<PathBuf> {
    // A folder for each version, so that another version is built anew.
    let root = project.tools().join(CRATE);
    let program = (root.join("bin"))
        .join("geckodriver")
        .with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        log::line(format_args!(
            "set-up: cargo install {CRATE} (drives Firefox; takes some minutes, once)"
        ));
        let mut command = process::cargo(project.root());
        command
            .args(["install", "--quiet", "--locked", CRATE, "--root"])
            .arg(&root)
            // Its build time matters, its speed does not.
            .arg("--debug")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .stdin(Stdio::null())
            .stdout(std::io::stderr());
        process::run(&mut command).with_context(|| {
            format!("cargo could not build geckodriver: install one, or set {VARIABLE} to its path")
        })?;
        setup.record(format!("built {CRATE}"));
    }
    Ok(program)
}
