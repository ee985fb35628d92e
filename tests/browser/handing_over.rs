//! The texts of the result, which load while the reader answers. Whatever happens to them, no answer is lost.

use crate::bad_input::{PATIENCE, named};
use crate::driver::{Engine, Host, QUIZ, Reader, Served, Test, in_every_engine};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, TITLE, WITH_THE_ESSAY};
use serde_json::json;

const RESULT: &str = "/v/*/results.*";

const COMING: &str = "Adding up your answers …";
const MISSED: &str = "The rest of the quiz could not be loaded. Your answers are still here.";

/// Votes and answers everything, without waiting for the result.
async fn completes(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
}

/// The result of the answers is shown, and the page gets one event.
async fn sees_the_result(reader: &Reader) {
    reader.sees_verdict("The Deliverer").await;
    reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
    reader.hears(&["complete"], 1).await;
    reader.counts(".card", 1).await;
}

#[test]
fn a_reader_who_has_come_to_the_first_item_needs_no_network_any_more() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        // These requests are pending, and are delivered.
        for (start, end) in [
            ("widget-", ".wasm"),
            ("widget-", ".js"),
            ("results.", ".json"),
            ("ui-results.", ".json"),
        ] {
            reader.sees_asked_for(&named(start, end)).await;
        }
        reader.site.serves("/*", Served::Missing);
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        sees_the_result(reader).await;
    });
}

#[test]
fn a_reader_sees_their_verdict_before_what_is_further_down_is_drawn() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader
            .has_the_page_do(
                "const watched = new MutationObserver(() => {
                   if (!all('.result').length) return;
                   watched.disconnect();
                   requestAnimationFrame(() => {
                     window.painted = ['[part=verdict]', '.map', '.debrief', '.share'].map((css) => all(css).length);
                   });
                 });
                 watched.observe(root, { childList: true, subtree: true });",
            )
            .await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .finds("return window.painted", json!([1, 0, 0, 0]))
            .await;
        let all = "return ['[part=verdict]', '.map', '.debrief', '.share'].map((css) => all(css).length)";
        reader.finds(all, json!([1, 1, 1, 1])).await;
        reader.has_focus_on(".verdict h2", 1).await;
    });
}

#[test]
fn a_result_that_is_not_there_leaves_the_answers_and_comes_when_it_is() {
    for host in [
        Host::new(QUIZ),
        Host::new(&QUIZ.replace("<which-first", r#"<which-first keep="none""#)),
    ] {
        Test::on(&host)
            .serves(RESULT, Served::Missing)
            .check(async |reader| {
                completes(reader).await;
                reader.sees(".lead", &[MISSED]).await;
                reader.hears(&["error"], 1).await;
                reader.hears(&["complete"], 0).await;
                reader.finds("return element.result", json!(null)).await;
                reader.reads_in_the_console("[which-first]").await;
                reader.taps(".retry").await;
                reader.hears(&["error"], 2).await;
                reader.forgives_complaints_about("/results.").await;
                reader.forgives_complaints_about("[which-first]").await;
                reader.site.serves_again(RESULT);
                reader.taps(".retry").await;
                sees_the_result(reader).await;
            });
    }
}

#[test]
fn a_result_that_does_not_come_leaves_a_link_on_a_page_that_has_none() {
    Test::on(&Host::new("<which-first></which-first>"))
        .serves(RESULT, Served::Missing)
        .check(async |reader| {
            completes(reader).await;
            reader.sees(".lead", &[MISSED]).await;
            reader.sees("slot a", &[TITLE]).await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about("/results.").await;
        });
}

/// The texts of the items are inlined in the script that opens a quiz.
#[test]
fn words_of_the_result_that_are_not_there_or_wrong_leave_every_answer() {
    for served in [
        Served::Missing,
        Served::Json("{}".to_owned()),
        Served::Json("[".to_owned()),
    ] {
        let words = "/v/*/ui-results.*";
        Test::on(&Host::new(QUIZ))
            .serves(words, served)
            .check(async |reader| {
                completes(reader).await;
                reader.sees(".lead", &[MISSED]).await;
                reader.reads_in_the_console("[which-first]").await;
                reader.forgives_complaints_about("ui-results").await;
                reader.site.serves_again(words);
                reader.taps(".retry").await;
                sees_the_result(reader).await;
            });
    }
}

#[test]
fn a_result_that_does_not_come_in_time_comes_when_it_comes() {
    let host = Host::new(QUIZ).script(PATIENCE);
    for tries_again in [false, true] {
        Test::on(&host)
            .serves(RESULT, Served::Held)
            .check(async |reader| {
                completes(reader).await;
                reader.sees(".waiting .lead", &[COMING]).await;
                reader.has_the_page_do("loseAllPatience()").await;
                reader.sees(".lead", &[MISSED]).await;
                reader.reads_in_the_console("no answer yet").await;
                if tries_again {
                    reader.taps(".retry").await;
                }
                reader.site.lets_go();
                sees_the_result(reader).await;
            });
    }
}

#[test]
fn a_result_that_is_not_as_it_was_built_is_refused() {
    Test::on(&Host::new(QUIZ))
        .serves(RESULT, Served::Json("{}".to_owned()))
        .check(async |reader| {
            completes(reader).await;
            reader.sees(".lead", &[MISSED]).await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about("integrity").await;
            reader.site.serves_again(RESULT);
            reader.taps(".retry").await;
            sees_the_result(reader).await;
        });
}

#[test]
fn a_reader_who_reloads_while_the_result_is_missing_has_not_lost_it() {
    Test::on(&Host::new(QUIZ))
        .serves(RESULT, Served::Missing)
        .check(async |reader| {
            completes(reader).await;
            reader.sees(".lead", &[MISSED]).await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about("/results.").await;
            reader.site.serves_again(RESULT);
            reader.reloads().await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        });
}

in_every_engine! {
    fn a_reader_may_reload_while_the_result_is_on_its_way(engine) {
        Test::new()
            .in_engine(engine)
            .serves(RESULT, Served::Held)
            .check(async |reader| {
                reader.votes(SALE).await;
                reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
                reader.sees_item(6).await;
                reader.sees_asked_for(&named("results.", ".json")).await;
                reader.reloads().await;
                reader.site.lets_go();
                reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
                reader.sees_verdict("The Deliverer").await;
            });
    }
}

#[test]
fn a_page_that_begins_again_while_the_result_comes_is_not_shown_the_old_one() {
    Test::on(&Host::new(QUIZ))
        .serves(RESULT, Served::Held)
        .check(async |reader| {
            completes(reader).await;
            reader.sees(".waiting .lead", &[COMING]).await;
            reader.has_the_page_do("element.restart()").await;
            reader.sees_the_first_card().await;
            reader.site.lets_go();
            reader.sees_asked_for(&named("results.", ".json")).await;
            completes(reader).await;
            sees_the_result(reader).await;
        });
}

#[test]
fn a_reader_who_waited_in_vain_and_begins_again_waits_afresh() {
    Test::on(&Host::new(QUIZ))
        .serves(RESULT, Served::Missing)
        .check(async |reader| {
            completes(reader).await;
            reader.sees(".lead", &[MISSED]).await;
            // The focus is on the message, next to the way to retry.
            reader.has_focus_on(".lead", 1).await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about("/results.").await;
            reader.site.serves_again(RESULT);
            reader.has_the_page_do("element.restart()").await;
            reader.sees_the_first_card().await;
            completes(reader).await;
            sees_the_result(reader).await;
        });
}
