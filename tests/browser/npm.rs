//! The npm package in other people's apps: installed by npm, bundled, and the quiz taken to its result.

use crate::driver::{Program, Reader, Served, Test, environment};
use crate::files::{Server, copy, run, write};
use crate::readme::snippet;
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// An app of `tests/npm` with the package in it.
struct App {
    folder: PathBuf,
}

impl App {
    /// Copies the app, with a snippet of the README as a file, to a folder from which it resolves its tools,
    /// and lets npm install the package.
    fn new(name: &str, quoted: &str, file: &str) -> Self {
        let folder = environment::path("WHICH_FIRST_APPS").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the app of an earlier run can be removed");
        }
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
        copy(&sources.join(name), &folder);
        write(&folder.join(file), &snippet(quoted));
        // Installs a copy of the published files, not a link to the build.
        run(Command::new("npm")
            .args([
                "install",
                "--install-links",
                "--offline",
                "--ignore-scripts",
            ])
            .args(["--no-audit", "--no-fund"])
            .arg(environment::dist().join("npm"))
            .current_dir(&folder));
        Self { folder }
    }

    /// A command that runs an executable of one of its packages.
    fn node(&self, program: &str) -> Command {
        let mut command = Command::new("node");
        let modules = self.folder.with_file_name("node_modules");
        command.arg(modules.join(program)).current_dir(&self.folder);
        command
    }

    /// Builds the app, and serves the output.
    fn built(&self) -> Server {
        run(self.node("vite/bin/vite.js").arg("build"));
        Server::of(&self.folder.join("dist"))
    }
}

/// An app without a framework, shared by several tests.
static PLAIN: LazyLock<(App, Server)> = LazyLock::new(|| {
    let app = App::new("vite", "npm", "quiz.js");
    let site = app.built();
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
        let mut command = tokio::process::Command::from(app.node("vite/bin/vite.js"));
        command
            .args(["--host", "127.0.0.1", "--port", "0"])
            .env("NO_COLOR", "1");
        let address = |line: &str| Some(line.split_once("Local:")?.1.trim().to_owned());
        let started = Program::start_and_read(&mut command, address).await;
        let (server, address) = started.expect("Vite's server names its address");
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

#[test]
fn a_server_that_renders_an_app_can_import_the_package() {
    let (app, _) = &*PLAIN;
    let script =
        "import { define } from 'which-first'; define(); console.log(typeof customElements)";
    let said = run(Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .current_dir(&app.folder));
    assert_eq!(said.trim(), "undefined");
}

#[test]
fn a_reader_takes_the_quiz_in_an_app_in_react() {
    let app = App::new("react", "npm-react", "quiz.tsx");
    run(&mut app.node("typescript/bin/tsc"));
    let site = app.built();
    Test::at(&site.url("/")).check(async |reader| {
        let quiz = reader.at("#readme which-first");
        takes_the_quiz(&quiz).await;
        quiz.sees_attribute(".wf", "data-theme", "dark").await;
        reader
            .sees_on_the_page("#readme .verdict", "deliverer")
            .await;

        // React sets properties, and adds listeners, which may cancel events.
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
