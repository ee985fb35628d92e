//! `WebKit`, in `MiniBrowser` on a screen that nobody sees.
//!
//! What its driver cannot do: tell what the console says (see [`super::super::console`]); make a
//! window narrower than the browser's tool bar, about 450; give the window the focus of the system,
//! so that `document.hasFocus()` is false, though keys arrive and `:focus` fits.

use super::{Program, START, Started};
use crate::driver::environment;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use thirtyfour::Capabilities;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::time::sleep;

/// Starts a screen, and the driver on a free port.
pub async fn start(profile: &Path) -> Started {
    let mut command = Command::new(environment::xvfb());
    command.args(["-screen", "0", "2048x1536x24", "-nolisten", "tcp"]);
    // It takes the first number that is free, and writes it down once a window may come.
    command.args(["-displayfd", "1"]);
    let number = |said: &str| said.trim().parse::<u32>().ok();
    let (screen, display) = (Program::start_and_hear(&mut command, number).await)
        .expect("Xvfb names its display before it ends");
    let (driver, port) = start_driver(profile, display).await;
    let mut wishes = Capabilities::new();
    let options = json!({ "binary": environment::minibrowser(), "args": ["--automation"] });
    (wishes.set("webkitgtk:browserOptions", options)).expect("wishes that can be written as JSON");
    // Without a screen the browser ends, even one that did not close.
    (port, vec![driver, screen], wishes)
}

/// Starts the driver on a port that was free a moment ago: it does not say which one it has found.
async fn start_driver(profile: &Path, display: u32) -> (Program, u16) {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        let port = free_port().await;
        let mut command = Command::new(environment::webkitdriver());
        command.arg(format!("--port={port}"));
        command.env("DISPLAY", format!(":{display}"));
        command.env("GDK_BACKEND", "x11");
        // Nobody is there for the bus of a desktop, and waiting for it takes its time.
        command.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1");
        // What it puts beside the profile of the session goes with it.
        for folder in ["HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(folder, profile);
        }
        let mut program = Program::start(&mut command);
        if answers(&mut program, port).await {
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

/// Looks until the program answers at this port; false when it ends instead.
async fn answers(program: &mut Program, port: u16) -> bool {
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
