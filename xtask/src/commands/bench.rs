//! `cargo xtask bench`: the sizes of `dist/` against the budgets, the times of pages beside those of peers,
//! the import of codes into a room, and the core's throughput.

mod core;
mod measure;
mod pages;
mod rooms;

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde::Serialize;

use super::dist;
use crate::{
    breakdown::SizeBreakdown,
    log,
    project::{self, Project, VERSION},
    setup::Setup,
    site::{DEFAULT_INSTRUMENT, Publication},
    sizes::{self, File, Moment},
};

/// All figures, as `--json` writes them.
#[derive(Serialize)]
struct Figures<'figures> {
    version: &'static str,
    files: &'figures [File],
    moments: &'figures [Moment],
    #[serde(rename = "contributors")]
    breakdowns: &'figures [SizeBreakdown],
    pages: Option<&'figures pages::Pages>,
    pastes: &'figures [rooms::Paste],
    core: &'figures [core::Throughput],
}

/// A part of the bench. Sizes are always measured, since that takes no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Benchmark {
    /// The sizes alone.
    Sizes,
    /// Pages with a quiz, beside those of peers.
    Pages,
    /// Codes pasted into a room.
    Rooms,
    /// The core on this machine, without a browser.
    Core,
}

/// Measures every file, prints the tables, and fails when a budget is exceeded.
pub fn run(
    project: &Project,
    mut setup: Setup,
    only: &[Benchmark],
    json: Option<&Path>,
) -> Result<()> {
    let folder = project.dist();
    let is_selected = |part| only.is_empty() || only.contains(&part);
    let chromium = setup.chromium(project)?;
    let node = setup.node_tools(project)?;
    let peers = is_selected(Benchmark::Pages)
        .then(|| setup.peers(project))
        .transpose()?;
    if !folder.is_dir() {
        log::line("dist/ is not there, so it is built first");
        dist::run(project, setup, &Publication::default())?;
    }
    log::line("weigh dist/");
    let files = sizes::weigh(&folder)?;
    let moments = sizes::moments(&files, DEFAULT_INSTRUMENT)?;

    println!("{}", sizes::files_table(&files));
    println!("{}", sizes::moments_table(&moments));
    let breakdowns = SizeBreakdown::for_site(project)?;
    for program in &breakdowns {
        print!("{}", program.table());
    }
    let mut core = Vec::new();
    if is_selected(Benchmark::Core) {
        log::line("run the core by itself");
        core = core::measure(project)?;
        println!("{}", core::table(&core));
    }
    let mut pastes = Vec::new();
    if is_selected(Benchmark::Rooms) {
        log::line("paste codes into rooms");
        pastes = rooms::measure(project, &node, &chromium)?;
        println!("{}", rooms::table(&pastes));
    }
    let mut pages = None;
    if let Some(peers) = peers {
        log::line("visit pages, ours and those of peers in turns; some minutes");
        let visited = pages::visit(project, &node, &peers, &chromium)?;
        print!("{}", pages::tables(&visited));
        for warning in pages::warnings(&visited) {
            println!("warning: {warning}");
        }
        pages = Some(visited);
    }
    if let Some(json) = json {
        let figures = Figures {
            version: VERSION,
            files: &files,
            moments: &moments,
            breakdowns: &breakdowns,
            pages: pages.as_ref(),
            pastes: &pastes,
            core: &core,
        };
        let mut text = serde_json::to_string_pretty(&figures)
            .context("the figures cannot be written as JSON")?;
        text.push('\n');
        project::write(json, text)?;
    }

    let over_budget: Vec<&str> = moments
        .iter()
        .filter(|moment| moment.is_over())
        .map(|moment| moment.name.as_str())
        .collect();
    if !over_budget.is_empty() {
        bail!("over budget: {}", over_budget.join(", "));
    }
    Ok(())
}
