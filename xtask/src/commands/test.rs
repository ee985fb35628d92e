//! `cargo xtask test`: everything that can be tested.

use std::ffi::OsString;

use anyhow::{Result, bail};

use super::{check, dist};
use crate::{
    process,
    project::Project,
    say,
    setup::{Purpose, Setup},
    site,
};

/// Sets up, checks, builds, and runs the tests with what they need in their environment.
///
/// A failed check does not keep the tests from running: one visit shows all that is wrong.
pub fn run(project: &Project, mut setup: Setup, more: &[OsString]) -> Result<()> {
    let browsers = setup.browsers()?;
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    setup.end();

    let checked = check::run(project);
    if let Err(error) = &checked {
        say::line(format_args!("{error:#}; going on with the tests"));
    }
    dist::build(project, &tools, None)?;

    say::line("cargo test --workspace");
    let mut command = process::cargo(project.root());
    command
        .args(["test", "--workspace", "--no-fail-fast"])
        .args(more)
        .envs(browsers.variables())
        .env("WHICH_FIRST_DIST", project.dist())
        .env("WHICH_FIRST_AXE", tools.node.axe());
    let tested = process::run(&mut command);

    match (checked, tested) {
        (Ok(()), Ok(())) => {
            say::line("all checks and all tests passed");
            Ok(())
        }
        (Ok(()), Err(error)) | (Err(error), Ok(())) => Err(error),
        (Err(checked), Err(tested)) => bail!("{checked:#}; and {tested:#}"),
    }
}
