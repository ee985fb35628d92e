//! A compiler for the browser's target: gathers facts, decides on the next step, and takes it.

use std::process::Command;

use anyhow::{Result, bail};

use super::{
    Setup, debian,
    decide::{self, CompilerOrigin, NextStep, Plan, StdLibrary},
    facts, packages, rustup,
};
use crate::{
    process,
    project::{Project, WASM_TARGET},
};

/// The purpose of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Development: fast to build, with readable panics.
    Serve,
    /// Production: as small as possible.
    Dist,
}

impl Purpose {
    /// The profile of `Cargo.toml`, which is also the name of cargo's output folder.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Dist => "release",
        }
    }
}

/// A compiler that is ready for use.
#[derive(Clone, Debug)]
pub struct Compiler {
    plan: Plan,
}

impl Compiler {
    /// The compiler's folder below `target/`.
    ///
    /// It differs from that of native builds, whose cache the other flags would invalidate, and between
    /// compilers, since two versions invalidate each other's cache.
    pub fn target_dir(&self) -> &'static str {
        match self.plan.origin {
            CompilerOrigin::Active => "target/wasm",
            CompilerOrigin::Debian => "target/wasm-debian",
        }
    }

    /// A phrase for the progress line.
    pub fn describe(&self) -> &'static str {
        match (self.plan.origin, self.plan.library) {
            (CompilerOrigin::Active, StdLibrary::Stock) => "with the stock standard library",
            (CompilerOrigin::Active, StdLibrary::Source) => "together with the standard library",
            (CompilerOrigin::Debian, _) => {
                "with Debian's compiler, together with the standard library"
            }
        }
    }

    /// Returns true if the standard library is compiled from source, with our own flags.
    pub fn compiles_library(&self) -> bool {
        self.plan.library == StdLibrary::Source
    }

    /// A `cargo build` command for the browser's target, to which the caller adds the package.
    pub fn build(&self, project: &Project, purpose: Purpose) -> Command {
        let mut command = match self.plan.origin {
            CompilerOrigin::Active => process::cargo(project.root()),
            CompilerOrigin::Debian => debian::cargo(project.root()),
        };
        command.args(["build", "--target", WASM_TARGET, "--profile"]);
        command.arg(purpose.profile());
        command
            .arg("--target-dir")
            .arg(project.path(self.target_dir()));
        if self.compiles_library() {
            command.arg("-Zbuild-std=std,panic_abort");
            // Lets a stable compiler accept unstable flags. If they stop working, the prebuilt library is the
            // fallback.
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        let flags = flags(project, purpose, self.plan.library);
        // The encoded form, because paths in the flags may contain spaces.
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
        if let Some(linker) = &self.plan.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }
}

/// Compiler flags in addition to the profile's.
fn flags(project: &Project, purpose: Purpose, library: StdLibrary) -> Vec<String> {
    match (purpose, library) {
        (Purpose::Serve, _) => Vec::new(),
        // The prebuilt library keeps the locations of panics, and with them the paths of source files.
        // Remapped, two machines get the same bytes, without the name of somebody's home folder.
        (Purpose::Dist, StdLibrary::Stock) => {
            let mut flags = vec![format!(
                "--remap-path-prefix={}=.",
                project.root().display()
            )];
            if let Some(home) = cargo_home() {
                flags.push(format!("--remap-path-prefix={home}=cargo"));
            }
            flags
        }
        (Purpose::Dist, StdLibrary::Source) => [
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
            "-Zlocation-detail=none",
            "-Zfmt-debug=none",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// The folder in which cargo keeps the sources of dependencies.
fn cargo_home() -> Option<String> {
    let home = std::env::var("CARGO_HOME").ok();
    home.or_else(|| Some(format!("{}/.cargo", std::env::var("HOME").ok()?)))
}

/// Finds a compiler, or installs one.
pub fn find(setup: &mut Setup, project: &Project, purpose: Purpose) -> Result<Compiler> {
    let mut retry = setup.retry;
    let mut installed = false;
    loop {
        let facts = facts::gather(project, retry)?;
        retry = false;
        match decide::next_step(&facts, purpose) {
            NextStep::Build(plan) => return Ok(Compiler { plan }),
            NextStep::AddTarget => rustup::add_target(setup, project, &facts.active)?,
            NextStep::AddSource => rustup::add_source(setup, project, &facts.active)?,
            NextStep::Install(packages) if !installed => {
                installed = true;
                packages::install(setup, &packages, "a compiler for the browser")?;
            }
            NextStep::Install(packages) => bail!(
                "{} should be installed by now, but cannot be found\n{}",
                packages.join(" "),
                install_hints()
            ),
            NextStep::GiveUp => bail!(
                "there is no compiler for {WASM_TARGET} here, and no way to get one was found\n{}",
                install_hints()
            ),
        }
    }
}

/// The commands that would install a compiler, for the error message.
fn install_hints() -> String {
    format!(
        "Any one of these gives one; then run the command again:\n  \
         rustup target add {WASM_TARGET}\n  \
         sudo {}   (on Debian)",
        packages::install_command(&debian::PACKAGES)
    )
}
