//! The components that rustup can add to the active toolchain.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::{
    Setup,
    facts::{RustupFailed, Toolchain},
};
use crate::{
    log,
    process::{self, Outcome},
    project::{self, Project, WASM_TARGET},
};

/// The timeout for rustup, which may hang if its server is unreachable. A slow connection still downloads the
/// 30 MB in this time.
const TIMEOUT: Duration = Duration::from_secs(180);

/// Returns true if rustup is installed and manages this toolchain.
pub fn manages(toolchain: &Toolchain) -> bool {
    // A distribution's toolchain has no `toolchains` folder above it, and rustup would add the component to
    // another toolchain.
    let is_managed = toolchain
        .sysroot
        .parent()
        .is_some_and(|folder| folder.ends_with("toolchains"));
    is_managed && process::succeeds(Command::new("rustup").arg("--version"))
}

/// Adds the compiled standard library for the browser's target.
pub fn add_target(setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
    let what = RustupStep {
        arguments: &["target", "add", WASM_TARGET],
        note: FailedStep::Target,
    };
    what.run(setup, project, toolchain)
}

/// Adds the source of the standard library.
pub fn add_source(setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
    let what = RustupStep {
        arguments: &["component", "add", "rust-src"],
        note: FailedStep::Source,
    };
    what.run(setup, project, toolchain)
}

struct RustupStep {
    arguments: &'static [&'static str],
    note: FailedStep,
}

impl RustupStep {
    /// Runs the step. A failure is recorded but is no error: there are other ways, and the next run should
    /// not wait for this step again.
    fn run(&self, setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
        let mut command = Command::new("rustup");
        // A machine without a network connection needs no backtrace.
        command.args(self.arguments).env_remove("RUST_BACKTRACE");
        let shown = process::command_line(&command);
        log::line(format_args!("set-up: {shown}"));
        match process::run_with_timeout(&mut command, TIMEOUT)? {
            Outcome::Succeeded => setup.record(shown),
            Outcome::Failed => {
                log::line(format_args!("set-up: {shown} failed, going on without"));
                setup.record(format!("went on without {shown}"));
                record_failures(project, toolchain, &[self.note])?;
            }
            Outcome::TimedOut => {
                log::line(format_args!(
                    "set-up: {shown} took more than {} s and was stopped, going on without",
                    TIMEOUT.as_secs()
                ));
                setup.record(format!("went on without {shown}"));
                // Skips the other step too, which would hang in the same way.
                record_failures(
                    project,
                    toolchain,
                    &[FailedStep::Target, FailedStep::Source],
                )?;
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FailedStep {
    Target,
    Source,
}

impl FailedStep {
    /// The line that records a failure. It names the toolchain, so that another toolchain gets its own
    /// attempt.
    fn to_line(self, toolchain: &Toolchain) -> String {
        let what = match self {
            Self::Target => "target",
            Self::Source => "rust-src",
        };
        format!("{what} {}", toolchain.sysroot.display())
    }
}

const FAILURES_FILE: &str = "rustup-failed.txt";

/// The steps that failed in an earlier run. With `retry` the record is deleted.
pub fn failed_before(
    project: &Project,
    toolchain: &Toolchain,
    retry: bool,
) -> Result<RustupFailed> {
    let notes = project.tools().join(FAILURES_FILE);
    if retry && notes.exists() {
        std::fs::remove_file(&notes)?;
    }
    let notes = std::fs::read_to_string(notes).unwrap_or_default();
    Ok(parse_failures(&notes, toolchain))
}

fn parse_failures(notes: &str, toolchain: &Toolchain) -> RustupFailed {
    let failed = |what: FailedStep| notes.lines().any(|line| line == what.to_line(toolchain));
    RustupFailed {
        target: failed(FailedStep::Target),
        source: failed(FailedStep::Source),
    }
}

fn record_failures(project: &Project, toolchain: &Toolchain, notes: &[FailedStep]) -> Result<()> {
    let path = project.tools().join(FAILURES_FILE);
    let mut text = std::fs::read_to_string(&path).unwrap_or_default();
    for note in notes {
        text.push_str(&note.to_line(toolchain));
        text.push('\n');
    }
    log::line("set-up: `cargo xtask setup` tries rustup again");
    project::write(&path, text)
}

#[cfg(test)]
mod tests {
    use super::{FailedStep, RustupFailed, Toolchain, parse_failures};

    fn toolchain(sysroot: &str) -> Toolchain {
        Toolchain {
            sysroot: sysroot.into(),
            ..Toolchain::default()
        }
    }

    #[test]
    fn a_failure_is_remembered_for_its_toolchain_only() {
        let notes = FailedStep::Source.to_line(&toolchain("/stable"));
        let source = RustupFailed {
            target: false,
            source: true,
        };
        assert_eq!(parse_failures(&notes, &toolchain("/stable")), source);
        assert_eq!(
            parse_failures(&notes, &toolchain("/nightly")),
            RustupFailed::default()
        );
    }
}
