//! The npm package in other people's apps: installed by npm, bundled, and the quiz taken to its result.

use crate::driver::{Engine, Reader, Served, Test, environment, in_every_engine};
use crate::generators::app::App;
use crate::generators::files::{Server, copy, run};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// An app of `tests/npm`, below the folder with its tools.
fn app(name: &str) -> App {
    let folder = environment::path("WHICH_FIRST_APPS").join(name);
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
    App::at(folder, &sources.join(name), "").with_the_package()
}

/// Builds the app, and serves the output.
fn built(app: &App) -> Server {
    app.runs("vite", "build");
    app.served("dist")
}

/// An app without a framework, shared by several tests.
static PLAIN: LazyLock<(App, Server)> = LazyLock::new(|| {
    let app = app("vite").with_snippet("npm", "quiz.js");
    let site = built(&app);
    (app, site)
});

async fn takes_the_quiz(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

#[test]
fn a_reader_takes_the_quiz_in_an_app_with_a_strict_policy() {
    let (_, site) = &*PLAIN;
    Test::at(&site.url("/")).check(async |reader| {
        takes_the_quiz(reader).await;
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        reader.sees_on_the_page("#told", "deliverer true").await;
    });
}

#[test]
fn whoever_works_on_an_app_sees_the_quiz_in_it() {
    let (app, _) = &*PLAIN;
    let blank = Test::new().serves("/", Served::Page("<title>A blank page</title>".to_owned()));
    blank.check(async |reader| {
        let started = app.starts("vite", "--host 127.0.0.1 --port 0", "Local:");
        let (server, address) = started.await;
        reader.opens(&address).await;
        takes_the_quiz(reader).await;
        reader.sees_on_the_page("#told", "deliverer true").await;
        server.end().await;
    });
}

#[test]
fn an_app_whose_policy_bars_the_program_shows_the_quiz_in_a_frame() {
    let (_, site) = &*PLAIN;
    let blank = Test::new().serves("/", Served::Page("<title>A blank page</title>".to_owned()));
    blank.check(async |reader| {
        let page = reader.site.url("/index.html");
        let address = site.url(&format!("/frame.html?page={page}"));
        reader.opens(&address).await;
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.leaves_the_frame().await;
        reader.sees_on_the_page("#told", "deliverer true").await;
        reader
            .reads_in_the_console("the quiz runs in a frame")
            .await;
    });
}

/// The path of the built file whose name begins like this.
fn built_file(folder: &Path, start: &str) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder of a built app");
    let mut paths = files.map(|file| file.expect("a file").path());
    let is_named = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(start))
    };
    paths.find(is_named).expect("a built file of this name")
}

in_every_engine! {
    fn a_reader_for_whom_a_part_of_the_app_was_missing_tries_again(engine) {
        let (app, _) = &*PLAIN;
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the app");
        copy(&app.path("dist"), folder.path());
        let site = Server::of(folder.path());
        let away = folder.path().join("away");
        for start in ["widget.en-", "widget.wasm-"] {
            let part = built_file(&folder.path().join("assets"), start);
            fs::rename(&part, &away).expect("a part that is taken away");
            Test::at(&site.url("/")).in_engine(engine).check(async |reader| {
                reader.votes(SALE).await;
                reader.sees_message("could not be loaded").await;
                fs::rename(&away, &part).expect("a part that is put back");
                reader.taps(".retry").await;
                reader.answers_from(1, &WITH_THE_ESSAY).await;
                reader.sees_verdict("The Deliverer").await;
                reader.forgives_complaints_about("").await;
            });
        }
    }
}

/// The output of Node.js that runs a script in the app, with options of its own.
fn node(options: &[&str], script: &str) -> String {
    let (app, _) = &*PLAIN;
    let mut command = app.command(Path::new("node"));
    run(command.args(options).args(["--eval", script]))
}

#[test]
fn a_server_that_renders_an_app_can_import_the_package() {
    let names = ["which-first", "which-first/element.js", "which-first/react"];
    for name in names {
        let module = format!(
            "import * as all from '{name}'; all.define?.(); console.log(typeof customElements)"
        );
        let said = node(&["--input-type=module"], &module);
        assert_eq!(said.trim(), "undefined", "{name}");
        let common = format!("require('{name}').define?.(); console.log(typeof customElements)");
        let said = node(&["--input-type=commonjs"], &common);
        assert_eq!(said.trim(), "undefined", "{name}");
    }
}

#[test]
fn a_server_renders_the_component_of_react_as_the_element() {
    let script = "\
        import { createElement } from 'react';\
        import { renderToString } from 'react-dom/server';\
        import { WhichFirst } from 'which-first/react';\
        const props = { theme: 'dark', className: 'quiz', frame: true, onComplete() {} };\
        console.log(renderToString(createElement(WhichFirst, props, 'Take the quiz')))";
    let said = node(&["--input-type=module"], script);
    let expected = r#"<which-first class="quiz" frame="" theme="dark">Take the quiz</which-first>"#;
    assert_eq!(said.trim(), expected);
}

#[test]
fn a_server_component_that_imports_the_package_is_told_what_to_do() {
    let script = "import('which-first').catch(({ message }) => console.log(message))";
    let said = node(&["--conditions=react-server"], script);
    assert!(
        said.contains("\"use client\"") && said.contains("which-first/react"),
        "{said}"
    );
}

#[test]
fn a_reader_takes_the_quiz_in_an_app_in_react() {
    let app = app("react").with_snippet("react", "quiz.tsx");
    app.runs("tsc", "--project .");
    let site = built(&app);
    Test::at(&site.url("/")).check(async |reader| {
        let quiz = reader.at("#readme which-first");
        takes_the_quiz(&quiz).await;
        quiz.sees_attribute(".wf", "data-theme", "dark").await;
        reader
            .sees_on_the_page("#readme .verdict", "deliverer")
            .await;

        // On what it renders itself, React sets properties, and adds listeners, which may cancel events.
        let own = reader.at("#own");
        own.sees_attribute(".wf", "data-theme", "light").await;
        own.finds("return element.frame", json!(false)).await;
        own.votes(SALE).await;
        reader.sees_on_the_page("#refused", "1 light").await;
        own.sees_the_first_card().await;
        reader.taps_on_the_page("#dark").await;
        own.sees_attribute(".wf", "data-theme", "dark").await;
        reader.taps_on_the_page("#gone").await;
        own.finds("return element", Value::Null).await;
        quiz.sees_verdict("The Deliverer").await;
    });
}
