//! The npm package: the element, and everything that it fetches as modules.
//!
//! Bundlers agree on nothing but modules: each of them follows a dynamic `import()` of a literal, also where it
//! leaves other files behind. So scripts, texts and the program are modules that the element imports when it
//! needs them, and every bundler makes them part of the app without configuration.

mod bytes;

use std::{fmt::Write as _, path::Path};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::{
    bundle::{Bundler, defines_as},
    embed::BuildAssets,
    output::Output,
};
use crate::project::{self, Project, VERSION};

/// The files of the package that are copied from the sources.
const SOURCES: [&str; 8] = [
    "www/npm/README.md",
    "www/npm/custom-elements.json",
    "www/npm/index.cjs",
    "www/npm/index.d.ts",
    "www/npm/index.js",
    "www/npm/react-server.js",
    "www/npm/react.d.ts",
    "www/npm/react.js",
];

/// The project's licences, which every package contains.
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The types of `element.js`: those of the package's main module.
const ELEMENT_TYPES: &str = "export * from \"./index.js\";\n";

/// The types for pages that load the element by a script. They declare the element to TypeScript and JSX.
pub const TYPES: &str = "which-first.d.ts";

/// Adds the package, and its types by themselves.
pub fn emit(
    project: &Project,
    bundler: &Bundler,
    parts: &BuildAssets,
    output: &mut Output,
) -> Result<()> {
    let constant = parts.constant(None)?;
    let table = modules_constant(parts.paths());
    let element = |format| {
        let base = "www/npm/server.js";
        bundler.module("www/npm/element.js", format, &constant, base, &table)
    };
    let [module, common, react] = bundler.run([
        element("esm"),
        element("cjs"),
        bundler.common_module("www/npm/react.js"),
    ])?;
    output.add("npm/element.js", module);
    output.add("npm/element.cjs", common);
    output.add("npm/react.cjs", for_require(&react));
    for path in parts.paths() {
        let module = module_of(bundler, path, output.get(path)?)?;
        output.add(format!("npm/{}", module_path(path)), module);
    }
    for source in SOURCES.iter().chain(&LICENSES) {
        let contents = project::read_bytes(&project.path(source))?;
        output.add(format!("npm/{}", file_name(source)), contents);
    }
    output.add("npm/element.d.ts", ELEMENT_TYPES);
    for name in ["index", "element", "react"] {
        let types = output.get(&format!("npm/{name}.d.ts"))?;
        let types = for_require(std::str::from_utf8(types)?);
        output.add(format!("npm/{name}.d.cts"), types);
    }
    output.copy("npm/index.d.ts", TYPES)?;
    let manifest = project::read_text(&project.path("www/npm/package.json"))?;
    output.add("npm/package.json", complete_manifest(&manifest)?);
    Ok(())
}

/// The constant `__WF_MODULES__`: imports the module of each file, by the loader's name for the file.
fn modules_constant<'paths>(paths: impl Iterator<Item = &'paths str>) -> String {
    let mut text = String::from("const __WF_MODULES__ = {\n");
    for path in paths {
        let module = module_path(path);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  \"{path}\": () => import(\"./{module}\"),");
    }
    text.push_str("};");
    text
}

/// A file as a module. It exports a script as a function that evaluates it anew at each call, since a program that
/// has trapped is started afresh; a text as a string; other contents as bytes.
fn module_of(bundler: &Bundler, path: &str, contents: &[u8]) -> Result<String> {
    let text = || std::str::from_utf8(contents).with_context(|| format!("{path} is no text"));
    match extension(path) {
        "js" => {
            let [script] = bundler.run([bundler.rebundled(text()?)])?;
            let script = script.trim_end();
            Ok(format!(
                "export default () => {{\n{script}\nreturn program;\n}};\n"
            ))
        }
        "json" => Ok(format!("export default {};\n", Value::from(text()?))),
        "wasm" => {
            let bytes = serde_json::to_value(bytes::encode(contents))?;
            let constants = defines_as("__WF_BYTES__", &bytes);
            let job = bundler.lazy_module_with("www/npm/bytes.js", &constants);
            let [module] = bundler.run([job])?;
            Ok(module)
        }
        other => bail!("no module is made of a file with the extension {other}: {path}"),
    }
}

/// The path of a file's module in the package: without the hash, since bundlers add their own.
fn module_path(path: &str) -> String {
    let name = file_name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let unhashed = stem
        .len()
        .checked_sub(HASH_LENGTH)
        .and_then(|end| stem.get(..end))
        .unwrap_or(stem);
    match extension(path) {
        "js" => format!("modules/{unhashed}.js"),
        other => format!("modules/{unhashed}.{other}.js"),
    }
}

/// The length of the hash in the name of a file, and of the hyphen before it.
const HASH_LENGTH: usize = 44;

/// The script or the types of a module, for `require`: with the extensions of its siblings there.
fn for_require(text: &str) -> String {
    ["index", "element"]
        .iter()
        .fold(text.to_owned(), |text, name| {
            text.replace(&format!("\"./{name}.js\""), &format!("\"./{name}.cjs\""))
        })
}

fn extension(path: &str) -> &str {
    let extension = Path::new(path).extension().and_then(|text| text.to_str());
    extension.unwrap_or_default()
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
    use super::{complete_manifest, for_require, module_path, modules_constant};
    use crate::project::VERSION;
    use serde_json::{Value, json};

    const HASH: &str = "-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    #[test]
    fn every_file_is_imported_in_the_form_that_bundlers_follow() {
        let path = format!("v/1.0.0/widget{HASH}.wasm");
        let constant = modules_constant([path.as_str()].into_iter());
        let expected = format!(
            "const __WF_MODULES__ = {{\n  \"{path}\": () => import(\"./modules/widget.wasm.js\"),\n}};"
        );
        assert_eq!(constant, expected);
    }

    #[test]
    fn a_script_a_text_and_a_program_of_one_name_are_three_modules() {
        let path = |extension| module_path(&format!("v/1.0.0/widget.en{HASH}.{extension}"));
        assert_eq!(path("js"), "modules/widget.en.js");
        assert_eq!(path("json"), "modules/widget.en.json.js");
        assert_eq!(path("wasm"), "modules/widget.en.wasm.js");
    }

    #[test]
    fn a_module_for_require_names_its_siblings_for_require() {
        let text = "const element = require(\"./element.js\");";
        assert_eq!(
            for_require(text),
            "const element = require(\"./element.cjs\");"
        );
    }

    #[test]
    fn conditions_of_the_manifest_stay_in_their_order() {
        // The first condition that holds is taken.
        let complete =
            complete_manifest(r#"{ "types": "1", "default": "2" }"#).expect("a manifest");
        assert!(complete.find("types") < complete.find("default"));
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
