//! The tools from npm: esbuild, terser, wasm-opt, axe-core, `DOMPurify` and the fonts of pictures, at the
//! versions of our lock file.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::{Setup, packages};
use crate::{
    log, process,
    project::{self, Project},
};

/// The names of the tools, for messages.
const NAMES: &str = "esbuild, terser, wasm-opt, axe-core, DOMPurify and fonts";

/// The oldest Node.js that all of them run on.
const OLDEST_NODE: u32 = 18;

/// The name of npm's program. On Windows it is a script, which can only be started by its full name.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The installed tools.
#[derive(Clone, Debug)]
pub struct NodeTools {
    node: PathBuf,
    folder: PathBuf,
}

impl NodeTools {
    /// The tools that an earlier set-up has installed, for tests.
    #[cfg(test)]
    pub fn installed(project: &Project) -> Self {
        Self {
            node: PathBuf::from("node"),
            folder: folder(project),
        }
    }

    /// A command that runs a script with Node.js, in the folder from which the script resolves the tools.
    pub fn node(&self, script: &Path) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(script).current_dir(&self.folder);
        command
    }

    /// A command that runs npm, in the folder with the packages.
    pub fn npm(&self) -> Command {
        let mut command = Command::new(NPM);
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }

    /// A command that runs wasm-opt.
    pub fn wasm_opt(&self) -> Command {
        self.node(&self.module("binaryen/bin/wasm-opt"))
    }

    /// The accessibility checker, as a script to inject.
    pub fn axe(&self) -> PathBuf {
        self.module("axe-core/axe.min.js")
    }

    /// `DOMPurify`, with which many pages sanitise markup, as a script to inject.
    pub fn purify(&self) -> PathBuf {
        self.module("dompurify/dist/purify.min.js")
    }

    /// The fonts that pictures are drawn with: a serif and a sans. Both have Latin, Greek and Cyrillic
    /// letters; their licence is the SIL Open Font License.
    pub fn fonts(&self) -> [PathBuf; 2] {
        [
            "source-serif-4/400Regular/SourceSerif4",
            "source-sans-3/400Regular/SourceSans3",
        ]
        .map(|font| self.module(&format!("@expo-google-fonts/{font}_400Regular.ttf")))
    }

    /// The folder with `node_modules`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn module(&self, path: &str) -> PathBuf {
        self.folder.join("node_modules").join(path)
    }
}

/// Finds the tools, or lets npm install them into `target/`.
pub fn find(setup: &mut Setup, project: &Project) -> Result<NodeTools> {
    let node = find_node(setup, NAMES, OLDEST_NODE)?;
    let folder = folder(project);
    ensure_installed(setup, &project.path("xtask/npm"), &folder, NAMES)?;
    Ok(NodeTools { node, folder })
}

fn folder(project: &Project) -> PathBuf {
    project.tools().join("npm")
}

/// Lets npm install the packages of the lock file in `source` into `folder`, unless they are there already.
pub fn ensure_installed(setup: &mut Setup, source: &Path, folder: &Path, what: &str) -> Result<()> {
    let stamp = folder.join("installed-lock.json");
    let lock = project::read_text(&source.join("package-lock.json"))?;
    if std::fs::read_to_string(&stamp).ok().as_ref() != Some(&lock) {
        let manifest = project::read_text(&source.join("package.json"))?;
        install(folder, &manifest, &lock, what)?;
        project::write(&stamp, &lock)?;
        setup.record(format!("installed {what} from npm"));
    }
    Ok(())
}

/// Finds Node.js of the version `oldest` or newer, which `what` needs, or installs it from Debian.
pub fn find_node(setup: &mut Setup, what: &str, oldest: u32) -> Result<PathBuf> {
    let find = || {
        let node = process::find_program(&["node", "nodejs"], &[])?;
        let npm = process::find_program(&["npm"], &[])?;
        Some((node, npm))
    };
    if find().is_none() && packages::has_apt() {
        packages::install(setup, &["nodejs", "npm"], "Node.js")?;
    }
    let (node, _) = find().with_context(|| {
        format!(
            "Node.js and npm are missing ({what} run on them): install Node.js {oldest} or newer, \
             and run the command again"
        )
    })?;
    let version = process::output_of(Command::new(&node).arg("--version"))?;
    if major_version(&version).is_none_or(|major| major < oldest) {
        bail!(
            "Node.js {} at {} is too old: {what} need {oldest} or newer",
            version.trim(),
            node.display()
        );
    }
    Ok(node)
}

fn major_version(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn install(folder: &Path, manifest: &str, lock: &str, what: &str) -> Result<()> {
    log::line(format_args!("set-up: npm ci ({what})"));
    project::make_folder(folder)?;
    project::write(&folder.join("package.json"), manifest)?;
    project::write(&folder.join("package-lock.json"), lock)?;
    let mut command = Command::new(NPM);
    command
        // No package may run code at installation; none of ours needs to.
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(std::io::stderr());
    process::run(&mut command)
        .with_context(|| format!("npm could not install {what}: is its registry reachable?"))
}

#[cfg(test)]
mod tests {
    use super::major_version;

    #[test]
    fn the_major_version_is_read_from_nodes_answer() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("20"), None);
    }
}
