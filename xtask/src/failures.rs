//! The failed tests of a run, repeated at its end: thousands of lines lie between a failure and there.

use std::{
    io::{self, BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::process::command_line;

/// The number of lines that are repeated of each failed test; the whole stands where it was printed.
const MAX_LINES: usize = 30;

/// Runs a `cargo test` command, and repeats the failures of its tests in the error.
pub fn run_tests(command: &mut Command) -> Result<()> {
    let line = command_line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{line}`"))?;
    let printed = child.stdout.take().context("a child has no output")?;
    let repeated = tee(BufReader::new(printed), io::stdout())
        .with_context(|| format!("could not read what `{line}` prints"))?;
    let status = child
        .wait()
        .with_context(|| format!("could not wait for `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})\n{repeated}");
    }
    Ok(())
}

/// Copies the output of tests, and returns the part about those that failed.
fn tee(mut printed: impl BufRead, mut copy: impl Write) -> io::Result<String> {
    let mut failures = String::new();
    let mut lines_left = 0;
    let mut bytes = Vec::new();
    while printed.read_until(b'\n', &mut bytes)? > 0 {
        copy.write_all(&bytes)?;
        copy.flush()?;
        let line = String::from_utf8_lossy(&bytes);
        if line.starts_with("---- ") {
            lines_left = MAX_LINES;
        } else if line.trim_end() == "failures:" || line.starts_with("test result: ") {
            lines_left = 0;
        }
        if lines_left > 0 {
            failures.push_str(&line);
            lines_left -= 1;
        }
        bytes.clear();
    }
    Ok(failures)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "
running 3 tests
test a ... ok
test b ... FAILED
test c ... FAILED

failures:

---- b stdout ----
b panicked: there stands nothing

---- c stdout ----
c panicked

failures:
    b
    c

test result: FAILED. 1 passed; 2 failed; 0 ignored

     Running another
test d ... ok
";

    #[test]
    fn whoever_reads_the_end_of_a_run_finds_what_failed_and_why() {
        let mut copy = Vec::new();
        let failures = tee(PRINTED.as_bytes(), &mut copy).expect("memory can be written");
        assert_eq!(copy, PRINTED.as_bytes());
        assert_eq!(
            failures,
            "---- b stdout ----\nb panicked: there stands nothing\n\n---- c stdout ----\nc panicked\n\n"
        );
    }

    #[test]
    fn a_long_story_is_repeated_in_part_and_signs_that_are_none_do_no_harm() {
        let mut printed = b"---- a stdout ----\n\xff\n".to_vec();
        printed.extend("line\n".repeat(MAX_LINES).into_bytes());
        let failures = tee(printed.as_slice(), io::sink()).expect("memory can be read");
        assert_eq!(failures.lines().count(), MAX_LINES);
        assert!(failures.starts_with("---- a stdout ----\n\u{fffd}\nline\n"));
    }
}
