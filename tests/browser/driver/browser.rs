//! A browser with its engine's driver on a free port, and a fresh profile.

mod chromium;
mod firefox;
mod program;
mod webkit;

pub use program::Program;
use std::fmt::{self, Display, Formatter};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use std::{fs, io};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// The timeout for a browser's start: long, since the machine may be building something.
const START: Duration = Duration::from_secs(60);

/// A browser engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Blink, of Chromium, Chrome and Edge; tested in Chromium.
    #[default]
    Chromium,
    /// Gecko, of Firefox.
    Firefox,
    /// `WebKit`, of Safari and of every browser on an iPhone; tested in `WebKitGTK`'s `MiniBrowser`.
    WebKit,
}

impl Display for Engine {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}

/// The reader's browser preferences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BrowserPreferences {
    /// Reduced motion.
    pub less_motion: bool,
    /// Forced colours.
    pub forced_colours: bool,
    /// The default font size in pixels.
    pub type_size: Option<u32>,
}

/// A running browser. Dropping it ends its processes and removes its own profile.
#[derive(Debug)]
pub struct Browser {
    pub driver: WebDriver,
    /// The processes, in the order in which they are ended.
    programs: Vec<Program>,
    /// The profile's folder; `None` if the profile outlives the browser.
    folder: Option<TempDir>,
    /// A process that outlives this one by a moment, to end a browser that is still there.
    keeper: Option<Child>,
}

/// A shell script that waits until its input is closed, ends the processes that it was given and removes the folder.
const KEEPER: &str = r#"
    folder=$1; shift
    read _
    kill "$@" 2>/dev/null
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 "$@" 2>/dev/null || rm -r "$folder" 2>/dev/null || [ -d "$folder" ] || exit
        sleep 0.5
    done
    kill -9 "$@" 2>/dev/null
    rm -rf "$folder"
"#;

impl Browser {
    /// Starts a browser with these preferences.
    pub async fn start(engine: Engine, preferences: BrowserPreferences) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the profile");
        let browser = Self::start_on(engine, preferences, folder.path()).await;
        let mut browser = browser.expect("the browser starts in time");
        browser.folder = Some(folder);
        browser
    }

    /// Starts a browser on a profile, which an earlier one may have used. Returns `None` after a timeout.
    pub async fn start_on(
        engine: Engine,
        preferences: BrowserPreferences,
        profile: &Path,
    ) -> Option<Self> {
        let StartedDriver {
            port,
            programs,
            capabilities,
        } = match engine {
            Engine::Chromium => chromium::start(profile, preferences).await,
            Engine::Firefox => firefox::start(profile, preferences).await,
            Engine::WebKit => webkit::start(profile, preferences).await,
        };
        let address = format!("http://127.0.0.1:{port}");
        let driver = timeout(START, WebDriver::new(address, capabilities));
        let Ok(driver) = driver.await else {
            kill_all(&programs.iter().filter_map(Program::id).collect::<Vec<_>>()).await;
            return None;
        };
        Some(Self {
            driver: driver.expect("the browser starts"),
            programs,
            folder: None,
            keeper: None,
        })
    }

    /// Has the browser ended and its profile removed when this process ends, however it ends: a browser that is kept
    /// between tests is never dropped.
    pub fn ends_with_this_process(&mut self) {
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "sh"]);
        command.arg(self.folder.as_ref().map_or(Path::new(""), TempDir::path));
        command.args((self.programs.iter().filter_map(Program::id)).map(|id| id.to_string()));
        command.stdin(Stdio::piped()).kill_on_drop(true);
        self.keeper = Some(command.spawn().expect("there is a shell"));
    }

    /// Kills all processes of the browser and of its driver at once, without a clean shutdown.
    pub async fn kill(self) {
        let drivers = self.programs.iter().filter_map(Program::id);
        kill_all(&drivers.collect::<Vec<_>>()).await;
        // The driver is gone, so the session cannot be closed.
        std::mem::forget(self.driver);
    }

    /// Closes the browser and waits for it.
    pub async fn quit(self) {
        let closed = timeout(START, self.driver.clone().quit()).await;
        if !matches!(closed, Ok(Ok(()))) {
            return self.kill().await;
        }
        for program in self.programs {
            program.end().await;
        }
    }
}

/// Kills these processes and all their descendants by one call.
async fn kill_all(first: &[u32]) {
    let parents = process_parents();
    let mut doomed = first.to_vec();
    let mut at = 0;
    while let Some(&parent) = doomed.get(at) {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        doomed.extend(children.map(|(child, _)| *child));
        at += 1;
    }
    // The browser is killed before the driver, which could notice its end.
    let doomed = doomed.iter().rev().map(u32::to_string);
    let killed = Command::new("kill").arg("-9").args(doomed).output().await;
    killed.expect("there is a command to kill with");
}

/// All processes of this machine, each with its parent's id.
fn process_parents() -> Vec<(u32, u32)> {
    let processes = fs::read_dir("/proc").expect("the system lists its processes");
    let parent = |entry: io::Result<fs::DirEntry>| {
        let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
        // The name, in parentheses, may contain anything; state and parent follow it.
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let (_, rest) = stat.rsplit_once(')')?;
        Some((id, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    processes.filter_map(parent).collect()
}

/// A driver that is ready to start a browser.
struct StartedDriver {
    port: u16,
    programs: Vec<Program>,
    /// The capabilities to request.
    capabilities: Capabilities,
}
