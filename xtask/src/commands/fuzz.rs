//! `cargo xtask fuzz`: runs the fuzz targets, which look for inputs that break a property.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{log, project::Project, setup::Setup};

/// The targets: what is fuzzed, and the most bytes of an input.
const TARGETS: [(&str, u32); 5] = [
    ("instrument", 9_000),
    ("codes", 200),
    ("journal", 3_000),
    ("paste", 2_000),
    ("interface", 1_000),
];

/// Runs the targets for so many seconds each, and prints how many inputs each has tried. New inputs that reach
/// new code are added to a corpus in `target/`; `keep` adds the smallest of them to `fuzz/corpus`, which the
/// tests replay.
pub fn run(
    project: &Project,
    mut setup: Setup,
    only: &[String],
    seconds: u32,
    keep: bool,
) -> Result<()> {
    let cargo_fuzz = setup.cargo_fuzz(project)?;
    setup.end();
    for name in only {
        if !TARGETS.iter().any(|(target, _)| target == name) {
            let targets = TARGETS.map(|(target, _)| target).join(", ");
            bail!("there is no fuzz target {name}; there are {targets}");
        }
    }
    println!("| target | seconds | inputs tried | in the corpus | new |");
    println!("|---|---|---|---|---|");
    let mut failed = Vec::new();
    for (target, max_len) in TARGETS {
        if !only.is_empty() && !only.iter().any(|name| name == target) {
            continue;
        }
        let committed = project.path("fuzz/corpus").join(target);
        let found = project.path("target/fuzz/corpus").join(target);
        std::fs::create_dir_all(&found)
            .with_context(|| format!("cannot create {}", found.display()))?;
        log::line(format_args!("fuzzing {target} for {seconds} s"));
        let before = count_files(&committed)?;
        let fuzz = |corpora: [&Path; 2], options: &[String]| {
            let mut command = Command::new(&cargo_fuzz);
            // Without a sanitizer a stable compiler is enough; there is no unsafe code to check.
            command
                .args(["run", "--sanitizer", "none", "--target-dir"])
                .arg(project.path("target/fuzz"))
                .arg(target)
                .args(corpora)
                .arg("--")
                .arg(format!("-max_len={max_len}"))
                .args(options)
                .current_dir(project.root());
            command
        };
        let time = format!("-max_total_time={seconds}");
        let stats = "-print_final_stats=1".to_owned();
        let output = (fuzz([&found, &committed], &[time, stats]).output())
            .context("cargo-fuzz does not start")?;
        let text = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            eprintln!("{text}");
            failed.push(target);
            continue;
        }
        let tried = executed_units(&text).context("libFuzzer printed no figures")?;
        if keep {
            // By the code that is reached, not by how often: a few inputs instead of thousands.
            let options = ["-merge=1", "-use_counters=0"].map(str::to_owned);
            let merge = fuzz([&committed, &found], &options).output();
            let merged = merge.context("cargo-fuzz does not start")?;
            if !merged.status.success() {
                bail!("{}", String::from_utf8_lossy(&merged.stderr));
            }
        }
        let after = count_files(&committed)?;
        println!(
            "| {target} | {seconds} | {tried} | {after} | {} |",
            after.saturating_sub(before)
        );
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!(
        "failed: {}; the inputs are in fuzz/artifacts: fix what they show, and add them to fuzz/corpus",
        failed.join(", ")
    )
}

fn count_files(folder: &Path) -> Result<usize> {
    let files = std::fs::read_dir(folder);
    let files = files.with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(files.count())
}

/// The number of inputs that libFuzzer has tried, from its final statistics.
fn executed_units(text: &str) -> Option<u64> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{TARGETS, executed_units};
    use crate::project::Project;

    #[test]
    fn the_figures_are_those_that_libfuzzer_prints() {
        let text = "Done 17 runs\nstat::number_of_executed_units: 1234\nstat::new_units_added: 2\n";
        assert_eq!(executed_units(text), Some(1234));
        assert_eq!(executed_units("error"), None);
    }

    #[test]
    fn every_fuzz_target_is_run() {
        let project = Project::find().expect("the project");
        let files = std::fs::read_dir(project.path("fuzz/fuzz_targets")).expect("the targets");
        let mut found: Vec<String> = files
            .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
            .collect();
        found.sort();
        let mut run = TARGETS.map(|(target, _)| target);
        run.sort_unstable();
        assert_eq!(found, run);
    }
}
