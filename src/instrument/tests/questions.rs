//! Loading the question half, for everything up to the result.

use super::{EXAMPLE_JSON, all_pointers, example, tree_with};
use crate::instrument::{Instrument, ItemKind, load, load_questions};
use serde_json::{Value, json};

/// All texts that the quiz shows, and all data that identifies and checks the answers.
fn question_texts(instrument: &Instrument) -> Vec<String> {
    let labels = instrument.items.iter().flat_map(|item| {
        let options = match &item.kind {
            ItemKind::Statement { .. } => Vec::new(),
            ItemKind::Dilemma { options } => options.iter().map(|o| o.text.to_string()).collect(),
        };
        [item.id.to_string(), item.text.to_string()]
            .into_iter()
            .chain(options)
    });
    let conditions = (instrument.tensions.iter()).map(|tension| format!("{:?}", tension.when));
    let (gut, agreement) = (&instrument.gut, &instrument.agreement);
    let texts = [
        &instrument.lang,
        &instrument.title,
        &instrument.lead,
        &gut.question,
        &gut.low.choice,
        &gut.high.choice,
    ];
    (texts.into_iter().chain(agreement))
        .map(ToString::to_string)
        .chain(labels)
        .chain(conditions)
        .chain([format!("{:?}", instrument.identity())])
        .collect()
}

#[test]
fn a_reader_is_asked_what_stands_in_the_file() {
    let part = load_questions(&tree_with(|_| ())).unwrap();
    assert_eq!(question_texts(&part), question_texts(&example()));
}

/// The build puts out the question half of any valid default instrument, and the program has to load it.
#[test]
fn whatever_is_sound_can_be_asked_from() {
    let file: Value = serde_json::from_str(EXAMPLE_JSON).unwrap();
    let mut all = Vec::new();
    all_pointers(&file, "", &mut all);
    let values = [json!("x"), json!(1), json!(2), json!([]), json!({})];
    let mut sound = 0;
    for at in &all {
        for value in &values {
            let tree = tree_with(|file| *file.pointer_mut(at).unwrap() = value.clone());
            let Ok(whole) = load(&tree) else { continue };
            sound += 1;
            let part =
                load_questions(&tree).unwrap_or_else(|| panic!("{at} = {value}: nothing to ask"));
            assert_eq!(
                question_texts(&part),
                question_texts(&whole),
                "{at} = {value}"
            );
        }
    }
    // Most texts may be replaced with any other.
    assert!(sound > 150, "{sound}");
}

#[test]
fn nothing_is_asked_from_what_is_not_an_instrument_of_this_format() {
    for wrong in [
        tree_with(|file| file["format"] = json!(2)),
        tree_with(|file| file["items"] = json!([])),
        tree_with(|file| file["agreement"] = json!(["no", "yes"])),
        tree_with(|file| file["items"][3]["options"] = json!([{ "text": "one alone" }])),
        tree_with(|file| file["tensions"][0]["when"][0]["item"] = json!("nobody")),
        tree_with(|file| file["tensions"][0]["when"][0]["answers"][0] = json!(i64::MIN)),
        tree_with(|file| *file = json!(null)),
    ] {
        assert_eq!(load_questions(&wrong), None);
    }
}
