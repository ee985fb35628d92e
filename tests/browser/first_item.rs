//! The first item, which is rendered before the program is loaded.

use crate::bad_input::PATIENCE;
use crate::driver::{Engine, Host, Key, QUIZ, Reader, Served, Test, in_every_engine};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page on which the program is held back until the test releases it.
fn without_the_program(script: &str) -> Test {
    Test::on(&Host::new(QUIZ).script(script)).serves("/v/*/widget-*.wasm", Served::Held)
}

/// The program is loaded and has taken over.
async fn sees_the_program_come(reader: &Reader) {
    reader.site.lets_go();
    let taken_in =
        "return Object.keys(sessionStorage).some((key) => key.startsWith('which-first:'))";
    reader.finds(taken_in, json!(true)).await;
}

in_every_engine! {
    fn an_answer_before_the_program_has_come_is_kept(engine) {
        without_the_program("").in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.has_focus_on("h2.question", 1).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
            reader.sees_attribute(".answer", "aria-checked", "true").await;
            // The first answer counts.
            reader.taps(".answer:nth-of-type(4)").await;
            reader.counts(".answer[aria-checked=true]", 1).await;
            reader.site.lets_go();
            reader.sees_item(2).await;
            reader.has_focus_on("h2.question", 1).await;
            reader.answers_from(2, &WITH_THE_ESSAY[1..]).await;
            reader.sees_verdict("The Deliverer").await;
            let heard = reader.hears(&["answer"], 12).await;
            assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 1 }));
            reader.hears(&["start", "complete"], 2).await;
        });
    }

    fn the_program_goes_on_by_keyboard_where_the_focus_is(engine) {
        without_the_program("").in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".answer", 1).await;
            sees_the_program_come(reader).await;
            reader.has_focus_on(".answer", 1).await;
            reader.presses(Key::Down).await;
            reader.has_focus_on(".answer", 2).await;
            reader.sees_item(1).await;
            reader.presses(Key::Enter).await;
            reader.sees_item(2).await;
            reader.has_focus_on("h2.question", 1).await;
            let heard = reader.hears(&["answer"], 1).await;
            assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 2 }));
        });
    }
}

#[test]
fn arrow_keys_move_the_focus_before_the_program_has_come_too() {
    without_the_program("").check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.has_focus_on("h2.question", 1).await;
        for (key, reached) in [
            (Key::Down, 1),
            (Key::Up, 5),
            (Key::Right, 1),
            (Key::Left, 5),
            (Key::Home, 1),
            (Key::Down, 2),
            (Key::End, 5),
        ] {
            reader.presses(key).await;
            reader.has_focus_on(".answer", reached).await;
        }
        reader.counts(".answer[aria-checked=true]", 0).await;
        reader.presses(Key::Enter).await;
        reader.counts(".answer[aria-checked=true]", 1).await;
        reader.site.lets_go();
        reader.sees_item(2).await;
        let heard = reader.hears(&["answer"], 1).await;
        assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 5 }));
    });
}

#[test]
fn what_stands_around_the_quiz_does_not_keep_the_focus_of_a_tap() {
    // As in Safari, where a tap does not focus a button.
    let script = "addEventListener('wf-start', () => {
        const main = document.querySelector('main');
        main.tabIndex = -1;
        main.focus();
    })";
    without_the_program(script).check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        reader.has_focus_on("h2.question", 1).await;
    });
}

#[test]
fn the_second_click_of_a_double_click_on_the_card_answers_nothing() {
    without_the_program("").check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        reader
            .has_the_page_do(
                "root.addEventListener('click', ({ detail, target }) => {
                   if (detail === 2) window.second = target.closest('.card').className;
                 }, true)",
            )
            .await;
        reader.double_clicks(".pole.low").await;
        reader.sees_item(1).await;
        reader
            .finds("return window.second ?? null", json!("card item"))
            .await;
        reader.counts(".answer[aria-checked=true]", 0).await;
        reader.answers_from(1, &[3]).await;
        reader.site.lets_go();
        reader.sees_item(2).await;
        let heard = reader.hears(&["answer"], 1).await;
        assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 3 }));
    });
}

#[test]
fn a_digit_before_the_program_has_come_is_kept() {
    without_the_program("").check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        // Only the last of these keys is a shortcut of the item.
        for keys in ["9", "x", "4"] {
            reader.presses(keys).await;
        }
        let fourth = ".answer:nth-of-type(4)";
        reader.sees_attribute(fourth, "aria-checked", "true").await;
        reader.site.lets_go();
        reader.sees_item(2).await;
        reader.taps(".back").await;
        reader.sees_item(1).await;
        reader.sees_attribute(fourth, "aria-checked", "true").await;
    });
}

#[test]
fn a_reader_goes_back_or_skips_before_the_program_has_come() {
    without_the_program("").check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.taps(".back").await;
        reader.site.lets_go();
        reader.sees_the_first_card().await;
        reader
            .sees_attribute(".pole.high", "aria-current", "true")
            .await;
    });
    without_the_program("").check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.taps(".skip").await;
        reader.site.lets_go();
        reader.sees_item(2).await;
        let heard = reader.hears(&["answer"], 1).await;
        assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": null }));
    });
}

/// All elements of an item with their positions.
const ITEM: &str = "
    const draw = (node) => {
        const names = node.getAttributeNames().sort();
        const attributes = names.map((name) => `${name}=${node.getAttribute(name)}`);
        const own = node.childElementCount === 0 ? words(node) : '';
        const box = node.getBoundingClientRect();
        const place = [box.x, box.y, box.width, box.height];
        return [`<${[node.localName, ...attributes].join(' ')}> ${own} ${place}`, ...[...node.children].flatMap(draw)];
    };
    const stage = all('.wf')[0].firstElementChild;
    await Promise.all(stage.getAnimations({ subtree: true }).map(({ finished }) => finished));
    done(draw(stage))";

#[test]
fn the_first_item_is_the_same_before_the_program_has_come_and_after() {
    for width in [360, 1280] {
        without_the_program("").wide(width).check(async |reader| {
            let item = format!("(async () => {{ {ITEM} }})()");
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            let before: Vec<String> = reader.awaits(&item).await;
            assert!(before.len() > 25, "{before:?}");
            reader.taps(".skip").await;
            reader.site.lets_go();
            reader.sees_item(2).await;
            // Now the program renders the item.
            reader.taps(".back").await;
            reader.sees_item(1).await;
            let after: Vec<String> = reader.awaits(&item).await;
            assert_eq!(before, after);
            reader.presses("3").await;
            reader.sees_item(2).await;
        });
    }
}

#[test]
fn who_reads_is_not_hurried_and_who_has_answered_is_not_asked_again() {
    without_the_program(PATIENCE).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        let patience = "return [...waits.values()].map(({ delay }) => delay <= 10_000)";
        reader.finds(patience, json!([])).await;
        let busy = "return all('.wf')[0].ariaBusy";
        reader.finds(busy, Value::Null).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        reader.finds(patience, json!([true])).await;
        reader.finds(busy, json!("true")).await;
        reader.has_the_page_do("loseAllPatience()").await;
        reader.sees_message("could not be loaded").await;
        reader.hears(&["error"], 1).await;
        reader.reads_in_the_console("[which-first]").await;
        reader.taps(".retry").await;
        reader
            .sees_attribute(".answer", "aria-checked", "true")
            .await;
        reader.site.lets_go();
        reader.answers_from(2, &WITH_THE_ESSAY[1..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.hears(&["answer"], 12).await;
    });
}

#[test]
fn a_page_begins_again_while_the_first_item_is_read() {
    without_the_program("").check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        // Before the program is loaded, and after.
        reader.answers_from(1, &[2]).await;
        reader.has_the_page_do("element.restart()").await;
        reader.sees_the_first_card().await;
        reader
            .finds("return all('.wf')[0].ariaBusy", Value::Null)
            .await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        sees_the_program_come(reader).await;
        reader.has_the_page_do("element.restart()").await;
        reader.sees_the_first_card().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.hears(&["start"], 3).await;
        // The answers from before the restart are forgotten.
        reader.counts(".answer[aria-checked=true]", 0).await;
        reader.hears(&["answer"], 0).await;
    });
}
