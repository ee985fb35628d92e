//! The example hosts of `www/hosts`, copied unchanged: they show their own source.

use anyhow::{Context, Result};

use super::output::Output;
use crate::project::{self, Project};

/// Adds all example hosts.
pub fn emit(project: &Project, output: &mut Output) -> Result<()> {
    let folder = project.path("www/hosts");
    for file in project::files_below(&folder)? {
        let name = file
            .strip_prefix(&folder)
            .with_context(|| format!("{} is not below {}", file.display(), folder.display()))?;
        output.add(
            format!("hosts/{}", name.display()),
            project::read_bytes(&file)?,
        );
    }
    Ok(())
}
