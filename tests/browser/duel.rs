//! A duel: one question for a friend, who answers before seeing the answer.

use crate::accessibility::{barriers, misfits, small_targets};
use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::{ITEMS, RELATIONSHIP, SALE, WITH_THE_ESSAY};
use serde_json::json;
use which_first::instrument::Instrument;
use which_first::sheet::code;
use which_first::sheet::duel::Duel;

const SAME: &str = "You two agree";
const APART: &str = "You two disagree";

/// The code of a duel: an item and an answer, both from 1.
fn duel(instrument: &Instrument, item: usize, answer: u8) -> String {
    let (item, choice) = (item - 1, answer - 1);
    Duel { item, choice }.encode(instrument)
}

fn shipped() -> Instrument {
    crate::comparing::instrument(|_| ())
}

#[test]
fn a_friend_answers_before_they_see_the_answer_and_goes_on_to_the_quiz() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        // The sharpest dilemma comes first: all stay when the account manager leaves.
        reader.sees(".to-one .asked", &[ITEMS[3]]).await;
        reader.taps(".to-one .other").await;
        reader.sees(".to-one .asked", &[ITEMS[10]]).await;
        reader.taps(".to-one .errand button").await;
        reader.sees(".to-one .said", &["Copied."]).await;
        let link = reader.pastes().await;
        let sent = duel(&shipped(), 11, 5);
        assert_eq!(link, reader.site.url(&format!("/index.html#duel={sent}")));
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail["how"], "duel");

        // The friend, with a sheet of their own.
        reader.opens(&link).await;
        reader.sees("h2.question", &[SAME]).await;
        reader.taps(".go").await;
        reader.sees_verdict("The Deliverer").await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        reader.opens(&link).await;
        reader.sees("h2.question", &[ITEMS[10]]).await;
        reader.counts(".answer", 5).await;
        reader
            .counts(".person, .answer[aria-checked=true]", 0)
            .await;
        reader.taps(".answer:nth-child(1)").await;
        reader.sees("h2.question", &[APART]).await;
        reader
            .sees(
                ".answers-given :is(dt, dd)",
                &[
                    "You",
                    "Keep the account manager",
                    "the other person",
                    "Improve the service itself",
                ],
            )
            .await;
        // Both on one line, at its ends.
        reader
            .finds(
                "return all('.person').map((mark) => mark.parentElement.getAttribute('x'))",
                json!(["6.0%", "94.0%"]),
            )
            .await;
        reader.has_focus_on("h2.question", 1).await;
        // A reload keeps the answer.
        reader.reloads().await;
        reader.sees("h2.question", &[APART]).await;
        reader.taps(".go").await;
        reader.sees_the_first_card().await;
        reader.finds("return location.hash", json!("")).await;
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..10]).await;
        reader.sees_item(11).await;
        reader
            .counts(".answer:nth-child(1)[aria-checked=true]", 1)
            .await;
    });
}

#[test]
fn a_duel_that_cannot_be_read_says_why_and_the_quiz_is_there() {
    let shipped = shipped();
    let right = duel(&shipped, 9, 1);
    let mistyped = right.replacen(&right[3..4], if &right[3..4] == "7" { "8" } else { "7" }, 1);
    let other = crate::comparing::instrument(|file| file["id"] = "other".into());
    let older = crate::comparing::instrument(|file| file["version"] = 2.into());
    let whole = crate::comparing::sheet(WITH_THE_ESSAY, None, 3);
    for (code, wrong) in [
        (mistyped, "This code has a typing error"),
        (duel(&other, 9, 1), "This code belongs to another quiz."),
        (
            duel(&older, 9, 1),
            "This code comes from another version of this quiz",
        ),
        (
            code::encode(&shipped, &whole),
            "There is no result code here.",
        ),
    ] {
        Test::at(&format!("/#duel={code}")).check(async |reader| {
            reader.sees(".wrong p", &[wrong]).await;
            reader.taps(".go").await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
        });
    }
}

#[test]
fn a_duel_has_no_barriers_and_fits_a_narrow_screen() {
    let link = format!("/#duel={}", duel(&shipped(), 9, 1));
    Test::at(&link)
        .wide(280)
        .with_reduced_motion()
        .check(async |reader| {
            let faults = async |reader: &Reader| {
                let mut faults = barriers(reader).await;
                faults.extend(misfits(reader).await);
                faults.extend(small_targets(reader).await);
                assert!(faults.is_empty(), "{}", faults.join("\n"));
            };
            reader.sees("h2.question", &[ITEMS[8]]).await;
            faults(reader).await;
            reader.taps(".answer:nth-child(2)").await;
            reader.sees("h2.question", &[SAME]).await;
            faults(reader).await;
        });
}
