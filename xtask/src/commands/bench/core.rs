//! The core's throughput on this machine, measured by the program `bench/core`, which is built for speed.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{process, project::Project};

/// The throughput of one operation.
#[derive(Debug, Deserialize, Serialize)]
pub struct Throughput {
    /// The operation.
    pub name: String,
    /// Operations per second, the median of several runs.
    pub per_second: f64,
}

/// Builds the program in `bench/core` and runs it.
pub fn measure(project: &Project) -> Result<Vec<Throughput>> {
    let mut command = process::cargo(project.root());
    command.args([
        "run",
        "--quiet",
        "--profile",
        "bench",
        "--package",
        "which-first-bench",
    ]);
    let output = process::output_of(&mut command)?;
    serde_json::from_str(&output).context("the core's bench put out no figures")
}

/// The figures as a table.
pub fn table(core: &[Throughput]) -> String {
    let mut table = String::from("the core by itself            per second\n");
    for Throughput { name, per_second } in core {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:<28} {per_second:>11.0}");
    }
    table
}
