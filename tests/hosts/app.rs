//! Apps that other people's tools make, with the npm package in them, packed and installed as the README says.

use crate::driver::{Program, environment};
use crate::generators::files::{Server, copy, run, source, write};
use crate::generators::readme::{snippet, snippet_for};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variables that keep the tools from sending anything, and from asking anybody.
const SETTINGS: [(&str, &str); 8] = [
    ("ASTRO_TELEMETRY_DISABLED", "1"),
    ("CI", "1"),
    ("NEXT_TELEMETRY_DISABLED", "1"),
    ("NO_COLOR", "1"),
    ("NO_UPDATE_NOTIFIER", "1"),
    ("npm_config_ignore_scripts", "true"),
    ("npm_config_offline", "true"),
    ("npm_config_update_notifier", "false"),
];

/// The README's placeholder for the folder of the project.
const PROJECT: &str = "PATH/";

/// The page of an app without a framework.
const PAGE: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>An app</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <which-first></which-first>
    <script type="module" src="./app.js"></script>
  </body>
</html>
"#;

/// An app in the folder in which its tools are installed.
#[derive(Debug)]
pub struct App {
    folder: PathBuf,
}

impl App {
    /// An app of `tests/hosts`, in the folder in which its tools are installed.
    pub fn new(name: &str) -> Self {
        let folder = environment::path("WHICH_FIRST_HOST_APPS").join(name);
        Self::at(folder, &source(name), "out")
    }

    /// An app with these sources in a folder from which it resolves its tools. What an earlier run has left in
    /// `output` is removed.
    pub fn at(folder: PathBuf, sources: &Path, output: &str) -> Self {
        let app = Self { folder };
        app.removes(output);
        copy(sources, &app.folder);
        app
    }

    /// Packs and installs the package by the README's commands.
    pub fn with_the_package(self) -> Self {
        // A package of the same version that an earlier test has installed would stay.
        self.removes("node_modules/which-first");
        let dist = environment::dist();
        let project = dist.parent().expect("a folder around the build");
        let project = format!("{}/", project.display());
        for line in snippet("npm-install").lines() {
            let mut words = line.split(' ').map(|word| word.replace(PROJECT, &project));
            let program = words.next().expect("a command");
            run(self.command(Path::new(&program)).args(words));
        }
        self
    }

    /// Writes a snippet of the README as a file.
    pub fn with_snippet(self, name: &str, file: &str) -> Self {
        self.with_file(file, &snippet(name))
    }

    /// Writes a snippet of the README as a file, for a quiz that is served from here.
    pub fn with_snippet_for(self, quiz: &Server, name: &str, file: &str) -> Self {
        self.with_file(file, &snippet_for(name, &quiz.url("/")))
    }

    /// Writes a file.
    pub fn with_file(self, file: &str, text: &str) -> Self {
        self.writes(file, text);
        self
    }

    /// Writes a file.
    pub fn writes(&self, file: &str, text: &str) {
        write(&self.folder.join(file), text);
    }

    /// Writes a page with the element and the script `app.js`, as bundlers have one.
    pub fn with_page(self, file: &str) -> Self {
        self.with_file(file, PAGE)
    }

    /// Runs one of the installed tools, with arguments parted by spaces, and returns its output.
    pub fn runs(&self, tool: &str, arguments: &str) -> String {
        run(&mut self.tool(tool, arguments))
    }

    /// A command that runs one of the installed tools.
    fn tool(&self, tool: &str, arguments: &str) -> Command {
        let mut programs =
            (self.folder.ancestors()).map(|folder| folder.join("node_modules/.bin").join(tool));
        let program = programs.find(|program| program.exists());
        let mut command = self.command(&program.expect("an installed tool"));
        command.args(arguments.split(' '));
        command
    }

    /// A command that runs in the app's folder.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).envs(SETTINGS);
        command
    }

    /// Starts a tool's own server, and returns it with the address that it names after `mark`.
    pub async fn starts(&self, tool: &str, arguments: &str, mark: &str) -> (Program, String) {
        let mut command = tokio::process::Command::from(self.tool(tool, arguments));
        let address = |line: &str| Some(line.split_once(mark)?.1.trim().to_owned());
        let started = Program::start_and_read(&mut command, address).await;
        started.expect("a server that names its address")
    }

    /// Serves a folder of the app.
    pub fn served(&self, folder: &str) -> Server {
        Server::of(&self.path(folder))
    }

    /// The path of a file or a folder of the app.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    fn removes(&self, folder: &str) {
        let folder = self.folder.join(folder);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("what an earlier run has left can be removed");
        }
    }
}
