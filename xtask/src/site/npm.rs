//! The npm package: the element as a module, and the files that it fetches.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use super::{bundle::Bundler, embed::BuildAssets, output::Output};
use crate::project::{self, Project, VERSION};

/// The files of the package beside the element and its assets, copied from the sources.
const SOURCES: [&str; 4] = [
    "www/npm/README.md",
    "www/npm/custom-elements.json",
    "www/npm/index.d.ts",
    "www/npm/index.js",
];

/// The project's licences, which every package contains.
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Adds the package.
pub fn emit(
    project: &Project,
    bundler: &Bundler,
    parts: &BuildAssets,
    output: &mut Output,
) -> Result<()> {
    let constant = parts.constant()?;
    let banner = files_constant(parts.paths());
    let [element] = bundler.run([bundler.module(
        "www/npm/element.js",
        &constant,
        "www/npm/server.js",
        &banner,
    )])?;
    output.add("npm/element.js", element);
    for path in parts.paths() {
        output.copy(path, format!("npm/{}", asset_path(path)))?;
    }
    for source in SOURCES.iter().chain(&LICENSES) {
        let contents = project::read_bytes(&project.path(source))?;
        output.add(format!("npm/{}", file_name(source)), contents);
    }
    let manifest = project::read_text(&project.path("www/npm/package.json"))?;
    output.add("npm/package.json", complete_manifest(&manifest)?);
    Ok(())
}

/// The constant `__WF_FILES__`: the URL of each file of the package, by the loader's name for it.
///
/// Bundlers recognise assets by literals in exactly this form. Without `?no-inline` Vite would inline a small
/// file as a `data:` URL, which a page's policy may block.
fn files_constant<'paths>(paths: impl Iterator<Item = &'paths str>) -> String {
    let mut text = String::from("const __WF_FILES__ = {\n");
    for path in paths {
        let asset = asset_path(path);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  \"{path}\": new URL(\"./{asset}?no-inline\", import.meta.url).href,"
        );
    }
    text.push_str("};");
    text
}

/// The path of a file in the package.
fn asset_path(path: &str) -> String {
    format!("assets/{}", file_name(path))
}

fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The package's manifest, with the version and the licence of the workspace.
fn complete_manifest(manifest: &str) -> Result<String> {
    let mut manifest: Map<String, Value> =
        serde_json::from_str(manifest).context("www/npm/package.json is no JSON object")?;
    manifest.insert("version".to_owned(), VERSION.into());
    manifest.insert("license".to_owned(), env!("CARGO_PKG_LICENSE").into());
    let mut text = serde_json::to_string_pretty(&manifest)
        .context("the package's manifest cannot be written as JSON")?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{complete_manifest, files_constant};
    use crate::project::VERSION;
    use serde_json::{Value, json};

    #[test]
    fn every_file_is_named_in_the_form_that_bundlers_look_for() {
        let paths = ["v/1.0.0/widget-0123456789.wasm"].into_iter();
        assert_eq!(
            files_constant(paths),
            "const __WF_FILES__ = {\n  \"v/1.0.0/widget-0123456789.wasm\": \
             new URL(\"./assets/widget-0123456789.wasm?no-inline\", import.meta.url).href,\n};"
        );
    }

    #[test]
    fn the_package_has_the_version_and_the_licence_of_the_workspace() {
        let complete = complete_manifest(r#"{ "name": "quiz" }"#).expect("a manifest");
        let manifest: Value = serde_json::from_str(&complete).expect("JSON");
        let expected =
            json!({ "name": "quiz", "version": VERSION, "license": "MIT OR Apache-2.0" });
        assert_eq!(manifest, expected);
    }
}
