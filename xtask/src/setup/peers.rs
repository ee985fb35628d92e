//! What the bench compares our quiz with: pages built by libraries borrowed from npm, at the versions of
//! `bench/peers/package-lock.json`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::json;

use super::{Setup, node};
use crate::{process, project::Project};

/// What is borrowed.
const NAMES: &str = "React, Preact, Svelte and SurveyJS";

/// The oldest Node.js that all of it runs on.
const OLDEST_NODE: u32 = 20;

/// Where the sources are.
const SOURCES: &str = "bench/peers";

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Peers {
    node: PathBuf,
    tools: PathBuf,
}

impl Peers {
    /// Builds the page of each peer into a folder of its name in `out`, all of them asking what
    /// `instrument` asks, in the words of `ui`: the texts of their files.
    pub fn build(&self, project: &Project, instrument: &str, ui: &str, out: &Path) -> Result<()> {
        let mut command = Command::new(&self.node);
        command
            .arg(project.path(SOURCES).join("build.mjs"))
            .current_dir(&self.tools);
        let given = json!({ "instrument": instrument, "ui": ui, "out": out });
        process::run_with_input(&mut command, given.to_string())
            .context("the peers could not be built")?;
        Ok(())
    }
}

/// Finds it, or lets npm install it into `target/`.
pub fn find(setup: &mut Setup, project: &Project) -> Result<Peers> {
    let node = node::find_node(setup, NAMES, OLDEST_NODE)?;
    let tools = project.tools().join("peers");
    node::ensure_installed(setup, &project.path(SOURCES), &tools, NAMES)?;
    Ok(Peers { node, tools })
}
