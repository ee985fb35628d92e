//! Links to results as mail gateways, chats and routers rewrite them.

use crate::comparing::{code, compares};
use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::{AGAINST_THE_ESSAY, RELATIONSHIP, WITH_THE_ESSAY};
use serde_json::json;
use which_first::sheet::GutVote;

/// The console line of browsers about the host's answer to such a link.
const MISSING: &str = "status of 404";

/// The code of a Confidant.
fn theirs() -> String {
    code(AGAINST_THE_ESSAY, Some(GutVote::Low), 7)
}

async fn sees_their_result(reader: &Reader, fragment: &str) {
    reader.sees_verdict("The Confidant").await;
    reader.sees(".kicker", &["Their answers say"]).await;
    reader.finds("return location.hash", json!(fragment)).await;
}

#[test]
fn a_link_that_was_encoded_on_its_way_opens_the_result() {
    let code = theirs();
    let fragment = format!("#r={code}");
    let links = [
        format!("/%23r={code}"),
        format!("/index.html%23r={code}"),
        format!("/%2523r%253D{code}"),
        format!("/#r%253D{code}"),
        format!("/#/r={code}"),
        format!("/#!r={code}"),
        format!("/#{code}"),
        format!("/?r={code}"),
        format!("/?frame%23r={code}"),
        // In a subfolder, and from the page of a verdict.
        format!("/quiz/%23r={code}"),
        format!("/r/confidant/%23r={code}"),
    ];
    Test::at("/404.html").check(async |reader| {
        for link in &links {
            reader.opens("/404.html").await;
            reader.opens(link).await;
            sees_their_result(reader, &fragment).await;
            reader.forgives_complaints_about(MISSING).await;
        }
    });
}

#[test]
fn a_reader_goes_on_from_a_rewritten_link_as_from_any_other() {
    Test::at(&format!("/%23r={}", theirs())).check(async |reader| {
        reader.sees_verdict("The Confidant").await;
        reader.taps(".go").await;
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.counts(".compare .map .person", 2).await;
        let fragment = format!("#vs={}", theirs());
        reader.finds("return location.hash", json!(fragment)).await;
        reader.forgives_complaints_about(MISSING).await;
    });
}

#[test]
fn a_rewritten_link_to_a_room_leads_there() {
    Test::at("/%23room=K7Q2").check(async |reader| {
        reader
            .sees_on_the_page(".in-room", "You are in room K7Q2")
            .await;
        reader.forgives_complaints_about(MISSING).await;
        // In the same tab.
        reader
            .has_the_page_do("location.hash = '#/room=B3TT'")
            .await;
        reader
            .sees_on_the_page(".in-room", "You are in room B3TT")
            .await;
    });
}

#[test]
fn a_rewritten_link_with_a_slip_says_so() {
    let code = theirs();
    Test::at(&format!("/%23r={}", &code[..code.len() - 1])).check(async |reader| {
        reader
            .sees(".wrong", &["This code has a typing error"])
            .await;
        reader.forgives_complaints_about(MISSING).await;
    });
}

#[test]
fn a_page_that_does_not_exist_says_what_a_mail_may_have_done() {
    Test::at("/404.html").check(async |reader| {
        reader
            .sees_on_the_page("h1", "This page does not exist")
            .await;
        reader.sees_on_the_page(".text", "it begins with WF-").await;
        reader.taps_on_the_page(".go a").await;
        reader.sees_the_first_card().await;
    });
}

#[test]
fn every_code_of_a_mail_and_of_rewritten_links_is_put_on_the_map() {
    let [a, b, c] = [1, 2, 3].map(|nonce| code(AGAINST_THE_ESSAY, Some(GutVote::High), nonce));
    let mail = format!(
        "mine: {a}, and the link of Jonas is https://quiz.example/=\n#r=3D{b}\n\
         https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fquiz.example%2F%23r%3D{c}&data=05\n\
         Replying to \"{}...\"",
        &a[..14],
    );
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        compares(reader, &mail).await;
        reader.counts(".compare .people li", 4).await;
        reader.counts(".compare .pasted.open", 0).await;
    });
}
