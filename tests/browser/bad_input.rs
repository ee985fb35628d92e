//! Files that are wrong, missing or hostile: the page goes on, and says what is the matter.

use crate::driver::{Host, QUIZ, Reader, Served, Test, shipped};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

const MINE: &str =
    r#"<which-first instrument="/mine.json"><a id="link" href="/">Take the quiz</a></which-first>"#;

/// `(module (func $stop unreachable) (start $stop))`: valid, and stops as soon as it starts.
const STOPS: [u8; 28] = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // the magic number, version 1
    0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // one type: nothing to nothing
    0x03, 0x02, 0x01, 0x00, // one function of that type
    0x08, 0x01, 0x00, // which is where to start
    0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b, // and whose body is `unreachable`
];

/// The page stands as the blogger wrote it, with the link in it.
async fn sees_the_page_and_the_link(reader: &Reader) {
    reader.sees_on_the_page("#post", "A post").await;
    reader.sees_on_the_page("#before", "Before.").await;
    reader.sees_on_the_page("#link", "Take the quiz").await;
    reader.sees_on_the_page("#after", "After.").await;
}

#[test]
fn an_instrument_that_is_not_json() {
    let cut = Served::Json(shipped().to_string()[..5000].to_owned());
    Test::on(&Host::new(MINE))
        .serves("/mine.json", cut)
        .check(async |reader| {
            reader.counts(".card.problems li", 1).await;
            reader.sees(".card.problems li", &["is not JSON"]).await;
            sees_the_page_and_the_link(reader).await;
            reader.hears(&["error"], 1).await;
            reader.reads_in_the_console("[which-first]").await;
        });
}

#[test]
fn an_instrument_of_another_format() {
    let mut other = shipped();
    other["format"] = json!(2);
    let other = Served::Json(other.to_string());
    Test::on(&Host::new(MINE))
        .serves("/mine.json", other)
        .check(async |reader| {
            reader.sees(".card.problems li", &["format 2"]).await;
            sees_the_page_and_the_link(reader).await;
            reader.hears(&["error"], 1).await;
            reader.reads_in_the_console("[which-first]").await;
        });
}

#[test]
fn an_instrument_that_is_wrong_in_five_places() {
    let mut wrong = shipped();
    wrong["title"] = json!("");
    wrong["plane"]["centre"] = json!(0);
    wrong["items"][1]["scale"] = json!("ORDRE");
    wrong["items"][3]["options"][0]["score"] = json!(7);
    wrong["tensions"][0]["when"][0]["item"] = json!("q99");
    let pointers = [
        "/title",
        "/plane/centre",
        "/items/1/scale",
        "/items/3/options/0/score",
        "/tensions/0/when/0/item",
    ];
    let wrong = Served::Json(wrong.to_string());
    Test::on(&Host::new(MINE))
        .serves("/mine.json", wrong)
        .check(async |reader| {
            reader.counts(".card.problems li", 5).await;
            let mut listed: Vec<String> = (reader.evaluates(
                "return all('.card.problems li').map((node) => words(node.querySelector('code')))",
            ))
            .await;
            listed.sort();
            let mut expected = pointers;
            expected.sort_unstable();
            assert_eq!(listed, expected);
            sees_the_page_and_the_link(reader).await;

            let heard = reader.hears(&["error"], 1).await;
            let said = reader.reads_in_the_console("[which-first]").await;
            for pointer in pointers {
                assert!(
                    said.contains(pointer),
                    "{pointer} is not in the console: {said}"
                );
                let told = heard[0].detail["problems"].as_array();
                assert!(
                    told.is_some_and(|told| told.contains(&json!(pointer))),
                    "{heard:?}"
                );
            }
        });
}

#[test]
fn an_instrument_that_tries_to_bring_markup_in() {
    let mut hostile = shipped();
    let markup = "<img src=x onerror=\"window.caught=1\">";
    hostile["title"] = json!(markup);
    hostile["items"][0]["text"] = json!(markup);
    let hostile = Served::Json(hostile.to_string());
    Test::on(&Host::new(MINE))
        .serves("/mine.json", hostile)
        .check(async |reader| {
            reader.sees(".card.gut .question", &[markup]).await;
            reader.starts_without_a_vote().await;
            reader.sees(".card.item h2.question", &[markup]).await;
            reader.counts("img", 0).await;
            reader
                .finds("return window.caught ?? null", json!(null))
                .await;
        });
}

/// The quiz does not come, the link does, and the page is told.
#[track_caller]
fn falls_back_when(what: &str, served: Served, complaint: &'static str) {
    let body = if what == "/mine.json" { MINE } else { QUIZ };
    Test::on(&Host::new(body))
        .serves(what, served)
        .check(async |reader| {
            // The card may have been drawn before anything was amiss; a tap makes it matter.
            if body == QUIZ {
                reader.votes(SALE).await;
            }
            reader.hears(&["error"], 1).await;
            sees_the_page_and_the_link(reader).await;
            reader.sees_message("could not be loaded").await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about(complaint).await;
        });
}

#[test]
fn an_instrument_that_is_not_there() {
    falls_back_when("/mine.json", Served::Missing, "/mine.json");
}

#[test]
fn a_program_that_is_not_there() {
    falls_back_when("/v/*.wasm", Served::Missing, ".wasm");
}

#[test]
fn glue_that_is_not_there() {
    falls_back_when("/v/*.js", Served::Missing, ".js");
}

#[test]
fn a_program_that_is_not_wasm() {
    falls_back_when(
        "/v/*.wasm",
        Served::Wasm(b"<!doctype html>".to_vec()),
        ".wasm",
    );
}

#[test]
fn a_program_that_stops_as_soon_as_it_starts() {
    falls_back_when("/v/*.wasm", Served::Wasm(STOPS.to_vec()), ".wasm");
}

#[test]
fn glue_that_throws() {
    let throws = Served::Script("throw new Error('sabotaged')".to_owned());
    falls_back_when("/v/*.js", throws, ".js");
}

#[test]
fn interface_words_that_are_not_there() {
    falls_back_when("/v/*ui*.json", Served::Missing, ".json");
}

#[test]
fn interface_words_that_are_wrong() {
    falls_back_when("/v/*ui*.json", Served::Json("{}".to_owned()), ".json");
}

#[test]
fn a_reader_can_try_again_and_the_vote_is_kept() {
    Test::on(&Host::new(QUIZ))
        .serves("/v/*.wasm", Served::Missing)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_message("could not be loaded").await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about(".wasm").await;
            reader.site.serves_again("/v/*.wasm");
            reader.taps(".retry").await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
            reader.sees_nothing_of("#link").await;
        });
}

#[test]
fn a_program_that_stops_half_way_gives_the_link_back_and_can_go_on() {
    // What a page's own script, or an extension, does to the tree can make any program stumble.
    let sabotage = "
        const insert = Node.prototype.insertBefore;
        window.sabotage = () => {
            Node.prototype.insertBefore = () => { throw new Error('sabotaged') };
        };
        window.mend = () => { Node.prototype.insertBefore = insert };";
    Test::on(&Host::new(QUIZ).script(sabotage)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        let _: Value = reader.evaluates("sabotage(); return null").await;
        reader.answers_from(4, &WITH_THE_ESSAY[3..4]).await;
        reader.sees_message("stopped").await;
        sees_the_page_and_the_link(reader).await;
        reader.hears(&["error"], 1).await;
        reader.reads_in_the_console("[which-first]").await;
        // Yew's own last words.
        reader
            .expects_complaints_about("failed to insert node")
            .await;
        let _: Value = reader.evaluates("mend(); return null").await;
        reader.taps(".retry").await;
        reader.answers_from(5, &WITH_THE_ESSAY[4..]).await;
        reader.sees_verdict("The Deliverer").await;
    });
}
