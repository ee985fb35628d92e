//! Links that another reader has sent: a result (`#r=`) or a comparison of several (`#vs=`), also as chats
//! mangle them. The reader's own answers are never changed.

use crate::accessibility::{barriers, misfits, small_targets};
use crate::comparing::{code, instrument, sheet};
use crate::driver::{Engine, Key, Reader, Served, Test, in_every_engine, shipped};
use crate::words::{AGAINST_THE_ESSAY, FOUND_SALE, RELATIONSHIP, SAID_SALE, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};
use which_first::sheet::GutVote;

const GO: &str = "See where you stand";
const TAKE: &str = "Take the quiz";
const RESUME: &str = "Continue your quiz";
const OWN: &str = "To your own result";
const KEPT: &str = "Your own answers are kept. Looking at others changes nothing.";

const NOT_A_CODE: &str = "There is no result code here.";
const MISTYPED: &str = "This code has a typing error";
const OTHER_QUIZ: &str = "This code belongs to another quiz.";
const OTHER_VERSION: &str = "This code comes from another version of this quiz";

/// The code of a reader who answers against the essay, with the relationship as gut vote: the Confidant.
fn theirs() -> String {
    code(AGAINST_THE_ESSAY, Some(GutVote::Low), 7)
}

/// The same code in another quiz, or in another version of this one.
fn elsewhere(change: impl FnOnce(&mut Value)) -> String {
    let sheet = sheet(AGAINST_THE_ESSAY, Some(GutVote::Low), 7);
    which_first::sheet::code::encode(&instrument(change), &sheet)
}

fn result(code: &str) -> String {
    format!("/#r={code}")
}

/// The sharer's verdict and map, and the button `way`. The map has its mark where ORDER and LOCUS are -2.
async fn sees_their_result(reader: &Reader, way: &str) {
    reader.sees_verdict("The Confidant").await;
    reader.sees(".kicker", &["Their answers say"]).await;
    reader
        .sees(
            "blockquote p",
            &["I said “The relationship”.", "So do my answers."],
        )
        .await;
    reader.sees(".go", &[way]).await;
}

/// Takes the quiz with the essay to the reader's own result, with the other result beside it.
async fn takes_it_too(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
}

in_every_engine! {
    fn a_reader_opens_a_result_takes_the_quiz_and_sees_both_on_one_map(engine) {
        Test::at(&result(&theirs())).in_engine(engine).check(async |reader| {
            sees_their_result(reader, GO).await;
            reader.counts(".map .mark", 1).await;
            reader.taps(".go").await;
            reader.sees_the_first_card().await;
            takes_it_too(reader).await;
            // After opening somebody's result, the own result shows both at once.
            reader.counts(".compare .map .person", 2).await;
        });
    }

    fn a_reader_with_a_result_of_their_own_sees_it_beside_the_one_they_open(engine) {
        let link = format!("/#vs={}", theirs());
        Test::at("/").in_engine(engine).check(async |reader| {
            takes_it_too(reader).await;
            reader.opens(&link).await;
            reader.sees("h2", &["2 people on one map"]).await;
            reader.counts(".compare .map .person", 2).await;
            reader.sees(".go", &[OWN]).await;
            reader.taps(".go").await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        });
    }
}

#[test]
fn a_reader_half_way_who_opens_a_result_goes_on_where_they_were() {
    Test::at("/").check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        reader.opens(&result(&theirs())).await;
        sees_their_result(reader, GO).await;
        reader.sees(".onward .note", &[KEPT]).await;
        reader.reloads().await;
        sees_their_result(reader, GO).await;
        reader.taps(".go").await;
        reader.sees_item(6).await;
        reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.counts(".compare .map .person", 2).await;
    });
}

#[test]
fn a_result_that_is_opened_stays_in_the_address_to_be_compared_after_a_reload() {
    let theirs = theirs();
    Test::at(&result(&theirs)).check(async |reader| {
        sees_their_result(reader, GO).await;
        reader.taps(".go").await;
        let hash = format!("#vs={theirs}");
        reader.finds("return location.hash", json!(hash)).await;
        takes_it_too(reader).await;
        reader.reloads().await;
        reader.counts(".compare .map .person", 2).await;
        reader.sees(".go", &[OWN]).await;
    });
}

#[test]
fn another_link_opened_in_the_same_tab_is_shown_in_place_of_the_first() {
    let other = code(WITH_THE_ESSAY, Some(GutVote::High), 8);
    Test::at(&result(&theirs())).check(async |reader| {
        sees_their_result(reader, GO).await;
        let go = format!("location.hash = '#r={other}'");
        reader.has_the_page_do(&go).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_link_with_several_people_has_them_all_on_one_map() {
    let people = [
        theirs(),
        code(WITH_THE_ESSAY, Some(GutVote::High), 8),
        code([3; 12], None, 9),
    ];
    Test::at(&format!("/#vs={}", people.join(","))).check(async |reader| {
        reader.sees("h2", &["3 people on one map"]).await;
        reader.sees(".go", &[GO]).await;
        reader.taps(".go").await;
        reader.sees_the_first_card().await;
    });
}

#[test]
fn a_code_that_a_chat_has_dressed_up_is_still_the_code() {
    let plain = theirs();
    let spaced = plain.replace('-', "%20");
    let dashed = plain.replace('-', "–");
    for dressed in [
        plain.to_lowercase(),
        spaced,
        dashed,
        format!("“{plain}”."),
        format!("%3C{plain}%3E"),
        format!("{plain}),"),
    ] {
        Test::at(&result(&dressed)).check(async |reader| {
            sees_their_result(reader, GO).await;
        });
    }
}

#[test]
fn an_address_is_read_as_chats_and_trackers_pass_it_on() {
    let theirs = theirs();
    for link in [
        format!("/#R={theirs}"),
        format!("/#utm_source=chat&r={theirs}"),
        format!("/#r%3D{theirs}"),
        format!("/?utm_source=chat#r={theirs}"),
    ] {
        Test::at(&link).check(async |reader| {
            sees_their_result(reader, GO).await;
            reader.taps(".go").await;
            reader.sees_the_first_card().await;
            reader.reloads().await;
            sees_their_result(reader, GO).await;
        });
    }
}

#[test]
fn a_result_of_an_instrument_that_is_wrong_says_where_it_is_wrong() {
    let cut = shipped().to_string()[..5000].to_owned();
    Test::at(&format!("/?instrument=/mine.json#r={}", theirs()))
        .serves("/mine.json", Served::Json(cut))
        .check(async |reader| {
            reader.sees(".card.problems li", &["is not JSON"]).await;
            reader.reads_in_the_console("is not JSON").await;
        });
}

#[test]
fn a_link_without_a_result_says_which_of_four_things_is_wrong_and_offers_the_quiz() {
    let good = theirs();
    // The last two characters are swapped; the checksum detects every swap.
    let (start, end) = good.split_at(good.len() - 2);
    let swapped: String = end.chars().rev().collect();
    assert_ne!(end, swapped, "a code whose end can be swapped");
    let foreign = elsewhere(|file| file["id"] = json!("another-quiz"));
    let older = elsewhere(|file| file["version"] = json!(2));
    for (sent, says) in [
        ("hello".to_owned(), NOT_A_CODE),
        (String::new(), NOT_A_CODE),
        (format!("{start}{swapped}"), MISTYPED),
        (foreign, OTHER_QUIZ),
        (older, OTHER_VERSION),
    ] {
        Test::at(&result(&sent)).check(async |reader| {
            reader.sees_message(says).await;
            reader.sees(".go", &[TAKE]).await;
            reader.taps(".go").await;
            reader.sees_the_first_card().await;
            takes_it_too(reader).await;
        });
    }
}

#[test]
fn a_wrong_link_costs_no_answer() {
    Test::at("/").check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        reader.opens("/#r=WF-0000-0000-0000").await;
        reader.sees_message(MISTYPED).await;
        reader.sees(".go", &[RESUME]).await;
        reader.taps(".go").await;
        reader.sees_item(4).await;
    });
}

#[test]
fn a_result_is_opened_and_left_by_keyboard_alone() {
    Test::at(&result(&theirs())).check(async |reader| {
        sees_their_result(reader, GO).await;
        let here = "return document.activeElement.localName";
        while reader.evaluates::<String>(here).await != "which-first" {
            reader.presses(Key::Tab).await;
        }
        reader.has_focus_on(".go", 1).await;
        reader.presses(Key::Enter).await;
        reader.sees_the_first_card().await;
        reader.has_focus_on("h2.question", 1).await;
    });
}

#[test]
fn what_is_opened_has_no_barriers_and_fits_a_phone() {
    let other = code(WITH_THE_ESSAY, None, 8);
    for link in [
        result(&theirs()),
        result("hello"),
        format!("/#vs={},{other}", theirs()),
    ] {
        for width in [280, 1280] {
            Test::at(&link).wide(width).check(async |reader| {
                reader.counts(".go", 1).await;
                assert_eq!(barriers(reader).await, Vec::<String>::new(), "{link}");
                assert_eq!(misfits(reader).await, Vec::<String>::new(), "{link}");
                assert_eq!(small_targets(reader).await, Vec::<String>::new(), "{link}");
            });
        }
    }
}

#[test]
fn a_page_that_begins_again_while_a_result_is_looked_at_shows_the_first_card() {
    Test::at(&result(&theirs())).check(async |reader| {
        sees_their_result(reader, GO).await;
        reader.has_the_page_do("element.restart()").await;
        reader.sees_the_first_card().await;
        takes_it_too(reader).await;
    });
}
