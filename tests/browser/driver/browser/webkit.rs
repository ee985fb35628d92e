//! `WebKit`, in `MiniBrowser` on a virtual screen (Xvfb).
//!
//! Its driver does not provide the console (see `console`), and does not give the window the system's focus:
//! `document.hasFocus()` is false, though keys arrive and `:focus` matches. The engine lacks forced colours
//! and `requestIdleCallback`.

use super::{BrowserPreferences, Program, START, StartedDriver};
use crate::driver::environment;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io};
use thirtyfour::Capabilities;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::time::sleep;

/// Removes the minimum width of the window, which is that of its toolbar.
const WINDOW: &str = "
    * { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px }
    image { -gtk-icon-transform: scale(0) }
";

/// Starts a virtual screen, and the driver on a free port.
pub async fn start(profile: &Path, preferences: BrowserPreferences) -> StartedDriver {
    assert!(
        !preferences.forced_colours && preferences.type_size.is_none(),
        "WebKit knows no forced colours, and its driver no other size of type"
    );
    write_settings(profile, preferences).expect("a profile that can be written");
    let mut command = Command::new(environment::xvfb());
    command.args(["-screen", "0", "2048x1536x24", "-nolisten", "tcp"]);
    // Xvfb takes the first free display number, and prints it once it is ready.
    command.args(["-displayfd", "1"]);
    let number = |said: &str| said.trim().parse::<u32>().ok();
    let (screen, display) = (Program::start_and_read(&mut command, number).await)
        .expect("Xvfb names its display before it ends");
    let (driver, port) = start_driver(profile, display).await;
    let mut capabilities = Capabilities::new();
    let options = json!({ "binary": environment::minibrowser(), "args": ["--automation"] });
    (capabilities.set("webkitgtk:browserOptions", options)).expect("they can be written as JSON");
    StartedDriver {
        port,
        // Without its screen the browser ends, even one that did not close.
        programs: vec![driver, screen],
        capabilities,
    }
}

/// Writes the settings of GTK 3 and GTK 4.
fn write_settings(profile: &Path, preferences: BrowserPreferences) -> io::Result<()> {
    let settings = format!(
        "[Settings]\ngtk-enable-animations={}\n",
        u8::from(!preferences.less_motion)
    );
    for version in ["gtk-3.0", "gtk-4.0"] {
        let folder = profile.join(version);
        fs::create_dir(&folder)?;
        fs::write(folder.join("gtk.css"), WINDOW)?;
        fs::write(folder.join("settings.ini"), &settings)?;
    }
    Ok(())
}

/// Starts the driver on a port that was free a moment ago, since it cannot report a port of its own choice.
async fn start_driver(profile: &Path, display: u32) -> (Program, u16) {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        let port = free_port().await;
        let mut command = Command::new(environment::webkitdriver());
        command.arg(format!("--port={port}"));
        command.env("DISPLAY", format!(":{display}"));
        command.env("GDK_BACKEND", "x11");
        // Without a graphics card, the compositor draws by the processor and takes a third of the browser's time.
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        // There is no accessibility bus, and waiting for it would take time.
        command.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1");
        // Session files are stored in the profile.
        command.env("HOME", profile);
        for folder in ["CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR"] {
            command.env(format!("XDG_{folder}"), profile);
        }
        // The cache of facts about this machine outlives the browser, so that it is built once.
        command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
        let mut program = Program::start(&mut command);
        if accepts_connections(&mut program, port).await {
            return (program, port);
        }
    }
    panic!("WebKitWebDriver ended {TRIES} times without answering")
}

async fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let address = listener.and_then(|listener| listener.local_addr());
    address.expect("a free port").port()
}

/// Waits until the process accepts connections at this port. Returns false if it ends instead.
async fn accepts_connections(program: &mut Program, port: u16) -> bool {
    const PAUSE: Duration = Duration::from_millis(15);
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if program.has_ended() {
            return false;
        }
        assert!(
            begun.elapsed() < START,
            "WebKitWebDriver does not answer in time"
        );
        sleep(PAUSE).await;
    }
    true
}
