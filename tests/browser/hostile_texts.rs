//! Instruments full of hostile texts, taken through the whole quiz and a whole room: every text is shown as a text.

#[path = "../shared/hostile_texts.rs"]
mod texts;

use crate::driver::{Host, QUIZ, Reader, Served, Test, shipped};
use serde_json::{Value, json};
use texts::{HOSTILE_TEXTS, text_pointers, with_texts};
use which_first::instrument::{self, Json};

/// A page with another instrument.
const MINE: &str =
    r#"<which-first instrument="/mine.json"><a href="/">Take the quiz</a></which-first>"#;

/// The number of instruments that the texts are spread over: each has every text at other places.
const INSTRUMENTS: usize = 4;

fn loads(file: &Value) -> Result<(), Vec<String>> {
    let json: Json = serde_json::from_value(file.clone()).expect("JSON");
    match instrument::load(&json) {
        Ok(_) => Ok(()),
        Err(problems) => Err(problems
            .into_iter()
            .map(|problem| problem.pointer)
            .collect()),
    }
}

/// Instruments in which the texts take turns, each beginning with another one.
fn hostile_instruments() -> Vec<Value> {
    let pointers = text_pointers(&shipped());
    let begin = |n: usize| n * HOSTILE_TEXTS.len() / INSTRUMENTS;
    let instruments = (0..INSTRUMENTS).map(|n| {
        let text = |at: usize| HOSTILE_TEXTS[(at + begin(n)) % HOSTILE_TEXTS.len()];
        let (file, places) = with_texts(&shipped(), &pointers, text);
        assert!(places > 150, "{places}");
        file
    });
    instruments.collect()
}

/// The harm that a text would have done, had it been taken for something else: scripts run, elements of other kinds,
/// and requests to other hosts.
const HARM: &str = "
    const quizzes = [...document.querySelectorAll('which-first')].map(({ shadowRoot }) => shadowRoot);
    const roots = quizzes.length ? quizzes : [document.body];
    const made = roots.flatMap((root) => [...root.querySelectorAll(
        'script:not([src]):not([type]), iframe, object, embed, base, meta[http-equiv=refresh], form, img, link[href*=evil], [onerror], [onload], [onclick], [onmouseover], [onfocus], foreignObject, use, animate')]);
    const hosts = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location).host);
    return {
        hit: window.hit ?? null,
        made: made.map(({ outerHTML }) => outerHTML),
        asked: hosts.filter((host) => host && host !== location.host),
        links: roots.flatMap((root) => [...root.querySelectorAll('a[href]')])
            .map(({ protocol }) => protocol).filter((protocol) => !/^(https?|mailto):$/.test(protocol)),
    }";

async fn does_no_harm(reader: &Reader) {
    let nothing = json!({ "hit": null, "made": [], "asked": [], "links": [] });
    reader.finds(HARM, nothing).await;
}

#[test]
fn harm_that_is_done_is_found() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        does_no_harm(reader).await;
        let harm = "root.append(document.createElement('form')); window.hit = 1";
        reader.has_the_page_do(harm).await;
        let found = json!({ "hit": 1, "made": ["<form></form>"], "asked": [], "links": [] });
        reader.finds(HARM, found).await;
    });
}

#[test]
fn hostile_texts_do_nothing_in_a_quiz_from_its_card_to_what_is_passed_on() {
    for file in hostile_instruments() {
        Test::on(&Host::new(MINE))
            .serves("/mine.json", Served::Json(file.to_string()))
            .check(async |reader| {
                reader.counts(".card.gut", 1).await;
                does_no_harm(reader).await;
                reader.starts_without_a_vote().await;
                for item in 1..=12 {
                    reader
                        .counts(&format!("[data-item='{}']", item - 1), 1)
                        .await;
                    reader
                        .taps(&format!(".answer:nth-of-type({})", 1 + item % 2))
                        .await;
                }
                reader.counts(".share", 1).await;
                reader
                    .has_the_page_do("all('details').forEach((details) => { details.open = true })")
                    .await;
                does_no_harm(reader).await;
            });
    }
}

#[test]
fn hostile_texts_do_nothing_at_the_desk_and_on_the_slides() {
    for file in hostile_instruments() {
        Test::at("/present.html?instrument=/mine.json")
            .serves("/mine.json", Served::Json(file.to_string()))
            .check(async |reader| {
                let facilitator = reader.as_facilitator();
                facilitator.tabs_to("Try with a made-up room of 60").await;
                facilitator.presses(&["Enter"]).await;
                facilitator.sees_in(".work", "Joining").await;
                // The slide stands in the console's own window.
                facilitator.presses(&["O"]).await;
                for _ in 0..20 {
                    does_no_harm(reader).await;
                    facilitator.presses(&["PageDown"]).await;
                }
                does_no_harm(reader).await;
            });
    }
}
