//! A compiler for the browser's target: from facts through decisions to a command to run.

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

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To look at while working: quick to make, with panics that can be read.
    Serve,
    /// To be published: as small as it gets.
    Dist,
}

impl Purpose {
    /// The profile of `Cargo.toml`, which is also the name of the folder cargo builds into.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Dist => "release",
        }
    }
}

/// A compiler that is ready to be used.
#[derive(Clone, Debug)]
pub struct Compiler {
    plan: Plan,
}

impl Compiler {
    /// Its folder below `target/`.
    ///
    /// Never the one of native builds, whose cache other flags would throw away; and one for each
    /// compiler, since two versions throw away each other's.
    pub fn target_dir(&self) -> &'static str {
        match self.plan.origin {
            CompilerOrigin::Active => "target/wasm",
            CompilerOrigin::Debian => "target/wasm-debian",
        }
    }

    /// One phrase for the progress line.
    pub fn describe(&self) -> &'static str {
        match (self.plan.origin, self.plan.library) {
            (CompilerOrigin::Active, StdLibrary::Stock) => "with the stock standard library",
            (CompilerOrigin::Active, StdLibrary::Source) => "together with the standard library",
            (CompilerOrigin::Debian, _) => {
                "with Debian's compiler, together with the standard library"
            }
        }
    }

    /// Whether the standard library is compiled with our own switches.
    pub fn compiles_library(&self) -> bool {
        self.plan.library == StdLibrary::Source
    }

    /// A `cargo build` for the browser's target, to which the caller adds what to build.
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
            // Lets a stable compiler take the unstable switches. That is a promise to nobody: the
            // stock library is always there to fall back on.
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        let flags = flags(project, purpose, self.plan.library);
        // The encoded form, because paths in it may hold spaces.
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
        if let Some(linker) = &self.plan.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }
}

/// Switches for the compiler beyond what the profile says.
fn flags(project: &Project, purpose: Purpose, library: StdLibrary) -> Vec<String> {
    match (purpose, library) {
        (Purpose::Serve, _) => Vec::new(),
        // A panic's place is kept by the stock library, and with it the paths of source files:
        // two machines get the same bytes, and none of them the name of somebody's home.
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

/// Where cargo keeps the source of dependencies.
fn cargo_home() -> Option<String> {
    let home = std::env::var("CARGO_HOME").ok();
    home.or_else(|| Some(format!("{}/.cargo", std::env::var("HOME").ok()?)))
}

/// Finds a compiler, or makes one available.
pub fn find(setup: &mut Setup, project: &Project, purpose: Purpose) -> Result<Compiler> {
    let mut again = setup.retry;
    let mut installed = false;
    loop {
        let facts = facts::gather(project, again)?;
        again = false;
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

/// The commands that would help, for a person to type.
fn install_hints() -> String {
    format!(
        "Any one of these gives one; then run the command again:\n  \
         rustup target add {WASM_TARGET}\n  \
         sudo {}   (on Debian)",
        packages::install_command(&debian::PACKAGES)
    )
}
