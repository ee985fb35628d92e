//! The quiz at home in a page: on the page itself, or on paper of its own.

use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::SALE;
use serde_json::{Value, json};

/// The look of the quiz on its page: as a card or plain, the colour it is on, and the width of the line beside it.
const LOOK: &str = "
    const surface = all('.wf')[0];
    const { backgroundColor, borderInlineStartWidth } = getComputedStyle(surface);
    return [surface.dataset.appearance, backgroundColor, borderInlineStartWidth]";

async fn is_plain(reader: &Reader, ground: &str) {
    reader.finds(LOOK, json!(["plain", ground, "0px"])).await;
}

async fn is_a_card(reader: &Reader) {
    let card = format!("{LOOK}.with(1, null)");
    reader.finds(&card, json!(["card", null, "1px"])).await;
    let paper = "
        const { backgroundColor } = getComputedStyle(all('.wf')[0]);
        return ['rgb(251, 250, 247)', 'rgb(23, 22, 28)'].includes(backgroundColor)";
    reader.finds(paper, json!(true)).await;
}

#[test]
fn a_quiz_stands_on_the_page_itself() {
    for (style, ground) in [
        ("main { background: #fff }", "rgb(255, 255, 255)"),
        ("body { background: #fdf6e3 }", "rgb(253, 246, 227)"),
        ("main { background: #1a1a1a }", "rgb(26, 26, 26)"),
    ] {
        let host = Host::new(QUIZ).head(&format!("<style>{style}</style>"));
        Test::on(&host).check(async |reader| {
            reader.sees_the_first_card().await;
            is_plain(reader, ground).await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            is_plain(reader, ground).await;
        });
    }
}

#[test]
fn a_quiz_brings_its_paper_where_it_could_not_be_read_on_the_page() {
    for (body, style) in [
        (QUIZ, "main { background: #6a00ff }"),
        (QUIZ, "main { background: #808080 }"),
        (QUIZ, "main { background: linear-gradient(#fff, #fff) }"),
        (QUIZ, "main { background: rgb(255 255 255 / 0.9) }"),
        // A theme that is not that of the page.
        (
            r#"<which-first theme="light"></which-first>"#,
            "main { background: #111 }",
        ),
        (
            r#"<which-first appearance="card"></which-first>"#,
            "main { background: #fff }",
        ),
    ] {
        let host = Host::new(body).head(&format!("<style>{style}</style>"));
        Test::on(&host).check(async |reader| {
            reader.sees_the_first_card().await;
            is_a_card(reader).await;
        });
    }
}

#[test]
fn a_quiz_follows_a_page_that_changes_its_colour_and_its_own_attribute() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        for (step, is_card) in [
            ("document.body.style.background = '#6a00ff'", true),
            ("document.body.style.background = '#fff'", false),
            ("element.appearance = 'card'", true),
            ("element.appearance = 'plain'", false),
        ] {
            reader.has_the_page_do(step).await;
            if is_card {
                is_a_card(reader).await;
            } else {
                reader
                    .sees_attribute(".wf", "data-appearance", "plain")
                    .await;
            }
        }
    });
}

#[test]
fn a_card_has_the_radius_that_the_page_gives() {
    let body = r#"<which-first appearance="card" style="--wf-radius: 14px"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        reader.sees_the_first_card().await;
        let radii = "return ['.wf', '.pole'].map((css) => getComputedStyle(all(css)[0]).borderTopLeftRadius)";
        reader.finds(radii, json!(["14px", "14px"])).await;
    });
}

#[test]
fn a_word_that_no_appearance_has_is_told_once_with_those_there_are() {
    let body = r#"<which-first appearance="fancy"></which-first><which-first appearance="fancy"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        reader.sees_the_first_card().await;
        let said = reader.reads_in_the_console("[which-first]").await;
        assert!(
            said.contains(r#"appearance=\"fancy\" is none of plain, card"#),
            "{said}"
        );
        reader
            .sees_attribute(".wf", "data-appearance", "plain")
            .await;
    });
}

#[test]
fn a_quiz_in_a_frame_stands_on_the_page_around_the_frame() {
    let body = "<which-first frame></which-first>";
    let host = Host::new(body).head("<style>body { background: #fdf6e3 }</style>");
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.sees_item(1).await;
        is_plain(reader, "rgb(253, 246, 227)").await;
        reader.leaves_the_frame().await;
        reader
            .has_the_page_do("document.body.style.background = '#6a00ff'")
            .await;
        reader.enters_the_quizs_frame().await;
        let card: Value = json!("card");
        reader
            .finds("return all('.wf')[0].dataset.appearance", card)
            .await;
    });
}
