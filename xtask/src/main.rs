//! The project's one command surface: `cargo xtask serve`, `dist`, `test`, `hosts`, `kills`,
//! `bench`, `check`, `schema` and `setup`.
//!
//! Where things are:
//!
//! - `commands`: one file for each command, thin;
//! - `setup`: finds or installs what a build needs (compiler, npm tools, browsers, other
//!   people's site generators);
//! - `site`: the pipeline from sources to the files a web server hands out;
//! - `server`: hands out a build and watches for changes;
//! - `sizes`: what those files weigh, against the budgets;
//! - `layers`: the layer check, which module may name which;
//! - `types`: what the scripts and the package promise, by the TypeScript compiler;
//! - `project`, `process`, `log`: folders, child processes, progress lines.

mod breakdown;
mod commands;
mod layers;
mod log;
mod process;
mod project;
mod server;
mod setup;
mod site;
mod sizes;
mod types;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // clap prints usage and ends the program itself when a flag is wrong.
    match commands::Arguments::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
