//! Invalid files, and the problems reported for them.

use super::super::*;
use super::{EXAMPLE_JSON, tree_with};
use serde_json::{Value, json};

/// Loads the example file with a change, and expects these problems in this order.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), expect: &[(&str, ProblemKind)]) {
    let found = load(&tree_with(change)).expect_err("the file is wrong");
    let found: Vec<(&str, ProblemKind)> = (found.iter())
        .map(|p| (p.pointer.as_str(), p.kind.clone()))
        .collect();
    assert_eq!(found, expect);
}

/// The problem of a scale with four items when five must be answered.
fn too_few_items(scale: usize) -> (&'static str, ProblemKind) {
    let at = ["/scales/0", "/scales/1", "/scales/2"][scale];
    let (found, enough) = (4, 5);
    (at, ProblemKind::TooFewItems { found, min: enough })
}

#[test]
fn a_file_wrong_in_five_places_tells_all_five() {
    check(
        |file| {
            file["title"] = json!(7);
            file["items"][2]["scale"] = json!("MEANIGN");
            file["items"][3]["options"][1]["score"] = json!(3);
            file["items"][5]["debrief"]
                .as_object_mut()
                .unwrap()
                .remove("thin_ice");
            file["verdicts"][0]["speaks_for"] = json!("It is so [XYZ99].");
        },
        &[
            (
                "/title",
                ProblemKind::WrongType {
                    expected: JsonType::String,
                },
            ),
            (
                "/items/2/scale",
                ProblemKind::UnknownId {
                    id: "MEANIGN".into(),
                },
            ),
            (
                "/items/3/options/1/score",
                ProblemKind::OutOfRange {
                    found: 3,
                    min: -2,
                    max: 2,
                },
            ),
            (
                "/items/5/debrief",
                ProblemKind::MissingKey { key: "thin_ice" },
            ),
            (
                "/verdicts/0/speaks_for",
                ProblemKind::UnknownId { id: "XYZ99".into() },
            ),
        ],
    );
}

#[test]
fn what_makes_no_sense_is_told_along_with_what_is_not_there() {
    let hole = PlaneRegion {
        across: Side::Low,
        up: Side::High,
    };
    check(
        |file| {
            file["title"] = json!("");
            file.as_object_mut().unwrap().remove("lead");
            file["tensions"][0]["when"] = json!([
                {"item": "q1", "answers": [1, 2]},
                {"item": "q1", "answers": [4, 5]},
            ]);
            file["enough"] = json!(5);
            file["verdicts"][1]["place"] = json!({"across": "low", "up": "low"});
        },
        &[
            ("/title", ProblemKind::Empty),
            ("", ProblemKind::MissingKey { key: "lead" }),
            too_few_items(0),
            too_few_items(1),
            too_few_items(2),
            ("/tensions/0/when", ProblemKind::NeverFires),
            ("/verdicts/1/place", ProblemKind::InvalidRegion),
            ("/verdicts", ProblemKind::MissingRegion { region: hole }),
        ],
    );
}

#[test]
fn a_file_of_another_format_is_only_that() {
    check(
        |file| {
            file["format"] = json!(2);
            file["title"] = json!(7);
        },
        &[("/format", ProblemKind::UnsupportedFormat { found: 2 })],
    );
}

#[test]
fn something_that_is_no_object_is_said_to_be_none() {
    let expected = JsonType::Object;
    let at_root = |kind| {
        vec![Problem {
            pointer: String::new(),
            kind,
        }]
    };
    for tree in [
        Json::Null,
        Json::Array(Vec::new()),
        Json::String("x".into()),
    ] {
        assert_eq!(
            load(&tree),
            Err(at_root(ProblemKind::WrongType { expected }))
        );
    }
}

#[test]
fn a_key_that_nothing_reads_is_told() {
    check(
        |file| file["items"][0]["thinIce"] = json!("x"),
        &[("/items/0/thinIce", ProblemKind::UnknownKey)],
    );
    check(
        |file| file["a/b~c"] = json!(1),
        &[("/a~1b~0c", ProblemKind::UnknownKey)],
    );
}

#[test]
fn a_word_that_is_not_allowed_is_told_with_those_that_are() {
    check(
        |file| file["tensions"][0]["kind"] = json!("paradox"),
        &[(
            "/tensions/0/kind",
            ProblemKind::NotAllowed {
                found: "paradox".into(),
                allowed: "contradiction, tension",
            },
        )],
    );
}

#[test]
fn a_key_of_zero_would_make_a_statement_count_for_nothing() {
    check(
        |file| file["items"][0]["key"] = json!(0),
        &[(
            "/items/0/key",
            ProblemKind::OutOfRange {
                found: 0,
                min: -1,
                max: 1,
            },
        )],
    );
}

#[test]
fn texts_are_neither_empty_nor_too_long() {
    check(
        |file| {
            file["title"] = json!("   ");
            file["items"][0]["text"] = json!("é".repeat(241));
        },
        &[
            ("/title", ProblemKind::Empty),
            (
                "/items/0/text",
                ProblemKind::TooLong {
                    found: 241,
                    max: 240,
                },
            ),
        ],
    );
}

#[test]
fn a_statement_has_five_points() {
    check(
        |file| {
            file["agreement"].as_array_mut().unwrap().pop();
        },
        &[(
            "/agreement",
            ProblemKind::WrongCount {
                found: 4,
                min: 5,
                max: 5,
            },
        )],
    );
}

#[test]
fn two_items_with_one_id_are_told() {
    check(
        |file| file["items"][4]["id"] = json!("q1"),
        &[
            (
                "/tensions/8/when/0/item",
                ProblemKind::UnknownId { id: "q5".into() },
            ),
            ("/items/4/id", ProblemKind::DuplicateId { id: "q1".into() }),
        ],
    );
}

#[test]
fn a_scale_that_can_never_say_anything_is_told() {
    check(
        |file| file["enough"] = json!(5),
        &[too_few_items(0), too_few_items(1), too_few_items(2)],
    );
    check(
        |file| {
            let spare = json!({"id": "SPARE", "question": "?", "low": "a", "high": "b"});
            file["scales"].as_array_mut().unwrap().push(spare);
        },
        &[("/scales/3", ProblemKind::TooFewItems { found: 0, min: 3 })],
    );
}

#[test]
fn a_tension_that_can_never_fire_is_told() {
    check(
        |file| {
            file["tensions"][0]["when"] = json!([
                {"item": "q1", "answers": [1, 2]},
                {"item": "q1", "answers": [4, 5]},
            ]);
        },
        &[("/tensions/0/when", ProblemKind::NeverFires)],
    );
    check(
        |file| file["tensions"][0]["when"][0]["answers"] = json!([5, 6]),
        &[(
            "/tensions/0/when/0/answers/1",
            ProblemKind::OutOfRange {
                found: 6,
                min: 1,
                max: 5,
            },
        )],
    );
}

#[test]
fn a_plane_with_a_hole_is_told() {
    let hole = PlaneRegion {
        across: Side::Low,
        up: Side::High,
    };
    check(
        |file| file["verdicts"][1]["place"] = json!({"across": "low", "up": "low"}),
        &[
            ("/verdicts/1/place", ProblemKind::InvalidRegion),
            ("/verdicts", ProblemKind::MissingRegion { region: hole }),
        ],
    );
    check(
        |file| file["verdicts"][1]["place"] = json!({"across": "middle", "up": "low"}),
        &[
            ("/verdicts/1/place", ProblemKind::InvalidRegion),
            ("/verdicts", ProblemKind::MissingRegion { region: hole }),
        ],
    );
}

#[test]
fn a_plane_needs_two_different_scales() {
    check(
        |file| file["plane"]["up"] = json!("ORDER"),
        &[("/plane", ProblemKind::SameAxes)],
    );
}

#[test]
fn an_address_of_a_source_is_a_secure_one() {
    let with_url = (serde_json::from_str::<Value>(EXAMPLE_JSON).unwrap()["sources"]
        .as_array()
        .unwrap())
    .iter()
    .position(|s| s.get("url").is_some())
    .unwrap();
    let at = format!("/sources/{with_url}/url");
    check(
        |file| file["sources"][with_url]["url"] = json!("javascript:alert(1)"),
        &[(&at, ProblemKind::NotHttps)],
    );
}

#[test]
fn a_whole_number_written_with_a_point_is_still_one() {
    assert!(load(&tree_with(|file| file["enough"] = json!(3.0))).is_ok());
    let expected = JsonType::Integer;
    check(
        |file| file["enough"] = json!(2.5),
        &[("/enough", ProblemKind::WrongType { expected })],
    );
}

/// Collects the JSON Pointer of every value in a file.
pub(crate) fn all_pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let at = format!("{at}/{key}");
                out.push(at.clone());
                all_pointers(value, &at, out);
            }
        }
        Value::Array(members) => {
            for (n, value) in members.iter().enumerate() {
                let at = format!("{at}/{n}");
                out.push(at.clone());
                all_pointers(value, &at, out);
            }
        }
        _ => {}
    }
}

#[test]
fn a_value_of_the_wrong_type_anywhere_is_told_there_and_never_panics() {
    let file: Value = serde_json::from_str(EXAMPLE_JSON).unwrap();
    let mut all = Vec::new();
    all_pointers(&file, "", &mut all);
    assert!(all.len() > 400);
    for at in all.iter().filter(|at| *at != "/$schema") {
        let tree = tree_with(|file| *file.pointer_mut(at).unwrap() = json!(true));
        let found = load(&tree).expect_err(at);
        assert!(found.iter().any(|p| p.pointer == *at), "{at}: {found:?}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_and_the_loader_agree_on_every_place_of_the_file() {
    let schema = serde_json::to_value(schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let file: Value = serde_json::from_str(EXAMPLE_JSON).unwrap();
    let complaints: Vec<String> = schema.iter_errors(&file).map(|e| e.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let mut all = Vec::new();
    all_pointers(&file, "", &mut all);
    for at in &all {
        let mut wrong = file.clone();
        *wrong.pointer_mut(at).unwrap() = json!(true);
        assert_eq!(schema.is_valid(&wrong), at == "/$schema", "{at}");
        // Without each key in turn: both report it as missing, or neither does.
        let (parent, key) = at.rsplit_once('/').unwrap();
        let mut without = file.clone();
        if let Some(Value::Object(members)) = without.pointer_mut(parent) {
            members.remove(key);
            let tree = serde_json::from_value(without.clone()).unwrap();
            assert_eq!(schema.is_valid(&without), load(&tree).is_ok(), "{at}");
        }
        // With an unknown key.
        let mut odd = file.clone();
        if let Some(Value::Object(members)) = odd.pointer_mut(at) {
            members.insert("odd".into(), json!("x"));
            assert!(!schema.is_valid(&odd), "{at}");
        }
    }
}
