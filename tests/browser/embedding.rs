//! The quiz on somebody else's page.

use crate::driver::{Host, Key, QUIZ, Served, Test, built_in, shipped};
use crate::words::{FOUND_SALE, RELATIONSHIP, SAID_SALE, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

const LINK: &str = "Take the quiz";

#[test]
fn without_scripts_the_link_is_there() {
    Test::on(&Host::new(QUIZ))
        .without_scripts()
        .check(async |reader| {
            // Neither the page's own script has run nor ours.
            reader
                .finds("return [typeof heard, root]", json!(["undefined", null]))
                .await;
            reader.sees_on_the_page("#link", LINK).await;
            reader.sees_on_the_page("#after", "After.").await;
        });
}

#[test]
fn without_the_loader_the_link_is_there() {
    let host = Host::new(QUIZ);
    Test::on(&host)
        .serves("/embed.js", Served::Missing)
        .check(async |reader| {
            reader.sees_on_the_page("#link", LINK).await;
            reader.sees_on_the_page("#after", "After.").await;
            reader.expects_complaints_about("/embed.js").await;
        });
}

#[test]
fn the_first_card_takes_the_place_of_the_link() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_nothing_of("#link").await;
        reader.sees_on_the_page("#before", "Before.").await;
        reader.sees_on_the_page("#after", "After.").await;
    });
}

#[test]
fn the_first_card_can_be_seen_before_the_program_has_come() {
    let host = Host::new(QUIZ);
    Test::on(&host)
        .serves("/v/*.wasm", Served::Held)
        .check(async |reader| {
            reader.sees_the_first_card().await;
            reader.site.lets_go();
            reader.votes(SALE).await;
            reader.sees_item(1).await;
        });
}

#[test]
fn the_first_card_is_the_same_before_the_program_has_come_and_after() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        let card = "
            const draw = (node) => {
                const names = node.getAttributeNames().sort();
                const attributes = names.map((name) => `${name}=${node.getAttribute(name)}`);
                const own = node.childElementCount === 0 ? words(node) : '';
                return [`<${[node.localName, ...attributes].join(' ')}> ${own}`, ...[...node.children].flatMap(draw)];
            };
            const { width, height } = all('.card.gut')[0].getBoundingClientRect();
            return [...draw(all('.card.gut')[0]), `${width} by ${height}`]";
        reader.sees_the_first_card().await;
        let before: Vec<String> = reader.evaluates(card).await;
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        reader.taps(".back").await;
        reader.sees_the_first_card().await;
        let after: Vec<String> = reader.evaluates(card).await;
        assert_eq!(before, after);
    });
}

#[test]
fn a_tap_before_the_program_has_come_is_kept() {
    let host = Host::new(QUIZ);
    Test::on(&host)
        .serves("/v/*.wasm", Served::Held)
        .check(async |reader| {
            reader.votes(SALE).await;
            let started = reader.hears(&["start"], 1).await;
            assert_eq!(started[0].detail, json!({ "vote": "high" }));
            reader.site.lets_go();
            reader.sees_item(1).await;
            reader.has_focus_on("h2.question", 1).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
            reader.hears(&["start"], 1).await;
        });
}

#[test]
fn the_focus_stays_where_it_is_when_the_program_comes() {
    let host = Host::new(QUIZ);
    Test::on(&host)
        .serves("/v/*.wasm", Served::Held)
        .check(async |reader| {
            reader.sees_the_first_card().await;
            reader.presses(Key::Tab).await;
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".pole", 2).await;
            reader.site.lets_go();
            reader.hears(&["ready"], 1).await;
            reader.has_focus_on(".pole", 2).await;
            reader.presses(Key::Enter).await;
            reader.sees_item(1).await;
        });
}

#[test]
fn two_quizzes_on_a_page_do_not_disturb_each_other() {
    let body = r#"<which-first id="one"></which-first><p>Between.</p><which-first id="two"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        let (one, two) = (reader.at("#one"), reader.at("#two"));
        one.votes(SALE).await;
        one.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        one.sees_item(4).await;
        two.sees_the_first_card().await;
        two.votes(RELATIONSHIP).await;
        two.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        two.sees_item(2).await;
        one.sees_item(4).await;
        // A key belongs to the quiz that has the focus.
        reader.presses("4").await;
        two.sees_item(3).await;
        one.sees_item(4).await;
        one.answers_from(4, &WITH_THE_ESSAY[3..]).await;
        one.sees_verdict("The Deliverer").await;
        two.sees_item(3).await;
        let heard = reader.hears(&["start"], 2).await;
        assert_eq!(
            (heard[0].from.as_str(), heard[1].from.as_str()),
            ("one", "two")
        );
        reader.reloads().await;
        one.sees_verdict("The Deliverer").await;
        two.sees_item(3).await;
    });
}

#[test]
fn the_loader_may_be_loaded_twice() {
    Test::on(&Host::new(QUIZ).loads(2)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.hears(&["start", "complete"], 2).await;
    });
}

#[test]
fn a_page_can_pin_the_loader_of_one_build() {
    let [version] = &built_in("v")[..] else {
        panic!("a build has the files of one version");
    };
    let folder = format!("v/{version}");
    let files = built_in(&folder);
    let pinned = files.iter().find(|name| name.starts_with("embed-"));
    let pinned = pinned.expect("a loader among the files that stay");
    let script = format!(
        r#"<script type="module">
          const src = "/{folder}/{pinned}";
          const digest = await crypto.subtle.digest("SHA-256", await (await fetch(src)).arrayBuffer());
          const integrity = "sha256-" + btoa(String.fromCharCode(...new Uint8Array(digest)));
          document.head.append(Object.assign(document.createElement("script"), {{ src, integrity, crossOrigin: "" }}));
        </script>"#
    );
    Test::on(&Host::new(QUIZ).loads(0).head(&script)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn one_line_places_the_quiz_where_it_stands() {
    let line = r#"<script async src="/embed.js" data-which-first></script>"#;
    Test::on(&Host::new(line).loads(0)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        let between: bool = (reader.evaluates(
            "const place = (node) => element.compareDocumentPosition(document.querySelector(node));
             return Boolean(place('#before') & 2) && Boolean(place('#after') & 4)",
        ))
        .await;
        assert!(between, "the quiz stands where its line stands");
    });
}

#[test]
fn one_line_places_the_quiz_however_a_framework_writes_its_attribute() {
    let line = |value| format!(r#"<script src="/embed.js" data-which-first="{value}"></script>"#);
    // JSX writes the first, XHTML the second.
    let lines = ["true", "data-which-first"].map(line).concat();
    Test::on(&Host::new(&lines).loads(0)).check(async |reader| {
        reader.sees_the_first_card().await;
        let count = "return document.querySelectorAll('which-first').length";
        reader.finds(count, json!(2)).await;
    });
}

#[test]
fn a_quiz_that_is_moved_goes_on() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        let _: Value = reader
            .evaluates("document.body.append(element); return null")
            .await;
        reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_quiz_that_is_taken_out_and_put_back_goes_on() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        let _: Value = (reader.awaits(
            "element.remove();
             requestAnimationFrame(() => requestAnimationFrame(() => {
                 document.querySelector('main').append(element);
                 done(null);
             }))",
        ))
        .await;
        reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_strict_page_needs_no_exception_but_wasm() {
    let page = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'">
<title>A strict page</title>
<script async src="/embed.js"></script>
</head>
<body><which-first></which-first></body>
</html>"#;
    Test::new()
        .serves("/", Served::Page(page.to_owned()))
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.taps("details.entry summary").await;
        });
}

#[test]
fn a_second_tap_before_the_first_item_has_come_changes_nothing() {
    Test::on(&Host::new(QUIZ))
        .serves("/v/*", Served::Held)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.hears(&["start"], 1).await;
            reader.votes(RELATIONSHIP).await;
            reader.site.lets_go();
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
            reader.hears(&["start"], 1).await;
        });
}

#[test]
fn a_quiz_far_down_the_page_costs_nothing_before_a_reader_comes_near() {
    let body = format!(r#"<div style="height: 6000px"></div>{QUIZ}"#);
    Test::on(&Host::new(&body)).check(async |reader| {
        reader.sees_the_first_card().await;
        // Waits until the page is idle.
        let _: Value = reader.awaits("requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(() => done(null))))").await;
        let asked = reader.site.asked();
        assert!(!asked.iter().any(|asked| asked.contains("/v/")), "{asked:?}");
        let _: Value = reader.evaluates("element.scrollIntoView(); return null").await;
        reader.sees_asked_for(".wasm").await;
    });
}

#[test]
fn an_eager_quiz_fetches_its_program_wherever_it_stands() {
    let body = r#"<div style="height: 6000px"></div><which-first loading="eager"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
    });
}

#[test]
fn an_eager_quiz_does_not_wait_until_somebody_sees_its_page() {
    // A page in the background renders no frames.
    let host = Host::new(r#"<which-first loading="eager"></which-first>"#)
        .head("<script>window.requestAnimationFrame = () => 0</script>");
    Test::on(&host).check(async |reader| {
        reader.sees_asked_for(".wasm").await;
    });
}

#[test]
fn quizzes_in_shadow_roots_keep_their_answers_apart() {
    let host = Host::new(r#"<div id="a"></div><div id="b"></div>"#).head(
        "<script>
          addEventListener('DOMContentLoaded', () => {
            for (const host of document.querySelectorAll('main div')) {
              const quiz = document.createElement('which-first');
              host.attachShadow({ mode: 'open' }).append(quiz);
            }
          });
        </script>",
    );
    Test::on(&host).check(async |reader| {
        let vote = "
            const quizzes = [...document.querySelectorAll('main div')]
              .map((host) => host.shadowRoot.firstElementChild.shadowRoot);
            if (!quizzes.every((quiz) => quiz.querySelector('.pole'))) return null;
            for (const quiz of quizzes) quiz.querySelector('.pole').click();
            return quizzes.length";
        reader.finds(vote, json!(2)).await;
        let keys = "return Object.keys(sessionStorage).filter((key) => key.startsWith('which-first:')).length";
        reader.finds(keys, json!(2)).await;
    });
}

#[test]
fn an_instrument_in_arabic_runs_from_right_to_left_on_an_english_page() {
    let mut arabic = shipped();
    arabic["lang"] = json!("ar");
    let body = r#"<which-first instrument="/ar.json"></which-first>"#;
    Test::on(&Host::new(body))
        .serves("/ar.json", Served::Json(arabic.to_string()))
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.sees_attribute(".wf", "dir", "rtl").await;
            reader.sees_attribute(".wf", "lang", "ar").await;
            // The line is mirrored, and the arrow keys with it.
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".answer", 1).await;
            reader.presses(Key::Left).await;
            reader.has_focus_on(".answer", 2).await;
            reader.presses(Key::Right).await;
            reader.has_focus_on(".answer", 1).await;
        });
}
