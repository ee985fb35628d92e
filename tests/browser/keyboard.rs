//! The keyboard shortcuts. The whole quiz by keyboard alone is in `engines`.

use crate::driver::{Host, Key, QUIZ, Test};
use crate::words::WITH_THE_ESSAY;
use serde_json::json;

#[test]
fn arrow_keys_home_and_end_move_the_focus_and_never_answer() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".answer", 1).await;
        for (key, reached) in [
            (Key::Right, 2),
            (Key::Down, 3),
            (Key::Left, 2),
            (Key::Up, 1),
            (Key::End, 5),
            (Key::Home, 1),
        ] {
            reader.presses(key).await;
            reader.has_focus_on(".answer", reached).await;
        }
        // If one of these keys had answered, item 2 would be shown by the time the next key moved the focus.
        reader.sees_item(1).await;
        reader.counts(".answer[aria-checked=true]", 0).await;
        reader
            .finds(
                "return heard.map(({ name }) => name)",
                json!(["ready", "start"]),
            )
            .await;
    });
}

#[test]
fn arrow_keys_move_among_the_options_of_a_dilemma_too() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        reader.has_focus_on("h2.question", 1).await;
        reader.presses(Key::Tab).await;
        for reached in 2..=5 {
            reader.presses(Key::Down).await;
            reader.has_focus_on(".answer", reached).await;
        }
        reader.sees_item(4).await;
        reader.presses(Key::Enter).await;
        reader.sees_item(5).await;
        reader.taps(".back").await;
        reader.sees_item(4).await;
        reader
            .sees_attribute(".answer:nth-of-type(5)", "aria-checked", "true")
            .await;
    });
}

#[test]
fn the_tab_key_goes_from_back_over_the_question_to_the_answers_and_the_ways_on() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        reader.sees_item(2).await;
        reader.has_focus_on("h2.question", 1).await;
        for css in [".answer", ".skip", ".finish"] {
            reader.presses(Key::Tab).await;
            reader.has_focus_on(css, 1).await;
        }
        // And back in reverse order.
        for css in [".skip", ".answer", ".back"] {
            reader.presses_with(Key::Shift, Key::Tab).await;
            reader.has_focus_on(css, 1).await;
        }
        reader.presses(Key::Enter).await;
        reader.sees_item(1).await;
        reader.has_focus_on("h2.question", 1).await;
        // The chosen answer is the focus stop of the Tab key.
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".answer", WITH_THE_ESSAY[0]).await;
    });
}

#[test]
fn a_digit_without_an_answer_and_a_digit_with_a_modifier_do_nothing() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        reader.has_focus_on("h2.question", 1).await;
        for keys in ["0", "6", "9", "x"] {
            reader.presses(keys).await;
        }
        reader.presses_with(Key::Alt, "3").await;
        // This key is handled after all the keys above.
        reader.presses("2").await;
        reader.sees_item(2).await;
        let heard = reader.hears(&["answer"], 1).await;
        assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 2 }));
    });
}

#[test]
fn digits_typed_beside_the_quiz_are_the_pages_own() {
    let body = format!("{QUIZ}<label>Comment <input id=comment></label>");
    Test::on(&Host::new(&body)).check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        reader.taps_on_the_page("#comment").await;
        reader.presses("135").await;
        reader
            .finds(
                "return document.querySelector('#comment').value",
                json!("135"),
            )
            .await;
        reader.sees_item(1).await;
    });
}

#[test]
fn going_back_by_keyboard_ends_at_the_first_card() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        for item in (1..=3).rev() {
            reader.sees_item(item).await;
            reader.has_focus_on("h2.question", 1).await;
            reader.presses_with(Key::Shift, Key::Tab).await;
            reader.has_focus_on(".back", 1).await;
            reader.presses(Key::Enter).await;
        }
        reader.sees_the_first_card().await;
        reader.has_focus_on("h2.question", 1).await;
    });
}

#[test]
fn progress_is_said_as_a_count() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        for item in 1..=12 {
            reader.sees_item(item).await;
            let said = format!("{item} of 12");
            let bar = "[role=progressbar]";
            reader.sees(".count", &[said.as_str()]).await;
            reader.sees_attribute(bar, "aria-valuetext", &said).await;
            reader.sees_attribute(bar, "aria-valuemax", "12").await;
            reader
                .sees_attribute(bar, "aria-valuenow", &item.to_string())
                .await;
            reader.presses("3").await;
        }
        reader.sees_no("[role=progressbar]").await;
    });
}
