//! `cargo xtask schema`: the JSON Schema of an instrument, from the types that read one.

use anyhow::{Context, Result, bail};

use crate::{
    project::{self, Project},
    say,
};

const FILE: &str = "www/instruments/schema.json";

/// Writes the schema, or only compares it.
pub fn run(project: &Project, check: bool) -> Result<()> {
    if check {
        return compare(project);
    }
    project::write(&project.path(FILE), text()?)?;
    say::line(format_args!("{FILE} is written"));
    Ok(())
}

/// Fails when the schema in the working copy is not that of the types.
pub fn compare(project: &Project) -> Result<()> {
    let there = std::fs::read_to_string(project.path(FILE)).ok();
    // A checkout may have changed the line ends.
    let there = there.map(|there| there.replace("\r\n", "\n"));
    match there {
        Some(there) if there == text()? => Ok(()),
        Some(_) => bail!(
            "{FILE} is not what the types in src/instrument/ say; type `cargo xtask schema` and \
             commit the file"
        ),
        None => bail!("{FILE} is missing; type `cargo xtask schema` and commit the file"),
    }
}

fn text() -> Result<String> {
    let schema = which_first::instrument::schema();
    let mut text = serde_json::to_string_pretty(schema.as_value())
        .context("the schema cannot be written as JSON")?;
    text.push('\n');
    Ok(text)
}
