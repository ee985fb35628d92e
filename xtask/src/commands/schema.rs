//! `cargo xtask schema`: the JSON Schemas of instruments and of notes, from the types that read them.

use anyhow::{Context, Result, bail};

use crate::{
    log,
    project::{self, Project},
};

/// A schema and its path, which is beside the files that name it.
struct File {
    path: &'static str,
    types: &'static str,
    text: fn() -> Result<String>,
}

const FILES: [File; 2] = [
    File {
        path: "www/instruments/schema.json",
        types: "src/instrument/",
        text: || text(which_first::instrument::schema().as_value()),
    },
    File {
        path: "www/notes/schema.json",
        types: "src/room/notes.rs",
        text: || text(which_first::room::notes::schema().as_value()),
    },
];

/// Writes the schemas, or with `check` only compares them.
pub fn run(project: &Project, check: bool) -> Result<()> {
    if check {
        return compare(project);
    }
    for File { path, text, .. } in &FILES {
        project::write(&project.path(path), text()?)?;
        log::line(format_args!("{path} is written"));
    }
    Ok(())
}

/// Fails if a schema in the working copy differs from the one derived from the types.
pub fn compare(project: &Project) -> Result<()> {
    for File { path, types, text } in &FILES {
        let there = std::fs::read_to_string(project.path(path)).ok();
        // Git may have changed the line endings.
        let there = there.map(|there| there.replace("\r\n", "\n"));
        match there {
            Some(there) if there == text()? => {}
            Some(_) => bail!(
                "{path} is not what the types in {types} say; type `cargo xtask schema` and \
                 commit the file"
            ),
            None => bail!("{path} is missing; type `cargo xtask schema` and commit the file"),
        }
    }
    Ok(())
}

fn text(schema: &serde_json::Value) -> Result<String> {
    let mut text =
        serde_json::to_string_pretty(schema).context("the schema cannot be written as JSON")?;
    text.push('\n');
    Ok(text)
}
