//! `cargo xtask setup`: only the steps before all others.

use anyhow::Result;

use super::test;

use crate::{
    project::Project,
    say,
    setup::{Purpose, Setup},
};

/// Finds or installs everything, and says what there is.
pub fn run(project: &Project, setup: Setup) -> Result<()> {
    let mut setup = setup.trying_again();
    let serve = setup.compiler(project, Purpose::Serve)?;
    let dist = setup.compiler(project, Purpose::Dist)?;
    let node = setup.node_tools(project)?;
    let apps = setup.node_apps(project)?;
    let browsers = setup.browsers(project)?;
    let generator = setup.generator(project, test::GENERATOR)?;
    say::line(format_args!("serve compiles {}", serve.describe()));
    say::line(format_args!("dist compiles {}", dist.describe()));
    say::line(format_args!(
        "esbuild, terser, wasm-opt and axe-core: {}",
        node.folder().display()
    ));
    say::line(format_args!(
        "TypeScript, Vite and React: {}",
        apps.folder().display()
    ));
    for (variable, path) in browsers.variables() {
        say::line(format_args!("{variable}: {}", path.display()));
    }
    for (variable, path) in generator {
        say::line(format_args!("{variable}: {}", path.display()));
    }
    setup.end();
    Ok(())
}
