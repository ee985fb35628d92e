//! Chromium, by chromedriver.

use super::{BrowserPreferences, Program, StartedDriver};
use crate::driver::environment;
use std::path::Path;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::WebDriverError;
use thirtyfour::{Capabilities, DesiredCapabilities, LoggingPrefsLogLevel};
use tokio::process::Command;

const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // As on a phone: the viewport is as wide as the screen.
    "--hide-scrollbars",
    // A pipe connects the browser to its driver, so that it ends with the driver, however that ends.
    "--remote-debugging-pipe",
    // No host but this machine is reachable, whatever a page requests.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/// Starts chromedriver on a free port.
///
/// chromedriver looks for a free IPv4 port and then takes the same for IPv6. If another program has that one,
/// it exits, and the next attempt gets another port.
pub async fn start(profile: &Path, preferences: BrowserPreferences) -> StartedDriver {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        let mut command = Command::new(environment::chromedriver());
        if let Some((program, port)) = Program::start_and_read(command.arg("--port=0"), port).await
        {
            return StartedDriver {
                port,
                programs: vec![program],
                capabilities: capabilities(profile, preferences)
                    .expect("they can be written as JSON"),
            };
        }
    }
    panic!("chromedriver ended {TRIES} times without naming its port")
}

/// The port in a line of chromedriver's output.
fn port(said: &str) -> Option<u16> {
    let (_, port) = said.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

fn capabilities(
    profile: &Path,
    preferences: BrowserPreferences,
) -> Result<Capabilities, WebDriverError> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&environment::chromium().to_string_lossy())?;
    for flag in FLAGS {
        chrome.add_arg(flag)?;
    }
    if preferences.less_motion {
        chrome.add_arg("--force-prefers-reduced-motion")?;
    }
    // A mouse, which a browser without a window has not: its pointer hovers.
    let mouse = "primaryHoverType=2,availableHoverTypes=2";
    let type_size = (preferences.type_size).map(|pixels| format!(",defaultFontSize={pixels}"));
    let type_size = type_size.unwrap_or_default();
    chrome.add_arg(&format!("--blink-settings={mouse}{type_size}"))?;
    if preferences.forced_colours {
        chrome.add_arg("--force-high-contrast")?;
    }
    chrome.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    chrome.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(chrome.into())
}
