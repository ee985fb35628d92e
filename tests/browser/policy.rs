//! Pages whose content security policy blocks something: the quiz uses the best fallback level that is left,
//! and logs the reason in one line.

use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page with a policy. The page's own scripts come before it.
fn under(policy: &str) -> Host {
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    Host::new(QUIZ).head(&meta)
}

/// A quiz that is always in a frame.
const FRAMED: &str =
    r#"<which-first id="quiz" frame><a id="link" href="/">Take the quiz</a></which-first>"#;

/// The text by which the browser logs violations.
const BROWSER: &str = "Content Security Policy";

/// The reader has voted; the quiz continues in a frame, to its result.
async fn takes_it_in_the_frame(reader: &Reader) {
    reader.enters_the_quizs_frame().await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
    reader.leaves_the_frame().await;
}

#[test]
fn a_page_that_bars_wasm_has_the_quiz_in_a_frame_and_hears_all_of_it() {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; frame-src 'self'";
    Test::on(&under(policy)).check(async |reader| {
        reader.votes(SALE).await;
        takes_it_in_the_frame(reader).await;

        let heard = reader.hears(&["start", "complete"], 2).await;
        assert_eq!(heard[0].detail, json!({ "vote": "high" }));
        assert_eq!(heard[1].detail["verdict"], json!(["deliverer"]));
        reader.hears(&["answer"], 12).await;
        reader
            .finds("return element.result", heard[1].detail.clone())
            .await;

        reader.has_the_page_do("element.restart()").await;
        reader.finds("return element.result", Value::Null).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_the_first_card().await;
        reader.leaves_the_frame().await;

        let line = reader.reads_in_the_console("[which-first]").await;
        assert!(line.contains("script-src"), "{line}");
    });
}

#[test]
fn a_page_that_bars_wasm_and_frames_keeps_its_link() {
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'";
    Test::on(&under(policy)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_on_the_page("#link", "Take the quiz").await;
        reader.sees_message("could not be loaded").await;
        reader.hears(&["error"], 1).await;
        let line = reader.reads_in_the_console("[which-first]").await;
        for directive in ["script-src", "frame-src"] {
            assert!(line.contains(directive), "{line}");
        }
        reader.expects_complaints_about(BROWSER).await;
    });
}

#[test]
fn a_page_that_bars_fetching_has_the_quiz_in_a_frame() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; frame-src 'self'";
    Test::on(&under(policy)).check(async |reader| {
        reader.votes(SALE).await;
        takes_it_in_the_frame(reader).await;
        let line = reader.reads_in_the_console("[which-first]").await;
        assert!(line.contains("connect-src"), "{line}");
        reader.expects_complaints_about(BROWSER).await;
    });
}

/// A page whose own script comes before its policy.
fn under_and(policy: &str, script: &str) -> Host {
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    Host::new(QUIZ).script(script).head(&meta)
}

#[test]
fn a_page_that_bars_fetching_has_the_quiz_in_a_frame_however_soon_a_reader_votes() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; frame-src 'self'";
    let at_once = "document.addEventListener('wf-ready', ({ target }) => {
        target.shadowRoot.querySelector('.pole.high').click();
    }, { once: true })";
    Test::on(&under_and(policy, at_once)).check(async |reader| {
        takes_it_in_the_frame(reader).await;
        let line = reader.reads_in_the_console("[which-first]").await;
        assert!(line.contains("connect-src"), "{line}");
        reader.expects_complaints_about(BROWSER).await;
    });
}

#[test]
fn an_instrument_that_the_page_may_not_fetch_is_left_to_a_frame() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'";
    let of_another_site = "document.addEventListener('DOMContentLoaded', () => {
        const quiz = document.querySelector('which-first');
        quiz.setAttribute('instrument', `http://localhost:${location.port}/instruments/which-first.en.json`);
    })";
    Test::on(&under_and(policy, of_another_site)).check(async |reader| {
        reader.enters_the_quizs_frame().await;
        // Nor may the frame: the other site does not permit cross-origin requests.
        reader.sees_message("could not be loaded").await;
        reader.leaves_the_frame().await;
        let line = reader.reads_in_the_console("runs in a frame").await;
        assert!(line.contains("connect-src"), "{line}");
        reader.reads_in_the_console("bars a frame").await;
        reader.forgives_complaints_about("localhost").await;
        reader.forgives_complaints_about(BROWSER).await;
    });
}

#[test]
fn a_page_that_wants_a_frame_has_one_and_its_light_switch_reaches_it() {
    Test::on(&Host::new(FRAMED)).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_item(1).await;
        reader.sees_attribute(".wf", "data-theme", "light").await;
        for theme in ["dark", "light", "dark"] {
            reader.leaves_the_frame().await;
            let toggle = format!("document.documentElement.dataset.theme = '{theme}'");
            reader.has_the_page_do(&toggle).await;
            reader.enters_the_quizs_frame().await;
            reader.sees_attribute(".wf", "data-theme", theme).await;
        }
        reader.leaves_the_frame().await;
        takes_it_in_the_frame(reader).await;
    });
}

#[test]
fn a_quiz_in_a_frame_looks_as_the_page_wants_it() {
    let body = r#"<style>main { font-family: cursive } main a { color: rgb(120, 0, 60) }</style>
        <which-first frame accent="inherit" font="inherit"><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_item(1).await;
        let look = "
            const fonts = ['.question', '.answer'].map((css) => getComputedStyle(all(css)[0]).fontFamily);
            return [...fonts, getComputedStyle(all('.wf')[0]).getPropertyValue('--wf-accent')]";
        reader
            .finds(look, json!(["cursive", "cursive", "rgb(120, 0, 60)"]))
            .await;
    });
}

/// A script that records the heights that frames report, by their window.
const HEIGHTS: &str = "
    window.heights = [];
    addEventListener('message', ({ source, data }) => {
        if (data.whichFirst !== 'height') return;
        const quizzes = [...document.querySelectorAll('which-first')];
        const frames = quizzes.map(({ shadowRoot }) => shadowRoot.querySelector('iframe'));
        heights.push([frames.findIndex((frame) => frame && frame.contentWindow === source), data.height]);
    });";

/// True if the frame is as tall as its content.
const FITS: &str = "return Math.ceil(element.getBoundingClientRect().height) === innerHeight
    && document.documentElement.scrollHeight === innerHeight";

#[test]
fn a_frame_grows_and_shrinks_with_what_is_in_it_and_never_for_its_own_sake() {
    Test::on(&Host::new(FRAMED).script(HEIGHTS)).check(async |reader| {
        let height = "return all('iframe')[0].offsetHeight";
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_item(1).await;
        reader.finds(FITS, json!(true)).await;
        reader.leaves_the_frame().await;
        let asking: u32 = reader.evaluates(height).await;

        takes_it_in_the_frame(reader).await;
        reader.enters_the_quizs_frame().await;
        reader.finds(FITS, json!(true)).await;
        reader.leaves_the_frame().await;
        let showing: u32 = reader.evaluates(height).await;
        assert!(showing > asking, "{showing} for a result, {asking} for an item");

        reader.has_the_page_do("element.restart()").await;
        reader.enters_the_quizs_frame().await;
        reader.sees_the_first_card().await;
        reader.finds(FITS, json!(true)).await;
        reader.leaves_the_frame().await;
        let beginning: u32 = reader.evaluates(height).await;
        assert!(beginning < showing, "{beginning} for a card, {showing} for a result");

        // A page that makes the frame taller than the quiz gets no new message.
        let stretch = "
            const before = heights.length;
            all('iframe')[0].style.blockSize = '3000px';
            const frames = (left) => requestAnimationFrame(() => left ? frames(left - 1) : done(heights.slice(before)));
            frames(10)";
        let told: Value = reader.awaits(stretch).await;
        assert_eq!(told, json!([]));
        let repeated = "return heights.filter(([, height], at) => at && heights[at - 1][1] === height)";
        reader.finds(repeated, json!([])).await;
    });
}

#[test]
fn two_frames_on_a_page_do_not_disturb_each_other() {
    let body =
        r#"<which-first id="one" frame></which-first><which-first id="two" frame></which-first>"#;
    Test::on(&Host::new(body).script(HEIGHTS)).check(async |reader| {
        let (one, two) = (reader.at("#one"), reader.at("#two"));
        // The frame contains one quiz.
        let inside = reader.at("which-first");
        let height = "return all('iframe')[0].offsetHeight";
        two.votes(SALE).await;
        two.enters_the_quizs_frame().await;
        inside.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        inside.sees_item(3).await;
        inside.finds(FITS, json!(true)).await;
        inside.leaves_the_frame().await;
        let before: u32 = two.evaluates(height).await;

        one.votes(SALE).await;
        one.enters_the_quizs_frame().await;
        inside.answers_from(1, &WITH_THE_ESSAY).await;
        inside.sees_verdict("The Deliverer").await;
        inside.finds(FITS, json!(true)).await;
        inside.leaves_the_frame().await;
        let after: u32 = two.evaluates(height).await;
        assert_eq!(before, after);

        let heard = reader.hears(&["complete"], 1).await;
        assert_eq!(heard[0].from, "one");
        two.finds("return element.result", Value::Null).await;
        two.enters_the_quizs_frame().await;
        inside.sees_item(3).await;
    });
}

#[test]
fn a_result_in_a_frame_is_the_elements_as_long_as_it_is_shown() {
    Test::on(&Host::new(FRAMED)).check(async |reader| {
        let verdict = "return element.result && element.result.verdict";
        reader.votes(SALE).await;
        takes_it_in_the_frame(reader).await;
        reader.finds(verdict, json!(["deliverer"])).await;
        // Goes back to an answer and forth again, with and without changing it.
        reader.enters_the_quizs_frame().await;
        reader.taps(".back-to-items").await;
        reader.sees_item(12).await;
        reader.leaves_the_frame().await;
        reader.finds(verdict, Value::Null).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(12, &WITH_THE_ESSAY[11..]).await;
        reader.leaves_the_frame().await;
        reader.finds(verdict, json!(["deliverer"])).await;
        reader.reloads().await;
        reader.finds(verdict, json!(["deliverer"])).await;
        reader.enters_the_quizs_frame().await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        reader.leaves_the_frame().await;
        reader.finds(verdict, Value::Null).await;
    });
}

#[test]
fn what_other_windows_say_changes_nothing() {
    // A frame of the same origin that is neither the quiz's frame nor its parent page.
    let other = r#"<iframe id="other" srcdoc="<!doctype html>"></iframe>"#;
    let host = Host::new(&format!("{FRAMED}{other}"));
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        reader.sees_item(3).await;
        reader.finds(FITS, json!(true)).await;
        reader.leaves_the_frame().await;
        let heard: Value = reader
            .awaits(
                "const frame = all('iframe')[0];
                 const { height } = frame;
                 const lies = `
                     const lies = [
                         { whichFirst: 'height', height: 5000 },
                         { whichFirst: 'event', name: 'complete', detail: { code: 'WF-0', verdict: ['weigher'] } },
                         { whichFirst: 'result', result: { code: 'WF-0', verdict: ['weigher'] } },
                     ];
                     for (const lie of lies) target.postMessage(lie, '*');
                     asked.postMessage({ whichFirst: 'restart' }, '*');
                     asked.postMessage({ whichFirst: 'theme', theme: 'dark' }, '*');
                     target.postMessage('told', '*');
                 `;
                 let told = 0;
                 addEventListener('message', ({ data }) => {
                     if (data !== 'told') return;
                     told += 1;
                     if (told === 2) done([frame.height === height, element.result]);
                 });
                 const other = document.querySelector('#other').contentWindow;
                 new other.Function('target', 'asked', lies)(window, frame.contentWindow);
                 // The page may send itself messages, but it is not the quiz's frame either.
                 new Function('target', 'asked', lies)(window, window);",
            )
            .await;
        assert_eq!(heard, json!([true, null]));
        reader.hears(&["complete"], 0).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_item(3).await;
        reader.sees_attribute(".wf", "data-theme", "light").await;
    });
}
