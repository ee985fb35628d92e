//! The peers that the bench compares our quiz with: pages built with libraries from npm, at the versions of
//! `bench/peers/package-lock.json`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::json;

use super::{Setup, node};
use crate::{process, project::Project};

/// The names of the libraries, for messages.
const NAMES: &str = "React, Preact, Svelte and SurveyJS";

/// The oldest Node.js that all of them run on.
const OLDEST_NODE: u32 = 20;

/// The folder of the sources.
const SOURCES: &str = "bench/peers";

/// The installed libraries.
#[derive(Clone, Debug)]
pub struct Peers {
    node: PathBuf,
    tools: PathBuf,
}

impl Peers {
    /// Builds the page of each peer into a folder of its name in `out`. `instrument` and `ui` are the texts
    /// of the files with the items and with the interface's words.
    pub fn build(&self, project: &Project, instrument: &str, ui: &str, out: &Path) -> Result<()> {
        let mut command = Command::new(&self.node);
        command
            .arg(project.path(SOURCES).join("build.mjs"))
            .current_dir(&self.tools);
        let input = json!({ "instrument": instrument, "ui": ui, "out": out });
        process::run_with_input(&mut command, input.to_string())
            .context("the peers could not be built")?;
        Ok(())
    }
}

/// Finds the libraries, or lets npm install them into `target/`.
pub fn find(setup: &mut Setup, project: &Project) -> Result<Peers> {
    let node = node::find_node(setup, NAMES, OLDEST_NODE)?;
    let tools = project.tools().join("peers");
    node::ensure_installed(setup, &project.path(SOURCES), &tools, NAMES)?;
    Ok(Peers { node, tools })
}
