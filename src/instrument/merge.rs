//! Merges the two halves of an instrument file that the build has split, so that the quiz need not wait
//! for the results half to download.

use super::json::Json;

/// Merges the two halves of a split instrument file: objects by key, arrays by position. Where both halves
/// have a value and cannot be merged, `questions` wins.
pub fn merge(questions: Json, results_content: Json) -> Json {
    match (questions, results_content) {
        (Json::Object(mut questions), Json::Object(results_content)) => {
            for (key, results_content) in results_content {
                match questions.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, value)) => {
                        *value = merge(std::mem::replace(value, Json::Null), results_content);
                    }
                    None => questions.push((key, results_content)),
                }
            }
            Json::Object(questions)
        }
        (Json::Array(questions), Json::Array(results_content)) => {
            let mut results_content = results_content.into_iter();
            let mut list: Vec<Json> = questions
                .into_iter()
                .map(|questions| merge(questions, results_content.next().unwrap_or(Json::Null)))
                .collect();
            list.extend(results_content);
            Json::Array(list)
        }
        (Json::Null, results_content) => results_content,
        (questions, _) => questions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn parts_are_joined_by_key_and_by_position() {
        let questions = tree(r#"{"id": "q", "items": [{"id": "a"}, {"id": "b"}], "only": [1]}"#);
        let results_content =
            tree(r#"{"items": [null, {"key": -1}, {"id": "c"}], "caution": "c"}"#);
        let whole = tree(
            r#"{"id": "q", "items": [{"id": "a"}, {"id": "b", "key": -1}, {"id": "c"}],
                "only": [1], "caution": "c"}"#,
        );
        assert_eq!(merge(questions, results_content), whole);
    }

    #[test]
    fn what_is_asked_counts_where_the_other_part_says_otherwise() {
        assert_eq!(merge(tree("[1]"), tree(r#"{"a": 2}"#)), tree("[1]"));
    }
}
