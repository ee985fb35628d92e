//! Tests of the project's documents: the tests that they name exist.

use std::collections::BTreeSet;

use crate::project::{self, Project};

/// The documents that name tests.
const DOCUMENTS: [(&str, &str); 2] = [
    ("SECURITY.md", include_str!("../../SECURITY.md")),
    ("TESTING.md", include_str!("../../TESTING.md")),
];

/// The words of a document in backquotes that are names of tests: at least four words joined by underscores.
fn test_names(document: &str) -> BTreeSet<&str> {
    let quoted = document.split('`').skip(1).step_by(2);
    let is_name = |text: &&str| {
        let mut letters = text.chars();
        text.matches('_').count() >= 3
            && letters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    quoted.filter(is_name).collect()
}

/// All Rust sources, joined.
fn sources(project: &Project) -> String {
    let folders = ["src", "tests", "xtask/src"].map(|folder| project.path(folder));
    let files = folders
        .iter()
        .flat_map(|folder| project::files_below(folder).expect("a folder"));
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources
        .map(|path| project::read_text(&path).expect("a source"))
        .collect()
}

#[test]
fn every_test_that_a_document_names_exists() {
    let sources = sources(&Project::find().expect("the working copy"));
    for (path, document) in DOCUMENTS {
        let names = test_names(document);
        // A function, a line of a macro that makes one, or a module with one for each engine.
        let exists = |name: &&str| {
            sources.contains(&format!("mod {name} {{"))
                || sources.contains(&format!("fn {name}("))
                || sources.contains(&format!("\n    {name}: "))
        };
        let missing: Vec<_> = names.into_iter().filter(|name| !exists(name)).collect();
        assert_eq!(
            missing,
            Vec::<&str>::new(),
            "{path} names tests that there are not"
        );
    }
}

#[test]
fn the_names_of_tests_are_told_from_other_words() {
    let names = test_names(
        "`a_quiz_leaves_nothing_behind`, `wasm32-unknown`, `KEY_OF_A_ROOM`, and `load_whole`",
    );
    assert_eq!(names, BTreeSet::from(["a_quiz_leaves_nothing_behind"]));
    assert!(test_names(DOCUMENTS[0].1).len() > 30);
}
