//! A page that somebody wrote by hand.

use crate::files::{Server, write};
use crate::readme::snippet_for;
use crate::visit::{takes_the_quiz, visit};
use tempfile::TempDir;

#[track_caller]
fn takes_the_quiz_where_a_page_has(snippet: &str) {
    let quiz = Server::of_the_quiz();
    let folder = TempDir::with_prefix("which-first-").expect("a folder for the page");
    let body = snippet_for(snippet, &quiz.url("/"));
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<title>A page</title>\n<p>Before.</p>\n{body}\n<p>After.</p>\n"
    );
    write(&folder.path().join("index.html"), &page);
    let site = Server::of(folder.path());
    visit(&site.url("/"), takes_the_quiz);
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_with_the_element() {
    takes_the_quiz_where_a_page_has("html");
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_with_the_one_line() {
    takes_the_quiz_where_a_page_has("html-in-one-line");
}
