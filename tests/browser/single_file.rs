//! The single file, from a USB stick: the quiz and the room, without a site and without a network.

use crate::comparing::code;
use crate::driver::{Engine, Reader, Test, built, built_bytes, in_every_engine};
use crate::words::{AGAINST_THE_ESSAY, SALE, WITH_THE_ESSAY};
use scraper::{Html, Selector};
use serde_json::json;
use which_first::sheet::GutVote;

const FILE: &str = "which-first.html";

/// The requests that the browser has recorded.
const ASKED: &str = "return performance.getEntriesByType('resource').map(({ name }) => name)";

/// Goes offline, if the driver supports that.
async fn goes_offline(engine: Engine, reader: &Reader) {
    if engine == Engine::Chromium {
        reader.goes_offline().await;
        reader.reloads().await;
    }
}

/// No request was made to this site or to any other.
async fn has_asked_for_nothing(reader: &Reader) {
    reader.finds(ASKED, json!([])).await;
    assert_eq!(reader.site.asked(), Vec::<String>::new());
}

in_every_engine! {
    fn a_reader_takes_the_quiz_from_a_stick(engine) {
        Test::of_file(FILE, "").in_engine(engine).check(async |reader| {
            goes_offline(engine, reader).await;
            reader.sees_the_first_card().await;
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            // There is no link to a local file, which nobody else could open.
            reader.counts("a[href^='file:'], .copy-link button", 0).await;
            reader.reloads().await;
            reader.sees_verdict("The Deliverer").await;
            has_asked_for_nothing(reader).await;
        });
    }

    fn what_another_reader_has_sent_opens_in_it(engine) {
        let theirs = code(AGAINST_THE_ESSAY, Some(GutVote::Low), 7);
        Test::of_file(FILE, &format!("#r={theirs}")).in_engine(engine).check(async |reader| {
            reader.sees_verdict("The Confidant").await;
            reader.sees(".kicker", &["Their answers say"]).await;
            has_asked_for_nothing(reader).await;
        });
    }

    fn the_room_is_a_link_away_and_the_way_back_leads_to_the_quiz(engine) {
        Test::of_file(FILE, "").in_engine(engine).check(async |reader| {
            goes_offline(engine, reader).await;
            reader.sees_the_first_card().await;
            reader.taps_on_the_page("header nav a").await;
            reader.sees_on_the_page("#room > *", "").await;
            reader.finds("return document.title", json!("The room")).await;
            has_asked_for_nothing(reader).await;
            reader.goes_back().await;
            reader.sees_the_first_card().await;
        });
    }

    fn the_projectors_window_never_shows_the_quiz(engine) {
        Test::of_file(FILE, "#screen=abc").in_engine(engine).check(async |reader| {
            reader.sees_on_the_page("#room > *", "").await;
            reader.finds("return document.querySelectorAll('which-first, header, article').length", json!(0)).await;
        });
    }

    fn the_files_own_policy_bars_the_network(engine) {
        Test::of_file(FILE, "").in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            let address = reader.site.url("/embed.js");
            let script = format!(
                "const gone = (promise) => promise.then(() => 'came', () => 'barred');
                 const pixel = (src) => new Promise((resolve, reject) =>
                     Object.assign(new Image(), {{ onload: resolve, onerror: reject, src }}));
                 Promise.all([gone(fetch({address:?}, {{ mode: 'no-cors' }})), gone(pixel({address:?}))]).then(done)",
            );
            let came: Vec<String> = reader.awaits(&script).await;
            assert_eq!(came, ["barred", "barred"]);
            assert_eq!(reader.site.asked(), Vec::<String>::new());
            reader.forgives_complaints_about("Content Security Policy").await;
        });
    }
}

#[test]
fn the_file_weighs_less_than_a_million_bytes() {
    let bytes = built_bytes(FILE).len();
    assert!(bytes < 1_000_000, "{bytes} bytes");
}

#[test]
fn the_file_names_nothing_that_a_browser_would_fetch() {
    let page = Html::parse_document(&built(FILE));
    let every = Selector::parse("*").expect("a selector");
    for element in page.select(&every).map(|node| node.value()) {
        for name in ["src", "srcset", "poster", "data", "action", "background"] {
            assert_eq!(element.attr(name), None, "{element:?}");
        }
        let href = element.attr("href").unwrap_or("#");
        assert!(
            href.starts_with('#') || href.starts_with("data:"),
            "{element:?}"
        );
        for (name, _) in element.attrs() {
            assert!(!name.starts_with("on") && name != "style", "{element:?}");
        }
    }
    let styles = Selector::parse("style").expect("a selector");
    for style in page.select(&styles) {
        let text: String = style.text().collect();
        assert!(
            !text.contains("url(") && !text.contains("@import"),
            "{text}"
        );
    }
    let scripts = Selector::parse("script").expect("a selector");
    for script in page.select(&scripts) {
        let kind = script.value().attr("type").unwrap_or_default();
        assert!(
            ["", "application/json", "application/wasm"].contains(&kind),
            "{kind}"
        );
    }
}
