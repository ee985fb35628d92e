//! `cargo xtask bench`: the sizes of `dist/` against the budgets, and how long a room takes.

mod rooms;

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::dist;
use crate::{
    contributors::Contributors,
    project::{self, Project, VERSION},
    say,
    setup::Setup,
    site::DEFAULT_INSTRUMENT,
    sizes::{self, File, Moment},
};

/// The figures, as `--json` keeps them.
#[derive(Serialize)]
struct Figures<'figures> {
    version: &'static str,
    files: &'figures [File],
    moments: &'figures [Moment],
    contributors: &'figures [Contributors],
    pastes: &'figures [rooms::Paste],
}

/// Weighs every file, prints the tables, and fails when a budget is exceeded.
pub fn run(project: &Project, mut setup: Setup, json: Option<&Path>) -> Result<()> {
    let folder = project.dist();
    let chromium = setup.chromium(project)?;
    let node = setup.node_tools(project)?;
    if !folder.is_dir() {
        say::line("dist/ is not there, so it is built first");
        dist::run(project, setup, None)?;
    }
    say::line("weigh dist/");
    let mut files = Vec::new();
    for path in project::files_below(&folder)? {
        let relative = path.strip_prefix(&folder).unwrap_or(&path);
        // As in a URL, on every system.
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        files.push(File::measure(
            parts.join("/"),
            &project::read_bytes(&path)?,
        )?);
    }
    let moments = sizes::moments(&files, DEFAULT_INSTRUMENT)?;

    println!("{}", sizes::files_table(&files));
    println!("{}", sizes::moments_table(&moments));
    let contributors = Contributors::of_site(project)?;
    for program in &contributors {
        print!("{}", program.table());
    }
    say::line("paste codes into rooms");
    let pastes = rooms::measure(project, &node, &chromium)?;
    print!("{}", rooms::table(&pastes));
    if let Some(json) = json {
        let figures = Figures {
            version: VERSION,
            files: &files,
            moments: &moments,
            contributors: &contributors,
            pastes: &pastes,
        };
        let mut text = serde_json::to_string_pretty(&figures)
            .context("the figures cannot be written as JSON")?;
        text.push('\n');
        project::write(json, text)?;
    }

    let over: Vec<&str> = moments
        .iter()
        .filter(|moment| moment.is_over())
        .map(|moment| moment.name.as_str())
        .collect();
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}
