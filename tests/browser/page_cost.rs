//! The cost of a quiz to the page around it while the reader does something else.

use crate::bad_input::named;
use crate::driver::{Host, QUIZ, Reader, Served, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;

/// A script that records the timers and callbacks that our scripts schedule.
const LATER: &str = r"
    window.later = [];
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
        const own = window[name];
        window[name] = (...given) => {
            const { stack } = new Error();
            if (/\/embed|\/v\//.test(stack)) later.push(`${name} ${stack}`);
            return own(...given);
        };
    }";

/// Expects that our scripts schedule nothing for a while, after their pending work has finished.
async fn is_at_rest(reader: &Reader) {
    for _ in 0..2 {
        let _: Value = reader.evaluates("later.length = 0; return null").await;
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    reader.finds("return later", json!([])).await;
}

#[test]
fn a_quiz_that_nobody_touches_does_nothing() {
    Test::on(&Host::new(QUIZ).script(LATER)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        let laters: usize = reader.evaluates("return later.length").await;
        assert!(laters > 0, "what our scripts do later is not seen");
        is_at_rest(reader).await;

        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        is_at_rest(reader).await;

        reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
        reader.sees_verdict("The Deliverer").await;
        is_at_rest(reader).await;
    });
}

/// A script that records event listeners outside of the quiz.
const LISTENS: &str = "
    window.listened = new Set();
    const { addEventListener: add } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, ...given) {
        const target = this ?? window;
        const root = target instanceof Node && target.getRootNode();
        if (!(root instanceof ShadowRoot)) listened.add(type);
        return add.call(target, type, ...given);
    };";

#[test]
fn a_page_that_scrolls_under_a_finger_does_not_ask_the_quiz() {
    Test::on(&Host::new(QUIZ).script(LISTENS)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let listened: Vec<String> = reader.evaluates("return [...listened]").await;
        // The loader listens for this event while it loads, so the list is not empty.
        assert!(
            listened
                .iter()
                .any(|kind| kind == "securitypolicyviolation"),
            "{listened:?}"
        );
        let of_a_scroll = |kind: &&String| {
            ["scroll", "wheel", "touch", "pointer", "mouse", "resize"]
                .iter()
                .any(|start| kind.starts_with(start))
        };
        let found: Vec<&String> = listened.iter().filter(of_a_scroll).collect();
        assert!(found.is_empty(), "{found:?}");
    });
}

/// A script that counts the observers of the page.
const WATCHES: &str = "
    window.watching = { IntersectionObserver: 0, MutationObserver: 0, ResizeObserver: 0 };
    for (const name of Object.keys(watching)) {
        window[name] = class extends window[name] {
            constructor(...given) {
                super(...given);
                watching[name] += 1;
            }
        };
    }";

#[test]
fn a_hundred_quizzes_watch_the_page_once() {
    let body = (1..=100).fold(String::new(), |mut body, n| {
        let _ = write!(body, r#"<which-first id="q{n}"></which-first>"#);
        body
    });
    Test::on(&Host::new(&body).script(WATCHES)).check(async |reader| {
        let last = reader.at("#q100");
        last.votes(SALE).await;
        last.answers_from(1, &WITH_THE_ESSAY).await;
        last.sees_verdict("The Deliverer").await;
        let once = json!({ "IntersectionObserver": 1, "MutationObserver": 1, "ResizeObserver": 0 });
        reader.finds("return watching", once).await;
        // Each quiz still follows the page's change of colours.
        reader
            .has_the_page_do("document.documentElement.className = 'dark'")
            .await;
        let dark = "
            const quizzes = [...document.querySelectorAll('which-first')];
            return quizzes.filter(({ shadowRoot }) => shadowRoot.querySelector('.wf').dataset.theme === 'dark').length";
        reader.finds(dark, json!(100)).await;
    });
}

#[test]
fn a_tap_asks_for_all_that_the_first_item_needs_at_once() {
    // Far down the page, so that lazy loading has not started before the tap.
    let body = format!(r#"<div style="height: 6000px"></div>{QUIZ}"#);
    Test::on(&Host::new(&body))
        .serves("/v/*", Served::Held)
        .check(async |reader| {
            reader.sees_the_first_card().await;
            reader
                .has_the_page_do("element.shadowRoot.querySelector('.pole').click()")
                .await;
            // Nothing is delivered, so no request can wait for another one. The questions are inlined in the
            // script; the program comes after it.
            let part = "/widget.en-";
            reader.sees_asked_for(&named("widget.en-", ".js")).await;
            let mut asked = reader.site.asked();
            asked.retain(|asked| asked.contains("/v/"));
            assert!(
                matches!(asked.as_slice(), [one] if one.contains(part)),
                "{asked:?}"
            );
            reader.site.lets_go();
            reader.sees_item(1).await;
        });
}
