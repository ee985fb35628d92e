//! A browser of one's own: its engine's driver on a free port, and a fresh profile.

mod chromium;
mod firefox;
mod program;
mod webkit;

use program::Program;
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

/// A running browser. Dropping it ends its programs and removes the profile.
#[derive(Debug)]
pub struct Browser {
    pub driver: WebDriver,
    /// In the order in which they end.
    programs: Vec<Program>,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser, with these further flags.
    pub async fn start(engine: Engine, flags: &[String]) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the profile");
        let profile = folder.path();
        let (port, programs, wishes) = match engine {
            Engine::Chromium => chromium::start(profile, flags).await,
            Engine::Firefox => firefox::start(profile).await,
            Engine::WebKit => webkit::start(profile).await,
        };
        let address = format!("http://127.0.0.1:{port}");
        let driver = timeout(START, WebDriver::new(address, wishes));
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

/// What a driver is asked for, and where: its port, the programs that run, the browser's wishes.
type Started = (u16, Vec<Program>, Capabilities);
