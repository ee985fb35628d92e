//! `cargo xtask kills`: the durability test, which kills browsers while a facilitator counts.

use anyhow::Result;
use clap::ValueEnum;

use super::{dist, test};
use crate::{
    log, process,
    project::Project,
    setup::{Purpose, Setup},
    site,
};

/// The browsers that are killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

/// Sets up, builds, and kills each browser `times` times with the room on a site, and `times` times with the
/// room in the single file.
pub fn run(project: &Project, mut setup: Setup, engine: Option<Engine>, times: u32) -> Result<()> {
    let browsers = setup.browsers(project)?;
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    setup.end();
    dist::build(project, &tools, &site::Publication::default())?;
    log::line(format_args!("{times} kills each"));
    println!("| | kills | lines shown | lines lost | rooms | rooms gone |");
    println!("|---|---|---|---|---|---|");
    let name = match engine {
        None => "",
        Some(Engine::Chromium) => "::in_chromium",
        Some(Engine::Firefox) => "::in_firefox",
    };
    let mut command = test::cargo_test(project, &tools, &browsers);
    command
        .args(["--test", "browser", "--", "--test-threads", "1"])
        .env("WHICH_FIRST_KILLS", times.to_string());
    let places = ["from_a_site", "from_a_stick"];
    command.args(places.map(|place| format!("room::killed::{place}{name}")));
    process::run(&mut command)
}
