//! The content: `www/instruments/*.json`, `www/ui/*.json` and, for facilitators, `www/notes/*.json`.
//!
//! All problems of all files are collected before they are reported.

mod card;
mod notes;
mod split;

use std::{collections::BTreeMap, fs, path::Path, rc::Rc};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use super::{
    embed::{InlinedContent, Language},
    output::Output,
};
use crate::project::{self, Project};
use which_first::instrument::{self, Instrument, Json, Problem};
use which_first::view::{
    prerender,
    ui::{Key, Ui, UiSection},
};

/// The instrument that the element shows if a page names no other.
pub const DEFAULT_INSTRUMENT: &str = "which-first";

/// The JSON Schema of a folder's files, which lies beside them, where editors look for it.
pub const SCHEMA: &str = "schema.json";

const INSTRUMENTS: &str = "www/instruments";
const UI: &str = "www/ui";
const NOTES: &str = "www/notes";

/// All content, validated.
#[derive(Debug)]
pub struct Content {
    instruments: Vec<ContentFile>,
    ui: Vec<ContentFile>,
    notes: Vec<ContentFile>,
    /// The schemas by their paths in the output.
    schemas: Vec<(String, Vec<u8>)>,
}

/// One content file.
#[derive(Debug)]
struct ContentFile {
    /// The file name without its extension: `<id>.<lang>` of an instrument and of the notes on it, `<lang>`
    /// of an interface.
    stem: String,
    text: String,
    value: Value,
}

/// The default instrument in one language.
#[derive(Debug)]
pub struct Edition {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's texts.
    pub ui: Rc<Ui>,
}

impl Edition {
    /// Finds the edition in a language.
    pub fn find<'editions>(editions: &'editions [Self], lang: &str) -> Result<&'editions Self> {
        let found = (editions.iter()).find(|edition| &*edition.instrument.lang == lang);
        found.with_context(|| format!("the content has no edition in {lang}"))
    }

    fn load(instrument: &ContentFile, ui: &ContentFile) -> Result<Self> {
        let problems = |source: &ContentFile, found: &[Problem]| {
            let lines: Vec<String> = found.iter().map(format_problem).collect();
            anyhow!("{}: {}", source.stem, lines.join("; "))
        };
        let loaded = instrument::load(&serde_json::from_str(&instrument.text)?)
            .map_err(|found| problems(instrument, &found))?;
        let texts =
            Ui::load(&serde_json::from_str(&ui.text)?).map_err(|found| problems(ui, &found))?;
        Ok(Self {
            instrument: Rc::new(loaded),
            ui: Rc::new(texts),
        })
    }
}

/// The kind of a content file.
#[derive(Clone, Copy, Debug)]
enum ContentKind {
    Instrument,
    Ui,
    Notes,
}

impl Content {
    /// Reads and validates all files.
    pub fn load(project: &Project) -> Result<Self> {
        let mut problems = Vec::new();
        let instruments =
            read_folder(project, INSTRUMENTS, ContentKind::Instrument, &mut problems)?;
        let ui = read_folder(project, UI, ContentKind::Ui, &mut problems)?;
        let notes = read_folder(project, NOTES, ContentKind::Notes, &mut problems)?;
        // A file that cannot be parsed is not missing, so missing languages are reported only without such
        // files.
        let readable = problems.is_empty();
        notes::check(&notes, &instruments, readable, &mut problems);
        if readable {
            check_languages(&instruments, &ui, &mut problems);
        }
        if !problems.is_empty() {
            bail!("the content has problems\n  {}", problems.join("\n  "));
        }
        let mut schemas = Vec::new();
        for (folder, out) in [(INSTRUMENTS, "instruments"), (NOTES, "notes")] {
            let schema = project.path(folder).join(SCHEMA);
            if schema.is_file() {
                schemas.push((format!("{out}/{SCHEMA}"), project::read_bytes(&schema)?));
            }
        }
        Ok(Self {
            instruments,
            ui,
            notes,
            schemas,
        })
    }

    /// The default instrument in every language, with the interface's texts.
    pub fn editions(&self) -> Result<Vec<Edition>> {
        let editions = self.ui.iter().filter_map(|ui| {
            let instrument = find(&self.instruments, &default_stem(&ui.stem))?;
            Some((instrument, ui))
        });
        editions
            .map(|(instrument, ui)| Edition::load(instrument, ui))
            .collect()
    }

    /// Adds every file twice: minified under a hashed name, and unchanged under a stable name. The files that
    /// the programs fetch are split, so that no program waits for content that only another one needs.
    pub fn emit(self, editions: &[Edition], output: &mut Output) -> BTreeMap<String, Language> {
        for (path, schema) in self.schemas {
            output.add(path, schema);
        }
        let whole = |value: &Value| value.to_string();
        let questions_of = |value: &Value| split::split_content(value).0.to_string();
        let results_of = |value: &Value| split::split_content(value).1.to_string();
        let part =
            |part: UiSection| move |value: &Value| select_texts(value, part.keys()).to_string();
        let instruments = emit_files(&self.instruments, "instruments", "", questions_of, output);
        let results = emit_files(
            &self.instruments,
            "instruments",
            "results.",
            results_of,
            output,
        );
        let words: BTreeMap<&str, String> = (self.ui.iter())
            .map(|ui| (ui.stem.as_str(), part(UiSection::Quiz)(&ui.value)))
            .collect();
        let questions: BTreeMap<&str, String> = (self.instruments.iter())
            .map(|instrument| (instrument.stem.as_str(), questions_of(&instrument.value)))
            .collect();
        let mut emit_ui =
            |prefix, section| emit_files(&self.ui, "ui", prefix, part(section), output);
        let results_ui = emit_ui("ui-results.", UiSection::Results);
        let problems_ui = emit_ui("ui-problems.", UiSection::Problems);
        let present_ui = emit_ui("ui-present.", UiSection::Room);
        let notes = emit_files(&self.notes, "notes", "notes.", whole, output);
        let languages = editions.iter().filter_map(|edition| {
            let lang = edition.instrument.lang.to_string();
            let first_item = prerender::first_item(&edition.instrument, &edition.ui);
            let language = Language {
                questions: instruments.get(default_stem(&lang).as_str())?.clone(),
                results_content: results.get(default_stem(&lang).as_str())?.clone(),
                inlined: InlinedContent {
                    questions: questions.get(default_stem(&lang).as_str())?.clone(),
                    ui: words.get(lang.as_str())?.clone(),
                    stopped: edition.ui.text(Key::Stopped).to_string(),
                    first_item: serde_json::to_value(first_item).ok()?,
                },
                ui_results: results_ui.get(lang.as_str())?.clone(),
                ui_problems: problems_ui.get(lang.as_str())?.clone(),
                ui_present: present_ui.get(lang.as_str())?.clone(),
                notes: notes.get(default_stem(&lang).as_str()).cloned(),
                title: edition.instrument.title.to_string(),
                card: card::of(edition),
            };
            // The loader looks languages up in lower case.
            Some((lang.to_lowercase(), language))
        });
        languages.collect()
    }
}

/// Adds the files of one folder to the output, and returns the paths of their minified forms by stem.
fn emit_files<'content>(
    sources: &'content [ContentFile],
    folder: &str,
    prefix: &str,
    minify: impl Fn(&Value) -> String,
    output: &mut Output,
) -> BTreeMap<&'content str, String> {
    let mut paths = BTreeMap::new();
    for ContentFile { stem, text, value } in sources {
        output.add(format!("{folder}/{stem}.json"), text.as_str());
        let minified = output.add_hashed(&format!("{prefix}{stem}"), "json", minify(value));
        paths.insert(stem.as_str(), minified.path);
    }
    paths
}

/// The texts with these names, in their order.
pub fn select_texts(texts: &Value, names: &[&str]) -> Value {
    names
        .iter()
        .filter_map(|name| texts.get(name).cloned())
        .collect()
}

fn default_stem(lang: &str) -> String {
    format!("{DEFAULT_INSTRUMENT}.{lang}")
}

fn find<'content>(sources: &'content [ContentFile], stem: &str) -> Option<&'content ContentFile> {
    sources.iter().find(|source| source.stem == stem)
}

fn read_folder(
    project: &Project,
    folder: &str,
    kind: ContentKind,
    problems: &mut Vec<String>,
) -> Result<Vec<ContentFile>> {
    let path = project.path(folder);
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&path).with_context(|| format!("could not list {folder}"))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(
            entry
                .with_context(|| format!("could not list {folder}"))?
                .path(),
        );
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let Some(stem) = stem(&path) else { continue };
        if matches!(kind, ContentKind::Instrument | ContentKind::Notes) && stem == "schema" {
            continue;
        }
        let shown = project.display_path(&path);
        let text = project::read_text(&path)?;
        let named = |value: Value| match kind {
            ContentKind::Instrument => {
                check_file_name(["id", "lang"], &stem, &value).map(|()| value)
            }
            ContentKind::Ui | ContentKind::Notes => Ok(value),
        };
        match validate(kind, &text).and_then(named) {
            Ok(value) => sources.push(ContentFile { stem, text, value }),
            Err(found) => {
                problems.extend(
                    found
                        .into_iter()
                        .map(|problem| format!("{shown}: {problem}")),
                );
            }
        }
    }
    Ok(sources)
}

/// The name of a JSON file without its extension.
fn stem(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    Some(name.strip_suffix(".json")?.to_owned())
}

/// The value of one file, or all its problems.
///
/// The checks are the library's, which the browser makes too; their messages are those of the English
/// interface.
fn validate(kind: ContentKind, text: &str) -> Result<Value, Vec<String>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        // The error's message includes line and column.
        vec![format!("not JSON: {error}")]
    })?;
    let json: Json = serde_json::from_str(text).map_err(|error| vec![error.to_string()])?;
    let problems = match kind {
        ContentKind::Instrument => instrument::load(&json).err(),
        ContentKind::Ui => Ui::load(&json).err(),
        // Notes are checked against their instrument when all files have been read.
        ContentKind::Notes => None,
    };
    match problems {
        None => Ok(value),
        Some(problems) => Err(problems.iter().map(format_problem).collect()),
    }
}

/// Checks that a file's name agrees with the values of these keys, since files are found by name alone.
fn check_file_name(keys: [&str; 2], stem: &str, value: &Value) -> Result<(), Vec<String>> {
    let [id, lang] = keys.map(|key| value[key].as_str().unwrap_or_default());
    let wanted = format!("{id}.{lang}");
    if stem == wanted {
        return Ok(());
    }
    let [id, lang] = keys;
    Err(vec![format!(
        "its {id} and {lang} make it {wanted}.json; rename the file or mend them"
    )])
}

/// A problem as a line of text. If the English interface cannot be loaded because it has the problem itself,
/// the problem is printed in its debug form.
fn format_problem(problem: &Problem) -> String {
    const ENGLISH: &str = include_str!("../../../www/ui/en.json");
    let ui = serde_json::from_str(ENGLISH)
        .ok()
        .and_then(|json: Json| Ui::load(&json).ok());
    match ui {
        Some(ui) => ui.problem_line(problem),
        None => format!("{}: {:?}", problem.pointer, problem.kind),
    }
}

/// Checks that each language has both an instrument and an interface. A language with only one of them is a
/// problem.
fn check_languages(instruments: &[ContentFile], ui: &[ContentFile], problems: &mut Vec<String>) {
    let prefix = format!("{DEFAULT_INSTRUMENT}.");
    for source in instruments {
        let lang = source.stem.strip_prefix(&prefix);
        if let Some(lang) = lang
            && find(ui, lang).is_none()
        {
            problems.push(format!(
                "{UI}/{lang}.json is missing: {INSTRUMENTS}/{}.json needs its interface",
                source.stem
            ));
        }
    }
    for ContentFile { stem: lang, .. } in ui {
        let stem = default_stem(lang);
        if find(instruments, &stem).is_none() {
            problems.push(format!(
                "{INSTRUMENTS}/{stem}.json is missing: {UI}/{lang}.json has nothing to ask"
            ));
        }
    }
    if instruments.is_empty() && ui.is_empty() {
        problems.push(format!("{UI} and {INSTRUMENTS} hold no language at all"));
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Content, ContentFile, ContentKind, Output, check_file_name, check_languages, validate,
    };
    use crate::{project::Project, site::embed::Language};
    use serde_json::{Value, json};
    use std::collections::BTreeMap;

    fn source(stem: &str, value: Value) -> ContentFile {
        ContentFile {
            stem: stem.into(),
            text: value.to_string(),
            value,
        }
    }

    fn instrument(stem: &str) -> ContentFile {
        source(stem, json!({}))
    }

    fn emitted(output: &mut Output) -> BTreeMap<String, Language> {
        let project = Project::find().expect("the working copy");
        let content = Content::load(&project).expect("content without problems");
        let editions = content.editions().expect("editions");
        content.emit(&editions, output)
    }

    #[track_caller]
    fn check_problems(instruments: &[ContentFile], ui: &[ContentFile], expect: &[&str]) {
        let mut problems = Vec::new();
        check_languages(instruments, ui, &mut problems);
        assert_eq!(problems, expect);
    }

    #[test]
    fn the_loader_and_the_script_show_what_the_program_would() {
        let languages = emitted(&mut Output::new());
        let card = &languages["en"].card;
        assert_eq!(card["dir"], "ltr");
        assert_eq!(card["tree"][0], "section");
        assert_eq!(card["tree"][1], json!({ "class": "card gut" }));
        let heading = json!({ "class": "question", "part": "question", "tabindex": "-1" });
        let title = "Which comes first, the relationship or the sale?";
        assert_eq!(card["tree"][2], json!(["h2", heading, title]));
        let item = &languages["en"].inlined.first_item;
        assert_eq!(item["chosen"], json!({ "aria-checked": "true" }));
        let back = &item["tree"][2][2];
        assert_eq!(back[0], "button");
        assert_eq!(back[2][0], "svg:svg");
        assert_eq!(back[2][2][0], "svg:path");
        // The section is the first element, then come the header and what it holds.
        assert_eq!(item["heading"], 11);
        assert_eq!(item["answers"], 12);
    }

    #[test]
    fn a_file_is_named_for_the_id_and_language_it_holds() {
        let value = json!({ "id": "coffee", "lang": "fr" });
        assert!(check_file_name(["id", "lang"], "coffee.fr", &value).is_ok());
        assert_eq!(
            check_file_name(["id", "lang"], "coffee.en", &value),
            Err(vec![
                "its id and lang make it coffee.fr.json; rename the file or mend them".to_owned()
            ])
        );
    }

    #[test]
    fn a_language_without_its_instrument_names_the_missing_file() {
        check_problems(
            &[instrument("which-first.en")],
            &[source("en", json!({})), source("de", json!({}))],
            &["www/instruments/which-first.de.json is missing: www/ui/de.json has nothing to ask"],
        );
    }

    #[test]
    fn a_language_without_its_interface_names_the_missing_file() {
        check_problems(
            &[instrument("which-first.en"), instrument("which-first.de")],
            &[source("en", json!({}))],
            &["www/ui/de.json is missing: www/instruments/which-first.de.json needs its interface"],
        );
    }

    #[test]
    fn another_instrument_needs_no_interface_of_its_own() {
        check_problems(
            &[instrument("which-first.en"), instrument("coffee.fr")],
            &[source("en", json!({}))],
            &[],
        );
    }

    #[test]
    fn a_facilitator_finds_the_notes_on_the_instrument_and_an_author_their_schema() {
        let mut output = Output::new();
        let languages = emitted(&mut output);
        let there = |path: &str| output.files().any(|(file, _)| file == path);
        let notes = languages["en"].notes.as_deref().expect("English notes");
        assert!(notes.contains("/notes.which-first.en-"), "{notes}");
        assert!(there(notes));
        assert!(there("notes/which-first.en.json"));
        assert!(there("notes/schema.json"));
    }

    #[test]
    fn broken_json_is_reported_with_its_line() {
        let problems =
            validate(ContentKind::Ui, "{\n  \"a\": 1,\n}").expect_err("a trailing comma");
        assert_eq!(problems, ["not JSON: trailing comma at line 3 column 1"]);
    }

    #[test]
    fn what_the_library_finds_wrong_is_told_with_its_place() {
        let problems =
            validate(ContentKind::Ui, r#"{ "skipp": "Skip" }"#).expect_err("many things");
        assert!(problems.contains(&"the whole file: “skip” is missing".to_owned()));
        assert!(
            problems.contains(&"/skipp: this key is unknown; is it a typing error?".to_owned())
        );
        let problems =
            validate(ContentKind::Instrument, r#"{ "format": 9 }"#).expect_err("a format");
        assert_eq!(
            problems,
            ["/format: format 9 is not one this program reads; it reads format 1"]
        );
    }
}
