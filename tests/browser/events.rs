//! The events that a page gets, and the methods and cancellations that it has.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{RELATIONSHIP, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

#[test]
fn the_page_hears_what_happens() {
    let host = Host::new(r#"<which-first id="quiz"></which-first>"#);
    Test::on(&host).check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        let mut answers = WITH_THE_ESSAY;
        answers[1] = 0;
        reader.answers_from(1, &answers).await;
        reader.sees_verdict("The Deliverer").await;
        let code: String = reader.evaluates("return words(all('.code code')[0])").await;

        let names = ["ready", "start", "answer", "complete", "error"];
        let heard = reader.hears(&names, 15).await;
        for event in &heard {
            assert!(
                event.bubbles && event.composed && event.from == "quiz",
                "{event:?}"
            );
        }
        let told: Vec<&str> = heard.iter().map(|event| event.name.as_str()).collect();
        let mut expected = vec!["ready", "start"];
        expected.extend(["answer"; 12]);
        expected.push("complete");
        assert_eq!(told, expected);
        assert_eq!(heard[1].detail, json!({ "vote": "low" }));
        for (n, answer) in answers.into_iter().enumerate() {
            let answer = if answer == 0 {
                Value::Null
            } else {
                json!(answer)
            };
            let item = format!("q{}", n + 1);
            assert_eq!(
                heard[2 + n].detail,
                json!({ "item": item, "answer": answer })
            );
        }
        assert_eq!(
            heard[14].detail,
            json!({ "code": code, "verdict": ["deliverer"] })
        );
    });
}

#[test]
fn a_page_can_keep_the_quiz_from_starting() {
    let wait =
        "document.addEventListener('wf-start', (event) => event.preventDefault(), { once: true })";
    Test::on(&Host::new(QUIZ).script(wait)).check(async |reader| {
        reader.votes(SALE).await;
        reader.hears(&["start"], 1).await;
        reader.sees_the_first_card().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.hears(&["start"], 2).await;
    });
}

#[test]
fn a_page_can_read_the_result_and_begin_again() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.finds("return element.result", Value::Null).await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let code: String = reader.evaluates("return words(all('.code code')[0])").await;
        let result = json!({ "code": code, "verdict": ["deliverer"] });
        reader.finds("return element.result", result).await;
        let _: Value = reader.evaluates("element.restart(); return null").await;
        reader.sees_the_first_card().await;
        reader.finds("return element.result", Value::Null).await;
    });
}

#[test]
fn a_page_can_say_no_to_a_start_after_the_program_has_come_too() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.taps(".back").await;
        reader.sees_the_first_card().await;
        let no =
            "document.addEventListener('wf-start', (event) => event.preventDefault()); return null";
        let _: Value = reader.evaluates(no).await;
        reader.votes(RELATIONSHIP).await;
        reader.hears(&["start"], 2).await;
        reader.sees_the_first_card().await;
    });
}

#[test]
fn a_page_that_is_told_of_a_result_finds_it_on_the_element() {
    let listen = "
        document.addEventListener('wf-complete', ({ target, detail }) => {
          window.same = JSON.stringify(target.result) === JSON.stringify(detail) && detail.verdict[0];
        });";
    Test::on(&Host::new(QUIZ).script(listen)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.finds("return same", json!("deliverer")).await;
        let after = "return document.querySelector('which-first').result.verdict";
        reader.finds(after, json!(["deliverer"])).await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        let gone = "return document.querySelector('which-first').result";
        reader.finds(gone, Value::Null).await;
    });
}
