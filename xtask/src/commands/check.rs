//! `cargo xtask check`: the checks of the sources that need no build of the site.

use std::process::Command;

use anyhow::{Result, bail};

use super::schema;
use crate::{
    layers, log, process,
    project::Project,
    setup::{NodeApps, Setup},
    types,
};

type Check<'apps> = &'apps dyn Fn(&Project) -> Result<()>;

/// Sets up and runs all checks.
pub fn run(project: &Project, mut setup: Setup) -> Result<()> {
    let apps = setup.node_apps(project)?;
    setup.end();
    check(project, &apps)
}

/// Runs all checks, then fails if any of them failed, naming those.
pub fn check(project: &Project, apps: &NodeApps) -> Result<()> {
    // The fast ones first.
    let checks: [(&str, Check); 6] = [
        ("layers", &layers),
        ("schema", &schema::compare),
        ("types", &|project| types::check(project, apps)),
        ("format", &format),
        ("lints", &lints),
        ("documentation", &documentation),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        log::line(format_args!("check: {name}"));
        if let Err(error) = check(project) {
            eprintln!("error: {error:#}");
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("failed checks: {}", failed.join(", "));
    }
    Ok(())
}

fn layers(project: &Project) -> Result<()> {
    let violations = layers::check(project)?;
    for violation in &violations {
        eprintln!("{violation}");
    }
    if !violations.is_empty() {
        bail!("{} violations of the layers", violations.len());
    }
    Ok(())
}

fn format(project: &Project) -> Result<()> {
    if !has_component(project, "fmt") {
        log::line(
            "check: format is skipped, rustfmt is not installed (`rustup component add rustfmt`)",
        );
        return Ok(());
    }
    process::run(cargo(project).args(["fmt", "--all", "--check"]))
}

fn lints(project: &Project) -> Result<()> {
    if !has_component(project, "clippy") {
        log::line(
            "check: lints are skipped, clippy is not installed (`rustup component add clippy`)",
        );
        return Ok(());
    }
    process::run(cargo(project).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn documentation(project: &Project) -> Result<()> {
    let mut command = cargo(project);
    command.env("RUSTDOCFLAGS", "-D warnings");
    process::run(command.args(["doc", "--no-deps", "--workspace"]))
}

/// A `cargo` command whose standard output goes to standard error, like the progress lines.
fn cargo(project: &Project) -> Command {
    let mut command = process::cargo(project.root());
    command.stdout(std::io::stderr());
    command
}

fn has_component(project: &Project, name: &str) -> bool {
    process::succeeds(process::cargo(project.root()).args([name, "--version"]))
}
