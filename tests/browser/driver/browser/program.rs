//! A child process beside the browser: start it, read its output until it is ready, end it.

use super::START;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// The timeout for a process to shut down cleanly.
const END: Duration = Duration::from_secs(5);

/// A running process. Dropping it kills it.
#[derive(Debug)]
pub struct Program {
    child: Child,
}

impl Program {
    /// Starts a process and discards its output.
    pub fn start(command: &mut Command) -> Self {
        Self::spawn(command.stdout(Stdio::null()))
    }

    /// Starts a process and reads its output until `ready` returns a value for a line. Returns `None` if the
    /// process ends before.
    pub async fn start_and_read<T>(
        command: &mut Command,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Option<(Self, T)> {
        let mut program = Self::spawn(command.stdout(Stdio::piped()));
        let stdout = program.child.stdout.take().expect("its output is piped");
        let mut said = BufReader::new(stdout).lines();
        let found = timeout(START, Self::listen(&mut said, ready))
            .await
            .unwrap_or_else(|_| panic!("{command:?} is not ready in time"))?;
        // The rest of the output has to be read, or the process would block.
        tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
        Some((program, found))
    }

    fn spawn(command: &mut Command) -> Self {
        let child = command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        Self {
            child: child.unwrap_or_else(|error| panic!("{command:?} does not start: {error}")),
        }
    }

    /// The process id, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Returns true if the process has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    async fn listen<T>(
        said: &mut Lines<BufReader<ChildStdout>>,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        while let Some(line) = said.next_line().await.expect("its output is text") {
            if let Some(found) = ready(&line) {
                return Some(found);
            }
        }
        None
    }

    /// Ends the process, at first by SIGTERM: geckodriver then closes a browser that did not close by itself.
    pub async fn end(mut self) {
        if let Some(id) = self.child.id() {
            // On systems without this command the process is killed.
            let asked = Command::new("kill").arg(id.to_string()).status().await;
            if asked.is_ok() && timeout(END, self.child.wait()).await.is_ok() {
                return;
            }
        }
        let _ = self.child.kill().await;
    }
}
