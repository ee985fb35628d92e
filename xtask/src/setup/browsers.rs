//! The browsers that the tests use, one for each engine, and their drivers.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{Setup, cargo_tools::GECKODRIVER, packages};
use crate::{process, project::Project};

/// The environment variable that excludes the tests of browsers that a person cannot install. The tests read
/// it too, and log each time that they were skipped.
const EXCLUDED_VARIABLE: &str = "WHICH_FIRST_WITHOUT";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A program that the tests need.
#[derive(Debug)]
struct Program {
    engine: Engine,
    /// The environment variable that names the program to the tests. If it is set already, its value is used.
    variable: &'static str,
    /// The names of the executable, in order of preference.
    names: &'static [&'static str],
    /// Folders to search beside those of `PATH`. A `*` matches any folder.
    folders: &'static [&'static str],
    source: InstallSource,
}

/// The way to install a missing program.
#[derive(Clone, Copy, Debug)]
enum InstallSource {
    /// From a Debian package.
    Package(&'static str),
    /// Built from source by cargo.
    Cargo,
}

const PROGRAMS: [Program; 7] = [
    Program {
        engine: Engine::Chromium,
        variable: "WHICH_FIRST_CHROMIUM",
        names: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "Google Chrome",
        ],
        folders: &["/Applications/Google Chrome.app/Contents/MacOS"],
        source: InstallSource::Package("chromium"),
    },
    Program {
        engine: Engine::Chromium,
        variable: "WHICH_FIRST_CHROMEDRIVER",
        names: &["chromedriver"],
        folders: &[
            "/usr/lib/chromium",
            "/usr/lib/chromium-browser",
            "/opt/homebrew/bin",
        ],
        source: InstallSource::Package("chromium-driver"),
    },
    Program {
        engine: Engine::Firefox,
        variable: "WHICH_FIRST_FIREFOX",
        names: &["firefox-esr", "firefox"],
        folders: &["/Applications/Firefox.app/Contents/MacOS"],
        source: InstallSource::Package("firefox-esr"),
    },
    Program {
        engine: Engine::Firefox,
        variable: GECKODRIVER.variable,
        names: &["geckodriver"],
        folders: &["/opt/homebrew/bin"],
        source: InstallSource::Cargo,
    },
    Program {
        engine: Engine::WebKit,
        variable: "WHICH_FIRST_MINIBROWSER",
        names: &["MiniBrowser"],
        folders: &[
            "/usr/lib/*/webkit2gtk-4.1",
            "/usr/lib/*/webkitgtk-6.0",
            "/usr/libexec/webkit2gtk-4.1",
            "/usr/libexec/webkitgtk-6.0",
        ],
        source: InstallSource::Package("webkit2gtk-driver"),
    },
    Program {
        engine: Engine::WebKit,
        variable: "WHICH_FIRST_WEBKITDRIVER",
        names: &["WebKitWebDriver"],
        folders: &[],
        source: InstallSource::Package("webkit2gtk-driver"),
    },
    Program {
        engine: Engine::WebKit,
        variable: "WHICH_FIRST_XVFB",
        names: &["Xvfb"],
        folders: &[],
        source: InstallSource::Package("xvfb"),
    },
];

/// The fallback fonts for printed pages: the Debian package, and the folder it installs them to. Without it a
/// much wider font replaces the serif, and the content no longer fits its pages.
const FONTS: (&str, &str) = ("fonts-liberation", "/usr/share/fonts/truetype/liberation");

/// The paths of all programs.
#[derive(Clone, Debug)]
pub struct Browsers {
    found: Vec<(&'static str, PathBuf)>,
}

impl Browsers {
    /// The environment variables for the tests.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        (self.found.iter()).map(|(variable, path)| (*variable, path.as_path()))
    }
}

/// Finds the programs, or installs them with Debian's packages, or with cargo if Debian has none.
pub fn find(setup: &mut Setup, project: &Project) -> Result<Browsers> {
    let without = excluded_engines(&env::var(EXCLUDED_VARIABLE).unwrap_or_default())?;
    let wanted = PROGRAMS
        .iter()
        .filter(|program| !without.contains(&program.engine));
    find_all(setup, project, &wanted.collect::<Vec<_>>())
}

/// Finds Chromium, or installs it from Debian. The bench needs no driver.
pub fn chromium(setup: &mut Setup, project: &Project) -> Result<PathBuf> {
    let Browsers { found } = find_all(setup, project, &[&PROGRAMS[0]])?;
    let path = found.into_iter().next().map(|(_, path)| path);
    path.context("Chromium was found and is gone again")
}

fn find_all(setup: &mut Setup, project: &Project, wanted: &[&Program]) -> Result<Browsers> {
    if packages::has_apt() {
        let absent = wanted.iter().filter(|program| program.find().is_none());
        let mut missing = missing_packages(absent);
        if !Path::new(FONTS.1).is_dir() {
            missing.push(FONTS.0);
        }
        if !missing.is_empty() {
            packages::install(setup, &missing, "the browsers to test in")?;
        }
    }
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for &program in wanted {
        let path = match (program.find(), program.source) {
            (None, InstallSource::Cargo) => Some(GECKODRIVER.find(setup, project)?),
            (path, _) => path,
        };
        match path {
            Some(path) => found.push((program.variable, path)),
            None => missing.push(program),
        }
    }
    if !missing.is_empty() {
        bail!("{}", missing_message(&missing));
    }
    Ok(Browsers { found })
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        env::var_os(self.variable).map(PathBuf::from).or_else(|| {
            let folders: Vec<PathBuf> = self.folders.iter().copied().flat_map(folders).collect();
            let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
            process::find_program(self.names, &folders)
        })
    }
}

/// The folders that match a path with at most one `*`.
fn folders(pattern: &str) -> Vec<PathBuf> {
    let Some((above, below)) = pattern.split_once("/*/") else {
        return vec![PathBuf::from(pattern)];
    };
    let entries = fs::read_dir(above).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path().join(below)).collect();
    folders.sort();
    folders
}

fn missing_packages<'a>(missing: impl Iterator<Item = &'a &'a Program>) -> Vec<&'static str> {
    let mut packages: Vec<_> = missing
        .filter_map(|program| match program.source {
            InstallSource::Package(package) => Some(package),
            InstallSource::Cargo => None,
        })
        .collect();
    packages.dedup();
    packages
}

/// The engines that the variable excludes.
fn excluded_engines(named: &str) -> Result<Vec<Engine>> {
    (named.split(',').map(str::trim))
        .filter(|name| !name.is_empty())
        .map(|name| match name {
            "firefox" => Ok(Engine::Firefox),
            "webkit" => Ok(Engine::WebKit),
            _ => bail!(
                "{EXCLUDED_VARIABLE} can name firefox and webkit, separated by a comma, but it says \
                 `{name}`; most tests run in Chromium, which cannot be left out"
            ),
        })
        .collect()
}

/// The error message for missing programs, with the ways to go on.
fn missing_message(missing: &[&Program]) -> String {
    let programs: Vec<String> = (missing.iter())
        .map(|program| format!("  {} ({})", program.names[0], program.variable))
        .collect();
    let programs = programs.join("\n");
    let excludable: Vec<&str> = [(Engine::Firefox, "firefox"), (Engine::WebKit, "webkit")]
        .into_iter()
        .filter(|(engine, _)| missing.iter().any(|program| program.engine == *engine))
        .map(|(_, name)| name)
        .collect();
    let exclude_hint = if excludable.is_empty() {
        String::new()
    } else {
        let excludable = excludable.join(",");
        format!("; or set {EXCLUDED_VARIABLE}={excludable} to leave those tests out")
    };
    format!(
        "the tests need these programs:\n{programs}\n\
         Install them, or set the variables to their paths{exclude_hint}. Then run the command again"
    )
}

#[cfg(test)]
mod tests {
    use super::{Engine, PROGRAMS, Program, excluded_engines, missing_message, missing_packages};

    fn of(engine: Engine) -> Vec<&'static Program> {
        (PROGRAMS.iter())
            .filter(|program| program.engine == engine)
            .collect()
    }

    #[test]
    fn a_person_can_do_without_firefox_and_webkit() {
        let none = excluded_engines("").expect("nothing is named");
        assert_eq!(none, []);
        let both = excluded_engines("webkit, firefox").expect("both can be left out");
        assert_eq!(both, [Engine::WebKit, Engine::Firefox]);
    }

    #[test]
    fn nobody_can_do_without_chromium_or_a_browser_unheard_of() {
        for named in ["chromium", "webkit,safari", "WebKit"] {
            assert!(excluded_engines(named).is_err(), "{named}");
        }
    }

    #[test]
    fn a_package_is_installed_once_for_two_programs() {
        let packages = missing_packages(of(Engine::WebKit).iter());
        assert_eq!(packages, ["webkit2gtk-driver", "xvfb"]);
    }

    #[test]
    fn what_is_missing_is_named_with_its_variable_and_the_way_around() {
        let said = missing_message(&of(Engine::Firefox));
        for part in [
            "firefox-esr (WHICH_FIRST_FIREFOX)",
            "geckodriver (WHICH_FIRST_GECKODRIVER)",
            "WHICH_FIRST_WITHOUT=firefox to",
        ] {
            assert!(said.contains(part), "{said}");
        }
        assert!(!missing_message(&of(Engine::Chromium)).contains("WITHOUT"));
    }
}
