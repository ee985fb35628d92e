//! A blog made by Jekyll, in its default theme and in our own.

use crate::driver::environment;
use crate::generators::files::{Server, copy, run, source, write};
use crate::generators::readme::snippet_for;
use crate::generators::visit::{takes_the_quiz, visit};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A blog with the quiz in a post.
struct Blog {
    site: Server,
    _quiz: Server,
    _folder: TempDir,
}

impl Blog {
    /// A blog whose theme is set up by `dress`, which adds files and returns lines of the configuration.
    fn dressed(dress: impl FnOnce(&Path) -> &'static str) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the blog");
        let home = folder.path();
        let quiz = Server::of_the_quiz();
        let site = Server::of(&home.join("_site"));
        let dress = dress(home);
        let post = format!(
            "---\ntitle: A post\nlayout: post\n---\nBefore the *quiz*.\n\n{}\n\nAfter it.\n",
            snippet_for("html", &quiz.url("/"))
        );
        write(&home.join("_posts/2020-01-01-quiz.md"), &post);
        let configuration = format!(
            "title: A blog\nurl: {:?}\npermalink: /posts/:title/\n{dress}\n",
            site.url("")
        );
        write(&home.join("_config.yml"), &configuration);
        run(Command::new(environment::path("WHICH_FIRST_JEKYLL"))
            .args(["build", "--disable-disk-cache"])
            .current_dir(home));
        Self {
            site,
            _quiz: quiz,
            _folder: folder,
        }
    }
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_the_theme_minima() {
    let blog = Blog::dressed(|_| "theme: minima");
    visit(&blog.site.url("/posts/quiz/"), async |reader| {
        reader.sees_attribute(".wf", "data-theme", "light").await;
        takes_the_quiz(reader).await;
    });
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_a_dark_theme_with_small_root() {
    let blog = Blog::dressed(|home| {
        copy(&source("jekyll/night"), home);
        fs::copy(source("night.css"), home.join("night.css")).expect("the theme's style");
        ""
    });
    visit(&blog.site.url("/posts/quiz/"), async |reader| {
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        takes_the_quiz(reader).await;
    });
}
