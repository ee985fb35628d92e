//! Firefox, by geckodriver.

use super::{Program, Started};
use crate::driver::environment;
use std::path::Path;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::error::WebDriverError;
use thirtyfour::{Capabilities, DesiredCapabilities};
use tokio::process::Command;

/// Starts geckodriver on a free port.
pub async fn start(profile: &Path) -> Started {
    let mut command = Command::new(environment::geckodriver());
    command.args(["--port", "0", "--websocket-port", "0", "--profile-root"]);
    let (program, port) = (Program::start_and_hear(command.arg(profile), port).await)
        .expect("geckodriver names its port before it ends");
    let wishes = wishes().expect("wishes that can be written as JSON");
    (port, vec![program], wishes)
}

/// The port in what geckodriver says.
fn port(said: &str) -> Option<u16> {
    let (_, address) = said.split_once("Listening on ")?;
    address.rsplit_once(':')?.1.parse().ok()
}

fn wishes() -> Result<Capabilities, WebDriverError> {
    let mut wishes = DesiredCapabilities::firefox();
    wishes.set_firefox_binary(&environment::firefox().to_string_lossy())?;
    wishes.set_headless()?;
    let mut preferences = FirefoxPreferences::new();
    // As on a phone: a screen's width is the page's.
    preferences.set("ui.useOverlayScrollbars", 1)?;
    wishes.set_preferences(preferences)?;
    Ok(wishes.into())
}
