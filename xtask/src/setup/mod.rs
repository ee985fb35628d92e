//! Set-up: finds the tools that a command needs, and installs missing ones where that is allowed.
//!
//! For the compiler it gathers [`facts`], [`decide`]s on one step without side effects, takes the step, and
//! repeats until there is a plan or nothing left to try.

mod apps;
mod browsers;
mod cargo_tools;
mod compiler;
mod debian;
mod decide;
mod facts;
mod hosts;
mod linker;
mod node;
mod packages;
mod peers;
mod rustup;

use std::{path::PathBuf, time::Instant};

pub use self::{
    apps::NodeApps,
    browsers::Browsers,
    compiler::{Compiler, Purpose},
    hosts::Generator,
    node::NodeTools,
    peers::Peers,
};
use crate::{log, project::Project};
use anyhow::Result;

/// The permissions of a set-up, and the changes that it has made.
#[derive(Debug)]
pub struct Setup {
    /// Permits to install system packages through `sudo`.
    yes: bool,
    /// Retries steps that failed in an earlier run.
    retry: bool,
    changes: Vec<String>,
    started: Instant,
}

impl Setup {
    /// Begins a set-up; `yes` permits to install system packages through `sudo`.
    pub fn begin(yes: bool) -> Self {
        Self {
            yes,
            retry: false,
            changes: Vec::new(),
            started: Instant::now(),
        }
    }

    /// Retries steps that failed in an earlier run.
    #[must_use]
    pub fn retry_failed(mut self) -> Self {
        self.retry = true;
        self
    }

    /// A compiler for the browser's target.
    pub fn compiler(&mut self, project: &Project, purpose: Purpose) -> Result<Compiler> {
        compiler::find(self, project, purpose)
    }

    /// esbuild, terser, wasm-opt and axe-core.
    pub fn node_tools(&mut self, project: &Project) -> Result<NodeTools> {
        node::find(self, project)
    }

    /// The libraries that the bench compares the quiz with.
    pub fn peers(&mut self, project: &Project) -> Result<Peers> {
        peers::find(self, project)
    }

    /// TypeScript, Vite and React, for the type check and the apps of the tests.
    pub fn node_apps(&mut self, project: &Project) -> Result<NodeApps> {
        apps::find(self, project)
    }

    /// cargo-fuzz, which builds and runs the fuzz targets.
    pub fn cargo_fuzz(&mut self, project: &Project) -> Result<PathBuf> {
        cargo_tools::CARGO_FUZZ.find(self, project)
    }

    /// cargo-deny, which checks licences, sources and advisories of crates.
    pub fn cargo_deny(&mut self, project: &Project) -> Result<PathBuf> {
        cargo_tools::CARGO_DENY.find(self, project)
    }

    /// The browsers that the tests use, and their drivers.
    pub fn browsers(&mut self, project: &Project) -> Result<Browsers> {
        browsers::find(self, project)
    }

    /// See [`browsers::chromium`].
    pub fn chromium(&mut self, project: &Project) -> Result<PathBuf> {
        browsers::chromium(self, project)
    }

    /// The programs and folders of a site generator, as environment variables for the tests.
    pub fn generator(
        &mut self,
        project: &Project,
        generator: Generator,
    ) -> Result<Vec<(&'static str, PathBuf)>> {
        hosts::find(self, project, generator)
    }

    /// Ends the set-up and logs its changes in one line.
    pub fn end(self) {
        let seconds = self.started.elapsed().as_secs_f64();
        if self.changes.is_empty() {
            log::line(format_args!("set-up: nothing to do ({seconds:.1} s)"));
        } else {
            let changes = self.changes.join(", ");
            log::line(format_args!("set-up: {changes} ({seconds:.1} s)"));
        }
    }

    /// Records a change to this machine.
    fn record(&mut self, change: impl Into<String>) {
        self.changes.push(change.into());
    }
}
