//! TypeScript, Vite and React, installed from npm at the versions of `tests/npm/package-lock.json`. The tests
//! build apps that use our package with them, and the compiler checks our own scripts as well.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::{Setup, node};
use crate::project::Project;

/// The names of the tools, for messages.
const NAMES: &str = "TypeScript, Vite and React";

/// The oldest Node.js that all of them run on.
pub const OLDEST_NODE: u32 = 20;

/// The installed tools.
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

    /// The folder with `node_modules`. An app in a folder below it resolves the packages.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Finds the tools, or lets npm install them into `target/`.
pub fn find(setup: &mut Setup, project: &Project) -> Result<NodeApps> {
    let node = node::find_node(setup, NAMES, OLDEST_NODE)?;
    let folder = project.tools().join("apps");
    node::ensure_installed(setup, &project.path("tests/npm"), &folder, NAMES)?;
    Ok(NodeApps { node, folder })
}
