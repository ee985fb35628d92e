//! The element in another document than that of its script: a window that the page opens, a frame, a template.

use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page with an empty frame, into which it can move the quiz.
fn with_frame() -> Host {
    Host::new(&format!(
        r#"{QUIZ}<iframe id="room" style="width: 700px; height: 900px"></iframe>"#
    ))
}

const INTO_THE_FRAME: &str =
    "window.quiz ??= element; document.querySelector('#room').contentDocument.body.append(quiz)";

const BACK: &str = "document.querySelector('main').append(quiz)";

/// Checks the style that the reader sees: that of the card, the item and the result in turn.
const LOOK: &str = "
    const view = quiz.ownerDocument.defaultView;
    const look = (css, name) => {
        const found = quiz.shadowRoot.querySelector(css);
        return found && view.getComputedStyle(found)[name];
    };
    return [look('.wf', 'containerType'), look('.question', 'scrollMarginBlockStart') !== '0px', look('.share', 'borderBlockStartStyle')]";

async fn looks(reader: &Reader, script: &str) -> Value {
    reader.has_the_page_do(script).await;
    reader.evaluates(LOOK).await
}

#[test]
fn a_quiz_in_another_document_keeps_its_style_there_and_back() {
    Test::on(&with_frame()).check(async |reader| {
        // Before the program has come.
        reader.sees_the_first_card().await;
        let card = looks(reader, "window.quiz = element").await;
        assert_eq!(card[0], "inline-size");
        assert_eq!(looks(reader, INTO_THE_FRAME).await, card);
        assert_eq!(looks(reader, BACK).await, card);

        reader.votes(SALE).await;
        reader.sees_item(1).await;
        let item = looks(reader, "").await;
        assert_eq!(looks(reader, INTO_THE_FRAME).await, item);
        assert_eq!(looks(reader, BACK).await, item);
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let result = looks(reader, "").await;
        for way in [INTO_THE_FRAME, BACK, INTO_THE_FRAME] {
            assert_eq!(looks(reader, way).await, result);
        }
    });
}

#[test]
fn a_quiz_that_waits_in_another_document_is_styled_as_the_program_comes() {
    Test::on(&with_frame()).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.has_the_page_do(INTO_THE_FRAME).await;
        let vote = "quiz.shadowRoot.querySelector('.pole.high').click()";
        reader.has_the_page_do(vote).await;
        let item = "
            const question = quiz.shadowRoot.querySelector('.item .question');
            return question && quiz.ownerDocument.defaultView.getComputedStyle(question).alignContent";
        reader.finds(item, json!("end")).await;
    });
}

#[test]
fn a_quiz_that_lies_in_a_template_for_a_while_comes_back_with_its_style() {
    Test::on(&with_frame()).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        let before = looks(reader, "window.quiz = element").await;
        let away = "window.kept = document.createElement('template'); kept.content.append(quiz)";
        reader.has_the_page_do(away).await;
        assert_eq!(looks(reader, BACK).await, before);
    });
}
