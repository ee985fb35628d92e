//! Splits an instrument into two files: the questions, and the results content for after the last answer.

use serde_json::{Map, Value};

use which_first::instrument::QUESTION_POINTERS;

/// The key for editors alone.
const SCHEMA: &str = "/$schema";

/// Splits a file into its questions and its results content, without the keys that no program reads. Lists
/// keep their positions, with `null` for elements that are empty in a half.
pub fn split_content(file: &Value) -> (Value, Value) {
    let (questions, results) = split_value(file, "");
    (questions.unwrap_or_default(), results.unwrap_or_default())
}

fn split_value(value: &Value, at: &str) -> (Option<Value>, Option<Value>) {
    if at == SCHEMA {
        return (None, None);
    }
    if QUESTION_POINTERS.contains(&at) {
        return (Some(value.clone()), None);
    }
    let below = format!("{at}/");
    if !QUESTION_POINTERS
        .iter()
        .any(|pointer| pointer.starts_with(&below))
    {
        return (None, Some(value.clone()));
    }
    match value {
        Value::Object(members) => {
            let (mut questions, mut results) = (Map::new(), Map::new());
            for (key, member) in members {
                let (question, result) = split_value(member, &format!("{below}{key}"));
                questions.extend(question.map(|value| (key.clone(), value)));
                results.extend(result.map(|value| (key.clone(), value)));
            }
            let object = |members: Map<_, _>| (!members.is_empty()).then_some(members.into());
            (object(questions), object(results))
        }
        Value::Array(members) => {
            let at = format!("{below}*");
            let (questions, results): (Vec<_>, Vec<_>) = members
                .iter()
                .map(|member| split_value(member, &at))
                .unzip();
            let list = |members: Vec<Option<Value>>| {
                let any = members.iter().any(Option::is_some);
                any.then(|| members.into_iter().map(Option::unwrap_or_default).collect())
            };
            (list(questions), list(results))
        }
        _ => (None, Some(value.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::split_content;
    use serde_json::{Value, json};
    use which_first::instrument::{self, Json};

    const SHIPPED: &str = include_str!("../../../../www/instruments/which-first.en.json");

    fn tree(value: &Value) -> Json {
        serde_json::from_value(value.clone()).expect("JSON")
    }

    #[test]
    fn a_file_is_parted_by_key_and_its_lists_keep_their_positions() {
        let (questions, results) = split_content(&json!({
            "$schema": "schema.json",
            "id": "q",
            "items": [{ "id": "a", "key": 1 }, { "text": "t" }],
            "caution": "c",
        }));
        assert_eq!(
            questions,
            json!({ "id": "q", "items": [{ "id": "a" }, { "text": "t" }] })
        );
        assert_eq!(
            results,
            json!({ "items": [{ "key": 1 }, null], "caution": "c" })
        );
    }

    #[test]
    fn the_parts_of_the_instrument_that_ships_make_it_whole_again() {
        let file: Value = serde_json::from_str(SHIPPED).expect("JSON");
        let (questions, results) = split_content(&file);
        let merged = instrument::merge(tree(&questions), tree(&results));
        let whole = instrument::load(&tree(&file)).expect("a sound instrument");
        assert_eq!(instrument::load(&merged), Ok(whole));
    }

    #[test]
    fn what_is_asked_can_be_asked_without_what_is_told() {
        let file: Value = serde_json::from_str(SHIPPED).expect("JSON");
        let (questions, _) = split_content(&file);
        let from_questions = instrument::load_questions(&tree(&questions));
        assert!(from_questions.is_some());
        assert_eq!(from_questions, instrument::load_questions(&tree(&file)));
    }
}
