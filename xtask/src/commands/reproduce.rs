//! `cargo xtask reproduce`: two clean builds in two folders give the same bytes.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};

use super::dist;
use crate::{
    log, process,
    project::{self, Project},
    setup::{Purpose, Setup},
    site,
};

/// The list of hashes of a build.
const SUMS: &str = "SHA256SUMS";

/// Sets up, builds here and in a copy of the sources, which has another path and nothing compiled, and compares all
/// files.
pub fn run(project: &Project, mut setup: Setup) -> Result<()> {
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    setup.end();
    let publication = site::Publication::default();
    dist::build(project, &tools, &publication)?;
    let copy = copy_sources(project)?;
    log::line("build again, from nothing");
    dist::build(&copy, &tools, &publication)?;
    let [here, there] =
        [project, &copy].map(|project| project::read_text(&project.dist().join(SUMS)));
    let (here, there) = (here?, there?);
    let differing = differing_files(&here, &there);
    ensure!(
        differing.is_empty(),
        "two builds differ in\n  {}",
        differing.join("\n  ")
    );
    project::remove_folder(copy.root())?;
    log::line(format_args!(
        "both builds are the same: {} files",
        here.lines().count()
    ));
    Ok(())
}

/// Copies the files that git tracks.
fn copy_sources(project: &Project) -> Result<Project> {
    let copy = Project::at(project.path("target/reproduce/a-copy-at-another-path"));
    project::remove_folder(copy.root())?;
    let mut list = Command::new("git");
    list.args(["ls-files", "-z"]).current_dir(project.root());
    let listed = process::output_of(&mut list)?;
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        let to = copy.path(path);
        project::make_folder(to.parent().unwrap_or(copy.root()))?;
        fs::copy(project.path(path), to).with_context(|| format!("could not copy {path}"))?;
    }
    Ok(copy)
}

/// The lines of one list of hashes that the other has not, and the other way round.
fn differing_files<'lists>(here: &'lists str, there: &'lists str) -> Vec<&'lists str> {
    let missing_from =
        |list: &'lists str| move |line: &&str| !list.lines().any(|other| other == *line);
    let only_here = here.lines().filter(missing_from(there));
    only_here
        .chain(there.lines().filter(missing_from(here)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::differing_files;

    #[test]
    fn what_is_in_one_build_alone_or_has_other_bytes_is_named() {
        let [here, there] = ["1 a\n2 b\n3 c", "1 a\n9 b\n4 d"];
        assert_eq!(differing_files(here, there), ["2 b", "3 c", "9 b", "4 d"]);
        assert_eq!(differing_files(here, here), Vec::<&str>::new());
    }
}
