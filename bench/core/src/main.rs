//! Measures the core's throughput and prints a JSON list of names and operations per second.

use serde_json::json;
use std::error::Error;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;
use which_first::instrument::{self, Instrument, Json};
use which_first::room::{Action, Entry, Head, Room, Vote};
use which_first::sheet::{GutVote, NONCE_COUNT, Sheet, code};

/// The number of operations in a run.
const COUNT: usize = 50_000;
/// The number of runs, of which the median counts.
const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let text = include_str!("../../../www/instruments/which-first.en.json");
    let json: Json = serde_json::from_str(text)?;
    let instrument = instrument::load(&json).map_err(|problems| format!("{problems:?}"))?;
    let instrument = Rc::new(instrument);
    let sheets = sheets(&instrument);
    let codes: Vec<String> = (sheets.iter())
        .map(|sheet| code::encode(&instrument, sheet))
        .collect();
    let entries = hands(&instrument);
    let head = Head {
        tag: "BENCH".into(),
        created_at: 0,
        rehearsal: false,
    };

    let figures = [
        (
            "codes decoded",
            per_second(|| {
                for code in &codes {
                    let _ = black_box(code::decode(&instrument, black_box(code)));
                }
            }),
        ),
        (
            "sheets scored",
            per_second(|| {
                for sheet in &sheets {
                    black_box(instrument.read(black_box(&sheet.answers)));
                }
            }),
        ),
        (
            "journal actions folded",
            per_second(|| {
                let entries = entries.iter().cloned();
                black_box(Room::replay(Rc::clone(&instrument), head.clone(), entries));
            }),
        ),
    ];
    let figures =
        figures.map(|(name, per_second)| json!({ "name": name, "per_second": per_second }));
    println!("{}", json!(figures));
    Ok(())
}

/// Operations per second, the median of [`RUNS`] runs. One call of `run` does [`COUNT`] operations.
fn per_second(mut run: impl FnMut()) -> f64 {
    let mut seconds = [0.0; RUNS];
    for took in &mut seconds {
        let start = Instant::now();
        run();
        *took = start.elapsed().as_secs_f64();
    }
    seconds.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below where it would matter"
    )]
    let count = COUNT as f64;
    count / seconds[RUNS / 2]
}

/// A pseudo-random number generator with a fixed seed: returns numbers below its argument.
fn random() -> impl FnMut(usize) -> usize {
    let mut state = 1_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or(0) % below
    }
}

fn sheets(instrument: &Instrument) -> Vec<Sheet> {
    let mut random_below = random();
    let mut sheet = || {
        let answers = (instrument.items.iter())
            .map(|item| u8::try_from(random_below(item.choice_count())).ok())
            .collect();
        Sheet {
            gut: Some(if random_below(2) == 0 {
                GutVote::Low
            } else {
                GutVote::High
            }),
            answers,
            nonce: u16::try_from(random_below(usize::from(NONCE_COUNT))).unwrap_or(0),
        }
    };
    (0..COUNT).map(|_| sheet()).collect()
}

/// Journal entries of shows of hands, for random items and choices.
fn hands(instrument: &Instrument) -> Vec<Entry> {
    let mut random_below = random();
    let mut entry = |n: usize| {
        let item = random_below(instrument.items.len());
        let choices = instrument.items[item].choice_count();
        Entry {
            number: u32::try_from(n + 1).unwrap_or(u32::MAX),
            at: 0,
            action: Action::Hands {
                item,
                vote: if random_below(2) == 0 {
                    Vote::First
                } else {
                    Vote::Second
                },
                choice: u8::try_from(random_below(choices)).unwrap_or(0),
                count: u32::try_from(random_below(40)).unwrap_or(0),
            },
        }
    };
    (0..COUNT).map(&mut entry).collect()
}
