//! The facilitator's page: it loads, or shows a message with the reason.

use crate::accessibility::barriers;
use crate::driver::{Engine, Served, Test, built, in_every_engine};
use serde_json::json;

const FAILED: &str = "Part of the room could not be loaded, or this browser cannot run it.";
const NEEDS: &str = "The room needs JavaScript and WebAssembly";
const STOPPED: &str = "The room has crashed. All counts are stored, unless";

in_every_engine! {
    fn the_readers_page_leads_to_the_room(engine) {
        Test::new().in_engine(engine).check(async |reader| {
            reader.taps_on_the_page("header nav a").await;
            reader.sees_on_the_page("#room > *", "").await;
            reader.sees_nothing_of(".front").await;
        });
    }

    fn a_program_that_does_not_come_is_told_and_another_try_brings_it(engine) {
        Test::at("/present.html").serves("/v/*/present-*.wasm", Served::Missing).in_engine(engine).check(async |reader| {
            reader.sees_on_the_page(".front [data-when=failed]", FAILED).await;
            reader.sees_nothing_of("#room").await;
            reader.reads_in_the_console("[which-first]").await;
            reader.forgives_complaints_about("present-").await;
            reader.site.serves_again("/v/*/present-*.wasm");
            reader.taps_on_the_page("[data-when=failed] button").await;
            reader.sees_on_the_page("#room > *", "").await;
        });
    }

    fn a_line_that_is_gone_for_a_moment_keeps_nobody_from_the_room(engine) {
        Test::at("/present.html").serves("/v/*/present-*.wasm", Served::MissingOnce).in_engine(engine).check(async |reader| {
            reader.sees_on_the_page("#room > *", "").await;
            reader.sees_nothing_of(".front").await;
            reader.forgives_complaints_about("present-").await;
        });
    }

    fn a_page_whose_script_does_not_come_says_what_it_needs(engine) {
        Test::at("/present.html").serves("/v/*/present-*.js", Served::Missing).in_engine(engine).check(async |reader| {
            reader.sees_on_the_page(".front [data-when=needs]", NEEDS).await;
            reader.forgives_complaints_about("present-").await;
            assert_eq!(barriers(reader).await, Vec::<String>::new());
        });
    }
}

#[test]
fn a_page_without_scripts_says_what_it_needs_and_leads_to_the_quiz() {
    Test::at("/present.html")
        .without_scripts()
        .check(async |reader| {
            reader
                .sees_on_the_page(".front [data-when=needs]", NEEDS)
                .await;
            reader
                .sees_on_the_page(".front .aside", "The quiz itself")
                .await;
        });
}

/// The policy from the build's `_headers`, without the directives that are invalid in a `<meta>` element.
fn policy() -> String {
    let headers = built("_headers");
    let (_, policy) = (headers.split_once("Content-Security-Policy: ")).expect("a policy");
    let policy = policy.lines().next().unwrap_or_default();
    policy.replace("; frame-ancestors *", "")
}

#[test]
fn the_room_runs_under_the_policy_that_comes_with_the_build() {
    let meta = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><title>",
        policy()
    );
    let page = built("present.html").replacen("<title>", &meta, 1);
    let strict = Test::at("/strict.html").serves("/strict.html", Served::Page(page));
    strict.check(async |reader| {
        reader.sees_on_the_page("#room > *", "").await;
        reader.sees_nothing_of(".front").await;
    });
}

#[test]
fn a_program_that_another_has_put_there_is_not_run() {
    let other = Served::Wasm(b"\0asm\x01\0\0\0".to_vec());
    Test::at("/present.html")
        .serves("/v/*/present-*.wasm", other)
        .check(async |reader| {
            reader
                .sees_on_the_page(".front [data-when=failed]", FAILED)
                .await;
            reader.forgives_complaints_about("present-").await;
            reader.forgives_complaints_about("Failed to fetch").await;
        });
}

#[test]
fn a_program_that_stops_says_that_the_votes_are_there() {
    Test::at("/present.html").check(async |reader| {
        reader.sees_on_the_page("#room > *", "").await;
        // The program reads the time every second.
        let trap = "Date.now = () => { throw new WebAssembly.RuntimeError('unreachable') }";
        reader.has_the_page_do(trap).await;
        reader
            .sees_on_the_page(".front [data-when=stopped]", STOPPED)
            .await;
        reader.sees_nothing_of("#room").await;
        reader.reads_in_the_console("unreachable").await;
        reader
            .finds(
                "return document.querySelectorAll('[data-when=stopped][role=alert]').length",
                json!(1),
            )
            .await;
    });
}
