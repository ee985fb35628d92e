//! The project's development commands: `cargo xtask serve`, `dist`, `test`, `hosts`, `kills`,
//! `fuzz`, `audit`, `reproduce`, `bench`, `check`, `schema` and `setup`.
//!
//! The modules:
//!
//! - `commands`: one thin file for each command;
//! - `setup`: finds or installs what a build needs (compiler, npm tools, browsers, site generators);
//! - `site`: the pipeline from sources to the files that a web server serves;
//! - `server`: serves a build and watches for changes;
//! - `sizes`: the sizes of those files against the budgets, and `breakdown`: the sizes within a program;
//! - `layers`: the layer check, which module may name which;
//! - `types`: the type check of the scripts and of the package, by the TypeScript compiler;
//! - `project`, `process`, `log`: folders, child processes, progress lines.

mod breakdown;
mod commands;
#[cfg(test)]
mod documents;
mod failures;
mod layers;
mod log;
mod process;
mod project;
#[cfg(test)]
mod reader_words;
mod server;
mod setup;
mod site;
mod sizes;
mod types;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // clap itself prints the usage and exits if a flag is wrong.
    match commands::Arguments::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
