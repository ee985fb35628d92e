//! wasm-bindgen's command-line tool as a library, of the same version that the programs are compiled with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::glue;
use crate::{
    project::{self, Project},
    setup::Purpose,
};

/// Must equal the version of `wasm-bindgen-cli-support` in `xtask/Cargo.toml`.
const VERSION: &str = "0.2.130";

/// The files that wasm-bindgen has written.
#[derive(Clone, Debug)]
pub struct BoundFiles {
    /// The program.
    pub wasm: PathBuf,
    /// The glue script.
    pub glue: PathBuf,
}

/// Fails if the programs are compiled with another version of wasm-bindgen than ours. Otherwise the error
/// would only appear after minutes, with a message that is harder to understand.
pub fn check_version(project: &Project) -> Result<()> {
    let lock = project::read_text(&project.path("Cargo.lock"))?;
    match locked_version(&lock, "wasm-bindgen") {
        Some(VERSION) => Ok(()),
        locked => bail!(
            "Cargo.lock has wasm-bindgen {}, but xtask binds for {VERSION}: set the same version \
             for `wasm-bindgen` in Cargo.toml, for `wasm-bindgen-cli-support` in xtask/Cargo.toml \
             and in xtask/src/site/bindgen.rs",
            locked.unwrap_or("not at all")
        ),
    }
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// Writes the program and its glue script into `folder`, the script hardened by [`super::glue`].
pub fn run(compiled: &Path, folder: &Path, name: &str, purpose: Purpose) -> Result<BoundFiles> {
    project::remove_folder(folder)?;
    let publish = purpose == Purpose::Dist;
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // The loader always passes the program's URL; a default would be one more URL for a
                // bundler to resolve.
                .omit_default_module_path(true)
                // Keeps the functions' names for the size breakdown of `bench`. The shipped program has
                // none (`super::optimise`).
                .remove_producers_section(publish)
                .generate(folder)
        })
        .with_context(|| format!("wasm-bindgen could not bind {}", compiled.display()))?;
    let glue = folder.join(format!("{name}.js"));
    project::write(&glue, &glue::harden(&project::read_text(&glue)?)?)?;
    Ok(BoundFiles {
        wasm: folder.join(format!("{name}_bg.wasm")),
        glue,
    })
}

#[cfg(test)]
mod tests {
    use super::{VERSION, check_version, locked_version};
    use crate::project::Project;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\
                    \n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn the_three_places_that_name_wasm_bindgens_version_agree() {
        let project = Project::find().expect("the working copy");
        check_version(&project).expect("Cargo.lock and xtask agree");
        let manifest = std::fs::read_to_string(project.path("xtask/Cargo.toml"))
            .expect("the manifest of xtask");
        let pinned = format!("wasm-bindgen-cli-support = \"={VERSION}\"");
        assert!(manifest.contains(&pinned), "no `{pinned}` in it");
    }
}
