//! Files that are wrong, and what is said of them.

use super::super::*;
use super::{TEXT, tree_with};
use serde_json::{Value, json};

/// Loads the file with a change made to it, and expects these problems in this order.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), expect: &[(&str, What)]) {
    let found = load(&tree_with(change)).expect_err("the file is wrong");
    let found: Vec<(&str, What)> = (found.iter())
        .map(|p| (p.at.as_str(), p.what.clone()))
        .collect();
    assert_eq!(found, expect);
}

/// A scale of four items when five must be answered.
fn thin(scale: usize) -> (&'static str, What) {
    let at = ["/scales/0", "/scales/1", "/scales/2"][scale];
    let (found, enough) = (4, 5);
    (at, What::ThinScale { found, enough })
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
            ("/title", What::Type { wanted: Type::Text }),
            (
                "/items/2/scale",
                What::UnknownId {
                    id: "MEANIGN".into(),
                },
            ),
            (
                "/items/3/options/1/score",
                What::Range {
                    found: 3,
                    least: -2,
                    most: 2,
                },
            ),
            ("/items/5/debrief", What::Missing { key: "thin_ice" }),
            (
                "/verdicts/0/speaks_for",
                What::UnknownId { id: "XYZ99".into() },
            ),
        ],
    );
}

#[test]
fn what_makes_no_sense_is_told_along_with_what_is_not_there() {
    let hole = Place {
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
            ("/title", What::Empty),
            ("", What::Missing { key: "lead" }),
            thin(0),
            thin(1),
            thin(2),
            ("/tensions/0/when", What::NeverFires),
            ("/verdicts/1/place", What::Place),
            ("/verdicts", What::Hole { place: hole }),
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
        &[("/format", What::Format { found: 2 })],
    );
}

#[test]
fn something_that_is_no_object_is_said_to_be_none() {
    let wanted = Type::Object;
    let at_root = |what| {
        vec![Problem {
            at: String::new(),
            what,
        }]
    };
    for tree in [Json::Null, Json::List(Vec::new()), Json::Text("x".into())] {
        assert_eq!(load(&tree), Err(at_root(What::Type { wanted })));
    }
}

#[test]
fn a_key_that_nothing_reads_is_told() {
    check(
        |file| file["items"][0]["thinIce"] = json!("x"),
        &[("/items/0/thinIce", What::UnknownKey)],
    );
    check(
        |file| file["a/b~c"] = json!(1),
        &[("/a~1b~0c", What::UnknownKey)],
    );
}

#[test]
fn a_word_that_is_not_allowed_is_told_with_those_that_are() {
    check(
        |file| file["tensions"][0]["kind"] = json!("paradox"),
        &[(
            "/tensions/0/kind",
            What::Word {
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
            What::Range {
                found: 0,
                least: -1,
                most: 1,
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
            ("/title", What::Empty),
            (
                "/items/0/text",
                What::TooLong {
                    found: 241,
                    most: 240,
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
            What::Count {
                found: 4,
                least: 5,
                most: 5,
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
                What::UnknownId { id: "q5".into() },
            ),
            ("/items/4/id", What::SameId { id: "q1".into() }),
        ],
    );
}

#[test]
fn a_scale_that_can_never_say_anything_is_told() {
    check(
        |file| file["enough"] = json!(5),
        &[thin(0), thin(1), thin(2)],
    );
    check(
        |file| {
            let spare = json!({"id": "SPARE", "question": "?", "low": "a", "high": "b"});
            file["scales"].as_array_mut().unwrap().push(spare);
        },
        &[(
            "/scales/3",
            What::ThinScale {
                found: 0,
                enough: 3,
            },
        )],
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
        &[("/tensions/0/when", What::NeverFires)],
    );
    check(
        |file| file["tensions"][0]["when"][0]["answers"] = json!([5, 6]),
        &[(
            "/tensions/0/when/0/answers/1",
            What::Range {
                found: 6,
                least: 1,
                most: 5,
            },
        )],
    );
}

#[test]
fn a_plane_with_a_hole_is_told() {
    let hole = Place {
        across: Side::Low,
        up: Side::High,
    };
    check(
        |file| file["verdicts"][1]["place"] = json!({"across": "low", "up": "low"}),
        &[
            ("/verdicts/1/place", What::Place),
            ("/verdicts", What::Hole { place: hole }),
        ],
    );
    check(
        |file| file["verdicts"][1]["place"] = json!({"across": "middle", "up": "low"}),
        &[
            ("/verdicts/1/place", What::Place),
            ("/verdicts", What::Hole { place: hole }),
        ],
    );
}

#[test]
fn a_plane_needs_two_different_scales() {
    check(
        |file| file["plane"]["up"] = json!("ORDER"),
        &[("/plane", What::OneAxis)],
    );
}

#[test]
fn an_address_of_a_source_is_a_secure_one() {
    let with_url = (serde_json::from_str::<Value>(TEXT).unwrap()["sources"]
        .as_array()
        .unwrap())
    .iter()
    .position(|s| s.get("url").is_some())
    .unwrap();
    let at = format!("/sources/{with_url}/url");
    check(
        |file| file["sources"][with_url]["url"] = json!("javascript:alert(1)"),
        &[(&at, What::Address)],
    );
}

#[test]
fn a_whole_number_written_with_a_point_is_still_one() {
    assert!(load(&tree_with(|file| file["enough"] = json!(3.0))).is_ok());
    let wanted = Type::Whole;
    check(
        |file| file["enough"] = json!(2.5),
        &[("/enough", What::Type { wanted })],
    );
}

/// Every place of a file, as a pointer.
pub(crate) fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let at = format!("{at}/{key}");
                out.push(at.clone());
                places(value, &at, out);
            }
        }
        Value::Array(members) => {
            for (n, value) in members.iter().enumerate() {
                let at = format!("{at}/{n}");
                out.push(at.clone());
                places(value, &at, out);
            }
        }
        _ => {}
    }
}

#[test]
fn a_value_of_the_wrong_type_anywhere_is_told_there_and_never_panics() {
    let file: Value = serde_json::from_str(TEXT).unwrap();
    let mut all = Vec::new();
    places(&file, "", &mut all);
    assert!(all.len() > 400);
    for at in all.iter().filter(|at| *at != "/$schema") {
        let tree = tree_with(|file| *file.pointer_mut(at).unwrap() = json!(true));
        let found = load(&tree).expect_err(at);
        assert!(found.iter().any(|p| p.at == *at), "{at}: {found:?}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_and_the_loader_agree_on_every_place_of_the_file() {
    let schema = serde_json::to_value(schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let file: Value = serde_json::from_str(TEXT).unwrap();
    let complaints: Vec<String> = schema.iter_errors(&file).map(|e| e.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
    let mut all = Vec::new();
    places(&file, "", &mut all);
    for at in &all {
        let mut wrong = file.clone();
        *wrong.pointer_mut(at).unwrap() = json!(true);
        assert_eq!(schema.is_valid(&wrong), at == "/$schema", "{at}");
        // Each key in turn taken away: both miss it, or neither does.
        let (parent, key) = at.rsplit_once('/').unwrap();
        let mut without = file.clone();
        if let Some(Value::Object(members)) = without.pointer_mut(parent) {
            members.remove(key);
            let tree = serde_json::from_value(without.clone()).unwrap();
            assert_eq!(schema.is_valid(&without), load(&tree).is_ok(), "{at}");
        }
        // A key that nothing reads.
        let mut odd = file.clone();
        if let Some(Value::Object(members)) = odd.pointer_mut(at) {
            members.insert("odd".into(), json!("x"));
            assert!(!schema.is_valid(&odd), "{at}");
        }
    }
}
