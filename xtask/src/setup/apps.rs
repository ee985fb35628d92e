//! What apps that use our package are built and checked with, borrowed from npm at the versions of
//! `tests/npm/package-lock.json`. Its compiler checks our own scripts as well.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::{Setup, node};
use crate::project::Project;

/// What there is.
const NAMES: &str = "TypeScript, Vite and React";

/// The oldest Node.js that all of it runs on.
const OLDEST_NODE: u32 = 20;

/// Where it is.
#[derive(Clone, Debug)]
pub struct NodeApps {
    node: PathBuf,
    folder: PathBuf,
}

impl NodeApps {
    /// A command that runs the TypeScript compiler.
    pub fn tsc(&self) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(self.folder.join("node_modules/typescript/bin/tsc"));
        command
    }

    /// Where it is installed. An app that lies in a folder below finds it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Finds it, or lets npm install it into `target/`.
pub fn find(setup: &mut Setup, project: &Project) -> Result<NodeApps> {
    let node = node::find_node(setup, NAMES, OLDEST_NODE)?;
    let folder = project.tools().join("apps");
    node::ensure_installed(setup, &project.path("tests/npm"), &folder, NAMES)?;
    Ok(NodeApps { node, folder })
}
