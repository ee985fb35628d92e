//! The element's life cycle: pages move, clone, remove and reinsert it.

use crate::driver::{Host, QUIZ, Reader, Served, Test, shipped};
use crate::words::{RELATIONSHIP, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// Takes the quiz to item 4.
async fn takes_three_items(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
    reader.sees_item(4).await;
}

/// Answers the remaining items.
async fn takes_the_others(reader: &Reader) {
    reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
    reader.sees_verdict("The Deliverer").await;
}

#[test]
fn a_quiz_that_is_moved_with_its_state_keeps_the_focus() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_three_items(reader).await;
        reader.has_focus_on("h2.question", 1).await;
        let question = "window.question = all('h2.question')[0]; document.querySelector('main').moveBefore(element, document.querySelector('#before'))";
        reader.has_the_page_do(question).await;
        reader.has_focus_on("h2.question", 1).await;
        reader.finds("return question === all('h2.question')[0]", json!(true)).await;
        takes_the_others(reader).await;
    });
}

#[test]
fn a_quiz_in_a_frame_goes_on_wherever_it_is_moved() {
    let host = Host::new("<which-first frame></which-first>");
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        for way in ["moveBefore(element, null)", "prepend(element)"] {
            reader.leaves_the_frame().await;
            let moved = format!("document.querySelector('main').{way}");
            reader.has_the_page_do(&moved).await;
            reader.enters_the_quizs_frame().await;
            reader.sees_item(4).await;
        }
        takes_the_others(reader).await;
    });
}

#[test]
fn a_copy_of_a_quiz_is_a_quiz_of_its_own() {
    Test::on(&Host::new(r#"<which-first id="one"></which-first>"#)).check(async |reader| {
        takes_three_items(reader).await;
        reader
            .has_the_page_do(
                "const copy = element.cloneNode(true); copy.id = 'two'; element.after(copy)",
            )
            .await;
        let copy = reader.at("#two");
        copy.votes(RELATIONSHIP).await;
        copy.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        copy.sees_item(2).await;
        takes_the_others(reader).await;
        copy.sees_item(2).await;
    });
}

#[test]
fn a_router_that_shows_another_view_and_comes_back_finds_the_quiz_where_it_was() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_three_items(reader).await;
        reader
            .has_the_page_do("window.view = document.querySelector('main').innerHTML")
            .await;
        for _ in 0..3 {
            let away =
                "document.querySelector('main').innerHTML = '<p id=\"other\">Another view.</p>'";
            reader.has_the_page_do(away).await;
            reader.sees_on_the_page("#other", "Another view.").await;
            reader
                .has_the_page_do("document.querySelector('main').innerHTML = view")
                .await;
            reader.sees_item(4).await;
        }
        takes_the_others(reader).await;
    });
}

#[test]
fn a_page_that_swaps_its_body_shows_the_quiz_of_the_new_one() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_three_items(reader).await;
        reader
            .has_the_page_do(
                "const body = document.createElement('body');
                 body.innerHTML = '<h1>Another post</h1><which-first id=\"new\" keep=\"none\"></which-first>';
                 document.body.replaceWith(body)",
            )
            .await;
        let new = reader.at("#new");
        new.votes(SALE).await;
        new.answers_from(1, &WITH_THE_ESSAY).await;
        new.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_quiz_that_leaves_the_page_while_its_program_comes_does_not_come_back_by_itself() {
    let two = format!(r#"{QUIZ}<which-first id="other"></which-first>"#);
    Test::on(&Host::new(&two))
        .serves("/v/*.wasm", Served::Held)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.hears(&["start"], 1).await;
            let other = reader.at("#other");
            other.votes(SALE).await;
            reader
                .has_the_page_do("window.quiz = element; element.remove()")
                .await;
            reader.site.lets_go();
            // Both have waited for the same program.
            other.sees_item(1).await;
            reader
                .finds("return quiz.shadowRoot.querySelector('.card')", Value::Null)
                .await;
            reader
                .has_the_page_do("document.querySelector('main').prepend(quiz)")
                .await;
            reader.sees_the_first_card().await;
            takes_three_items(reader).await;
            reader.hears(&["start"], 3).await;
            reader.hears(&["error"], 0).await;
        });
}

#[test]
fn a_reader_who_goes_back_to_the_page_finds_it_as_they_left_it() {
    let kept = "
        window.comebacks = [];
        addEventListener('pageshow', ({ persisted }) => comebacks.push(persisted));
        // Either listener would keep the page out of the back/forward cache.
        window.leaving = [];
        const add = window.addEventListener;
        window.addEventListener = function (name, ...more) {
            if (name.endsWith('unload')) leaving.push(name);
            return add.call(window, name, ...more);
        };";
    let other = "<!doctype html><title>Another page</title><p id=\"other\">Another page.</p>";
    Test::on(&Host::new(QUIZ).script(kept))
        .serves("/other.html", Served::Page(other.to_owned()))
        .check(async |reader| {
            takes_three_items(reader).await;
            reader.finds("return leaving", json!([])).await;
            reader.opens("/other.html").await;
            reader.sees_on_the_page("#other", "Another page.").await;
            reader.goes_back().await;
            reader.finds("return comebacks", json!([false, true])).await;
            takes_the_others(reader).await;
        });
}

#[test]
fn a_hundred_quizzes_on_a_page_share_the_programs() {
    use std::fmt::Write;
    let body = (1..=100).fold(String::new(), |mut body, n| {
        let _ = write!(body, r#"<which-first id="q{n}"></which-first>"#);
        body
    });
    Test::on(&Host::new(&body)).check(async |reader| {
        let cards = "
            const quizzes = [...document.querySelectorAll('which-first')];
            return quizzes.filter(({ shadowRoot }) => shadowRoot.querySelectorAll('.card.gut .pole').length === 2).length";
        reader.finds(cards, json!(100)).await;
        let one = reader.at("#q57");
        one.votes(SALE).await;
        one.answers_from(1, &WITH_THE_ESSAY).await;
        one.sees_verdict("The Deliverer").await;
        reader.finds(cards, json!(99)).await;
        let asked = reader.site.asked();
        // Of the program: its wasm module, its glue script, and the script that opens it.
        for (part, wanted) in [("/embed.js", 1), ("/widget", 3), ("results.", 2)] {
            let times = asked.iter().filter(|asked| asked.contains(part)).count();
            assert_eq!(times, wanted, "{part} in {asked:?}");
        }
    });
}

#[test]
fn a_quiz_whose_language_or_frame_changes_goes_on_where_it_was() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_three_items(reader).await;
        reader.has_the_page_do("element.lang = 'en-GB'").await;
        reader.sees_item(4).await;
        reader.has_the_page_do("element.frame = true").await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(4, &WITH_THE_ESSAY[3..4]).await;
        reader.sees_item(5).await;
        reader.leaves_the_frame().await;
        reader.has_the_page_do("element.frame = false").await;
        reader.answers_from(5, &WITH_THE_ESSAY[4..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.counts("iframe", 0).await;
    });
}

#[test]
fn a_quiz_with_another_instrument_begins_that_one_and_can_come_back() {
    let mut mine = shipped();
    mine["id"] = json!("mine");
    mine["title"] = json!("Which comes last?");
    Test::on(&Host::new(QUIZ))
        .serves("/mine.json", Served::Json(mine.to_string()))
        .check(async |reader| {
            takes_three_items(reader).await;
            reader
                .has_the_page_do("element.instrument = '/mine.json'")
                .await;
            reader
                .sees(".card.gut .question", &["Which comes last?"])
                .await;
            reader.has_the_page_do("element.instrument = null").await;
            takes_the_others(reader).await;
        });
}

#[test]
fn what_a_page_sets_before_the_loader_has_come_counts() {
    let early = "
        addEventListener('DOMContentLoaded', () => {
            const quiz = document.querySelector('which-first');
            Object.assign(quiz, { theme: 'dark', keep: 'none', accent: 'teal', frame: false, lang: 'en' });
            const script = document.createElement('script');
            script.src = '/embed.js';
            document.head.append(script);
        })";
    Test::on(&Host::new(QUIZ).loads(0).script(early)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        let reflected = "
            const names = ['theme', 'keep', 'accent', 'frame', 'lang'];
            return names.map((name) => [Object.hasOwn(element, name), element[name], element.getAttribute(name)])";
        let expected = json!([
            [false, "dark", "dark"],
            [false, "none", "none"],
            [false, "teal", "teal"],
            [false, false, null],
            [false, "en", "en"]
        ]);
        reader.finds(reflected, expected).await;
        takes_three_items(reader).await;
        assert_eq!(reader.stored("sessionStorage").await, []);
    });
}

#[test]
fn the_loader_may_be_a_module() {
    let host = Host::new(QUIZ).loads(0);
    let host = host.head(r#"<script type="module" src="/embed.js"></script>"#);
    Test::on(&host).check(async |reader| {
        takes_three_items(reader).await;
        takes_the_others(reader).await;
    });
}

#[test]
fn the_loader_may_come_as_a_script_and_as_a_module() {
    let host = Host::new(QUIZ).head(r#"<script type="module" src="/embed.js"></script>"#);
    Test::on(&host).check(async |reader| {
        takes_three_items(reader).await;
        takes_the_others(reader).await;
        reader.hears(&["start", "complete"], 2).await;
        reader.counts(".card", 1).await;
    });
}

#[test]
fn one_line_says_what_the_quiz_it_places_is_like() {
    for kind in ["async", r#"type="module""#] {
        let line = format!(
            r#"<script {kind} src="/embed.js" data-which-first data-theme="dark" data-keep="none"></script>"#
        );
        Test::on(&Host::new(&line).loads(0)).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_attribute(".wf", "data-theme", "dark").await;
            let attributes = "return element.getAttributeNames().sort()";
            reader.finds(attributes, json!(["keep", "theme"])).await;
            takes_three_items(reader).await;
            takes_the_others(reader).await;
        });
    }
}

/// A script that repeatedly inserts a quiz, starts it, and removes it.
const CYCLES: &str = "
    window.made = 0;
    window.gone = 0;
    const registry = new FinalizationRegistry(() => { gone += 1 });
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    window.cycle = async (times) => {
        for (let n = 0; n < times; n += 1) {
            const quiz = document.createElement('which-first');
            quiz.keep = 'none';
            quiz.loading = 'eager';
            registry.register(quiz);
            made += 1;
            document.querySelector('main').append(quiz);
            quiz.shadowRoot.querySelector('.pole').click();
            while (!quiz.shadowRoot.querySelector('.item .answer')) await turn();
            quiz.remove();
            await turn();
        }
    };
    // On a busy machine some of the quizzes would live until the page is idle, and read the texts of the result,
    // which takes more memory for a moment.
    window.requestIdleCallback = () => 0;
    window.memories = [];
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        const { memory } = (made.instance ?? made).exports;
        // The module that only tests whether wasm may run has no memory.
        if (memory) memories.push(memory);
        return made;
    }";

/// The memory in use after more quizzes.
#[derive(Debug)]
struct Held {
    nodes: u64,
    listeners: u64,
    /// The JavaScript heap, in bytes.
    heap: u64,
    /// The memory of each program, in bytes.
    memories: Vec<u64>,
}

async fn is_held_after(reader: &Reader, cycles: usize) -> Held {
    const AT_ONCE: usize = 100;
    for _ in 0..cycles / AT_ONCE {
        let script = format!("cycle({AT_ONCE}).then(() => done(null))");
        let _: Value = reader.awaits(&script).await;
        // The test itself records the page's events, so the record is cleared.
        let _: Value = reader
            .evaluates("heard = heard.filter(({ name }) => name === 'error'); return null")
            .await;
    }
    // Finalizers run after a collection, and may free more.
    for _ in 0..20 {
        reader.counts_what_is_held().await;
        if reader.evaluates("return made === gone").await {
            break;
        }
    }
    reader.finds("return made - gone", json!(0)).await;
    let [nodes, listeners, heap] = reader.counts_what_is_held().await;
    let memories = reader
        .evaluates("return memories.map(({ buffer }) => buffer.byteLength)")
        .await;
    Held {
        nodes,
        listeners,
        heap,
        memories,
    }
}

#[test]
fn ten_thousand_quizzes_that_came_and_went_leave_nothing_behind() {
    let host = Host::new("").script(CYCLES);
    Test::on(&host).check(async |reader| {
        let name = "return Boolean(customElements.get('which-first'))";
        reader.finds(name, json!(true)).await;
        let warm = is_held_after(reader, 1_000).await;
        let then = is_held_after(reader, 9_000).await;
        // A leak of one per quiz would be 9,000; the browser and its driver hold a few more or fewer. The
        // tolerance in bytes is that of two numbers per quiz.
        let [nodes, listeners] = [
            then.nodes < warm.nodes + 80,
            then.listeners < warm.listeners + 80,
        ];
        let heap = then.heap < warm.heap + 9_000 * 16;
        let is_flat = nodes && listeners && heap && then.memories == warm.memories;
        assert!(
            is_flat,
            "after 1,000 quizzes: {warm:?}, after 10,000: {then:?}"
        );
        reader.hears(&["error"], 0).await;
    });
}
