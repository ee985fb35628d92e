//! The layer check: the modules and crates that each module may import.
//!
//! There are two rules. The core knows no browser: only `browser`, `view` and the programs may name the
//! crates that do. And imports go only downward: a program may name `view`, `view` may name `room`, and so on
//! down to `instrument`, never the other way.
//!
//! Within a layer no modules depend on each other in a cycle (see [`cycles`]).
//!
//! The sources are parsed, not searched, so that comments and strings may name anything.

mod cycles;
mod paths;
mod rules;

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{self, Project};

/// A path in the sources that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The file, relative to the top of the working copy.
    pub file: String,
    /// The line number, from 1.
    pub line: usize,
    /// The broken rule, as a message.
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
    let mut files = Vec::new();
    for path in project::files_below(&source)? {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = project::read_text(&path)?;
            let relative = path.strip_prefix(&source).unwrap_or(&path);
            let shown = project.display_path(&path);
            violations.extend(check_file(&shown, relative, &text)?);
            files.push(source_file(&shown, relative, &text)?);
        }
    }
    violations.extend(cycles::check(&files));
    Ok(violations)
}

/// All violations in one file, whose path below `src/` is `relative`.
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

/// A file as the search for cycles sees it.
fn source_file(shown: &str, relative: &Path, text: &str) -> Result<cycles::SourceFile> {
    let module = rules::SourceModule::of(relative).module;
    let paths = paths::dependencies_in(text, &module)
        .with_context(|| format!("{shown} is not Rust that can be parsed"))?;
    Ok(cycles::SourceFile {
        display_path: shown.to_owned(),
        module,
        paths,
    })
}

#[cfg(test)]
mod tests {
    use super::{Path, Project, check, check_file, cycles, source_file};

    /// The cycles of a made-up library: each file with its text.
    #[track_caller]
    fn check_cycles(files: &[(&str, &str)], expect: &[&str]) {
        let files: Vec<cycles::SourceFile> = files
            .iter()
            .map(|(path, text)| source_file(path, Path::new(path), text).expect("Rust"))
            .collect();
        let listed: Vec<String> = (cycles::check(&files).iter())
            .map(ToString::to_string)
            .collect();
        assert_eq!(listed, expect);
    }

    #[test]
    fn modules_that_need_each_other_are_found_through_a_re_export() {
        check_cycles(
            &[
                (
                    "sheet/mod.rs",
                    "mod progress; mod reader; pub use reader::Reader;",
                ),
                (
                    "sheet/progress.rs",
                    "use super::Reader;\npub struct Line(Reader);",
                ),
                (
                    "sheet/reader.rs",
                    "pub struct Reader;\nfn save() { super::progress::write(); }",
                ),
            ],
            &[
                "sheet/progress.rs:1: 2 modules need each other, as in `sheet::progress` -> \
                 `sheet::reader` -> `sheet::progress`: move what they share to a module below them",
            ],
        );
    }

    #[test]
    fn a_longer_circle_is_one_and_is_named_by_its_modules() {
        check_cycles(
            &[
                ("view/a.rs", "use super::b::B;"),
                ("view/b.rs", "\nuse crate::view::c;\npub struct B(c::C);"),
                (
                    "view/c.rs",
                    "pub struct C;\nfn f() -> Html { html! { <p>{ super::a::draw() }</p> } }",
                ),
                ("view/d.rs", "use super::a;"),
            ],
            &[
                "view/a.rs:1: 3 modules need each other, as in `view::a` -> `view::b` -> `view::c` -> \
                 `view::a`: move what they share to a module below them",
            ],
        );
    }

    #[test]
    fn a_re_export_and_a_test_make_no_circle() {
        check_cycles(
            &[
                (
                    "room/mod.rs",
                    "mod state; pub use state::Room; pub type Count = u32;",
                ),
                ("room/state.rs", "use super::Count; pub struct Room(Count);"),
                (
                    "room/timer.rs",
                    "#[cfg(test)]\nmod tests { use super::super::action::Action; }",
                ),
                (
                    "room/action.rs",
                    "use super::timer::Timer; pub struct Action(Timer);",
                ),
            ],
            &[],
        );
    }

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
