//! The texts of the first card, which are inlined in the loader.

use serde_json::{Map, Value};
use which_first::publish::is_rtl;

use super::{ContentFile, INSTRUMENTS, UI};

/// The prefix of the interface's keys that the first card shows; the card's own names omit it.
const CARD_PREFIX: &str = "card_";

/// The fields of the first card that come from the instrument: the card's names and JSON Pointers. There are
/// no more than needed, since every page view downloads them.
const CARD_FIELDS: [(&str, &str); 5] = [
    ("title", "/title"),
    ("lead", "/lead"),
    ("question", "/gut/question"),
    ("low", "/gut/low/choice"),
    ("high", "/gut/high/choice"),
];

/// The writing direction of a language, as a value of the `dir` attribute.
fn direction(lang: &str) -> &'static str {
    if is_rtl(lang) { "rtl" } else { "ltr" }
}

/// The texts and the writing direction of one language's card. Missing texts are problems.
pub fn texts(
    instrument: &ContentFile,
    ui: &ContentFile,
    problems: &mut Vec<String>,
) -> Map<String, Value> {
    let mut card = Map::new();
    card.insert("dir".to_owned(), direction(&ui.stem).into());
    for (name, at) in CARD_FIELDS {
        match instrument.value.pointer(at) {
            Some(value) => {
                card.insert(name.to_owned(), value.clone());
            }
            None => problems.push(format!(
                "{INSTRUMENTS}/{}.json: `{at}` is missing, which the first card shows",
                instrument.stem
            )),
        }
    }
    for (key, value) in ui.value.as_object().into_iter().flatten() {
        let Some(name) = key.strip_prefix(CARD_PREFIX) else {
            continue;
        };
        if CARD_FIELDS.iter().any(|(part, _)| *part == name) {
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

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn a_language_is_written_its_own_way_wherever_it_is_spoken() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("he"), "rtl");
        assert_eq!(direction("en-US"), "ltr");
        // Not Arabic: Aragonese.
        assert_eq!(direction("an"), "ltr");
    }
}
