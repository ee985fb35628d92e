//! Child processes: started, waited for, and explained when they fail.

use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

/// Runs a command to its end with our own input and output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", show(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", show(command));
    }
    Ok(())
}

/// Runs a command and gives what it wrote to standard output.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", show(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", show(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` wrote something that is not UTF-8", show(command)))
}

/// Runs a command that reads `input`, and gives what it wrote to standard output.
pub fn converse(command: &mut Command, input: String) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", show(command)))?;
    let mut stdin = child.stdin.take().context("a child has no input")?;
    // From a thread of its own, so that neither side waits for the other with a full pipe.
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child
        .wait_with_output()
        .with_context(|| format!("could not wait for `{}`", show(command)))?;
    let written = writer
        .join()
        .map_err(|_| anyhow!("a child's input broke"))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}); it says above why",
            show(command),
            output.status
        );
    }
    written.with_context(|| format!("`{}` did not read its input", show(command)))?;
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` wrote something that is not UTF-8", show(command)))
}

/// Whether a command can be started and succeeds, with nothing shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// How a command that was given a limited time ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It succeeded.
    Well,
    /// It failed by itself, or could not be started.
    Badly,
    /// It was stopped when its time was over.
    Late,
}

/// Runs a command that may hang, and stops it when `limit` is over.
///
/// It gets no input, so that a question it asks fails at once, and its output goes where progress
/// goes.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<Ended> {
    command.stdin(Stdio::null()).stdout(std::io::stderr());
    let Ok(mut child) = command.spawn() else {
        return Ok(Ended::Badly);
    };
    let deadline = Instant::now() + limit;
    loop {
        let status = child
            .try_wait()
            .with_context(|| format!("could not wait for `{}`", show(command)))?;
        match status {
            Some(status) if status.success() => return Ok(Ended::Well),
            Some(_) => return Ok(Ended::Badly),
            None if Instant::now() >= deadline => {
                // It may have ended in between; either way it is not waited for any longer.
                let _ = child.kill();
                let _ = child.wait();
                return Ok(Ended::Late);
            }
            None => thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// A command as a person would type it.
pub fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The cargo that runs us, so that a toolchain chosen by `cargo +name` stays chosen.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// The first of `names` that lies in a folder of `PATH` or of `more`.
pub fn find_program(names: &[&str], more: &[&Path]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path)
        .chain(more.iter().map(|folder| folder.to_path_buf()))
        .collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|path| path.is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::{Command, Duration, Ended, converse, run_within, show};

    #[test]
    fn a_command_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("cargo");
        command.args(["test", "--", "two words"]);
        assert_eq!(show(&command), "cargo test -- 'two words'");
    }

    #[cfg(unix)]
    #[test]
    fn a_command_answers_to_more_than_a_pipe_holds() {
        let long = "x".repeat(1 << 20);
        let answer = converse(&mut Command::new("cat"), long.clone());
        assert_eq!(answer.expect("what cat was told"), long);
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_hangs_is_stopped() {
        let ended = run_within(Command::new("sleep").arg("60"), Duration::from_millis(100));
        assert_eq!(ended.expect("sleep can be waited for"), Ended::Late);
    }

    #[test]
    fn a_program_that_is_not_there_ends_badly() {
        let ended = run_within(&mut Command::new("which-first-no-such"), Duration::ZERO);
        assert_eq!(ended.expect("nothing to wait for"), Ended::Badly);
    }
}
