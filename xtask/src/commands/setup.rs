//! `cargo xtask setup`: finds or installs what all other commands need.

use anyhow::Result;

use super::{hosts, test};

use crate::{
    log,
    project::Project,
    setup::{Purpose, Setup},
};

/// Finds or installs everything, and lists what was found.
pub fn run(project: &Project, setup: Setup) -> Result<()> {
    let mut setup = setup.retry_failed();
    let serve = setup.compiler(project, Purpose::Serve)?;
    let dist = setup.compiler(project, Purpose::Dist)?;
    let node = setup.node_tools(project)?;
    let apps = setup.node_apps(project)?;
    let browsers = setup.browsers(project)?;
    let generators = hosts::set_up(project, &mut setup, &test::DEFAULT_GENERATORS)?;
    log::line(format_args!("serve compiles {}", serve.describe()));
    log::line(format_args!("dist compiles {}", dist.describe()));
    log::line(format_args!(
        "esbuild, terser, wasm-opt and axe-core: {}",
        node.folder().display()
    ));
    log::line(format_args!(
        "TypeScript, Vite and React: {}",
        apps.folder().display()
    ));
    for (variable, path) in browsers.variables() {
        log::line(format_args!("{variable}: {}", path.display()));
    }
    for (variable, path) in generators {
        log::line(format_args!("{variable}: {}", path.display()));
    }
    setup.end();
    Ok(())
}
