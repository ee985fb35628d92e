//! A blog made by Hugo, in a third-party theme and in our own.

use crate::driver::environment;
use crate::generators::files::{Server, copy, run, source, write};
use crate::generators::readme::{snippet, snippet_for};
use crate::generators::visit::{takes_the_quiz, visit};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The console errors of the third-party theme itself: a font and a counter from elsewhere, a script that is
/// a module, pictures that the blog should provide.
const COMPLAINTS: [&str; 4] = [
    "fonts.googleapis.com",
    "googletagmanager.com",
    "/js/utils/_onload.js",
    "/favicon-",
];

/// A blog with the quiz in two posts: as a shortcode, and as HTML.
struct Blog {
    site: Server,
    _quiz: Server,
    _folder: TempDir,
}

impl Blog {
    fn in_theme(themes: &[&str]) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the blog");
        let home = folder.path();
        let quiz = Server::of_the_quiz();
        let site = Server::of(&home.join("public"));

        let names: Vec<String> = themes.iter().map(|theme| format!("{theme:?}")).collect();
        let configuration = format!(
            "title = \"A blog\"\nlanguageCode = \"en\"\ntheme = [{}]\n\n{}\n",
            names.join(", "),
            snippet("hugo-configuration")
        );
        write(&home.join("config.toml"), &configuration);
        for theme in themes {
            copy(&theme_folder(theme), &home.join("themes").join(theme));
        }
        fs::create_dir(home.join("static")).expect("a folder");
        fs::copy(source("night.css"), home.join("static/night.css")).expect("our theme's style");
        let shortcode = snippet_for("hugo-shortcode", &quiz.url("/"));
        let shortcodes = home.join("layouts/shortcodes");
        write(&shortcodes.join("which-first.html"), &shortcode);
        write_post(home, "shortcode", &snippet("hugo-post"));
        write_post(home, "html", &snippet_for("html", &quiz.url("/")));

        run(Command::new(environment::path("WHICH_FIRST_HUGO"))
            // In this environment, themes load their styles without a build step.
            .args(["--environment", "development", "--baseURL", &site.url("/")])
            .current_dir(home));
        Self {
            site,
            _quiz: quiz,
            _folder: folder,
        }
    }
}

/// The folder of a theme: ours is in `tests/hosts`, third-party themes are installed from npm.
fn theme_folder(theme: &str) -> PathBuf {
    let npm = || environment::path("WHICH_FIRST_HUGO_THEMES");
    match theme {
        "gauntface" => npm().join("@gauntface/hugo-theme/build"),
        "hopin-base-theme" => npm().join("@hopin/hugo-base-theme/build"),
        ours => source("hugo/themes").join(ours),
    }
}

fn write_post(home: &Path, name: &str, quiz: &str) {
    let post = format!(
        "---\ntitle: A post\ndate: 2020-01-01\n---\nBefore the **quiz**.\n\n{quiz}\n\nAfter it.\n"
    );
    write(&home.join(format!("content/posts/{name}.md")), &post);
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_a_theme_that_others_wrote() {
    let blog = Blog::in_theme(&["gauntface", "hopin-base-theme"]);
    visit(&blog.site.url("/posts/shortcode/"), async |reader| {
        takes_the_quiz(reader).await;
        reader.opens(&blog.site.url("/posts/html/")).await;
        takes_the_quiz(reader).await;
        for complaint in COMPLAINTS {
            reader.forgives_complaints_about(complaint).await;
        }
    });
}

#[test]
#[ignore = "needs a generator: `cargo xtask hosts`"]
fn a_reader_takes_the_quiz_in_a_dark_theme_with_small_root() {
    let blog = Blog::in_theme(&["night"]);
    visit(&blog.site.url("/posts/html/"), async |reader| {
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        takes_the_quiz(reader).await;
        reader.opens(&blog.site.url("/posts/shortcode/")).await;
        // The shortcode's attributes are kept, and override the page.
        reader.sees_attribute(".wf", "data-theme", "light").await;
        takes_the_quiz(reader).await;
    });
}
