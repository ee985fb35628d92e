//! The browser and its driver that the tests use.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{Setup, packages};
use crate::process;

/// Variables that name the programs to the tests. One that is set already is left as it is.
pub const CHROMIUM: &str = "WHICH_FIRST_CHROMIUM";
/// See [`CHROMIUM`].
pub const CHROMEDRIVER: &str = "WHICH_FIRST_CHROMEDRIVER";

/// Where they are.
#[derive(Clone, Debug)]
pub struct Browsers {
    /// Chromium, or a browser built from it.
    pub chromium: PathBuf,
    /// Its driver, of the same version.
    pub chromedriver: PathBuf,
}

impl Browsers {
    /// The variables for the tests.
    pub fn variables(&self) -> [(&'static str, &Path); 2] {
        [
            (CHROMIUM, &self.chromium),
            (CHROMEDRIVER, &self.chromedriver),
        ]
    }
}

/// Finds them, or lets Debian install them.
pub fn find(setup: &mut Setup) -> Result<Browsers> {
    if look().is_none() && packages::apt_is_here() {
        packages::install(
            setup,
            &["chromium", "chromium-driver"],
            "a browser to test in",
        )?;
    }
    look().with_context(|| {
        format!(
            "the tests need Chromium and chromedriver: install both, or set {CHROMIUM} and \
             {CHROMEDRIVER} to their paths, and run the command again"
        )
    })
}

fn look() -> Option<Browsers> {
    let chromium = named_by(CHROMIUM).or_else(|| {
        process::find_program(
            &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "Google Chrome",
            ],
            &[Path::new("/Applications/Google Chrome.app/Contents/MacOS")],
        )
    })?;
    let chromedriver = named_by(CHROMEDRIVER).or_else(|| {
        process::find_program(
            &["chromedriver"],
            &[
                Path::new("/usr/lib/chromium"),
                Path::new("/usr/lib/chromium-browser"),
                Path::new("/opt/homebrew/bin"),
            ],
        )
    })?;
    Some(Browsers {
        chromium,
        chromedriver,
    })
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
