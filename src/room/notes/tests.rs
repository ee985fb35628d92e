//! Tests of the shipped notes, and of invalid files.

use super::*;
use crate::instrument::tests::{all_pointers, example};
use crate::instrument::{Item, JsonType};
use serde_json::{Value, json};
use std::collections::HashSet;

const TEXT: &str = include_str!("../../../www/notes/which-first.en.json");

/// The paragraphs of the essay that items test: number, first words, last words.
const PARAGRAPHS: [(u32, &str, &str); 13] = [
    (4, "Firstly, Relationships are not", "by mail-order!)."),
    (5, "Extending hospitality &", "to relate with!"),
    (6, "If you think having coffee", "become a waiter."),
    (7, "Much emphasis is placed", "holiday destination…"),
    (8, "You would be seriously", "mailers or popups!"),
    (9, "If it were to work,", "So, go figure."),
    (10, "The buyer has lot more", "ways of procurement!"),
    (11, "So many of us chase", "Thank you very much)"),
    (12, "How do you expect", "to invest into it?"),
    (13, "Would you rather that", "of that Relationship."),
    (14, "You wouldn’t want", "for any good time!"),
    (15, "Does it serve the purpose,", "as, 'Relationship'?"),
    (16, "If so, does Sales follow", "of a Relationship?"),
];

/// Loads the shipped file after a change.
fn with(change: impl FnOnce(&mut Value)) -> Result<Notes, Vec<Problem>> {
    let mut file = serde_json::from_str(TEXT).unwrap();
    change(&mut file);
    load(&example(), &serde_json::from_value(file).unwrap())
}

/// Loads the shipped file after a change, and expects these problems in this order.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), expect: &[(&str, ProblemKind)]) {
    let found = with(change).expect_err("the file is wrong");
    let found: Vec<(&str, ProblemKind)> = (found.iter())
        .map(|problem| (problem.pointer.as_str(), problem.kind.clone()))
        .collect();
    assert_eq!(found, expect);
}

fn id(id: &str) -> String {
    id.to_owned()
}

/// The numbers of the paragraphs that an item tests, in the essay's order.
fn tested(item: &Item) -> Vec<u32> {
    let numbers = item.tests.split(|c: char| !c.is_ascii_digit());
    let mut numbers: Vec<u32> = numbers.filter_map(|n| n.parse().ok()).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn beside_each_item_stand_the_paragraphs_that_it_tests_whole() {
    let instrument = example();
    for notes in with(|_| ()).unwrap().items {
        let item = &instrument.items[notes.item];
        let quoted: Vec<u32> = (notes.essay.iter())
            .filter_map(|text| {
                (PARAGRAPHS.iter())
                    .find(|(_, first, last)| text.starts_with(first) && text.ends_with(last))
                    .map(|(number, ..)| *number)
            })
            .collect();
        assert_eq!(quoted, tested(item), "{}", item.id);
        assert_eq!(quoted.len(), notes.essay.len(), "{}", item.id);
    }
}

#[test]
fn every_item_has_three_prompts_that_can_be_said_in_one_breath_and_none_is_heard_twice() {
    let notes = with(|_| ()).unwrap();
    let mut openings = HashSet::new();
    for notes in &notes.items {
        assert_eq!(notes.prompts.len(), 3);
        for prompt in &notes.prompts {
            // At 150 words a minute, 28 of them take eleven seconds.
            assert!(prompt.split_whitespace().count() <= 28, "{prompt}");
            assert!(
                prompt.chars().count() <= 200 && !prompt.contains('!'),
                "{prompt}"
            );
            let opening: Vec<&str> = prompt.split_whitespace().take(2).collect();
            assert!(openings.insert(opening), "{prompt}");
        }
    }
    assert_eq!(openings.len(), 36);
}

#[test]
fn an_author_may_write_the_items_in_any_order() {
    let turned = with(|file| file["items"].as_array_mut().unwrap().reverse()).unwrap();
    assert_eq!(turned, with(|_| ()).unwrap());
    let places: Vec<usize> = turned.items.iter().map(|notes| notes.item).collect();
    assert_eq!(places, (0..12).collect::<Vec<_>>());
}

#[test]
fn an_instrument_that_no_essay_stands_behind_has_prompts_alone() {
    let notes = with(|file| file["items"][0]["essay"] = json!([])).unwrap();
    assert!(notes.items[0].essay.is_empty());
}

#[test]
fn a_file_wrong_in_many_places_tells_all_of_them() {
    check(
        |file| {
            file["version"] = json!(2);
            file["items"][1]["item"] = json!("q1");
            file["items"][2]["item"] = json!("q13");
            file["items"][3]["prompts"] = json!([]);
            file["items"][4]["prompts"][1] = json!("é".repeat(241));
            file["items"][5]["essay"][0] = json!("é".repeat(901));
            file["items"][6]["essay"] = json!(7);
            file["items"][7]["hints"] = json!([]);
            file["items"][8].as_object_mut().unwrap().remove("item");
            file["items"][9] = json!("q10");
            file["title"] = json!("Notes");
        },
        &[
            (
                "/version",
                ProblemKind::OtherInstrument {
                    found: id("2"),
                    expected: id("1"),
                },
            ),
            ("/items/1/item", ProblemKind::DuplicateId { id: id("q1") }),
            ("/items/2/item", ProblemKind::UnknownId { id: id("q13") }),
            (
                "/items/3/prompts",
                ProblemKind::WrongCount {
                    found: 0,
                    min: 1,
                    max: 6,
                },
            ),
            (
                "/items/4/prompts/1",
                ProblemKind::TooLong {
                    found: 241,
                    max: 240,
                },
            ),
            (
                "/items/5/essay/0",
                ProblemKind::TooLong {
                    found: 901,
                    max: 900,
                },
            ),
            (
                "/items/6/essay",
                ProblemKind::WrongType {
                    expected: JsonType::Array,
                },
            ),
            ("/items/7/hints", ProblemKind::UnknownKey),
            ("/items/8", ProblemKind::MissingKey { key: "item" }),
            (
                "/items/9",
                ProblemKind::WrongType {
                    expected: JsonType::Object,
                },
            ),
            ("/items", ProblemKind::MissingItem { id: id("q2") }),
            ("/items", ProblemKind::MissingItem { id: id("q3") }),
            ("/items", ProblemKind::MissingItem { id: id("q9") }),
            ("/items", ProblemKind::MissingItem { id: id("q10") }),
            ("/title", ProblemKind::UnknownKey),
        ],
    );
}

#[test]
fn an_item_left_out_is_told_by_its_id() {
    check(
        |file| {
            file["items"].as_array_mut().unwrap().remove(6);
        },
        &[("/items", ProblemKind::MissingItem { id: id("q7") })],
    );
}

#[test]
fn where_there_is_no_list_its_items_are_not_missed_one_by_one() {
    check(
        |file| {
            file.as_object_mut().unwrap().remove("items");
        },
        &[("", ProblemKind::MissingKey { key: "items" })],
    );
    let wanted = JsonType::Array;
    check(
        |file| file["items"] = json!({}),
        &[("/items", ProblemKind::WrongType { expected: wanted })],
    );
}

#[test]
fn notes_on_another_instrument_or_of_another_format_are_only_that() {
    check(
        |file| {
            file["instrument"] = json!("coffee");
            file["items"] = json!([7]);
        },
        &[(
            "/instrument",
            ProblemKind::OtherInstrument {
                found: id("coffee"),
                expected: id("which-first"),
            },
        )],
    );
    check(
        |file| {
            file["format"] = json!(2);
            file["items"] = json!([7]);
        },
        &[("/format", ProblemKind::UnsupportedFormat { found: 2 })],
    );
    let problem = Problem {
        pointer: String::new(),
        kind: ProblemKind::WrongType {
            expected: JsonType::Object,
        },
    };
    assert_eq!(load(&example(), &Json::Null), Err(vec![problem]));
}

#[test]
fn a_value_of_the_wrong_type_anywhere_is_told_there_and_never_panics() {
    let mut all = Vec::new();
    all_pointers(&serde_json::from_str(TEXT).unwrap(), "", &mut all);
    // 36 prompts, and for each item its id, two lists and itself.
    assert!(all.len() > 84);
    for at in all.iter().filter(|at| *at != "/$schema") {
        let found = with(|file| *file.pointer_mut(at).unwrap() = json!(true)).expect_err(at);
        assert!(found.iter().any(|p| p.pointer == *at), "{at}: {found:?}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_and_the_loader_agree_on_every_place_of_the_file() {
    let schema = serde_json::to_value(schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let file: Value = serde_json::from_str(TEXT).unwrap();
    assert!(schema.is_valid(&file));
    let mut all = Vec::new();
    all_pointers(&file, "", &mut all);
    for at in &all {
        let mut wrong = file.clone();
        *wrong.pointer_mut(at).unwrap() = json!(true);
        assert_eq!(schema.is_valid(&wrong), at == "/$schema", "{at}");
        let mut odd = file.clone();
        if let Some(Value::Object(members)) = odd.pointer_mut(at) {
            members.insert("odd".into(), json!("x"));
            assert!(!schema.is_valid(&odd), "{at}");
        }
    }
    for (at, longest) in [("/items/0/essay/0", 900), ("/items/0/prompts/0", 240)] {
        for (length, fits) in [(longest, true), (longest + 1, false)] {
            let mut long = file.clone();
            *long.pointer_mut(at).unwrap() = json!("é".repeat(length));
            assert_eq!(schema.is_valid(&long), fits, "{at}, {length}");
        }
    }
}
