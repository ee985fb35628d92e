//! The package in apps that bundlers build without configuration.

use crate::generators::app::App;
use crate::generators::visit::{takes_the_quiz, visit};

/// An app without a framework: a page, and the README's import as its script.
fn app(name: &str) -> App {
    App::new(name)
        .with_the_package()
        .with_snippet("npm", "app.js")
        .with_page("index.html")
}

#[track_caller]
fn the_quiz_is_taken_in(app: &App, folder: &str) {
    visit(&app.served(folder).url("/"), takes_the_quiz);
}

mod esbuild {
    use super::{App, app, the_quiz_is_taken_in};
    use std::sync::LazyLock;

    static APP: LazyLock<App> = LazyLock::new(|| {
        app("esbuild")
            .with_page("out/whole/index.html")
            .with_page("out/split/index.html")
    });

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app_of_one_script() {
        APP.runs("esbuild", "app.js --bundle --outdir=out/whole");
        the_quiz_is_taken_in(&APP, "out/whole");
    }

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app_that_is_split() {
        let split = "app.js --bundle --minify --splitting --format=esm --outdir=out/split";
        APP.runs("esbuild", split);
        the_quiz_is_taken_in(&APP, "out/split");
    }
}

mod rollup {
    use super::{app, the_quiz_is_taken_in};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app() {
        let app = app("rollup").with_page("out/index.html");
        app.runs("rollup", "app.js --plugin node-resolve --dir out");
        the_quiz_is_taken_in(&app, "out");
    }
}

mod parcel {
    use super::{app, the_quiz_is_taken_in};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app() {
        let app = app("parcel");
        app.runs("parcel", "build index.html --dist-dir out --no-cache");
        the_quiz_is_taken_in(&app, "out");
    }
}

mod vite {
    use super::{app, the_quiz_is_taken_in};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app() {
        let app = app("vite");
        app.runs("vite", "build --outDir out");
        the_quiz_is_taken_in(&app, "out");
    }
}

mod vite5 {
    use super::{App, app, takes_the_quiz, the_quiz_is_taken_in};
    use crate::driver::Test;
    use std::sync::LazyLock;

    static APP: LazyLock<App> = LazyLock::new(|| app("vite5"));

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_an_app() {
        APP.runs("vite", "build --outDir out");
        the_quiz_is_taken_in(&APP, "out");
    }

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn whoever_works_on_an_app_sees_the_quiz_in_it() {
        Test::new().check(async |reader| {
            let started = APP.starts("vite", "--host 127.0.0.1 --port 0", "Local:");
            let (server, address) = started.await;
            reader.opens(&address).await;
            takes_the_quiz(reader).await;
            server.end().await;
            // The page asks its server whether anything has changed.
            reader
                .forgives_complaints_about("ERR_CONNECTION_REFUSED")
                .await;
        });
    }
}
