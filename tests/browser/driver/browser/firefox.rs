//! Firefox, by geckodriver.

use super::{BrowserPreferences, Program, StartedDriver};
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
pub async fn start(profile: &Path, preferences: BrowserPreferences) -> StartedDriver {
    let mut command = Command::new(environment::geckodriver());
    command.args(["--port", "0", "--websocket-port", "0"]);
    let (program, port) = (Program::start_and_read(&mut command, port).await)
        .expect("geckodriver names its port before it ends");
    write_styles(profile).expect("a profile that can be written");
    StartedDriver {
        port,
        programs: vec![program],
        capabilities: capabilities(profile, preferences).expect("they can be written as JSON"),
    }
}

/// The port in a line of geckodriver's output.
fn port(said: &str) -> Option<u16> {
    let (_, address) = said.split_once("Listening on ")?;
    address.rsplit_once(':')?.1.parse().ok()
}

fn write_styles(profile: &Path) -> io::Result<()> {
    let folder = profile.join("chrome");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("userChrome.css"), WINDOW)
}

fn capabilities(
    profile: &Path,
    preferences: BrowserPreferences,
) -> Result<Capabilities, WebDriverError> {
    let mut firefox = DesiredCapabilities::firefox();
    firefox.set_firefox_binary(&environment::firefox().to_string_lossy())?;
    firefox.set_headless()?;
    firefox.add_arg("-profile")?;
    firefox.add_arg(&profile.to_string_lossy())?;
    let mut settings = FirefoxPreferences::new();
    settings.set("toolkit.legacyUserProfileCustomizations.stylesheets", true)?;
    // As on a phone: the viewport is as wide as the screen.
    settings.set("ui.useOverlayScrollbars", 1)?;
    // A browser that was killed restores its session without a prompt.
    settings.set("toolkit.startup.max_resumed_crashes", -1)?;
    // One process for all sites and tests, as in Firefox for phones: a new one for each costs a quarter of the browser's
    // time. Chromium's tests have a process for each site.
    settings.set("fission.autostart", false)?;
    settings.set("dom.ipc.processCount", 1)?;
    settings.set("dom.ipc.keepProcessesAlive.web", 1)?;
    settings.set("dom.ipc.processPrelaunch.enabled", false)?;
    // The quiz is opened anew in each test and runs for seconds: compiling it a second time, for speed, costs more than it
    // saves.
    settings.set("javascript.options.wasm_optimizingjit", false)?;
    // Drawing by the processor is half of the browser's time. Fewer frames a second show the same.
    settings.set("layout.frame_rate", 20)?;
    if preferences.less_motion {
        settings.set("ui.prefersReducedMotion", 1)?;
    }
    if let Some(pixels) = preferences.type_size {
        settings.set("font.size.variable.x-western", pixels)?;
    }
    if preferences.forced_colours {
        const ALWAYS: u8 = 2;
        settings.set("browser.display.document_color_use", ALWAYS)?;
    }
    firefox.set_preferences(settings)?;
    Ok(firefox.into())
}
