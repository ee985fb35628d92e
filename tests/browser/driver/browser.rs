//! A browser of one's own: chromedriver on a free port, Chromium with a fresh profile.

use super::environment;
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{ChromeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// How long a browser may take to start on a machine that builds something beside the tests.
const START: Duration = Duration::from_secs(60);

const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // As on a phone: a screen's width is the page's.
    "--hide-scrollbars",
    // The browser hangs on its driver by a pipe, so that it ends with it, however that ends.
    "--remote-debugging-pipe",
];

/// A running browser. Dropping it ends both programs and removes the profile.
#[derive(Debug)]
pub struct Browser {
    pub driver: WebDriver,
    program: Child,
    /// Kept open, or chromedriver could not write to it.
    _said: Lines<BufReader<ChildStdout>>,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser with these further flags.
    pub async fn start(flags: &[String]) -> Self {
        let profile = TempDir::with_prefix("which-first-").expect("a folder for the profile");
        let (program, said, port) = start_driver().await;
        let mut wishes = DesiredCapabilities::chrome();
        wish(&mut wishes, flags, &profile).expect("wishes that can be written as JSON");
        let address = format!("http://127.0.0.1:{port}");
        let driver = timeout(START, WebDriver::new(address, wishes));
        let driver = (driver.await)
            .expect("the browser starts in time")
            .expect("the browser starts");
        Self {
            driver,
            program,
            _said: said,
            _profile: profile,
        }
    }

    /// Closes the browser and waits for it.
    pub async fn quit(mut self) {
        // A browser that does not close is ended with its driver.
        let _ = timeout(START, self.driver.clone().quit()).await;
        let _ = self.program.kill().await;
    }
}

/// Starts chromedriver on a free port.
///
/// It looks for one that is free for IPv4 and then takes the same for IPv6; when another program
/// has that one, it ends, and the next try gets another.
async fn start_driver() -> (Child, Lines<BufReader<ChildStdout>>, u16) {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        let mut program = Command::new(environment::chromedriver())
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("chromedriver starts");
        let stdout = (program.stdout.take()).expect("chromedriver's output is piped");
        let mut said = BufReader::new(stdout).lines();
        let port = timeout(START, port(&mut said)).await;
        if let Some(port) = port.expect("chromedriver names its port in time, or ends") {
            return (program, said, port);
        }
    }
    panic!("chromedriver ended {TRIES} times without naming its port")
}

fn wish(
    wishes: &mut ChromeCapabilities,
    flags: &[String],
    profile: &TempDir,
) -> Result<(), thirtyfour::error::WebDriverError> {
    wishes.set_binary(&environment::chromium().to_string_lossy())?;
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    for flag in flags {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)
}

/// The port that chromedriver names; none when it ends without.
async fn port(said: &mut Lines<BufReader<ChildStdout>>) -> Option<u16> {
    while let Some(line) = said
        .next_line()
        .await
        .expect("chromedriver's output is text")
    {
        let port = line.split_once("successfully on port ");
        if let Some(port) = port.and_then(|(_, port)| port.trim_end_matches('.').parse().ok()) {
            return Some(port);
        }
    }
    None
}
