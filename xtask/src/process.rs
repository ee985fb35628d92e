//! Child processes: start them, wait for them, and report their failures.

use std::{
    env,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

/// Runs a command to completion with inherited input and output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", command_line(command));
    }
    Ok(())
}

/// Runs a command and returns its standard output.
pub fn output_of(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", command_line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| {
        format!(
            "`{}` wrote something that is not UTF-8",
            command_line(command)
        )
    })
}

/// Runs a command with `input` as its standard input and returns its standard output.
pub fn run_with_input(command: &mut Command, input: String) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    let mut stdin = child.stdin.take().context("a child has no input")?;
    // Writes in a thread of its own: with full pipes, parent and child would wait for each other.
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child
        .wait_with_output()
        .with_context(|| format!("could not wait for `{}`", command_line(command)))?;
    let written = writer
        .join()
        .map_err(|_| anyhow!("a child's input broke"))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}); it says above why",
            command_line(command),
            output.status
        );
    }
    written.with_context(|| format!("`{}` did not read its input", command_line(command)))?;
    String::from_utf8(output.stdout).with_context(|| {
        format!(
            "`{}` wrote something that is not UTF-8",
            command_line(command)
        )
    })
}

/// Returns true if a command can be started and succeeds. Its output is discarded.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The outcome of a command with a timeout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The command succeeded.
    Succeeded,
    /// The command failed by itself, or could not be started.
    Failed,
    /// The command was killed after the timeout.
    TimedOut,
}

/// Runs a command that may hang, and kills it after `timeout`.
///
/// Its standard input is empty, so that a prompt fails at once, and its output goes to standard error, like
/// the progress lines.
pub fn run_with_timeout(command: &mut Command, timeout: Duration) -> Result<Outcome> {
    command.stdin(Stdio::null()).stdout(std::io::stderr());
    let Ok(mut child) = command.spawn() else {
        return Ok(Outcome::Failed);
    };
    let deadline = Instant::now() + timeout;
    loop {
        let status = child
            .try_wait()
            .with_context(|| format!("could not wait for `{}`", command_line(command)))?;
        match status {
            Some(status) if status.success() => return Ok(Outcome::Succeeded),
            Some(_) => return Ok(Outcome::Failed),
            None if Instant::now() >= deadline => {
                // Both may fail, because the command may have ended in between.
                let _ = child.kill();
                let _ = child.wait();
                return Ok(Outcome::TimedOut);
            }
            None => thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// The command line as a person would type it.
pub fn command_line(command: &Command) -> String {
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

/// The `cargo` that runs xtask, so that a toolchain chosen by `cargo +name` stays in use.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// The path of the first of `names` that is found in `PATH` or in the folders of `more`.
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
    use super::{Command, Duration, Outcome, command_line, run_with_input, run_with_timeout};

    #[test]
    fn a_command_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("cargo");
        command.args(["test", "--", "two words"]);
        assert_eq!(command_line(&command), "cargo test -- 'two words'");
    }

    #[cfg(unix)]
    #[test]
    fn a_command_answers_to_more_than_a_pipe_holds() {
        let long = "x".repeat(1 << 20);
        let answer = run_with_input(&mut Command::new("cat"), long.clone());
        assert_eq!(answer.expect("what cat was told"), long);
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_hangs_is_stopped() {
        let ended = run_with_timeout(Command::new("sleep").arg("60"), Duration::from_millis(100));
        assert_eq!(ended.expect("sleep can be waited for"), Outcome::TimedOut);
    }

    #[test]
    fn a_program_that_is_not_there_ends_badly() {
        let ended = run_with_timeout(&mut Command::new("which-first-no-such"), Duration::ZERO);
        assert_eq!(ended.expect("nothing to wait for"), Outcome::Failed);
    }
}
