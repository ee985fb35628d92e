//! Tests of the bundled instrument against its specification, and of invalid files.

pub(crate) mod hostile;
mod loading;
mod promises;
mod questions;
mod scoring;

use super::{DilemmaOption, Instrument, Item, ItemKind, Json, load};
pub(crate) use loading::all_pointers;
use proptest::prelude::*;

/// The file of the bundled instrument in English.
pub(crate) const EXAMPLE_JSON: &str = include_str!("../../../www/instruments/which-first.en.json");

/// The bundled instrument in English.
pub(crate) fn example() -> Instrument {
    example_with(|_| ())
}

/// The same, with a change made to its file.
pub(crate) fn example_with(change: impl FnOnce(&mut serde_json::Value)) -> Instrument {
    load(&tree_with(change)).unwrap()
}

/// The JSON tree of the file, with a change made to it.
fn tree_with(change: impl FnOnce(&mut serde_json::Value)) -> Json {
    let mut file = serde_json::from_str(EXAMPLE_JSON).unwrap();
    change(&mut file);
    serde_json::from_value(file).unwrap()
}

/// Instruments of 1 to 60 items with 2 to 9 choices, on the scales of the bundled one.
pub(crate) fn any_instrument() -> impl Strategy<Value = Instrument> {
    let choices = prop::collection::vec((2..=9_usize, 0..3_usize), 1..60);
    ("[a-z]{1,12}", 1..9_u32, choices).prop_map(|(id, version, choices)| {
        let mut instrument = example();
        let model = instrument.items[0].clone();
        let items = choices.iter().enumerate().map(|(n, &(choices, scale))| {
            let option = |score| DilemmaOption {
                text: "x".into(),
                score,
            };
            Item {
                id: n.to_string().into(),
                scale,
                kind: match choices {
                    5 => ItemKind::Statement { key: 1 },
                    _ => ItemKind::Dilemma {
                        options: [-2, -1, 0, 1, 2]
                            .map(option)
                            .into_iter()
                            .cycle()
                            .take(choices)
                            .collect(),
                    },
                },
                ..model.clone()
            }
        });
        instrument.items = items.collect();
        instrument.tensions.clear();
        instrument.id = id.into();
        instrument.version = version;
        instrument
    })
}
