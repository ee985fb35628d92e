//! Hostile instruments: what is in each of their texts does harm where it is taken for anything but a text.

#[path = "../../../tests/shared/hostile_texts.rs"]
mod hostile_texts;

use super::{EXAMPLE_JSON, Instrument, load};
pub(crate) use hostile_texts::HOSTILE_TEXTS;
use hostile_texts::{text_pointers, with_texts};
use serde_json::Value;

/// For each text, the bundled instrument with that text in every place that takes it, and the number of these places.
pub(crate) fn hostile_instruments() -> impl Iterator<Item = (&'static str, Instrument, usize)> {
    let pointers = text_pointers(&example_file());
    HOSTILE_TEXTS.into_iter().map(move |text| {
        let (file, places) = with_texts(&example_file(), &pointers, |_| text);
        let json = serde_json::from_value(file).expect("JSON");
        (text, load(&json).expect("a sound instrument"), places)
    })
}

fn example_file() -> Value {
    serde_json::from_str(EXAMPLE_JSON).expect("JSON")
}

fn loads(file: &Value) -> Result<(), Vec<String>> {
    let json = serde_json::from_value(file.clone()).expect("JSON");
    match load(&json) {
        Ok(_) => Ok(()),
        Err(problems) => Err(problems
            .into_iter()
            .map(|problem| problem.pointer)
            .collect()),
    }
}

#[test]
fn an_instrument_has_many_places_for_texts() {
    assert!(text_pointers(&example_file()).len() > 200);
}

#[test]
fn a_source_that_would_run_a_script_is_refused() {
    let mut file = example_file();
    let with_url = |source: &Value| source.get("url").is_some();
    let source = file["sources"]
        .as_array()
        .expect("sources")
        .iter()
        .position(with_url);
    let pointer = format!("/sources/{}/url", source.expect("a source with an address"));
    for address in [
        "javascript:1",
        "JAVASCRIPT:1",
        " javascript:1",
        "data:text/html,x",
        "vbscript:1",
        "//x.example",
    ] {
        *file.pointer_mut(&pointer).expect("an address") = address.into();
        assert_eq!(loads(&file), Err(vec![pointer.clone()]), "{address}");
    }
}
