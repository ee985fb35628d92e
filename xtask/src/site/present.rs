//! The facilitator's page: `www/present.html`, with the names of the files that it loads.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Map, Value, json};
use which_first::publish::fill_placeholders;

use super::{
    bundle::Bundler,
    embed::{BuildAssets, Language},
    markup,
    output::{HashedFile, Output},
    program::ProgramAssets,
    publication::Publication,
};
use crate::project::{self, Project};

/// The source of the page.
pub const PAGE: &str = "www/present.html";

/// The section of the page with the program's mount point, and with the messages for a room that fails to
/// load.
const ROOM: &str = "room";

/// The section that is only for a site, not for the single file.
const SITE: &str = "site";

/// Adds the page and its script and style; the program has been added before.
pub fn emit(
    project: &Project,
    bundler: &Bundler,
    drawn: ProgramAssets,
    parts: &BuildAssets,
    publication: &Publication,
    output: &mut Output,
) -> Result<()> {
    let mut constants = constant(&parts.present_wasm, &parts.content);
    constants.extend(publication.constants());
    let published_url = publication.at.as_ref().map(ToString::to_string);
    let published_url = json!(published_url.unwrap_or_default());
    constants.insert("__WF_PAGE__".to_owned(), published_url.to_string().into());
    let [script] = bundler.run([bundler.page_script("www/present.js", drawn.glue, &constants)])?;
    let script = output.add_hashed("present", "js", script);
    let style = output.add_hashed("present", "css", drawn.style);
    let page = project::read_text(&project.path(PAGE))?;
    output.add("present.html", fill_page(&page, &script, &style));
    Ok(())
}

/// The constant `__WF_PRESENT__`, which `www/present/open.js` reads.
pub fn constant(wasm: &HashedFile, content: &BTreeMap<String, Language>) -> Map<String, Value> {
    let languages = content.iter().map(|(lang, language)| {
        let mut files = json!({
            "instrument": language.questions,
            "resultsContent": language.results_content,
            "ui": language.ui_present,
        });
        if let Some(notes) = &language.notes {
            files["notes"] = json!(notes);
        }
        (lang.clone(), files)
    });
    let value = json!({
        "wasm": wasm.path,
        "languages": languages.collect::<Map<_, _>>(),
    });
    Map::from_iter([("__WF_PRESENT__".to_owned(), value.to_string().into())])
}

/// Fills the placeholders of the page.
fn fill_page(page: &str, script: &HashedFile, style: &HashedFile) -> String {
    let names = [
        ("style", &*style.path),
        ("style_integrity", &*style.integrity),
        ("script", &*script.path),
        ("script_integrity", &*script.integrity),
        ("quiz", "index.html"),
    ];
    fill_placeholders(page, &names)
}

/// The page's room section for the single file, with the link to the `quiz` and without the section for
/// sites.
pub fn room_markup(page: &str, quiz: &str) -> Result<String> {
    let room = markup::between(page, ROOM)?;
    let room = room.replace(markup::between(room, SITE)?, "");
    Ok(fill_placeholders(&room, &[("quiz", quiz)]))
}

#[cfg(test)]
mod tests {
    use super::{HashedFile, constant, fill_page, room_markup};
    use crate::site::embed::{InlinedContent, Language};
    use serde_json::{Value, json};

    fn hashed(name: &str) -> HashedFile {
        HashedFile {
            path: format!("v/0/{name}"),
            integrity: format!("sha256-{name}"),
        }
    }

    fn language(notes: Option<&str>) -> Language {
        Language {
            questions: "v/0/quiz.json".into(),
            results_content: "v/0/results.json".into(),
            inlined: InlinedContent::default(),
            ui_results: String::new(),
            ui_problems: String::new(),
            ui_present: "v/0/words.json".into(),
            notes: notes.map(str::to_owned),
            title: String::new(),
            card: Value::Null,
        }
    }

    const PAGE: &str = include_str!("../../../www/present.html");

    #[test]
    fn the_page_names_its_files_and_what_is_in_them() {
        let page = fill_page(PAGE, &hashed("present.js"), &hashed("present.css"));
        for part in [
            r#"<link rel="stylesheet" href="v/0/present.css" integrity="sha256-present.css">"#,
            r#"<script defer src="v/0/present.js" integrity="sha256-present.js"></script>"#,
            r#"<a href="index.html">"#,
        ] {
            assert!(page.contains(part), "no {part} in\n{page}");
        }
    }

    #[test]
    fn the_single_file_says_the_same_but_what_only_a_site_has() {
        let words = room_markup(PAGE, "#").expect("words");
        assert!(
            words.starts_with("<main") && words.ends_with("</div>"),
            "{words}"
        );
        for part in [
            r##"<a href="#">"##,
            r#"<div id="room" hidden>"#,
            "data-when=\"failed\"",
        ] {
            assert!(words.contains(part), "no {part} in\n{words}");
        }
        assert!(!words.contains("which-first.html"), "{words}");
    }

    #[test]
    fn notes_are_named_in_the_languages_that_have_them() {
        let content = [("de", None), ("en", Some("v/0/notes.json"))];
        let content = content.map(|(lang, notes)| (lang.to_owned(), language(notes)));
        let constant = constant(&hashed("present.wasm"), &content.into());
        let value = constant["__WF_PRESENT__"].as_str().expect("an expression");
        let value: Value = serde_json::from_str(value).expect("JSON");
        let files = json!({
            "instrument": "v/0/quiz.json", "resultsContent": "v/0/results.json", "ui": "v/0/words.json",
        });
        assert_eq!(value["languages"]["de"], files);
        assert_eq!(value["languages"]["en"]["notes"], "v/0/notes.json");
        assert_eq!(value["wasm"], "v/0/present.wasm");
    }
}
