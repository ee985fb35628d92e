//! The constant `__WF_BUILD__`: the paths and texts that the build passes to the loader.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use super::{SiteUrl, output::HashedFile};

/// The files of a program in the output.
#[derive(Debug)]
pub struct ProgramFiles {
    /// The glue script.
    pub glue: HashedFile,
    /// The wasm module.
    pub wasm: HashedFile,
}

/// The files of a build that the loader or its programs refer to by name.
#[derive(Debug)]
pub struct BuildAssets {
    /// The scripts that open a quiz, by language.
    pub quiz_scripts: BTreeMap<String, HashedFile>,
    /// The reader's program.
    pub program: ProgramFiles,
    /// The module that stores a reader's progress.
    pub progress_module: HashedFile,
    /// The facilitator's program; its script names the other files.
    pub present_wasm: HashedFile,
    /// The styles of the first card, which are inlined in the loader.
    pub card_style: String,
    /// The content, by language.
    pub content: BTreeMap<String, Language>,
}

/// The content files of one language.
#[derive(Debug)]
pub struct Language {
    /// The path of the questions of the default instrument.
    pub questions: String,
    /// The path of its results content.
    pub results_content: String,
    /// The content that is inlined in the quiz script.
    pub inlined: InlinedContent,
    /// The path of the interface's texts for the result.
    pub ui_results: String,
    /// The path of the interface's texts for problems of an instrument.
    pub ui_problems: String,
    /// The path of the interface's texts for the facilitator's program.
    pub ui_present: String,
    /// The path of the facilitator's notes on the default instrument, if there are any.
    pub notes: Option<String>,
    /// The title of the quiz.
    pub title: String,
    /// The first card, which is inlined in the loader.
    pub card: Value,
}

/// The content that a reader needs before the result, as JSON texts, and the first item.
#[derive(Debug, Default)]
pub struct InlinedContent {
    /// The questions of the default instrument.
    pub questions: String,
    /// The interface's texts.
    pub ui: String,
    /// The first item as a tree, not a JSON text.
    pub first_item: Value,
    /// The message for a reader whose quiz has stopped.
    pub stopped: String,
}

/// The constant. `www/embed.js` reads it by these names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Constant<'parts> {
    glue: BTreeMap<&'parts str, &'parts str>,
    cards: BTreeMap<&'parts str, &'parts Value>,
    card_style: &'parts str,
    at: Option<String>,
}

impl BuildAssets {
    /// The constant's value. A loader without a URL of its own looks for the files at `at`.
    pub fn constant(&self, at: Option<&SiteUrl>) -> Result<Value> {
        let constant = Constant {
            glue: (self.quiz_scripts.iter())
                .map(|(lang, script)| (lang.as_str(), script.path.as_str()))
                .collect(),
            cards: self.by_language(|language| &language.card),
            card_style: &self.card_style,
            at: at.map(SiteUrl::to_string),
        };
        serde_json::to_value(constant).context("the loader's constant cannot be written as JSON")
    }

    /// The quiz's title in English, for places without a known language.
    pub fn title(&self) -> Result<&str> {
        let english = self.content.get("en");
        english
            .map(|english| english.title.as_str())
            .context("there is no English title")
    }

    /// The paths of all files that the element fetches.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let content = self.content.values();
        let content = content.flat_map(|language| {
            [
                &language.results_content,
                &language.ui_results,
                &language.ui_problems,
            ]
        });
        let scripts = self.quiz_scripts.values().chain([&self.progress_module]);
        let programs = scripts.chain([&self.program.glue, &self.program.wasm]);
        let programs = programs.map(|file| &file.path);
        programs.chain(content).map(String::as_str)
    }

    /// The paths of the files that the facilitator's page fetches in addition to the element's.
    pub fn present_paths(&self) -> impl Iterator<Item = &str> {
        let content = self.content.values();
        let content = content.flat_map(|language| {
            let (questions, ui) = (&language.questions, &language.ui_present);
            [Some(questions), Some(ui), language.notes.as_ref()]
        });
        let content = content.flatten();
        [&self.present_wasm.path]
            .into_iter()
            .chain(content)
            .map(String::as_str)
    }

    fn by_language<'parts, Part>(
        &'parts self,
        part: impl Fn(&'parts Language) -> Part,
    ) -> BTreeMap<&'parts str, Part> {
        let languages = self.content.iter();
        languages
            .map(|(lang, language)| (lang.as_str(), part(language)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{BuildAssets, HashedFile, InlinedContent, Language, ProgramFiles};
    use serde_json::json;

    fn hashed(name: &str) -> HashedFile {
        HashedFile {
            path: format!("v/0/{name}"),
            integrity: format!("sha384-{name}"),
        }
    }

    #[test]
    fn the_constant_has_the_shape_the_loader_reads() {
        let english = Language {
            questions: "v/0/which-first.en.json".into(),
            results_content: "v/0/results.which-first.en.json".into(),
            inlined: InlinedContent::default(),
            ui_results: "v/0/ui-results.en.json".into(),
            ui_problems: "v/0/ui-problems.en.json".into(),
            ui_present: "v/0/ui-present.en.json".into(),
            notes: None,
            title: "Which first?".into(),
            card: json!({ "dir": "ltr" }),
        };
        let parts = BuildAssets {
            quiz_scripts: [("en".to_owned(), hashed("quiz-script"))].into(),
            program: ProgramFiles {
                glue: hashed("glue"),
                wasm: hashed("wasm"),
            },
            progress_module: hashed("progress"),
            present_wasm: hashed("present"),
            card_style: ":host{}".into(),
            content: [("en".to_owned(), english)].into(),
        };
        assert_eq!(
            parts.constant(None).expect("a constant"),
            json!({
                "glue": { "en": "v/0/quiz-script" },
                "cards": { "en": { "dir": "ltr" } },
                "cardStyle": ":host{}",
                "at": null,
            })
        );
        let at = "https://quiz.example/".parse().expect("a URL");
        let published = parts.constant(Some(&at)).expect("a constant");
        assert_eq!(published["at"], "https://quiz.example/");
    }
}
