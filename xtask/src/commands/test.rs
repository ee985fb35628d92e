//! `cargo xtask test`: all checks and all tests.

use std::{ffi::OsString, process::Command};

use anyhow::{Result, bail};

use super::{check, dist, hosts};
use crate::{
    failures, log, process,
    project::Project,
    setup::{Browsers, Generator, Purpose, Setup},
    site, sizes,
};

/// The generators that are the quickest to set up and to run; `cargo xtask hosts` tests all of them.
pub const DEFAULT_GENERATORS: [Generator; 3] =
    [Generator::Esbuild, Generator::Hugo, Generator::Rollup];

/// The number of tests that run in parallel.
const TEST_THREADS: &str = "6";

/// Sets up, checks, builds, and runs the tests.
///
/// The tests run even if a check failed, so that one run reports everything.
pub fn run(project: &Project, mut setup: Setup, more: &[OsString]) -> Result<()> {
    let browsers = setup.browsers(project)?;
    // Arguments select some of the tests, so the generators are left out.
    let generators: &[Generator] = if more.is_empty() {
        &DEFAULT_GENERATORS
    } else {
        &[]
    };
    let variables = hosts::set_up(project, &mut setup, generators)?;
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    let apps = setup.node_apps(project)?;
    setup.end();

    let checked = check::check(project, &apps);
    if let Err(error) = &checked {
        log::line(format_args!("{error:#}; going on with the tests"));
    }
    dist::build(project, &tools, &site::Publication::default())?;

    log::line("cargo test --workspace");
    let mut command = cargo_test(project, &tools, &browsers);
    command
        .args(["--workspace", "--no-fail-fast"])
        .args(more)
        .env("WHICH_FIRST_APPS", apps.folder());
    let tested = failures::run_tests(&mut command);
    let hosted = match generators {
        [] => Ok(()),
        _ => hosts::test(
            cargo_test(project, &tools, &browsers),
            generators,
            variables,
        ),
    };

    let failed: Vec<String> = [checked, tested, hosted]
        .into_iter()
        .filter_map(|done| done.err().map(|error| format!("{error:#}")))
        .collect();
    if !failed.is_empty() {
        bail!("{}", failed.join("; and "));
    }
    log::line("all checks and all tests passed");
    Ok(())
}

/// A `cargo test` command with the tests' environment variables.
pub fn cargo_test(project: &Project, tools: &site::Tools, browsers: &Browsers) -> Command {
    let library = if tools.compiler.compiles_library() {
        "source"
    } else {
        "stock"
    };
    let mut command = process::cargo(project.root());
    command
        .arg("test")
        .envs(browsers.variables())
        .env("WHICH_FIRST_DIST", project.dist())
        .env("WHICH_FIRST_AXE", tools.node.axe())
        .env("WHICH_FIRST_PURIFY", tools.node.purify())
        .env(sizes::LIBRARY_VARIABLE, library)
        // More than two cores have: many tests wait for a browser's timers. The tests of browsers limit those at work
        // themselves.
        .env("RUST_TEST_THREADS", TEST_THREADS);
    command
}
