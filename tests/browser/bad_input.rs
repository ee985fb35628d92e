//! Files that are invalid, missing or hostile: the page goes on, and says what is the matter.

use crate::driver::{Host, QUIZ, Reader, Served, Test, built, built_bytes, built_in, shipped};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, TITLE, WITH_THE_ESSAY};
use serde_json::json;

const MINE: &str =
    r#"<which-first instrument="/mine.json"><a id="link" href="/">Take the quiz</a></which-first>"#;

/// `(module (func $stop unreachable) (start $stop))`: a valid module that traps as soon as it starts.
const STOPS: [u8; 28] = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // the magic number, version 1
    0x01, 0x04, 0x01, 0x60, 0x00, 0x00, // one type: nothing to nothing
    0x03, 0x02, 0x01, 0x00, // one function of that type
    0x08, 0x01, 0x00, // which is where to start
    0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b, // and whose body is `unreachable`
];

/// The page is as the blogger wrote it, with the link in it.
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

/// The first items need none of this; it is validated all the same before they are shown.
#[test]
fn an_instrument_that_is_wrong_only_in_what_it_says_afterwards() {
    let mut wrong = shipped();
    wrong["items"][2]["debrief"]["essay"] = json!("");
    wrong["verdicts"][1]["speaks_for"] = json!("As nobody has found [NOBODY].");
    let wrong = Served::Json(wrong.to_string());
    Test::on(&Host::new(MINE))
        .serves("/mine.json", wrong)
        .check(async |reader| {
            let expected = ["/items/2/debrief/essay", "/verdicts/1/speaks_for"];
            reader.sees(".card.problems li code", &expected).await;
            reader.counts(".card", 1).await;
            sees_the_page_and_the_link(reader).await;
            reader.hears(&["error"], 1).await;
            reader.reads_in_the_console("[which-first]").await;
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

/// The quiz fails to load, the link is shown, and the page gets an event.
#[track_caller]
fn falls_back_when(what: &str, served: Served, complaint: &'static str) {
    let body = if what == "/mine.json" { MINE } else { QUIZ };
    Test::on(&Host::new(body))
        .serves(what, served)
        .check(async |reader| {
            // The card may have been drawn before the failure, so a tap starts the quiz.
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
    falls_back_when("/v/*/widget-*.js", Served::Missing, ".js");
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
    let throws = || Served::Script("throw new Error('sabotaged')".to_owned());
    falls_back_when("/v/*.js", throws(), ".js");
    falls_back_when("/v/*/widget-*.js", throws(), ".js");
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

/// An app whose files, ours among them, are all in one folder.
#[test]
fn a_program_of_the_page_that_stops_is_the_pages_own_affair() {
    Test::on(&Host::new(QUIZ))
        .serves("/v/*/of-the-page.wasm", Served::Wasm(STOPS.to_vec()))
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
            reader.sees_item(4).await;
            reader
                .has_the_page_do(
                    "const loaded = performance.getEntriesByType('resource');
                     const { name } = loaded.find(({ name }) => /widget.*wasm/.test(name));
                     window.seen = null;
                     addEventListener('unhandledrejection', (event) => { seen = event.defaultPrevented });
                     WebAssembly.instantiateStreaming(fetch(new URL('of-the-page.wasm', name)))",
                )
                .await;
            reader.finds("return window.seen", json!(false)).await;
            reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
            reader.sees_verdict("The Deliverer").await;
            reader.hears(&["error"], 0).await;
            reader.expects_complaints_about("unreachable").await;
        });
}

/// A change of the DOM by a page's own script or by an extension, which can make any program trap.
const SABOTAGE: &str = "
    const insert = Node.prototype.insertBefore;
    window.sabotage = () => {
        Node.prototype.insertBefore = () => { throw new Error('sabotaged') };
    };
    window.mend = () => { Node.prototype.insertBefore = insert };";

/// The program has trapped at item 4; nothing would make the next one trap.
async fn comes_to_a_stop(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
    reader.sees_item(4).await;
    reader.has_the_page_do("sabotage()").await;
    reader.answers_from(4, &WITH_THE_ESSAY[3..4]).await;
    reader.sees_message("has crashed").await;
    sees_the_page_and_the_link(reader).await;
    reader.hears(&["error"], 1).await;
    reader.reads_in_the_console("[which-first]").await;
    // Yew's own message.
    reader
        .expects_complaints_about("failed to insert node")
        .await;
    reader.has_the_page_do("mend()").await;
}

#[test]
fn a_page_begins_again_with_a_blank_sheet_after_a_program_has_stopped() {
    Test::on(&Host::new(QUIZ).script(SABOTAGE)).check(async |reader| {
        comes_to_a_stop(reader).await;
        reader.has_the_page_do("element.restart()").await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.counts(".answer[aria-checked=true]", 0).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_program_that_stops_half_way_gives_the_link_back_and_can_go_on() {
    Test::on(&Host::new(QUIZ).script(SABOTAGE)).check(async |reader| {
        comes_to_a_stop(reader).await;
        reader.taps(".retry").await;
        reader.answers_from(5, &WITH_THE_ESSAY[4..]).await;
        reader.sees_verdict("The Deliverer").await;
        // The remains of the program that trapped are removed without a message.
        for _ in 0..3 {
            reader.counts_what_is_held().await;
        }
        reader.hears(&["error"], 1).await;
    });
}

/// The path, relative to the site's root, of the built file whose name begins and ends like this.
pub fn named(start: &str, end: &str) -> String {
    let folder = concat!("v/", env!("CARGO_PKG_VERSION"));
    let names = built_in(folder);
    let name = (names.iter()).find(|name| name.starts_with(start) && name.ends_with(end));
    let name = name.unwrap_or_else(|| panic!("no {start}…{end} among {names:?}"));
    format!("{folder}/{name}")
}

#[test]
fn a_server_that_takes_the_programs_for_text() {
    let program = Served::Plain(built_bytes(&named("widget-", ".wasm")));
    Test::on(&Host::new(QUIZ))
        .serves("/v/*/widget-*.wasm", program)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
        });
}

/// A file that differs from the build's leads to the link, and to the quiz once the file is restored.
#[track_caller]
fn is_refused(pattern: &str, spoilt: Served, complaint: &'static str) {
    Test::on(&Host::new(QUIZ))
        .serves(pattern, spoilt)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.hears(&["error"], 1).await;
            sees_the_page_and_the_link(reader).await;
            reader.sees_message("could not be loaded").await;
            reader.reads_in_the_console("[which-first]").await;
            reader.expects_complaints_about(complaint).await;
            reader.site.serves_again(pattern);
            reader.taps(".retry").await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
            reader.sees_nothing_of("#link").await;
        });
}

#[test]
fn a_program_that_was_cut_off() {
    let mut program = built_bytes(&named("widget-", ".wasm"));
    program.truncate(program.len() / 2);
    is_refused("/v/*.wasm", Served::Wasm(program), "integrity");
}

#[test]
fn a_program_in_which_somebody_has_changed_a_byte() {
    let mut program = built_bytes(&named("widget-", ".wasm"));
    let middle = program.len() / 2;
    program[middle] ^= 1;
    is_refused("/v/*.wasm", Served::Wasm(program), "integrity");
}

#[test]
fn glue_to_which_somebody_has_added_a_line() {
    for name in ["widget.en-", "widget-"] {
        let glue = built(&named(name, ".js")) + "\nwindow.caught = 1;";
        is_refused(
            &format!("/v/*/{name}*.js"),
            Served::Script(glue),
            "integrity",
        );
    }
}

/// Holds back long timeouts until the test lets them expire.
pub const PATIENCE: &str = "
    window.waits = new Map();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (act, delay = 0) => {
        if (delay < 1000) return set(act, delay);
        const wait = set(() => {}, 0);
        waits.set(wait, { act, delay });
        return wait;
    };
    window.clearTimeout = (wait) => {
        waits.delete(wait);
        clear(wait);
    };
    window.loseAllPatience = () => {
        const ended = [...waits.values()];
        waits.clear();
        for (const { act } of ended) act();
    };";

/// The reader has done something, and a file has timed out: the link is there.
async fn waits_in_vain(reader: &Reader) {
    // No timeout is longer than ten seconds.
    let patience = "return [...waits.values()].map(({ delay }) => delay <= 10_000)";
    reader.finds(patience, json!([true])).await;
    reader.has_the_page_do("loseAllPatience()").await;
    reader.sees_message("could not be loaded").await;
    sees_the_page_and_the_link(reader).await;
    reader.hears(&["error"], 1).await;
    reader.reads_in_the_console("[which-first]").await;
}

/// The quiz is there after all, at the item that the reader had reached.
async fn goes_on(reader: &Reader, item: usize) {
    reader.answers_from(item, &WITH_THE_ESSAY[item - 1..]).await;
    reader.sees_verdict("The Deliverer").await;
    reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
    reader.sees_nothing_of("#link").await;
    reader.hears(&["start", "complete"], 2).await;
    reader.counts(".card", 1).await;
}

/// A file that is not delivered leads to the link after the timeout, and to the quiz once it is delivered.
/// `answers` items are answered without it.
#[track_caller]
fn is_waited_for(pattern: &str, answers: usize) {
    let host = Host::new(QUIZ).script(PATIENCE);
    for again in [false, true] {
        Test::on(&host)
            .serves(pattern, Served::Held)
            .check(async |reader| {
                reader.votes(SALE).await;
                reader.answers_from(1, &WITH_THE_ESSAY[..answers]).await;
                waits_in_vain(reader).await;
                if again {
                    reader.taps(".retry").await;
                }
                reader.site.lets_go();
                goes_on(reader, answers + 1).await;
            });
    }
}

/// The first item does not wait for the program.
#[test]
fn a_program_that_does_not_come() {
    is_waited_for("/v/*.wasm", 1);
}

/// A page's script that delays the first instance of a program until `letsTheFirstStart` is called.
const SLOW_START: &str = "
    const { instantiate } = WebAssembly;
    let first = true;
    WebAssembly.instantiate = async (module, imports) => {
        const slow = first && module instanceof WebAssembly.Module;
        if (slow) {
            first = false;
            await new Promise((start) => (window.letsTheFirstStart = start));
        }
        return instantiate.call(WebAssembly, module, imports);
    };";

/// An attempt that timed out may finish after its retry has begun to draw.
#[test]
fn a_program_that_starts_a_second_time_behind_a_readers_back() {
    let script = format!("{PATIENCE}{SLOW_START}");
    Test::on(&Host::new(QUIZ).script(&script)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        waits_in_vain(reader).await;
        reader.taps(".retry").await;
        reader.sees_item(2).await;
        reader
            .has_the_page_do("letsTheFirstStart(); setTimeout(() => (window.started = true))")
            .await;
        reader.finds("return window.started", json!(true)).await;
        goes_on(reader, 2).await;
    });
}

#[test]
fn glue_that_does_not_come() {
    is_waited_for("/v/*/widget.en-*.js", 0);
    // That of the program: the first item does not wait for it.
    is_waited_for("/v/*/widget-*.js", 1);
}

#[test]
fn a_frame_that_does_not_come() {
    let body = r#"<which-first frame><a id="link" href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(body).script(PATIENCE))
        .serves("/index.html", Served::Held)
        .check(async |reader| {
            reader.votes(SALE).await;
            waits_in_vain(reader).await;
            reader.site.lets_go();
            reader.taps(".retry").await;
            reader.enters_the_quizs_frame().await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
            reader.leaves_the_frame().await;
            reader.hears(&["start", "complete"], 2).await;
        });
}

#[test]
fn words_that_an_attribute_does_not_take_are_named_once_for_all() {
    let body = r#"<which-first theme="pink" keep="ever" loading="now"></which-first>"#.repeat(3);
    Test::on(&Host::new(&body)).check(async |reader| {
        reader.sees_the_first_card().await;
        for allowed in ["auto, light, dark", "session, none, local", "lazy, eager"] {
            reader.reads_in_the_console(allowed).await;
        }
        reader.sees_attribute(".wf", "data-theme", "light").await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
    });
}

#[test]
fn a_language_that_there_is_not() {
    let langs = ["en-US", "zh-cn", "x-klingon", "", "-", "EN", "constructor"];
    let quizzes: Vec<String> = (langs.iter())
        .map(|lang| format!(r#"<which-first lang="{lang}"></which-first>"#))
        .collect();
    Test::on(&Host::new(&quizzes.concat())).check(async |reader| {
        let titles = "
            const quizzes = [...document.querySelectorAll('which-first')];
            return quizzes.map(({ shadowRoot }) => words(shadowRoot.querySelector('.card.gut h2')))";
        reader.finds(titles, json!(vec![TITLE; langs.len()])).await;
        let klingon = reader.at(r#"[lang="x-klingon"]"#);
        klingon.votes(SALE).await;
        klingon.sees_item(1).await;
        klingon.sees_attribute(".wf", "lang", "en").await;
    });
}

#[test]
fn an_accent_that_is_no_colour() {
    let accent = "red; } * { display: none";
    let body = format!(r#"<which-first accent="{accent}"></which-first>"#);
    let mark = "return getComputedStyle(all('svg .mark')[0]).fill";
    let marked = |host: &Host, complains: bool| {
        let mut found = String::new();
        Test::on(host).check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            found = reader.evaluates(mark).await;
            if complains {
                reader.reads_in_the_console("accent=").await;
            }
        });
        found
    };
    let ours = marked(&Host::new(QUIZ), false);
    assert_eq!(marked(&Host::new(&body), true), ours);
}
