//! Development tools that are crates: built from source with cargo, once, into `target/`.

use std::{path::PathBuf, process::Stdio};

use anyhow::{Context, Result};

use super::Setup;
use crate::{log, process, project::Project};

/// A program that `cargo install` builds.
pub struct CargoTool {
    /// The crate, which the program has its name from.
    pub name: &'static str,
    /// The version.
    pub version: &'static str,
    /// The tool's purpose, for the progress line.
    pub purpose: &'static str,
    /// The environment variable that names a program to use instead.
    pub variable: &'static str,
}

/// Drives Firefox. Debian has none.
pub const GECKODRIVER: CargoTool = CargoTool {
    name: "geckodriver",
    version: "0.37.1",
    purpose: "drives Firefox",
    variable: "WHICH_FIRST_GECKODRIVER",
};

/// Builds and runs fuzz targets.
pub const CARGO_FUZZ: CargoTool = CargoTool {
    name: "cargo-fuzz",
    version: "0.13.2",
    purpose: "runs the fuzz targets",
    variable: "WHICH_FIRST_CARGO_FUZZ",
};

/// Checks what the crates are.
pub const CARGO_DENY: CargoTool = CargoTool {
    name: "cargo-deny",
    version: "0.20.2",
    purpose: "checks licences, sources and advisories of crates",
    variable: "WHICH_FIRST_CARGO_DENY",
};

impl CargoTool {
    /// Finds the program, or builds it into `target/` with cargo.
    pub fn find(&self, setup: &mut Setup, project: &Project) -> Result<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable) {
            return Ok(path.into());
        }
        let Self { name, version, .. } = self;
        let package = format!("{name}@{version}");
        // A folder for each version, so that another version is built anew.
        let root = project.tools().join(&package);
        let program = (root.join("bin"))
            .join(name)
            .with_extension(std::env::consts::EXE_EXTENSION);
        if !program.is_file() {
            let purpose = self.purpose;
            log::line(format_args!(
                "set-up: cargo install {package} ({purpose}; takes some minutes, once)"
            ));
            let mut command = process::cargo(project.root());
            command
                .args(["install", "--quiet", "--locked", &package, "--root"])
                .arg(&root)
                // Its build time matters, its speed does not.
                .arg("--debug")
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .stdin(Stdio::null())
                .stdout(std::io::stderr());
            process::run(&mut command).with_context(|| {
                let variable = self.variable;
                format!("cargo could not build {name}: install one, or set {variable} to its path")
            })?;
            setup.record(format!("built {package}"));
        }
        Ok(program)
    }
}
