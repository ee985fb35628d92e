//! Firefox, by geckodriver.

use super::{Program, Started, Wishes};
use crate::driver::environment;
use std::path::Path;
use std::{fs, io};
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::error::WebDriverError;
use thirtyfour::{Capabilities, DesiredCapabilities};
use tokio::process::Command;

/// Removes the minimum width of Firefox's window, which is that of its toolbar.
const WINDOW: &str = ":root { min-width: 0 !important; min-height: 0 !important }";

/// Starts geckodriver on a free port.
pub async fn start(profile: &Path, wishes: Wishes) -> Started {
    let mut command = Command::new(environment::geckodriver());
    command.args(["--port", "0", "--websocket-port", "0"]);
    let (program, port) = (Program::start_and_hear(&mut command, port).await)
        .expect("geckodriver names its port before it ends");
    dress(profile).expect("a profile that can be written");
    Started {
        port,
        programs: vec![program],
        capabilities: capabilities(profile, wishes).expect("they can be written as JSON"),
    }
}

/// The port in a line of geckodriver's output.
fn port(said: &str) -> Option<u16> {
    let (_, address) = said.split_once("Listening on ")?;
    address.rsplit_once(':')?.1.parse().ok()
}

fn dress(profile: &Path) -> io::Result<()> {
    let folder = profile.join("chrome");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("userChrome.css"), WINDOW)
}

fn capabilities(profile: &Path, wishes: Wishes) -> Result<Capabilities, WebDriverError> {
    let mut firefox = DesiredCapabilities::firefox();
    firefox.set_firefox_binary(&environment::firefox().to_string_lossy())?;
    firefox.set_headless()?;
    firefox.add_arg("-profile")?;
    firefox.add_arg(&profile.to_string_lossy())?;
    let mut preferences = FirefoxPreferences::new();
    preferences.set("toolkit.legacyUserProfileCustomizations.stylesheets", true)?;
    // As on a phone: the viewport is as wide as the screen.
    preferences.set("ui.useOverlayScrollbars", 1)?;
    // A browser that was killed restores its session without a prompt.
    preferences.set("toolkit.startup.max_resumed_crashes", -1)?;
    if wishes.less_motion {
        preferences.set("ui.prefersReducedMotion", 1)?;
    }
    if let Some(pixels) = wishes.type_size {
        preferences.set("font.size.variable.x-western", pixels)?;
    }
    if wishes.forced_colours {
        const ALWAYS: u8 = 2;
        preferences.set("browser.display.document_color_use", ALWAYS)?;
    }
    firefox.set_preferences(preferences)?;
    Ok(firefox.into())
}
