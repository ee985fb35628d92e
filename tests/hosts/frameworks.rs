//! The quiz in apps and sites of frameworks, by the README's words for each.

use crate::generators::app::App;
use crate::generators::files::Server;
use crate::generators::readme::snippet_for;
use crate::generators::visit::{takes_the_quiz, visit};

/// The README's element, without the script above it.
fn element(quiz: &Server) -> String {
    let html = snippet_for("html", &quiz.url("/"));
    let (_script, element) = html.split_once('\n').expect("two lines");
    element.to_owned()
}

mod angular {
    use super::{App, takes_the_quiz, visit};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_a_component() {
        let app = (App::new("angular").with_the_package()).with_snippet("angular", "src/app.ts");
        app.runs("ng", "build");
        visit(&app.served("out").url("/"), async |reader| {
            takes_the_quiz(reader).await;
            reader.sees_on_the_page(".verdict", "deliverer").await;
        });
    }
}

mod astro {
    use super::{App, Server, takes_the_quiz, visit};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_on_a_page() {
        let quiz = Server::of_the_quiz();
        let app = App::new("astro").with_the_package().with_snippet_for(
            &quiz,
            "astro",
            "src/pages/index.astro",
        );
        app.runs("astro", "build --outDir out");
        visit(&app.served("out").url("/"), takes_the_quiz);
    }
}

mod docusaurus {
    use super::{App, Server, takes_the_quiz, visit};
    use crate::generators::readme::snippet_for;

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_on_pages_with_the_script_and_with_the_package() {
        let quiz = Server::of_the_quiz();
        let setting = snippet_for("docusaurus-setting", &quiz.url("/"));
        let app = App::new("docusaurus")
            .with_the_package()
            .with_file(
                "which-first.js",
                &format!("export default {{\n{setting}\n}};\n"),
            )
            .with_snippet_for(&quiz, "docusaurus-page", "src/pages/index.mdx")
            .with_snippet("react", "src/components/quiz.tsx")
            .with_file(
                "src/pages/package.mdx",
                "import { Quiz } from \"../components/quiz\";\n\n<Quiz />\n",
            );
        app.runs("docusaurus", "build --out-dir out");
        let site = app.served("out");
        visit(&site.url("/"), takes_the_quiz);
        // Without the script, the package alone shows the quiz.
        drop(quiz);
        visit(&site.url("/package/"), async |reader| {
            takes_the_quiz(reader).await;
            reader.sees_on_the_page(".verdict", "deliverer").await;
            reader.forgives_complaints_about("/embed.js").await;
        });
    }
}

mod next {
    use super::{App, takes_the_quiz, visit};
    use crate::driver::environment;
    use serde_json::json;
    use std::sync::LazyLock;

    static APP: LazyLock<App> = LazyLock::new(|| {
        App::new("next")
            .with_the_package()
            .with_snippet("react", "app/quiz.tsx")
    });

    /// Code that must compile however TypeScript looks for the package.
    const USES: &str = r#"
import { define, type WhichFirstElement } from "which-first";
import { define as defineLater } from "which-first/element.js";
import { WhichFirst } from "which-first/react";

define();
defineLater({ page: "/quiz/" });
const element: WhichFirstElement = document.querySelector("which-first")!;
element.addEventListener("wf-complete", ({ detail }) => detail.verdict.join());
export const quizzes = [
  <WhichFirst theme="dark" onComplete={({ detail }) => detail.code.trim()} ref={(quiz) => quiz?.restart()} />,
  // @ts-expect-error: no such theme
  <WhichFirst theme="blue" />,
];
"#;

    /// The same for a page with the script, and no package.
    const USES_THE_SCRIPT: &str = r#"
document.querySelector("which-first")?.restart();
export const quizzes = [
  <which-first theme="dark" style={{ display: "block" }} />,
  // @ts-expect-error: no such theme
  <which-first theme="blue" />,
];
"#;

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_on_a_page_that_a_server_has_rendered() {
        APP.runs("next", "build");
        let site = APP.served("out");
        visit(&site.url("/"), async |reader| {
            takes_the_quiz(reader).await;
            reader.sees_attribute(".wf", "data-theme", "dark").await;
            // React itself calls no handler of an element that it has hydrated.
            reader.sees_on_the_page(".verdict", "deliverer").await;

            reader.opens(&site.url("/server.html")).await;
            reader.sees_attribute(".wf", "data-theme", "light").await;
            takes_the_quiz(reader).await;
            let class = "return element.className";
            reader.finds(class, json!("quiz")).await;
        });
    }

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn typescript_finds_the_types_in_every_way_of_resolving() {
        for (kind, module, resolution) in [
            ("commonjs", "commonjs", "node10"),
            ("commonjs", "node16", "node16"),
            ("module", "node16", "node16"),
            ("module", "esnext", "bundler"),
        ] {
            let manifest = json!({ "type": kind }).to_string();
            APP.writes(&format!("types/{kind}/package.json"), &manifest);
            APP.writes(&format!("types/{kind}/uses.tsx"), USES);
            compiles(&format!("types/{kind}/uses.tsx"), module, resolution);
        }
    }

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn typescript_knows_the_element_of_a_page_with_the_script() {
        APP.writes("types/script/uses.tsx", USES_THE_SCRIPT);
        let types = environment::built("which-first.d.ts");
        APP.writes("types/script/which-first.d.ts", &types);
        let files = "types/script/uses.tsx types/script/which-first.d.ts";
        compiles(files, "esnext", "bundler");
    }

    fn compiles(files: &str, module: &str, resolution: &str) {
        let options = "--noEmit --strict --target es2022 --jsx react-jsx --types react";
        APP.runs(
            "tsc",
            &format!("{options} --module {module} --moduleResolution {resolution} {files}"),
        );
    }
}

mod svelte {
    use super::{App, Server, takes_the_quiz, visit};

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_in_a_component() {
        let quiz = Server::of_the_quiz();
        let app = App::new("svelte").with_snippet_for(&quiz, "svelte", "src/App.svelte");
        app.runs("vite", "build --outDir out");
        visit(&app.served("out").url("/"), takes_the_quiz);
    }
}

mod vitepress {
    use super::{App, Server, element, takes_the_quiz, visit};
    use crate::generators::readme::snippet;

    /// The site, with its theme as a script.
    fn site(quiz: &Server, theme: &str) -> Server {
        let app = App::new("vitepress")
            .with_the_package()
            .with_snippet_for(quiz, "vitepress", ".vitepress/config.js")
            .with_file(".vitepress/theme/index.js", theme)
            .with_file("quiz.md", &element(quiz));
        app.runs("vitepress", "build --outDir out");
        app.served("out")
    }

    #[test]
    #[ignore = "needs a generator: `cargo xtask hosts`"]
    fn a_reader_takes_the_quiz_on_sites_with_the_script_and_with_the_package() {
        let quiz = Server::of_the_quiz();
        let with_script = site(&quiz, "export { default } from 'vitepress/theme';\n");
        visit(&with_script.url("/"), takes_the_quiz);

        // Without the script, the package alone shows the quiz.
        let with_package = site(&quiz, &snippet("vitepress-theme"));
        drop(quiz);
        visit(&with_package.url("/"), async |reader| {
            takes_the_quiz(reader).await;
            reader.forgives_complaints_about("/embed.js").await;
        });
    }
}
