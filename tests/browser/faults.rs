//! Each file that a quiz loads, with each fault that a network or a server may give it, in three engines: the reader
//! is told, and *Try again* goes on with the quiz, with one fault of each file up to the result.

use crate::bad_input::named;
use crate::driver::{Engine, Host, QUIZ, Reader, Served, Test, built_bytes, in_every_engine};
use crate::words::{SALE, WITH_THE_ESSAY};

/// The files that a quiz loads up to its last item: the quiz script, the glue and the program.
const UP_TO_THE_ITEMS: [(&str, &str); 3] = [
    ("widget.en-", ".js"),
    ("widget-", ".js"),
    ("widget-", ".wasm"),
];

/// The files that it loads while the reader answers.
const OF_THE_RESULT: [(&str, &str); 2] = [("results.", ".json"), ("ui-results.", ".json")];

/// The media type of a file by the end of its name.
fn media_type(end: &str) -> &'static str {
    match end {
        ".js" => "text/javascript",
        ".wasm" => "application/wasm",
        ".css" => "text/css",
        _ => "application/json",
    }
}

/// A file that is not there, that was cut off, that another page was sent for, that has another type, and that
/// somebody has changed, which is the last.
pub fn faults(path: &str, end: &str) -> Vec<Served> {
    let whole = built_bytes(path);
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    vec![
        Served::Missing,
        Served::Typed(media_type(end), whole[..middle].to_vec()),
        Served::Page("<!doctype html><title>Sign in</title><p>Welcome to our hotel.".to_owned()),
        Served::Typed("application/x-unknown", whole[..middle].to_vec()),
        Served::Typed(media_type(end), changed),
    ]
}

/// A quiz that keeps nothing, so that each visit begins anew.
fn host() -> Host {
    Host::new(&QUIZ.replace("<which-first", r#"<which-first keep="none""#))
}

/// Visits the page with each fault in each of these files. `lead` goes from the gut vote to where the reader is offered
/// to try again; then the file is as it should be. `go_on` gets whether the visit is the last with this file.
#[track_caller]
fn visits(
    engine: Engine,
    files: &[(&str, &str)],
    lead: &impl AsyncFn(&Reader),
    go_on: &impl AsyncFn(&Reader, bool),
) {
    let cases = files.iter().flat_map(|(start, end)| {
        let path = named(start, end);
        let mut faults = faults(&path, end);
        // `WebKit` runs a script that somebody has changed: it does not check the `integrity` of what it imports, and
        // there is no other way to check it.
        if engine == Engine::WebKit && *end == ".js" {
            faults.pop();
        }
        let last = faults.len() - 1;
        (faults.into_iter().enumerate())
            .map(move |(at, fault)| (format!("/{path}"), fault, at == last))
    });
    let visit = async |reader: &Reader, pattern: &str, is_last: bool| {
        reader.votes(SALE).await;
        lead(reader).await;
        reader.site.serves_again(pattern);
        reader.taps(".retry").await;
        go_on(reader, is_last).await;
        reader.forgives_complaints_about("").await;
    };
    if engine == Engine::WebKit {
        // It keeps scripts in memory that a server has asked it not to keep.
        for (pattern, fault, is_last) in cases {
            let test = Test::on(&host()).serves(&pattern, fault).in_engine(engine);
            test.check(async |reader| visit(reader, &pattern, is_last).await);
        }
    } else {
        let test = Test::on(&host()).in_engine(engine);
        test.check(async |reader| {
            for (pattern, fault, is_last) in cases {
                reader.site.serves(&pattern, fault);
                reader.opens("/host.html").await;
                visit(reader, &pattern, is_last).await;
            }
        });
    }
}

in_every_engine! {
    fn whatever_happens_to_the_program_is_told_and_trying_again_leads_to_the_result(engine) {
        visits(
            engine,
            &UP_TO_THE_ITEMS,
            &async |reader| {
                reader.sees_message("could not be loaded").await;
            },
            &async |reader, is_last| {
                let (first, rest) = WITH_THE_ESSAY.split_at(2);
                reader.answers_from(1, first).await;
                reader.sees_item(3).await;
                if is_last {
                    reader.answers_from(3, rest).await;
                    reader.sees_verdict("The Deliverer").await;
                }
            },
        );
    }

    fn whatever_happens_to_the_words_of_the_result_is_told_and_costs_no_answer(engine) {
        visits(
            engine,
            &OF_THE_RESULT,
            &async |reader| {
                reader.answers_from(1, &WITH_THE_ESSAY).await;
                reader.counts(".retry", 1).await;
            },
            &async |reader, _| {
                reader.sees_verdict("The Deliverer").await;
            },
        );
    }

    fn a_file_that_is_slow_is_waited_for(engine) {
        for (start, end) in UP_TO_THE_ITEMS.into_iter().chain(OF_THE_RESULT) {
            let pattern = format!("/{}", named(start, end));
            let test = Test::on(&host()).serves(&pattern, Served::Held).in_engine(engine);
            test.check(async |reader| {
                reader.votes(SALE).await;
                if OF_THE_RESULT.contains(&(start, end)) {
                    reader.answers_from(1, &WITH_THE_ESSAY).await;
                    reader.site.lets_go();
                } else {
                    reader.site.lets_go();
                    reader.answers_from(1, &WITH_THE_ESSAY).await;
                }
                reader.sees_verdict("The Deliverer").await;
            });
        }
    }
}
