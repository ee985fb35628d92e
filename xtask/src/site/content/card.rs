//! The texts of the first card, which travel inside the loader.

use serde_json::{Map, Value};
use which_first::publish::right_to_left;

use super::{INSTRUMENTS, Source, UI};

/// Keys of the interface that the first card shows; the card knows them without this.
const CARD_PREFIX: &str = "card_";

/// Parts of the instrument that the first card shows.
const CARD_PARTS: [&str; 3] = ["title", "lead", "gut"];

/// Which way a language is written, as the `dir` attribute has it.
fn direction(lang: &str) -> &'static str {
    if right_to_left(lang) { "rtl" } else { "ltr" }
}

/// The texts of one language's card and the way they are written; what it needs and does not find is
/// a problem.
pub fn texts(instrument: &Source, ui: &Source, problems: &mut Vec<String>) -> Map<String, Value> {
    let mut card = Map::new();
    card.insert("dir".to_owned(), direction(&ui.stem).into());
    for part in CARD_PARTS {
        match instrument.value.get(part) {
            Some(value) => {
                card.insert(part.to_owned(), slim(value));
            }
            None => problems.push(format!(
                "{INSTRUMENTS}/{}.json: the key `{part}` is missing, which the first card shows",
                instrument.stem
            )),
        }
    }
    for (key, value) in ui.value.as_object().into_iter().flatten() {
        let Some(name) = key.strip_prefix(CARD_PREFIX) else {
            continue;
        };
        if CARD_PARTS.contains(&name) {
            problems.push(format!(
                "{UI}/{}.json: the key `{key}` would hide the instrument's own `{name}`",
                ui.stem
            ));
        } else {
            card.insert(name.to_owned(), value.clone());
        }
    }
    card
}

/// A part without what only the result says: every byte of a card is downloaded by everybody.
fn slim(part: &Value) -> Value {
    /// What the card reads of the gut vote.
    const KEPT: [&str; 4] = ["question", "low", "high", "choice"];
    match part {
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| KEPT.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), slim(value)))
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{direction, slim};
    use serde_json::json;

    #[test]
    fn a_language_is_written_its_own_way_wherever_it_is_spoken() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("he"), "rtl");
        assert_eq!(direction("en-US"), "ltr");
        // Not Arabic: Aragonese.
        assert_eq!(direction("an"), "ltr");
    }

    #[test]
    fn the_card_leaves_to_the_result_what_only_the_result_says() {
        let pole = json!({ "choice": "The sale", "said": "You said the sale." });
        let gut = json!({ "question": "Which?", "high": pole, "found": {}, "none": "-" });
        let expect = json!({ "question": "Which?", "high": { "choice": "The sale" } });
        assert_eq!(slim(&gut), expect);
    }
}
