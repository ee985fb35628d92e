//! Tests of the project's documents: the tests that they name exist, and so do the keys of what is stored.

use std::collections::BTreeSet;

use crate::project::{self, Project};

/// The documents that name tests.
const DOCUMENTS: [(&str, &str); 4] = [
    ("ACCESSIBILITY.md", include_str!("../../ACCESSIBILITY.md")),
    ("PRIVACY.md", PRIVACY),
    ("SECURITY.md", include_str!("../../SECURITY.md")),
    ("TESTING.md", include_str!("../../TESTING.md")),
];

/// The document that lists what is stored.
const PRIVACY: &str = include_str!("../../PRIVACY.md");

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
    for (path, document) in DOCUMENTS {
        assert!(test_names(document).len() > 8, "{path}");
    }
}

/// The numbers of the criteria of WCAG 2.2, without 4.1.1, which is obsolete.
const LEVEL_A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 \
    2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
const LEVEL_AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 \
    2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";

#[test]
fn the_conformance_report_says_of_each_criterion_how_far_it_is_met_and_how_that_is_known() {
    let (_, report) = DOCUMENTS[0];
    let [_, a, aa] = report.split("\n## Level ").collect::<Vec<_>>()[..] else {
        panic!("there are two levels");
    };
    for (level, wanted) in [(a, LEVEL_A), (aa, LEVEL_AA)] {
        let rows = level.lines().filter(|line| line.starts_with("| ")).skip(1);
        let rows: Vec<Vec<&str>> = rows
            .map(|row| row.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        let numbers = rows.iter().filter_map(|row| row[0].split(' ').next());
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        assert_eq!(numbers.collect::<Vec<_>>(), wanted);
        for row in &rows {
            for met in &row[1..3] {
                assert!(
                    ["supported", "partially", "none here"].contains(met),
                    "{row:?}"
                );
            }
            assert!(!row[3].is_empty(), "{row:?}");
        }
    }
}

/// The part of a storage key that is the same for all, up to a place that is filled in: `INSTRUMENT` in the document, an
/// expression in a script, the end of a text in Rust.
fn constant_part(key: &str) -> &str {
    let is_fixed = |c: char| c.is_ascii_lowercase() || c == ':' || c == '-';
    key.split(|c| !is_fixed(c)).next().unwrap_or_default()
}

/// The keys that the sources store something under: those of the browser's storage and the names of databases.
fn stored_keys(project: &Project) -> BTreeSet<String> {
    const STARTS: [&str; 5] = [
        "\"which-first:",
        "`which-first:",
        "indexedDB.open(\"which-first",
        "DATABASE: &str = \"which-first",
        // The path of an element follows.
        "[\"which-first\", ",
    ];
    let mut keys = BTreeSet::new();
    for folder in ["src", "www"] {
        for path in project::files_below(&project.path(folder)).expect("a folder") {
            let extension = path.extension().and_then(|extension| extension.to_str());
            if !matches!(extension, Some("rs" | "js"))
                || path.components().any(|part| part.as_os_str() == "tests")
            {
                continue;
            }
            let source = project::read_text(&path).expect("a source");
            for start in STARTS {
                keys.extend(source.match_indices(start).map(|(at, _)| {
                    let begins = at + start.find("which-first").unwrap_or_default();
                    let key = constant_part(&source[begins..]);
                    // The reader's key is joined from parts.
                    if key == "which-first" {
                        "which-first:".to_owned()
                    } else {
                        key.to_owned()
                    }
                }));
            }
        }
    }
    keys
}

#[test]
fn every_key_under_which_something_is_stored_is_listed_and_no_other() {
    let rows = PRIVACY.lines().filter(|line| line.starts_with('|'));
    let quoted = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let listed = quoted.filter(|text| text.starts_with("which-first"));
    let listed: BTreeSet<String> = listed.map(|key| constant_part(key).to_owned()).collect();
    assert_eq!(
        stored_keys(&Project::find().expect("the working copy")),
        listed
    );
}
