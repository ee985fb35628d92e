//! Finds what a command needs on this machine, and installs what is missing where it may.
//!
//! For the compiler this goes in three strokes: gather [`facts`], [`decide`] on one step without
//! touching anything, take the step; then again, until there is a plan or nothing left to try.

mod apps;
mod browsers;
mod compiler;
mod debian;
mod decide;
mod facts;
mod geckodriver;
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

/// What the person allowed, and what has been done so far.
#[derive(Debug)]
pub struct Setup {
    /// System packages may be installed through `sudo`.
    yes: bool,
    /// Steps that failed in an earlier run are tried once more.
    retry: bool,
    done: Vec<String>,
    started: Instant,
}

impl Setup {
    /// Begins; `yes` allows system packages to be installed through `sudo`.
    pub fn begin(yes: bool) -> Self {
        Self {
            yes,
            retry: false,
            done: Vec::new(),
            started: Instant::now(),
        }
    }

    /// Tries again what failed in an earlier run.
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

    /// What the bench compares the quiz with.
    pub fn peers(&mut self, project: &Project) -> Result<Peers> {
        peers::find(self, project)
    }

    /// TypeScript, and what the apps of the tests are built with.
    pub fn node_apps(&mut self, project: &Project) -> Result<NodeApps> {
        apps::find(self, project)
    }

    /// The browsers that the tests use, and what drives them.
    pub fn browsers(&mut self, project: &Project) -> Result<Browsers> {
        browsers::find(self, project)
    }

    /// See [`browsers::chromium`].
    pub fn chromium(&mut self, project: &Project) -> Result<PathBuf> {
        browsers::chromium(self, project)
    }

    /// What a generator of sites needs to be tested, as variables for the tests.
    pub fn generator(
        &mut self,
        project: &Project,
        generator: Generator,
    ) -> Result<Vec<(&'static str, PathBuf)>> {
        hosts::find(self, project, generator)
    }

    /// Closes with one line, which is short when there was nothing to do.
    pub fn end(self) {
        let seconds = self.started.elapsed().as_secs_f64();
        if self.done.is_empty() {
            log::line(format_args!("set-up: nothing to do ({seconds:.1} s)"));
        } else {
            let done = self.done.join(", ");
            log::line(format_args!("set-up: {done} ({seconds:.1} s)"));
        }
    }

    /// Notes a step that changed something on this machine.
    fn record(&mut self, what: impl Into<String>) {
        self.done.push(what.into());
    }
}
