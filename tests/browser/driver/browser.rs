//! A browser of one's own: its engine's driver on a free port, and a fresh profile.

mod chromium;
mod firefox;
mod program;
mod webkit;

pub use program::Program;
use std::fmt::{self, Display, Formatter};
use std::path::Path;
use std::time::Duration;
use std::{fs, io};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::Command;
use tokio::time::timeout;

/// How long a browser may take to start on a machine that builds something beside the tests.
const START: Duration = Duration::from_secs(60);

/// What draws the page and runs its scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// That of Chromium, Chrome and Edge, in Chromium.
    #[default]
    Chromium,
    /// That of Firefox.
    Firefox,
    /// That of Safari and of everything on an iPhone, in `WebKitGTK`'s `MiniBrowser`.
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

/// What a reader has asked their system for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// Less motion.
    pub less_motion: bool,
    /// Everything painted in a few colours of their own.
    pub forced_colours: bool,
    /// Type of this many pixels.
    pub type_size: Option<u32>,
}

/// A running browser. Dropping it ends its programs and removes its own profile.
#[derive(Debug)]
pub struct Browser {
    pub driver: WebDriver,
    /// In the order in which they end.
    programs: Vec<Program>,
    /// None where the profile outlives the browser.
    folder: Option<TempDir>,
}

impl Browser {
    /// Starts a browser for a reader with these wishes.
    pub async fn start(engine: Engine, wishes: Wishes) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the profile");
        let browser = Self::start_on(engine, wishes, folder.path()).await;
        let mut browser = browser.expect("the browser starts in time");
        browser.folder = Some(folder);
        browser
    }

    /// Starts a browser on a profile, which another one may have left behind. None where it does not
    /// start in time.
    pub async fn start_on(engine: Engine, wishes: Wishes, profile: &Path) -> Option<Self> {
        let Started {
            port,
            programs,
            capabilities,
        } = match engine {
            Engine::Chromium => chromium::start(profile, wishes).await,
            Engine::Firefox => firefox::start(profile, wishes).await,
            Engine::WebKit => webkit::start(profile, wishes).await,
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
        })
    }

    /// Kills all the browser's processes at once, and those of its driver: none is asked, and none puts
    /// anything away.
    pub async fn kill(self) {
        let drivers = self.programs.iter().filter_map(Program::id);
        kill_all(&drivers.collect::<Vec<_>>()).await;
        // Nobody is there to be told of its end.
        std::mem::forget(self.driver);
    }

    /// Closes the browser and waits for it.
    pub async fn quit(self) {
        // A browser that does not close is ended with its programs.
        let _ = timeout(START, self.driver.clone().quit()).await;
        for program in self.programs {
            program.end().await;
        }
    }
}

/// Kills these processes and all that descend from them, by one call.
async fn kill_all(first: &[u32]) {
    let parents = parents();
    let mut doomed = first.to_vec();
    let mut at = 0;
    while let Some(&parent) = doomed.get(at) {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        doomed.extend(children.map(|(child, _)| *child));
        at += 1;
    }
    // The browser goes before the driver that could notice it.
    let doomed = doomed.iter().rev().map(u32::to_string);
    let killed = Command::new("kill").arg("-9").args(doomed).output().await;
    killed.expect("there is a command to kill with");
}

/// All processes of this machine, each with its parent.
fn parents() -> Vec<(u32, u32)> {
    let processes = fs::read_dir("/proc").expect("the system lists its processes");
    let parent = |entry: io::Result<fs::DirEntry>| {
        let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
        // The name, in parentheses, may hold anything; then come the state and the parent.
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let (_, rest) = stat.rsplit_once(')')?;
        Some((id, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    processes.filter_map(parent).collect()
}

/// A driver that waits to be asked for a browser.
struct Started {
    port: u16,
    programs: Vec<Program>,
    /// What it is to be asked for.
    capabilities: Capabilities,
}
