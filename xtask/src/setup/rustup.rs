//! What rustup can add to the active toolchain.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::{
    Setup,
    facts::{RustupFailed, Toolchain},
};
use crate::{
    process::{self, Ended},
    project::{self, Project, WASM_TARGET},
    say,
};

/// rustup may hang where its server cannot be reached. A slow line still gets the 30 MB in this.
const LIMIT: Duration = Duration::from_secs(180);

/// Whether rustup is here and the toolchain is one of its own.
pub fn manages(toolchain: &Toolchain) -> bool {
    // One that a distribution installed has no `toolchains` folder above it, and rustup would add
    // to another one.
    let of_rustup = toolchain
        .sysroot
        .parent()
        .is_some_and(|folder| folder.ends_with("toolchains"));
    of_rustup && process::succeeds(Command::new("rustup").arg("--version"))
}

/// Adds the compiled standard library for the browser's target.
pub fn add_target(setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
    let what = Addition {
        arguments: &["target", "add", WASM_TARGET],
        note: Note::Target,
    };
    what.add(setup, project, toolchain)
}

/// Adds the source of the standard library.
pub fn add_source(setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
    let what = Addition {
        arguments: &["component", "add", "rust-src"],
        note: Note::Source,
    };
    what.add(setup, project, toolchain)
}

struct Addition {
    arguments: &'static [&'static str],
    note: Note,
}

impl Addition {
    /// A failure is written down and no error: there are other ways, and the next run should not
    /// wait for this one again.
    fn add(&self, setup: &mut Setup, project: &Project, toolchain: &Toolchain) -> Result<()> {
        let mut command = Command::new("rustup");
        // A machine without a line is nothing to trace.
        command.args(self.arguments).env_remove("RUST_BACKTRACE");
        let shown = process::show(&command);
        say::line(format_args!("set-up: {shown}"));
        match process::run_within(&mut command, LIMIT)? {
            Ended::Well => setup.did(shown),
            Ended::Badly => {
                say::line(format_args!("set-up: {shown} failed, going on without"));
                setup.did(format!("went on without {shown}"));
                note_failure(project, toolchain, &[self.note])?;
            }
            Ended::Late => {
                say::line(format_args!(
                    "set-up: {shown} took more than {} s and was stopped, going on without",
                    LIMIT.as_secs()
                ));
                setup.did(format!("went on without {shown}"));
                // What hangs once hangs again: do not wait a second time for the other step.
                note_failure(project, toolchain, &[Note::Target, Note::Source])?;
            }
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Note {
    Target,
    Source,
}

impl Note {
    /// The line that stands for a failure. It names the toolchain: another one gets its own try.
    fn line(self, toolchain: &Toolchain) -> String {
        let what = match self {
            Self::Target => "target",
            Self::Source => "rust-src",
        };
        format!("{what} {}", toolchain.sysroot.display())
    }
}

const NOTES: &str = "rustup-failed.txt";

/// What failed in an earlier run, or nothing when it is to be tried `again`.
pub fn failed_before(
    project: &Project,
    toolchain: &Toolchain,
    again: bool,
) -> Result<RustupFailed> {
    let notes = project.tools().join(NOTES);
    if again && notes.exists() {
        std::fs::remove_file(&notes)?;
    }
    let notes = std::fs::read_to_string(notes).unwrap_or_default();
    Ok(read_notes(&notes, toolchain))
}

fn read_notes(notes: &str, toolchain: &Toolchain) -> RustupFailed {
    let failed = |what: Note| notes.lines().any(|line| line == what.line(toolchain));
    RustupFailed {
        target: failed(Note::Target),
        source: failed(Note::Source),
    }
}

fn note_failure(project: &Project, toolchain: &Toolchain, notes: &[Note]) -> Result<()> {
    let path = project.tools().join(NOTES);
    let mut text = std::fs::read_to_string(&path).unwrap_or_default();
    for note in notes {
        text.push_str(&note.line(toolchain));
        text.push('\n');
    }
    say::line("set-up: `cargo xtask setup` tries rustup again");
    project::write(&path, text)
}

#[cfg(test)]
mod tests {
    use super::{Note, RustupFailed, Toolchain, read_notes};

    fn toolchain(sysroot: &str) -> Toolchain {
        Toolchain {
            sysroot: sysroot.into(),
            ..Toolchain::default()
        }
    }

    #[test]
    fn a_failure_is_remembered_for_its_toolchain_only() {
        let notes = Note::Source.line(&toolchain("/stable"));
        let source = RustupFailed {
            target: false,
            source: true,
        };
        assert_eq!(read_notes(&notes, &toolchain("/stable")), source);
        assert_eq!(
            read_notes(&notes, &toolchain("/nightly")),
            RustupFailed::default()
        );
    }
}
