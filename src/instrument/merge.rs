//! Merges the two halves of an instrument file that the build has split, so that the quiz need not wait
//! for the results half to download.

use super::json::Json;

/// Merges the two halves of a split instrument file: objects by key, arrays by position. Where both halves
/// have a value and cannot be merged, `questions` wins.
pub fn merge(asked: Json, told: Json) -> Json {
    match (asked, told) {
        (Json::Object(mut asked), Json::Object(told)) => {
            for (key, told) in told {
                match asked.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, value)) => {
                        *value = merge(std::mem::replace(value, Json::Null), told);
                    }
                    None => asked.push((key, told)),
                }
            }
            Json::Object(asked)
        }
        (Json::Array(asked), Json::Array(told)) => {
            let mut told = told.into_iter();
            let mut list: Vec<Json> = asked
                .into_iter()
                .map(|asked| merge(asked, told.next().unwrap_or(Json::Null)))
                .collect();
            list.extend(told);
            Json::Array(list)
        }
        (Json::Null, told) => told,
        (asked, _) => asked,
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
        let asked = tree(r#"{"id": "q", "items": [{"id": "a"}, {"id": "b"}], "only": [1]}"#);
        let told = tree(r#"{"items": [null, {"key": -1}, {"id": "c"}], "caution": "c"}"#);
        let whole = tree(
            r#"{"id": "q", "items": [{"id": "a"}, {"id": "b", "key": -1}, {"id": "c"}],
                "only": [1], "caution": "c"}"#,
        );
        assert_eq!(merge(asked, told), whole);
    }

    #[test]
    fn what_is_asked_counts_where_the_other_part_says_otherwise() {
        assert_eq!(merge(tree("[1]"), tree(r#"{"a": 2}"#)), tree("[1]"));
    }
}
