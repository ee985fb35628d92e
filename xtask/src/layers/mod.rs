//! Which module may name which.
//!
//! Two rules keep the house in order. The core knows no browser: only `browser`, `view` and the
//! programs may name the crates that do. And imports go only downward: a program may name `view`,
//! `view` may name `room`, and so on down to `instrument`, never the other way.
//!
//! The sources are parsed, not searched, so that a comment may speak of what the code may not name.

mod paths;
mod rules;

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{self, Project};

/// A name that stands where it may not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The file, from the top of the working copy.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

/// All violations in `src/`.
pub fn check(project: &Project) -> Result<Vec<Violation>> {
    let source = project.path("src");
    let mut violations = Vec::new();
    for path in project::files_below(&source)? {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = project::read_text(&path)?;
            let relative = path.strip_prefix(&source).unwrap_or(&path);
            violations.extend(check_file(&project.display_path(&path), relative, &text)?);
        }
    }
    Ok(violations)
}

/// All violations in one file, whose place in `src/` is `relative`.
fn check_file(shown: &str, relative: &Path, text: &str) -> Result<Vec<Violation>> {
    let place = rules::SourceModule::of(relative);
    let names = paths::paths_in(text, &place.module)
        .with_context(|| format!("{shown} is not Rust that can be parsed"))?;
    let mut violations: Vec<Violation> = names
        .into_iter()
        .filter_map(|name| {
            Some(Violation {
                file: shown.to_owned(),
                line: name.line,
                problem: rules::problem(&place, &name.path)?,
            })
        })
        .collect();
    violations.sort();
    violations.dedup();
    Ok(violations)
}

#[cfg(test)]
mod tests {
    use super::{Path, Project, check, check_file};

    #[test]
    fn the_core_names_no_browser_and_imports_go_only_downward() {
        let project = Project::find().expect("the working copy");
        let violations = check(&project).expect("sources that can be parsed");
        let listed: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(listed.is_empty(), "{}", listed.join("\n"));
    }

    #[track_caller]
    fn check_source(relative: &str, text: &str, expect: &[&str]) {
        let violations = check_file(relative, Path::new(relative), text).expect("Rust");
        let listed: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert_eq!(listed, expect);
    }

    #[test]
    fn a_browser_crate_in_the_core_is_found_wherever_it_is_named() {
        check_source(
            "room/journal.rs",
            "use web_sys::Storage;\n\
             fn f(w: &js_sys::Array) { gloo_timers::callback::Timeout::new(1, || {}); }\n\
             #[wasm_bindgen::prelude::wasm_bindgen]\n\
             fn g() { println!(\"{}\", yew::html! {}); }\n",
            &[
                "room/journal.rs:1: `room` may not name `web_sys`: the core knows no browser",
                "room/journal.rs:2: `room` may not name `gloo_timers`: the core knows no browser",
                "room/journal.rs:2: `room` may not name `js_sys`: the core knows no browser",
                "room/journal.rs:3: `room` may not name `wasm_bindgen`: the core knows no browser",
                "room/journal.rs:4: `room` may not name `yew`: the core knows no browser",
            ],
        );
    }

    #[test]
    fn an_import_that_goes_upward_is_found_in_every_spelling() {
        let problem = "`sheet` may not name `room`: imports go only downward";
        for text in [
            "use crate::room::Room;",
            "use crate::{instrument::Item, room};",
            "use super::super::room;",
            "use which_first::room;",
            "type R = crate::room::Room;",
            "mod tests { use super::super::super::room::Room; }",
            "fn f() { assert!(crate::room::is_open()); }",
            "pub(in crate::room) fn f() {}",
        ] {
            let expect = format!("sheet/code.rs:1: {problem}");
            check_source("sheet/code.rs", text, &[&expect]);
        }
    }

    #[test]
    fn what_goes_downward_is_fine() {
        check_source("sheet/code.rs", "use crate::instrument::Item;", &[]);
        check_source("sheet/mod.rs", "use super::instrument; mod code;", &[]);
        check_source(
            "view/card.rs",
            "use crate::{browser, room}; use yew::Html;",
            &[],
        );
        check_source(
            "browser/store.rs",
            "use crate::sheet::Sheet; use js_sys::Date;",
            &[],
        );
        check_source(
            "bin/widget.rs",
            "use which_first::view; use yew::Renderer;",
            &[],
        );
        check_source("lib.rs", "pub mod view; pub use view::card;", &[]);
    }

    #[test]
    fn a_comment_or_a_text_may_speak_of_anything() {
        check_source(
            "room/mod.rs",
            "//! Knows nothing of web_sys::Window.\nconst A: &str = \"yew::html\";",
            &[],
        );
    }

    #[test]
    fn the_doors_to_the_browser_do_not_draw() {
        check_source(
            "browser/store.rs",
            "use yew::Html;\nuse crate::view::card;",
            &[
                "browser/store.rs:1: `browser` may not name `yew`: only `view` and the programs draw",
                "browser/store.rs:2: `browser` may not name `view`: imports go only downward",
            ],
        );
    }

    #[test]
    fn effects_are_left_to_view_and_the_programs() {
        check_source(
            "publish/card.rs",
            "use crate::browser;",
            &["publish/card.rs:1: `publish` may not name `browser`: the core knows no browser"],
        );
    }
}
