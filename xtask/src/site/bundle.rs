//! Styles and scripts, bundled by esbuild and minified by terser.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use serde_json::{Map, Value, json};

use super::{
    embed::{InlinedContent, Language, ProgramFiles},
    output::HashedFile,
};
use crate::{
    process,
    project::Project,
    setup::{NodeTools, Purpose},
};

/// The newest ECMAScript edition that every browser with our wasm features supports.
const ES_TARGET: &str = "es2022";

/// An explicit compile hint: browsers that support it compile all functions of a script during the download,
/// and not each on the main thread at its first call: <https://v8.dev/blog/explicit-compile-hints>.
const COMPILE_HINT: &str = "//# allFunctionsCalledOnLoad";

/// The global constant of the loader.
const CONSTANT: &str = "__WF_BUILD__";

/// The global constant with the URLs of the reader's program, for the quiz script.
const PROGRAM: &str = "__WF_PROGRAM__";

/// The global constant with the URL of the module that stores progress, for the same script.
const PROGRESS: &str = "__WF_PROGRESS__";

/// The global constant with the questions and interface texts in the script's language.
const CONTENT: &str = "__WF_CONTENT__";

/// The global constant with the URLs of the content that a result needs, for the same script.
const RESULTS: &str = "__WF_RESULTS__";

/// Runs esbuild and terser for one build.
#[derive(Debug)]
pub struct Bundler<'tools> {
    root: PathBuf,
    script: PathBuf,
    node: &'tools NodeTools,
    minify: bool,
}

/// One bundle, as options of esbuild.
#[derive(Debug)]
pub struct Job(Value);

impl<'tools> Bundler<'tools> {
    /// A bundler that minifies production builds.
    pub fn new(project: &Project, node: &'tools NodeTools, purpose: Purpose) -> Self {
        Self {
            root: project.root().to_path_buf(),
            script: project.path("xtask/npm/bundle.mjs"),
            node,
            minify: purpose == Purpose::Dist,
        }
    }

    /// A style sheet with its imports.
    pub fn style(&self, entry: &str) -> Job {
        self.job(&self.root.join(entry), json!({}))
    }

    /// A module with a style as the constant `__WF_STYLE__`, and with further `constants`. With `glue`, it
    /// imports a program's glue script as `which-first-program`.
    pub fn module_with_style(
        &self,
        entry: &str,
        glue: Option<&Path>,
        style: &str,
        mut constants: Map<String, Value>,
    ) -> Job {
        constants.insert("__WF_STYLE__".to_owned(), style_constant(style));
        // A module is always UTF-8, so nothing in it has to be escaped.
        let mut options = json!({
            "format": "esm",
            "target": ES_TARGET,
            "charset": "utf8",
            "define": constants,
        });
        if let Some(glue) = glue {
            options["alias"] = json!({ "which-first-program": glue });
        }
        self.job(&self.root.join(entry), options)
    }

    /// A script of our own pages with a program: `entry`, which imports the glue script as
    /// `which-first-program`, with `constants`.
    pub fn page_script(&self, entry: &str, glue: &Path, constants: &Map<String, Value>) -> Job {
        let options = json!({
            "format": "iife",
            "target": ES_TARGET,
            "alias": { "which-first-program": glue },
            "define": constants,
        });
        self.job(&self.root.join(entry), options)
    }

    /// A script of the single file, whose fetches are answered from the file itself: `entry`, with
    /// `constants`. With `glue`, it imports a program as [`Self::page_script`] does.
    pub fn inlined(&self, entry: &str, glue: Option<&Path>, constants: &Map<String, Value>) -> Job {
        let mut options = json!({
            "format": "iife",
            "target": ES_TARGET,
            "define": constants,
            "inject": [self.root.join("www/single/fetch.js")],
        });
        if let Some(glue) = glue {
            options["alias"] = json!({ "which-first-program": glue });
        }
        self.job(&self.root.join(entry), options)
    }

    /// The single file's equivalent of [`Self::module_with_style`]: a function `whichFirst.name` that runs
    /// the script anew and returns its exports.
    pub fn inlined_module(
        &self,
        name: &str,
        entry: &str,
        glue: Option<&Path>,
        style: &str,
        mut constants: Map<String, Value>,
    ) -> Job {
        constants.insert("__WF_STYLE__".to_owned(), style_constant(style));
        // An inline script has the page's URL.
        constants.insert("import.meta.url".to_owned(), "document.baseURI".into());
        let Job(mut options) = self.inlined(entry, glue, &constants);
        options["globalName"] = json!("program");
        options["banner"] = json!({ "js": format!("(self.whichFirst??={{}}).{name}=()=>{{") });
        options["footer"] = json!({ "js": "return program};" });
        Job(options)
    }

    /// A script of our own pages, with `constants`.
    pub fn script(&self, entry: &str, constants: &Map<String, Value>) -> Job {
        let options = json!({ "format": "iife", "target": ES_TARGET, "define": constants });
        self.job(&self.root.join(entry), options)
    }

    /// A lazily loaded script, as a module.
    pub fn lazy_module(&self, entry: &str) -> Job {
        self.lazy_module_with(entry, &Map::new())
    }

    /// A lazily loaded script with a global constant, as a module.
    pub fn lazy_module_with(&self, entry: &str, constants: &Map<String, Value>) -> Job {
        let options = json!({
            "format": "esm",
            "target": ES_TARGET,
            "charset": "utf8",
            "define": constants,
        });
        self.job(&self.root.join(entry), options)
    }

    /// The loader, with the build's constant.
    pub fn loader(&self, entry: &str, constant: &Value) -> Job {
        // A classic script has the encoding of the page around it, so this keeps esbuild's default
        // charset, which escapes everything that is not ASCII.
        let options = json!({
            "format": "iife",
            "target": ES_TARGET,
            "define": defines(constant),
            "banner": { "js": COMPILE_HINT },
        });
        self.job(&self.root.join(entry), options)
    }

    /// A module of the npm package in `format` (`esm` or `cjs`), for bundlers: with the build's constant, not
    /// minified, and after a `banner`, which is not transformed.
    pub fn module(
        &self,
        entry: &str,
        format: &str,
        constant: &Value,
        base: &str,
        banner: &str,
    ) -> Job {
        let options = json!({
            "format": format,
            "target": ES_TARGET,
            "charset": "utf8",
            "define": defines(constant),
            "inject": [self.root.join(base)],
            "banner": { "js": banner },
            "minify": false,
        });
        self.job(&self.root.join(entry), options)
    }

    /// A module for `require`, with its imports as they are.
    pub fn common_module(&self, entry: &str) -> Job {
        let options =
            json!({ "format": "cjs", "target": ES_TARGET, "external": ["*"], "minify": false });
        self.job(&self.root.join(entry), options)
    }

    /// A bundled module as a script that assigns the exports to the variable `program`.
    pub fn rebundled(&self, module: &str) -> Job {
        self.options(json!({
            "stdin": { "contents": module },
            "format": "iife",
            "globalName": "program",
            "target": ES_TARGET,
            "charset": "utf8",
        }))
    }

    fn job(&self, entry: &Path, mut options: Value) -> Job {
        options["entryPoints"] = json!([entry]);
        self.options(options)
    }

    /// A job with these options, and those that all jobs share.
    fn options(&self, mut options: Value) -> Job {
        options["absWorkingDir"] = json!(self.root);
        if options["minify"].is_null() {
            options["minify"] = json!(self.minify);
        }
        options["legalComments"] = json!("none");
        // Ignores our `tsconfig.json`, which is for the type checker alone but would affect esbuild.
        options["tsconfigRaw"] = json!("{}");
        Job(options)
    }

    /// Bundles all jobs in one process.
    pub fn run<const COUNT: usize>(&self, jobs: [Job; COUNT]) -> Result<[String; COUNT]> {
        let jobs = Value::from(jobs.map(|Job(options)| options).to_vec()).to_string();
        let mut command = self.node.node(&self.script);
        let output =
            process::run_with_input(&mut command, jobs).context("esbuild could not bundle")?;
        let texts: Vec<String> = serde_json::from_str(&output)
            .with_context(|| format!("{} put out no list of texts", self.script.display()))?;
        <[String; COUNT]>::try_from(texts)
            .map_err(|texts| anyhow!("esbuild put out {} texts for {COUNT} jobs", texts.len()))
    }
}

/// The constants of the quiz script in one language: the questions and interface texts, so that the first
/// item waits for no further download, and that item itself; the URLs of the program and of the module that stores
/// progress; and the URLs of the content that a result needs.
pub fn quiz_constants(
    program: &ProgramFiles,
    progress: &HashedFile,
    content: &BTreeMap<String, Language>,
    language: &Language,
) -> Map<String, Value> {
    let mut constants = Map::new();
    let program = json!({ "glue": program.glue.path, "wasm": program.wasm.path });
    define(&mut constants, PROGRAM.to_owned(), &program);
    define(&mut constants, RESULTS.to_owned(), &results_files(content));
    define(&mut constants, PROGRESS.to_owned(), &json!(progress.path));
    let InlinedContent {
        questions: instrument,
        ui,
        first_item,
        stopped,
    } = &language.inlined;
    let texts =
        json!({ "instrument": instrument, "ui": ui, "first": first_item, "stopped": stopped });
    define(&mut constants, CONTENT.to_owned(), &texts);
    constants
}

/// The paths of the files that a result needs, by language.
fn results_files(content: &BTreeMap<String, Language>) -> Value {
    let by_language = |part: fn(&Language) -> &str| -> BTreeMap<&str, &str> {
        let content = content.iter();
        content
            .map(|(lang, language)| (lang.as_str(), part(language)))
            .collect()
    };
    json!({
        "content": by_language(|language| &language.results_content),
        "ui": by_language(|language| &language.ui_results),
        "problemsUi": by_language(|language| &language.ui_problems),
    })
}

/// The constant `__WF_STYLE__`: the source text of a string.
fn style_constant(style: &str) -> Value {
    json!(style.trim_end()).to_string().into()
}

/// The loader's constant and each of its properties, as esbuild's `define` option.
///
/// esbuild replaces an object by a variable, and folds only values that are defined by themselves. So every
/// property that can be written with dots is defined as well, and the loader contains only what it reads.
pub fn defines(constant: &Value) -> Map<String, Value> {
    defines_as(CONSTANT, constant)
}

/// A constant of this name and each of its properties, as esbuild's `define` option.
pub fn defines_as(name: &str, constant: &Value) -> Map<String, Value> {
    let mut defines = Map::new();
    define(&mut defines, name.to_owned(), constant);
    defines
}

fn define(defines: &mut Map<String, Value>, name: String, value: &Value) {
    if let Value::Object(properties) = value {
        for (key, value) in properties {
            if is_identifier(key) {
                define(defines, format!("{name}.{key}"), value);
            }
        }
    }
    // esbuild expects the source text of an expression.
    defines.insert(name, Value::String(value.to_string()));
}

fn is_identifier(key: &str) -> bool {
    let mut letters = key.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::{defines, json};
    use crate::project::{self, Project};

    #[test]
    fn the_constant_is_defined_whole_and_by_its_parts() {
        let constant = json!({ "version": "1", "ui": { "en": "a", "en-US": "b" } });
        let defines = defines(&constant);
        let names: Vec<&str> = defines.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "__WF_BUILD__.version",
                "__WF_BUILD__.ui.en",
                "__WF_BUILD__.ui",
                "__WF_BUILD__",
            ]
        );
        assert_eq!(defines["__WF_BUILD__.version"], "\"1\"");
        assert_eq!(defines["__WF_BUILD__.ui"], r#"{"en":"a","en-US":"b"}"#);
    }

    /// Registrations by `@property` reach into shadow roots, under any name that a page may have thought of.
    #[test]
    fn the_custom_properties_of_our_styles_have_names_that_no_page_has() {
        let project = Project::find().expect("the working copy");
        let styles = project::files_below(&project.path("www/style")).expect("the styles");
        assert!(styles.len() > 10, "{styles:?}");
        for path in styles {
            let css = project::read_text(&path).expect("a style");
            // `var(--name` or `--name:`, and neither `--a` within a class name nor a comment's `---`.
            let names = css
                .split(|letter: char| letter.is_whitespace() || "();,{".contains(letter))
                .filter(|word| {
                    word.starts_with("--") && !word.starts_with("---") && word.len() > 2
                });
            for name in names {
                assert!(
                    name.starts_with("--wf_") || name.starts_with("--wf-"),
                    "{} has {name}",
                    path.display()
                );
            }
        }
    }
}
