//! The snippets of the README: each is a fenced block after a comment `<!-- snippet: name -->`.

use std::fs;
use std::path::Path;

/// The snippets that these tests, or the apps of `tests/npm`, use.
const TRIED: [&str; 18] = [
    "html",
    "html-in-one-line",
    "iframe",
    "hugo-shortcode",
    "hugo-post",
    "hugo-configuration",
    "wordpress-block",
    "wordpress-shortcode",
    "npm-install",
    "npm",
    "react",
    "docusaurus-setting",
    "docusaurus-page",
    "vitepress",
    "vitepress-theme",
    "svelte",
    "angular",
    "astro",
];

/// The README's placeholder for the site that serves the quiz.
const HOST: &str = "https://HOST/";

/// The snippet with this name.
pub fn snippet(name: &str) -> String {
    assert!(TRIED.contains(&name), "{name} is not among the tried ones");
    let readme = readme();
    let found = snippets(&readme).find(|(found, _)| *found == name);
    found
        .unwrap_or_else(|| panic!("the README has no snippet called {name}"))
        .1
        .to_owned()
}

/// The snippet with this name, for a quiz that is served from here.
pub fn snippet_for(name: &str, quiz: &str) -> String {
    let snippet = snippet(name);
    assert!(snippet.contains(HOST), "{name} does not name {HOST}");
    snippet.replace(HOST, quiz)
}

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    fs::read_to_string(path).expect("the README")
}

fn snippets(readme: &str) -> impl Iterator<Item = (&str, &str)> {
    readme.split("<!-- snippet: ").skip(1).map(|after| {
        let (name, after) = after.split_once(" -->\n").expect("the end of a comment");
        let fenced = after.strip_prefix("```").unwrap_or_else(|| {
            panic!("the snippet {name} has no fenced block right after its comment")
        });
        let (_language, after) = fenced.split_once('\n').expect("the fence's line");
        let (text, _) = after.split_once("\n```\n").expect("the closing fence");
        (name, text)
    })
}

#[test]
fn every_snippet_of_the_readme_is_tried() {
    let readme = readme();
    let names: Vec<&str> = snippets(&readme).map(|(name, _)| name).collect();
    assert_eq!(names, TRIED);
}
