//! `cargo xtask hosts`: tests of the quiz on blogs and in apps, made by other people's generators.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use super::{dist, test};
use crate::{
    failures, log,
    project::Project,
    setup::{Generator, Purpose, Setup},
    site,
};

/// Environment variables by which the tests find programs and folders.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// Sets up, builds, and runs the tests on sites made by these generators, or by all of them if none is
/// named.
pub fn run(project: &Project, mut setup: Setup, generators: &[Generator]) -> Result<()> {
    let generators = match generators {
        [] => &Generator::ALL,
        some => some,
    };
    let browsers = setup.browsers(project)?;
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    let variables = set_up(project, &mut setup, generators)?;
    setup.end();
    dist::build(project, &tools, &site::Publication::default())?;
    test(
        test::cargo_test(project, &tools, &browsers),
        generators,
        variables,
    )?;
    log::line("the quiz is at home on all of them");
    Ok(())
}

/// Finds or installs these generators.
pub fn set_up(project: &Project, setup: &mut Setup, generators: &[Generator]) -> Result<Variables> {
    let mut variables = Variables::new();
    for &generator in generators {
        variables.extend(setup.generator(project, generator)?);
    }
    Ok(variables)
}

/// Runs the tests with these generators.
pub fn test(mut cargo_test: Command, generators: &[Generator], variables: Variables) -> Result<()> {
    let names: Vec<&str> = generators
        .iter()
        .map(|generator| generator.name())
        .collect();
    log::line(format_args!(
        "cargo test --test browser generators ({})",
        names.join(", ")
    ));
    cargo_test
        .args(["--test", "browser", "--", "--ignored", "generators::"])
        .envs(variables);
    for other in Generator::ALL {
        if !generators.contains(&other) {
            cargo_test.args(["--skip", &format!("{}::", other.name())]);
        }
    }
    failures::run_tests(&mut cargo_test)
}
