//! The inputs that fuzzing has found, each tried again: `cargo xtask fuzz` looks for more.

#[path = "../../fuzz/properties.rs"]
mod properties;

use std::fs;
use std::path::Path;

/// Tries every input of a target's corpus.
#[track_caller]
fn holds_for_all(target: &str, property: fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let inputs = fs::read_dir(&folder).expect("a corpus");
    let mut tried = 0;
    for input in inputs {
        let path = input.expect("an input").path();
        let bytes = fs::read(&path).expect("an input");
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let held = std::panic::catch_unwind(|| property(text));
            assert!(held.is_ok(), "{}", path.display());
            tried += 1;
        }
    }
    assert!(tried > 0, "{} is empty", folder.display());
}

#[test]
fn an_instrument_is_refused_or_can_be_taken_to_the_end() {
    holds_for_all("instrument", properties::instrument);
}

#[test]
fn a_code_is_refused_or_is_a_sheet() {
    holds_for_all("codes", properties::codes);
}

#[test]
fn what_is_left_of_a_journal_is_a_journal() {
    holds_for_all("journal", properties::journal);
}

#[test]
fn a_paste_gives_the_same_codes_in_slices_of_any_size() {
    holds_for_all("paste", properties::paste);
}

#[test]
fn texts_of_an_interface_are_refused_or_complete() {
    holds_for_all("interface", properties::interface);
}
