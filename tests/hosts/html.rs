//! The quiz on a handwritten page.

use crate::driver::Reader;
use crate::generators::files::{Server, write};
use crate::generators::readme::snippet_for;
use crate::generators::visit::{takes_the_quiz, visit};
use serde_json::json;
use tempfile::TempDir;

#[track_caller]
fn visit_a_page_with(snippet: &str, taken: impl AsyncFnOnce(&Reader)) {
    let quiz = Server::of_the_quiz();
    let folder = TempDir::with_prefix("which-first-").expect("a folder for the page");
    let body = snippet_for(snippet, &quiz.url("/"));
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<title>A page</title>\n<p>Before.</p>\n{body}\n<p>After.</p>\n"
    );
    write(&folder.path().join("index.html"), &page);
    let site = Server::of(folder.path());
    visit(&site.url("/"), taken);
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_with_the_element() {
    visit_a_page_with("html", takes_the_quiz);
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_with_the_one_line() {
    visit_a_page_with("html-in-one-line", takes_the_quiz);
}

#[test]
fn a_reader_takes_the_quiz_in_a_frame_that_grows_with_it() {
    visit_a_page_with("iframe", async |reader| {
        reader.enters_the_pages_frame().await;
        takes_the_quiz(reader).await;
        let tall = "return element.getBoundingClientRect().height > 420";
        reader.finds(tall, json!(true)).await;
        reader.leaves_the_frame().await;
        let fits = "return document.querySelector('iframe').getBoundingClientRect().height > 420";
        reader.finds(fits, json!(true)).await;
    });
}
