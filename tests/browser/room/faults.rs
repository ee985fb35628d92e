//! Each file that the room loads, with each fault that a network or a server may give it, in three engines: the
//! facilitator is told, and comes to the room once the file is as it should be.

use super::PAGE;
use crate::bad_input::named;
use crate::driver::{Engine, Served, Test, in_every_engine};
use crate::faults::faults;

/// The files: the script, the program, the interface, the instrument, the notes and the styles.
const FILES: [(&str, &str); 6] = [
    ("present-", ".js"),
    ("present-", ".wasm"),
    ("ui-present.", ".json"),
    ("which-first.en-", ".json"),
    ("notes.which-first.en-", ".json"),
    ("present-", ".css"),
];

/// A script that returns true if the page shows something: the room, or a message.
const SHOWS_SOMETHING: &str = "
    const front = [...document.querySelectorAll('.front [data-when]')];
    const isSeen = (node) => node.getClientRects().length > 0 && node.innerText.trim() !== '';
    return front.some((node) => node.dataset.when !== 'coming' && isSeen(node)) || Boolean(document.querySelector('.start'))";

fn comes_to_the_room(engine: Engine, (start, end): (&str, &str)) {
    let path = named(start, end);
    let pattern = format!("/{path}");
    Test::new().in_engine(engine).check(async |reader| {
        let facilitator = reader.as_facilitator();
        for fault in faults(&path, end) {
            reader.site.serves(&pattern, fault);
            reader.opens(PAGE).await;
            reader.finds(SHOWS_SOMETHING, true.into()).await;
            reader.site.serves_again(&pattern);
            let retry: bool = reader.evaluates("const retry = document.querySelector('[data-when=failed]:not([hidden]) button'); retry?.click(); return Boolean(retry)").await;
            if !retry {
                reader.reloads().await;
            }
            facilitator.sees("New room").await;
            reader.forgives_complaints_about("").await;
        }
        // A page that is not loaded waits for its script and its styles by itself.
        if end != ".css" && end != ".js" {
            reader.site.serves(&pattern, Served::Held);
            reader.opens(PAGE).await;
            facilitator.does_not_see("New room").await;
            reader.site.lets_go();
            facilitator.sees("New room").await;
            reader.forgives_complaints_about("").await;
        }
    });
}

in_every_engine! {
    fn whatever_happens_to_the_script_is_told(engine) {
        comes_to_the_room(engine, FILES[0]);
    }

    fn whatever_happens_to_the_program_is_told_and_trying_again_leads_to_the_room(engine) {
        comes_to_the_room(engine, FILES[1]);
    }

    fn whatever_happens_to_the_words_is_told_and_trying_again_leads_to_the_room(engine) {
        for file in &FILES[2..5] {
            comes_to_the_room(engine, *file);
        }
    }

    fn whatever_happens_to_the_styles_the_room_comes(engine) {
        comes_to_the_room(engine, FILES[5]);
    }
}
