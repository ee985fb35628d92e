//! The instrument that ships, asked whether it keeps its promises; and files that are wrong.

mod asking;
mod loading;
mod promises;
mod scoring;

use super::{Ask, Instrument, Item, Json, Opt, load};
pub(crate) use loading::places;
use proptest::prelude::*;

/// The text of the instrument that ships in English.
pub(crate) const TEXT: &str = include_str!("../../../www/instruments/which-first.en.json");

/// The instrument that ships in English.
pub(crate) fn example() -> Instrument {
    example_with(|_| ())
}

/// The same with a change made to its file.
pub(crate) fn example_with(change: impl FnOnce(&mut serde_json::Value)) -> Instrument {
    load(&tree_with(change)).unwrap()
}

/// The tree of the file with a change made to it.
fn tree_with(change: impl FnOnce(&mut serde_json::Value)) -> Json {
    let mut file = serde_json::from_str(TEXT).unwrap();
    change(&mut file);
    serde_json::from_value(file).unwrap()
}

/// Instruments of 1 to 60 items with 2 to 9 choices, on the scales of the one that ships.
pub(crate) fn any_instrument() -> impl Strategy<Value = Instrument> {
    let choices = prop::collection::vec((2..=9_usize, 0..3_usize), 1..60);
    ("[a-z]{1,12}", 1..9_u32, choices).prop_map(|(id, version, choices)| {
        let mut instrument = example();
        let model = instrument.items[0].clone();
        let items = choices.iter().enumerate().map(|(n, &(choices, scale))| {
            let option = |score| Opt {
                text: "x".into(),
                score,
            };
            Item {
                id: n.to_string().into(),
                scale,
                ask: match choices {
                    5 => Ask::Statement { key: 1 },
                    _ => Ask::Dilemma {
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
