//! The pipeline from sources to the files that a web server serves, shared by `serve` and `dist`.
//!
//! The content comes first, since its validation is fast; then the programs (compile, bind, optimise); then
//! styles and scripts, each with the names of the files that it fetches; at the end the loader ([`embed`]).
//! The new files are built beside the old ones, and replace them at once.

mod bindgen;
mod bundle;
pub mod content;
mod embed;
mod glue;
mod hashed;
mod headers;
mod hosts;
mod markup;
mod missing;
mod npm;
mod oembed;
mod optimise;
mod output;
mod paper;
mod picture;
mod policy;
mod present;
pub mod program;
mod publication;
mod share;
mod shorten;
pub mod single;
mod wordpress;

use std::{collections::BTreeMap, path::Path};

use anyhow::Result;
use serde_json::{Map, Value};

use self::{
    bundle::Bundler,
    content::{Content, Edition},
    output::Output,
};
pub use self::{
    content::DEFAULT_INSTRUMENT,
    oembed::SiteUrl,
    publication::{Origin, Publication},
};
use crate::{
    log,
    project::{self, Project, VERSION},
    setup::{Compiler, NodeTools, Purpose},
};

/// The language of the reader's own page; other languages have folders of their own.
const LANG: &str = "en";

/// The tools for a build.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The compiler for the programs.
    pub compiler: Compiler,
    /// esbuild, terser and wasm-opt.
    pub node: NodeTools,
}

pub use self::output::{BuildSize, HashedFile};

/// The result of [`build`].
#[derive(Clone, Debug)]
pub struct Summary {
    /// The size of the output.
    pub size: BuildSize,
    /// The loader of this build under its hashed name, for pages that pin it.
    pub pinned: HashedFile,
}

/// Builds the site into `folder`, and removes everything else there. Files that contain the site's URL are
/// built only if the publication has one.
///
/// If the build fails, the folder is unchanged.
pub fn build(
    project: &Project,
    tools: &Tools,
    purpose: Purpose,
    publication: &Publication,
    folder: &Path,
) -> Result<Summary> {
    let at = publication.at.as_ref();
    let content = Content::load(project)?;
    let widget = program::build(project, tools, purpose, "widget")?;
    let present = program::build(project, tools, purpose, "present")?;

    log::line("styles and scripts");
    let bundler = Bundler::new(project, &tools.node, purpose);
    let [
        card_style,
        widget_style,
        result_style,
        present_style,
        page_style,
        page_script,
        share_script,
        frames,
        progress,
    ] = bundler.run([
        bundler.style("www/style/card.css"),
        bundler.style("www/style/widget.css"),
        bundler.style("www/style/result.css"),
        bundler.style("www/style/present.css"),
        bundler.style("www/page.css"),
        bundler.script("www/page.js", &publication.constants()),
        bundler.script("www/r.js", &Map::new()),
        bundler.script("www/frames.js", &Map::new()),
        bundler.lazy_module("www/progress.js"),
    ])?;

    log::line("pictures of the verdicts");
    let painter = picture::Painter::new(&tools.node)?;
    let editions = content.editions()?;

    let mut output = Output::new();
    let content = content.emit(&editions, &mut output);
    let [glue] = bundler.run([bundler.module_with_style(
        "www/program.js",
        Some(&widget.glue),
        &result_style,
        Map::new(),
    )])?;
    let program = embed::ProgramFiles {
        glue: output.add_hashed("widget", "js", glue),
        wasm: output.add_hashed("widget", "wasm", widget.wasm),
    };
    let assets = |glue, style| program::ProgramAssets { glue, style };
    // The quiz scripts name all of these files, so they are bundled after them.
    let progress = output.add_hashed("progress", "js", progress);
    let constants = |language: &_| bundle::quiz_constants(&program, &progress, &content, language);
    let scripts = quiz_scripts(&bundler, &widget_style, constants, &content)?;
    let quiz_scripts = (scripts.into_iter())
        .map(|(lang, script)| {
            let script = output.add_hashed(&format!("widget.{lang}"), "js", script);
            (lang, script)
        })
        .collect();
    let parts = embed::BuildAssets {
        quiz_scripts,
        program,
        progress_module: progress,
        present_wasm: output.add_hashed("present", "wasm", present.wasm),
        card_style: card_style.trim_end().to_owned(),
        content,
    };
    let presenting = assets(&present.glue, &present_style);
    present::emit(
        project,
        &bundler,
        presenting,
        &parts,
        publication,
        &mut output,
    )?;
    let [loader] = bundler.run([bundler.loader("www/embed.js", &parts.constant(at)?)])?;
    // The loader again under a hashed name, for pages that pin it.
    let pinned = output.add_hashed("embed", "js", loader.as_str());
    output.add("embed.js", loader);
    output.add("frames.js", frames);
    output.add("page.js", page_script);
    output.add("r.js", share_script);
    let source = project::read_text(&project.path("index.html"))?;
    let shared = project::read_text(&project.path("www/share.html"))?;
    let missing = project::read_text(&project.path("www/404.html"))?;
    missing::emit(&missing, at, &mut output);
    let page = share::emit(&shared, &source, &editions, &painter, at, &mut output)?;
    let ingredients = single::SingleFileInputs {
        quiz_style: &widget_style,
        program: assets(&widget.glue, &result_style),
        present: presenting,
        parts: &parts,
        page: (&source, &page_style),
        edition: Edition::find(&editions, LANG)?,
    };
    single::emit(project, &bundler, &ingredients, at, &mut output)?;
    let mut page = paper::insert_form(&page, Edition::find(&editions, LANG)?, at)?;
    if let Some(at) = at {
        page = oembed::emit(&page, parts.title()?, at, &mut output)?;
    }
    output.add("index.html", page);
    output.add("page.css", page_style);
    finish(project, &bundler, &parts, (purpose, at), &mut output)?;

    let size = output.replace(project, folder)?;
    Ok(Summary { size, pinned })
}

/// Adds the files that depend on all others: rules for servers, policies, and packages.
fn finish(
    project: &Project,
    bundler: &Bundler,
    parts: &embed::BuildAssets,
    (purpose, at): (Purpose, Option<&SiteUrl>),
    output: &mut Output,
) -> Result<()> {
    headers::emit(output, at);
    match purpose {
        // Not on a production site, where each would be a page of ours without our policy.
        Purpose::Serve => hosts::emit(project, output)?,
        // Not for `serve`, since the policy would block its live-reload script.
        Purpose::Dist => policy::insert_into_pages(output, at)?,
    }
    // Packages are of no use during development.
    if purpose == Purpose::Dist {
        npm::emit(project, bundler, parts, output)?;
        // The plugin contains everything that a site needs, so it comes last.
        let plugin = wordpress::plugin(project, output)?;
        output.add(wordpress::FILE, plugin);
        output.add_checksums();
    }
    Ok(())
}

/// The script that opens a quiz in each language, with its constants.
fn quiz_scripts(
    bundler: &Bundler,
    style: &str,
    constants: impl Fn(&embed::Language) -> Map<String, Value>,
    content: &BTreeMap<String, embed::Language>,
) -> Result<BTreeMap<String, String>> {
    let script = |(lang, language): (&String, &embed::Language)| {
        let job = bundler.module_with_style("www/widget.js", None, style, constants(language));
        let [script] = bundler.run([job])?;
        Ok((lang.clone(), script))
    };
    content.iter().map(script).collect()
}

/// The path of a file in the folder of immutable files, as the loader names it.
fn immutable(name: &str) -> String {
    format!("v/{VERSION}/{name}")
}
