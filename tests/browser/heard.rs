//! The quiz for readers who hear it, or go through it by keyboard.

use crate::driver::{Host, Key, QUIZ, Reader, Served, Test, Told};
use crate::words::{ITEMS, SALE, TITLE, WITH_THE_ESSAY};
use serde_json::json;

/// The description that is read after the question.
async fn described(reader: &Reader, question: &str) -> String {
    let headings = reader.hears_of("heading").await;
    let mut found = headings
        .into_iter()
        .filter(|heading| heading.name == question);
    found
        .next()
        .map(|heading| heading.description)
        .expect("the question")
}

#[test]
fn a_new_question_is_heard_with_its_place_and_the_first_with_what_a_choice_does() {
    const CHOICE: &str = "Choosing goes on to the next.";
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.has_focus_on("h2.question", 1).await;
        assert_eq!(
            described(reader, ITEMS[0]).await,
            format!("1 of 12 {CHOICE}")
        );
        let group = Told {
            name: ITEMS[0].to_owned(),
            description: CHOICE.to_owned(),
        };
        assert_eq!(reader.hears_of("radiogroup").await, [group]);
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        reader.sees_item(2).await;
        assert_eq!(described(reader, ITEMS[1]).await, "2 of 12");
        let group = Told {
            name: ITEMS[1].to_owned(),
            description: String::new(),
        };
        assert_eq!(reader.hears_of("radiogroup").await, [group]);
    });
}

#[test]
fn the_quiz_is_a_region_with_its_name_among_those_of_the_page() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        let region = Told {
            name: TITLE.to_owned(),
            description: String::new(),
        };
        reader.sees_the_first_card().await;
        assert_eq!(
            reader.hears_of("region").await,
            std::slice::from_ref(&region)
        );
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        assert!(reader.hears_of("region").await.contains(&region));
    });
}

#[test]
fn two_keys_lead_past_the_result_to_what_follows_it_on_the_page() {
    let body = format!(r##"{QUIZ}<a id="next" href="#post">To the next post</a>"##);
    Test::on(&Host::new(&body)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.has_focus_on("h2.question", 1).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".past", 1).await;
        reader.presses(Key::Enter).await;
        reader.has_focus_on(".end", 1).await;
        reader.presses(Key::Tab).await;
        reader
            .finds("return document.activeElement.id", json!("next"))
            .await;
        // And back to where the result begins.
        reader.presses_with(Key::Shift, Key::Tab).await;
        reader.has_focus_on(".end", 1).await;
        reader.presses(Key::Enter).await;
        reader.has_focus_on("h2.question", 1).await;
    });
}

/// On a page whose links cannot be read on our paper: the page's colour is one on which our texts cannot be read.
#[test]
fn what_is_said_of_a_quiz_that_does_not_load_can_be_read_and_touched() {
    let style = "<style>main { background: #6a00ff; color: #fff } a { color: #fc0 }</style>";
    let look = "
        const channels = (colour) => colour.match(/[0-9.]+/g).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        const luminance = (colour) => {
            const [red, green, blue] = channels(colour);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
        };
        const ground = luminance(getComputedStyle(all('.wf')[0]).backgroundColor);
        const link = element.querySelector('a');
        return [all('.lead')[0], all('.retry')[0], link].map((node) => {
            const text = luminance(getComputedStyle(node).color);
            const { height } = node.getBoundingClientRect();
            return Math.max(text, ground) / Math.min(text, ground) >= 4.5 && (node === all('.lead')[0] || height >= 44);
        })";
    Test::on(&Host::new(QUIZ).head(style))
        .serves("/v/*.wasm", Served::Missing)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_message("could not be loaded").await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about(".wasm").await;
            reader.finds(look, json!([true, true, true])).await;
            reader.sees_on_the_page("#link", "Take the quiz").await;
        });
}
