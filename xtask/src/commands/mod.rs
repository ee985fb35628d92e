//! The commands, one file each.

mod audit;
mod bench;
mod check;
mod dist;
mod fuzz;
mod hosts;
mod kills;
mod reproduce;
mod schema;
mod serve;
mod setup;
mod test;

use std::{ffi::OsString, path::PathBuf};

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::{
    log,
    project::Project,
    setup::{Generator, Setup},
    site::{Origin, Publication, SiteUrl},
};

/// The project's development commands.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build for development, serve it on this machine, and rebuild on every change
    Serve {
        /// The port to listen on [default: 8080, or the next one that is free]
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
        port: Option<u16>,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Build for production, into dist/
    Dist {
        /// The URL that it will be published at, for oEmbed and the canonical link: absolute, and
        /// ending with a slash
        #[arg(long, value_name = "URL")]
        at: Option<SiteUrl>,
        /// Sites whose instruments the pages open without asking: the origin of each, a scheme and a host
        #[arg(long, value_name = "ORIGIN", num_args = 1..)]
        instruments: Vec<Origin>,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Check, build, and run every test, in real browsers too
    Test {
        #[command(flatten)]
        set_up: SetupFlags,
        /// More arguments for `cargo test`, such as `--test browser`
        #[arg(last = true, value_name = "ARGUMENTS")]
        more: Vec<OsString>,
    },
    /// Build, and take the quiz on sites that other people's generators make
    Hosts {
        /// Only these [default: all of them]
        generators: Vec<Generator>,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Build, and kill browsers at random moments while a facilitator counts: what was shown as
    /// counted has to be there afterwards
    Kills {
        /// Only this browser [default: both]
        #[arg(long)]
        engine: Option<kills::Engine>,
        /// Kills of each browser, on a site and again in the single file
        #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        times: u32,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Look for inputs that break a rule: instruments, codes, journals, pastes, texts of the interface
    Fuzz {
        /// Only these targets [default: all of them]
        targets: Vec<String>,
        /// Seconds for each target
        #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..))]
        seconds: u32,
        /// Add what reaches new code to fuzz/corpus, which the tests try again
        #[arg(long)]
        keep: bool,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Check what the project depends on: licences, sources, known vulnerabilities, signatures
    Audit {
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Build twice, the second time from nothing in another folder: both have to give the same bytes
    Reproduce {
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Measure dist/ against the budgets (builds it if it is missing), and time it beside peers
    Bench {
        /// Only these, after the sizes [default: all of them]
        #[arg(long, value_delimiter = ',')]
        only: Vec<bench::Benchmark>,
        /// Write the figures to this file as well
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Check the sources only: layers, schema, types, format, lints, documentation
    Check {
        #[command(flatten)]
        set_up: SetupFlags,
    },
    /// Write the schema.json of instruments and of notes from the Rust types
    Schema {
        /// Write nothing; fail if a file differs from what would be written
        #[arg(long)]
        check: bool,
    },
    /// Find or install everything that the other commands need, and list it (`hosts` finds its own
    /// generators)
    Setup {
        #[command(flatten)]
        set_up: SetupFlags,
    },
}

#[derive(Clone, Copy, Debug, Args)]
struct SetupFlags {
    /// Install missing system packages through sudo without asking
    #[arg(long)]
    yes: bool,
}

impl SetupFlags {
    fn begin(self) -> Setup {
        Setup::begin(self.yes)
    }
}

impl Arguments {
    /// Runs the command.
    pub fn run(self) -> Result<()> {
        // Starts the clock of the progress lines.
        log::elapsed();
        let project = Project::find()?;
        match self.command {
            Command::Serve { port, set_up } => serve::run(&project, set_up.begin(), port),
            Command::Dist {
                at,
                instruments,
                set_up,
            } => {
                let publication = Publication {
                    at,
                    origins: instruments,
                };
                dist::run(&project, set_up.begin(), &publication)
            }
            Command::Test { set_up, more } => test::run(&project, set_up.begin(), &more),
            Command::Hosts { generators, set_up } => {
                hosts::run(&project, set_up.begin(), &generators)
            }
            Command::Kills {
                engine,
                times,
                set_up,
            } => kills::run(&project, set_up.begin(), engine, times),
            Command::Fuzz {
                targets,
                seconds,
                keep,
                set_up,
            } => fuzz::run(&project, set_up.begin(), &targets, seconds, keep),
            Command::Audit { set_up } => audit::run(&project, set_up.begin()),
            Command::Reproduce { set_up } => reproduce::run(&project, set_up.begin()),
            Command::Bench { only, json, set_up } => {
                bench::run(&project, set_up.begin(), &only, json.as_deref())
            }
            Command::Check { set_up } => check::run(&project, set_up.begin()),
            Command::Schema { check } => schema::run(&project, check),
            Command::Setup { set_up } => setup::run(&project, set_up.begin()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Parser};
    use clap::CommandFactory;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn bad_flags_are_refused() {
        for flags in [
            "serve --port none",
            "serve --port 0",
            "dist --fast",
            "dist --at quiz.example",
            "dist --instruments quiz.example",
            "hosts ghost",
            "kills --times 0",
            "kills --engine webkit",
            "fuzz --seconds 0",
            "fly",
        ] {
            let words = ["xtask"].into_iter().chain(flags.split(' '));
            assert!(Arguments::try_parse_from(words).is_err(), "{flags}");
        }
    }
}
