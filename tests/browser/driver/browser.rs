//! A browser of one's own: its engine's driver on a free port, and a fresh profile.

mod chromium;
mod firefox;
mod program;
mod webkit;

pub use program::Program;
use std::fmt::{self, Display, Formatter};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
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

/// A running browser. Dropping it ends its programs and removes the profile.
#[derive(Debug)]
pub struct Browser {
    pub driver: WebDriver,
    /// In the order in which they end.
    programs: Vec<Program>,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser for a reader with these wishes.
    pub async fn start(engine: Engine, wishes: Wishes) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the profile");
        let profile = folder.path();
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
        let driver = (driver.await)
            .expect("the browser starts in time")
            .expect("the browser starts");
        Self {
            driver,
            programs,
            _profile: folder,
        }
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

/// A driver that waits to be asked for a browser.
struct Started {
    port: u16,
    programs: Vec<Program>,
    /// What it is to be asked for.
    capabilities: Capabilities,
}
