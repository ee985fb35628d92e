//! `cargo xtask audit`: checks of what the project depends on: licences, sources, known vulnerabilities, and
//! signatures of packages.
//!
//! Advisories and signatures come from servers that not every network reaches. What could not be checked is said,
//! and does not fail.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{log, process, project::Project, setup::Setup};

/// The end of a check.
enum Finding {
    Passed,
    Failed,
    NotChecked,
}

/// Runs all checks, and fails if one of them found something.
pub fn run(project: &Project, mut setup: Setup) -> Result<()> {
    let cargo_deny = setup.cargo_deny(project)?;
    let node = setup.node_tools(project)?;
    setup.end();
    let deny = |checks: &[&str]| {
        let mut command = Command::new(&cargo_deny);
        command
            .arg("check")
            .args(checks)
            .current_dir(project.root());
        command
    };
    let npm = |arguments: &[&str]| {
        let mut command = node.npm();
        command.args(arguments);
        command
    };
    let crates = process::run(&mut deny(&["licenses", "bans", "sources"]));
    let findings = [
        (
            "licences, duplicates and sources of crates",
            if crates.is_ok() {
                Finding::Passed
            } else {
                Finding::Failed
            },
        ),
        ("advisories of crates", advisories(deny(&["advisories"]))?),
        (
            "advisories of npm packages",
            npm_finding(npm(&["audit", "--json"]), "\"vulnerabilities\"")?,
        ),
        (
            "signatures of npm packages",
            npm_finding(npm(&["audit", "signatures"]), "signature")?,
        ),
    ];
    let mut failed = Vec::new();
    for (what, finding) in findings {
        let said = match finding {
            Finding::Passed => "passed",
            Finding::Failed => "FAILED",
            Finding::NotChecked => "not checked: the server does not answer",
        };
        log::line(format_args!("{what}: {said}"));
        if matches!(finding, Finding::Failed) {
            failed.push(what);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn advisories(mut command: Command) -> Result<Finding> {
    let output = command.output().context("cargo-deny does not start")?;
    let text = String::from_utf8_lossy(&output.stderr);
    Ok(if output.status.success() {
        Finding::Passed
    } else if text.contains("failed to fetch advisory database") {
        Finding::NotChecked
    } else {
        eprintln!("{text}");
        Finding::Failed
    })
}

/// A failed check prints `mark`; otherwise its server did not answer.
fn npm_finding(mut command: Command, mark: &str) -> Result<Finding> {
    let output = command.output().context("npm does not start")?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(if output.status.success() {
        Finding::Passed
    } else if text.contains(mark) {
        println!("{text}");
        Finding::Failed
    } else {
        Finding::NotChecked
    })
}

#[cfg(test)]
mod tests {
    use crate::project::{Project, files_below};
    use serde_json::Value;
    use std::fs;

    #[test]
    fn every_crate_comes_from_the_registry_with_its_hash() {
        let project = Project::find().expect("the project");
        let lock = fs::read_to_string(project.path("Cargo.lock")).expect("the lock file");
        let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
        assert!(packages.len() > 100, "{}", packages.len());
        for package in packages {
            let is_ours = !package.contains("\nsource = ");
            let name = package.lines().nth(1).unwrap_or_default();
            if is_ours {
                assert!(
                    ["which-first", "which-first-bench", "xtask"]
                        .iter()
                        .any(|ours| name == format!("name = \"{ours}\"")),
                    "{name}"
                );
            } else {
                assert!(
                    package.contains(
                        "\nsource = \"registry+https://github.com/rust-lang/crates.io-index\""
                    ),
                    "{name}"
                );
                assert!(package.contains("\nchecksum = \""), "{name}");
            }
        }
    }

    #[test]
    fn every_npm_package_has_its_hash_and_no_lock_file_names_a_registry() {
        let project = Project::find().expect("the project");
        let files = ["xtask", "bench", "tests"].map(|folder| files_below(&project.path(folder)));
        let files = files.into_iter().flat_map(|files| files.expect("files"));
        let locks: Vec<_> = files
            .filter(|path| path.ends_with("package-lock.json"))
            .collect();
        assert!(locks.len() > 3, "{locks:?}");
        for path in locks {
            let lock = fs::read_to_string(&path).expect("the lock file");
            let lock: Value = serde_json::from_str(&lock).expect("JSON");
            let packages = lock["packages"].as_object().expect("packages");
            let others = packages.iter().filter(|(path, package)| {
                path.contains("node_modules/") && package["link"] != Value::Bool(true)
            });
            let mut count = 0;
            for (name, package) in others {
                // A bundled package is part of the one around it.
                let has_hash = package["integrity"].is_string() || package["inBundle"] == true;
                assert!(has_hash, "{}: {name}", path.display());
                assert!(package["resolved"].is_null(), "{}: {name}", path.display());
                count += 1;
            }
            assert!(count > 0, "{}", path.display());
        }
    }
}
