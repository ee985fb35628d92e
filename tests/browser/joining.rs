//! A reader in a facilitator's room: the room's tag, and the code to hand in.

use crate::accessibility::{barriers, misfits};
use crate::driver::{Engine, Host, Key, Reader, Served, Test, built, in_every_engine};
use crate::words::{RELATIONSHIP, WITH_THE_ESSAY};
use serde_json::json;
use which_first::instrument::Instrument;
use which_first::sheet::{Sheet, code};

const TOLD: &str = "You are in room K7Q2";
const OPEN: &str = "At the end you get a code to hand in.";
const FIRST: &str = "Hand in this code:";
const AGAIN: &str = "Your answers have changed, and your code with them.";

async fn comes_to_the_result(reader: &Reader) {
    reader.votes(RELATIONSHIP).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

/// The code that the page offers to be handed in.
async fn offered(reader: &Reader) -> String {
    let script = "return words(document.querySelector('.in-room code'))";
    reader.evaluates(script).await
}

fn sheet(code: &str) -> Sheet {
    let instrument: Instrument = crate::comparing::instrument(|_| ());
    code::decode(&instrument, code).expect("a code of this quiz")
}

in_every_engine! {
    fn a_reader_is_told_their_room_and_hands_in_the_code_of_their_result(engine) {
        Test::at("/#room=k7q2").in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_on_the_page(".in-room", TOLD).await;
            reader.sees_on_the_page(".in-room [data-when=open]", OPEN).await;
            reader.sees_nothing_of(".in-room [data-when=told]").await;
            comes_to_the_result(reader).await;
            reader.sees_on_the_page(".in-room [data-code=first]", FIRST).await;
            reader.sees_nothing_of(".in-room [data-code=again]").await;
            let code = offered(reader).await;
            reader.sees(".result .code code", &[&code]).await;
            let answers: Vec<usize> = (sheet(&code).answers.iter())
                .map(|answer| answer.map_or(0, |choice| usize::from(choice) + 1))
                .collect();
            assert_eq!(answers, WITH_THE_ESSAY);
            // On a phone the result is taller than the screen; the code is in the viewport.
            let seen = "const { top, bottom } = document.querySelector('.in-room code').getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight";
            reader.finds(seen, json!(true)).await;
            reader.taps_on_the_page(".in-room .copy").await;
            reader.sees_on_the_page(".in-room [data-copied=yes]", "Copied.").await;
            assert_eq!(reader.pastes().await, code);
        });
    }

    fn whoever_thinks_again_after_the_talk_has_a_new_code_of_the_same_reader(engine) {
        Test::at("/#room=K7Q2").in_engine(engine).check(async |reader| {
            comes_to_the_result(reader).await;
            reader.sees_on_the_page(".in-room [data-code=first]", FIRST).await;
            let before = offered(reader).await;
            // As when the browser has discarded the tab.
            reader.reloads().await;
            reader.sees_on_the_page(".in-room [data-code=first]", FIRST).await;
            assert_eq!(offered(reader).await, before);
            reader.taps_on_the_page(".in-room .look").await;
            reader.sees_item(1).await;
            reader.sees_on_the_page(".in-room [data-when=open]", OPEN).await;
            reader.answers_from(1, &[3]).await;
            reader.taps(".finish").await;
            reader.sees_on_the_page(".in-room [data-code=again]", AGAIN).await;
            let after = offered(reader).await;
            assert_ne!(after, before);
            assert_eq!(sheet(&after).nonce, sheet(&before).nonce);
            reader.reloads().await;
            reader.sees_on_the_page(".in-room [data-code=again]", AGAIN).await;
            assert_eq!(offered(reader).await, after);
        });
    }

    fn who_reads_it_by_keyboard_comes_to_the_copy_button(engine) {
        Test::at("/#room=K7Q2").in_engine(engine).check(async |reader| {
            comes_to_the_result(reader).await;
            reader.sees_on_the_page(".in-room [data-code=first]", FIRST).await;
            let way = "document.querySelector('.logo').focus()";
            reader.has_the_page_do(way).await;
            reader.presses(Key::Tab).await;
            reader.finds("return document.activeElement.className", json!("copy")).await;
            reader.presses(Key::Enter).await;
            reader.sees_on_the_page(".in-room [data-copied=yes]", "Copied.").await;
        });
    }

    fn nobody_is_told_of_a_room_that_the_address_does_not_name(engine) {
        Test::at("/#room=").in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_nothing_of(".in-room").await;
            // A link to a room, opened in the same tab.
            reader.has_the_page_do("location.hash = 'room%3Dk7q2'").await;
            reader.sees_on_the_page(".in-room", TOLD).await;
            reader.sees_nothing_of("header nav").await;
        });
    }
}

#[test]
fn the_room_fits_the_narrowest_phone_and_has_no_barriers() {
    let narrow = Test::at("/#room=K7Q2").wide(280).with_reduced_motion();
    narrow.check(async |reader| {
        reader.sees_on_the_page(".in-room", TOLD).await;
        reader.sees_the_first_card().await;
        let faults = [barriers(reader).await, misfits(reader).await].concat();
        assert_eq!(faults, Vec::<String>::new());
        comes_to_the_result(reader).await;
        reader
            .sees_on_the_page(".in-room [data-code=first]", FIRST)
            .await;
        let faults = [barriers(reader).await, misfits(reader).await].concat();
        assert_eq!(faults, Vec::<String>::new());
        let small = "return [...document.querySelectorAll('.in-room button')]
            .filter((node) => node.getBoundingClientRect().height < 43.5).length";
        reader.finds(small, json!(0)).await;
    });
}

#[test]
fn a_result_that_another_reader_has_sent_is_not_handed_in() {
    let theirs = crate::comparing::code(WITH_THE_ESSAY, None, 3);
    Test::at(&format!("/#room=K7Q2&r={theirs}")).check(async |reader| {
        reader.sees_verdict("The Deliverer").await;
        reader
            .sees_on_the_page(".in-room [data-when=open]", OPEN)
            .await;
        reader.sees_nothing_of(".in-room [data-when=told]").await;
    });
}

#[test]
fn a_page_that_may_not_copy_says_how_to() {
    Test::at("/#room=K7Q2").check(async |reader| {
        reader.bars_pages_from_the_clipboard().await;
        comes_to_the_result(reader).await;
        reader
            .sees_on_the_page(".in-room [data-code=first]", FIRST)
            .await;
        let barred = "document.execCommand = () => false";
        reader.has_the_page_do(barred).await;
        reader.taps_on_the_page(".in-room .copy").await;
        let marked = "return String(getSelection())";
        reader
            .sees_on_the_page(".in-room [data-copied=no]", "copy it yourself")
            .await;
        reader.finds(marked, json!(offered(reader).await)).await;
    });
}

#[test]
fn in_a_frame_nobody_is_told_of_a_room() {
    let frame = r#"<iframe src="/?frame=1#room=K7Q2"></iframe>"#;
    Test::on(&Host::new(frame).loads(0)).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.sees_the_first_card().await;
        reader.sees_nothing_of(".in-room").await;
    });
}

#[test]
fn whoever_looks_again_before_their_result_is_drawn_to_its_end_comes_to_their_answers() {
    // A phone that renders slowly: after a reload it renders no frame until the test permits one.
    let slow = "<head><script>
        if (sessionStorage.slow) {
            const waiting = [];
            const draw = requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (act) => (window.drawing ? draw(act) : waiting.push(act));
            window.goOn = () => {
                window.drawing = true;
                waiting.map(draw);
            };
        }
      </script>";
    let page = built("index.html").replacen("<head>", slow, 1);
    Test::at("/#room=K7Q2")
        .serves("/", Served::Page(page))
        .check(async |reader| {
            comes_to_the_result(reader).await;
            reader.has_the_page_do("sessionStorage.slow = 'yes'").await;
            reader.reloads().await;
            reader
                .sees_on_the_page(".in-room [data-code=first]", FIRST)
                .await;
            reader.counts(".look-again", 0).await;
            reader.taps_on_the_page(".in-room .look").await;
            reader.has_the_page_do("goOn()").await;
            reader.sees_item(1).await;
        });
}

#[test]
fn a_form_on_paper_says_nothing_of_a_room() {
    Test::at("/#room=K7Q2").check(async |reader| {
        reader.sees_on_the_page(".in-room", TOLD).await;
        assert!(
            reader.holds_it_on_paper().await,
            "Chromium can be asked for that"
        );
        reader.sees_nothing_of(".in-room").await;
    });
}
