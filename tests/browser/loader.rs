//! The ways in which a page's loader comes without an address of its own, or by another address than the quiz's.

use crate::driver::{Engine, Host, QUIZ, Reader, Served, Test, built, in_every_engine, shipped};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::json;

/// A quiz whose files are below `/quiz/`, as a plugin brings them.
const BELOW: &str = r#"<which-first><a id="link" href="/quiz/index.html?lang=en#top">Take the quiz</a></which-first>"#;

/// The page's own script, which runs the loader as `run` says, with the loader's text in `code`.
fn runs_a_copy(run: &str) -> Host {
    let script = format!(
        "fetch('/quiz/embed.js').then((answer) => answer.text()).then((code) => {{
            const script = document.createElement('script');
            {run};
            document.head.append(script);
        }})"
    );
    Host::new(BELOW).loads(0).script(&script)
}

async fn takes_it(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

in_every_engine! {
    fn a_module_that_another_one_imports_finds_the_quiz(engine) {
        let modules = r#"<script type="module" src="/embed-video.js"></script>
            <script type="module">import "/quiz/embed.js"</script>"#;
        Test::on(&Host::new("<which-first></which-first>").loads(0).head(modules))
            .serves("/embed-video.js", Served::Script("window.video = 1".to_owned()))
            .in_engine(engine)
            .check(async |reader| takes_it(reader).await);
    }

    fn a_module_that_is_imported_late_finds_the_quiz(engine) {
        let late = "addEventListener('load', () => import('/quiz/embed.js'))";
        Test::on(&Host::new("<which-first></which-first>").loads(0).script(late))
            .in_engine(engine)
            .check(async |reader| takes_it(reader).await);
    }

    fn a_loader_from_a_blob_finds_the_quiz_by_the_link_in_the_element(engine) {
        let blob = "script.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))";
        Test::on(&runs_a_copy(blob)).in_engine(engine).check(async |reader| takes_it(reader).await);
    }

    fn a_loader_in_the_page_finds_the_quiz_by_the_link_in_the_element(engine) {
        Test::on(&runs_a_copy("script.text = code")).in_engine(engine).check(async |reader| takes_it(reader).await);
    }
}

#[test]
fn a_loader_among_an_optimizers_scripts_finds_the_quiz_by_the_link_in_the_element() {
    let bundle = format!(
        "window.video = 1;\n{};\nwindow.after = 1;",
        built("embed.js")
    );
    let script = r#"<script async src="/cache/autoptimize_1a2b.js"></script>"#;
    Test::on(&Host::new(BELOW).loads(0).head(script))
        .serves("/cache/autoptimize_1a2b.js", Served::Script(bundle))
        .check(async |reader| takes_it(reader).await);
}

#[test]
fn a_link_in_the_element_does_not_decide_for_a_loader_with_an_address() {
    let elsewhere = r#"<which-first><a id="link" href="/evil/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(elsewhere)).check(async |reader| {
        takes_it(reader).await;
        assert!(
            !reader
                .site
                .asked()
                .iter()
                .any(|line| line.contains("/evil/"))
        );
    });
}

#[test]
fn a_loader_behind_a_redirect_without_cors_names_the_redirect() {
    Test::at("/index.html")
        .serves("/old/embed.js", Served::Redirect("/embed.js".to_owned()))
        .serves("/old/v/*", Served::Redirect("/page.css".to_owned()))
        .check(async |reader| {
            let other = reader
                .site
                .url("/old/embed.js")
                .replace("127.0.0.1", "localhost");
            let page = Host::new(QUIZ)
                .loads(0)
                .head(&format!(r#"<script async src="{other}"></script>"#));
            reader
                .site
                .serves("/redirected.html", Served::Page(page.html()));
            reader.opens("/redirected.html").await;
            reader.votes(SALE).await;
            reader.sees_message("could not be loaded").await;
            let line = reader.reads_in_the_console("[which-first]").await;
            assert!(line.contains("redirect"), "{line}");
            reader.forgives_complaints_about("").await;
        });
}

#[test]
fn a_frame_by_hand_whose_address_redirects_grows() {
    Test::at("/index.html")
        .serves("/old/frames.js", Served::Redirect("/frames.js".to_owned()))
        .check(async |reader| {
            let there = reader.site.url("/index.html?frame=1").replace("127.0.0.1", "localhost");
            reader.site.serves("/old/", Served::Redirect(there));
            let body = r#"<iframe src="/old/?frame=1" style="width:100%;height:100px;border:0"></iframe>
                <script async src="/old/frames.js"></script>"#;
            reader.site.serves("/blog.html", Served::Page(Host::new(body).loads(0).html()));
            reader.opens("/blog.html").await;
            reader.finds("return document.querySelector('iframe').offsetHeight > 200", json!(true)).await;
        });
}

#[test]
fn a_frame_of_the_element_whose_address_redirects_is_shown() {
    let framed = BELOW.replace("<which-first", "<which-first frame");
    let script = r#"<script async src="/quiz/embed.js"></script>"#;
    Test::at("/index.html").check(async |reader| {
        let there = reader
            .site
            .url("/index.html?frame=1")
            .replace("127.0.0.1", "localhost");
        reader
            .site
            .serves("/quiz/index.html", Served::Redirect(there));
        let page = Host::new(&framed).loads(0).head(script);
        reader.site.serves("/blog.html", Served::Page(page.html()));
        reader.opens("/blog.html").await;
        reader.votes(SALE).await;
        reader
            .finds("return all('iframe')[0]?.offsetHeight > 200", json!(true))
            .await;
    });
}

#[test]
fn a_tap_that_throws_ends_in_the_link_and_another_try() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        let breaks = "window.Own = CustomEvent; window.CustomEvent = class { constructor() { throw Error('broken') } }";
        reader.has_the_page_do(breaks).await;
        reader.votes(SALE).await;
        reader.sees_message("could not be loaded").await;
        reader.sees_on_the_page("#link", "Take the quiz").await;
        reader.has_the_page_do("window.CustomEvent = Own").await;
        reader.taps(".retry").await;
        reader.sees_item(1).await;
        reader.forgives_complaints_about("").await;
    });
}

#[test]
fn a_page_in_place_of_another_instrument_is_told_and_trying_again_leads_to_the_instrument() {
    let sign_in = "<!doctype html><title>Sign in</title><p>Welcome to our hotel.";
    let mine = r#"<which-first instrument="/mine.json"><a id="link" href="/">Take the quiz</a></which-first>"#;
    for wrong in [sign_in, "", " \n"] {
        Test::on(&Host::new(mine))
            .serves("/mine.json", Served::Json(shipped().to_string()))
            .serves("/mine.json", Served::Page(wrong.to_owned()))
            .check(async |reader| {
                reader.sees_message("could not be loaded").await;
                reader
                    .site
                    .serves("/mine.json", Served::Json(shipped().to_string()));
                reader.taps(".retry").await;
                reader.sees_the_first_card().await;
                reader.forgives_complaints_about("").await;
            });
    }
}

#[test]
fn an_instrument_that_was_cut_off_is_fetched_again_by_the_next_quiz() {
    let cut = shipped_half();
    let mine = r#"<which-first instrument="/mine.json"></which-first>"#;
    Test::on(&Host::new(mine)).serves("/mine.json", Served::Json(cut)).check(async |reader| {
        reader.counts(".card.problems li", 1).await;
        reader.site.serves("/mine.json", Served::Json(shipped().to_string()));
        let again = "const { outerHTML } = element; element.remove(); document.querySelector('main').innerHTML = outerHTML";
        reader.has_the_page_do(again).await;
        reader.sees_the_first_card().await;
        reader.forgives_complaints_about("").await;
    });
}

/// The first half of an instrument.
fn shipped_half() -> String {
    let whole = shipped().to_string();
    whole[..5000].to_owned()
}

/// Browsers keep what came for a file by the headers of that file, which say for a year.
#[test]
fn a_wrong_file_that_the_browser_keeps_is_asked_for_again() {
    let keeps = "
        const ours = window.fetch;
        window.fetch = (url, options) =>
            options?.integrity && options.cache !== 'reload' ? Promise.reject(TypeError('not as built')) : ours(url, options)";
    Test::on(&Host::new(QUIZ).script(keeps)).check(async |reader| takes_it(reader).await);
}
