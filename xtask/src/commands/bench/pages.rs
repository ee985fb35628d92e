//! Pages with a quiz in Chromium: ours and those of peers side by side, and ours as it grows.

use std::{collections::BTreeMap, fmt::Write as _};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::measure::{Spread, order, run_script};
use crate::{
    project::{self, Project},
    setup::{NodeTools, Peers},
};

/// How often each page is visited.
const RUNS: usize = 7;

/// How often each is where its growth is looked at: what is fitted evens out more.
const GROWTH_RUNS: usize = 3;

/// Our own page.
const OURS: &str = "which-first";

/// Who else asks the same, by the folders that `bench/peers/build.mjs` makes.
const PEERS: [&str; 5] = ["vanilla", "preact", "react", "svelte", "surveyjs"];

/// How many instances stand on a page whose growth is looked at.
const INSTANCES: [usize; 5] = [1, 10, 50, 100, 200];

/// How many items an instrument has whose growth is looked at; it may not have more than the last.
const ITEMS: [usize; 4] = [10, 30, 100, 150];

/// How many items are answered at a visit.
const TAPS: usize = 12;

/// One visit, as `xtask/npm/measure-pages.mjs` tells it.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Visit {
    card: f64,
    item: f64,
    second: f64,
    long: u32,
    first: u32,
    blocking: f64,
    taps: Vec<Tap>,
    heap: f64,
    memory: f64,
    requests: u32,
    bytes: u32,
    before: Traffic,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Tap {
    changed: f64,
    painted: f64,
}

/// What had gone over the line.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Traffic {
    requests: u32,
    bytes: u32,
}

/// By profile and page, each visit.
type Visits = BTreeMap<String, BTreeMap<String, Vec<Visit>>>;

/// What a page came to, in one profile. Times in milliseconds.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whose.
    pub name: String,
    /// From the beginning until the first card could be tapped.
    pub card: Spread,
    /// From the beginning until the first item could be answered, after a tap as soon as anybody can.
    pub item: Spread,
    /// The same until the second one was there, the first one answered as soon as anybody can.
    pub second: Spread,
    /// From a tap to the next item in the page.
    pub changed: Spread,
    /// From a tap to the end of the frame that painted it.
    pub painted: Spread,
    /// The same of the last tap, which brings the result.
    pub result: Spread,
    /// How many long tasks there were until a second after the second item, and before the first card.
    pub long: [f64; 2],
    /// How much of these was beyond 50 ms.
    pub blocking: f64,
    /// Bytes of the scripts' heap at the result, and of wasm memory.
    pub held: [f64; 2],
    /// Requests when the first card was there, the page itself among them, and bytes.
    pub before: [u32; 2],
}

/// All pages in one profile.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Ours first.
    pub pages: Vec<Page>,
}

/// How a time grows.
#[derive(Debug, Serialize)]
pub struct Growth {
    /// What is counted, and what is timed.
    pub name: &'static str,
    /// How many, and milliseconds.
    pub times: Vec<(usize, Spread)>,
    /// By which power.
    pub order: f64,
}

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Pages {
    /// Side by side.
    pub profiles: Vec<Profile>,
    /// Ours alone.
    pub growth: Vec<Growth>,
}

/// Visits all pages in turns.
pub fn visit(
    project: &Project,
    node: &NodeTools,
    peers: &Peers,
    chromium: &std::path::Path,
) -> Result<Pages> {
    let instrument = project::read_text(&project.path("www/instruments/which-first.en.json"))?;
    let out = project.path("target/bench/peers");
    let ui = project::read_text(&project.path("www/ui/en.json"))?;
    peers.build(project, &instrument, &ui, &out)?;
    let mut folders = json!({ "dist": project.dist() });
    for name in PEERS {
        folders[name] = json!(out.join(name));
    }
    let given = |pages: Vec<Value>, profiles: &[Value], runs: usize| {
        json!({
            "chromium": chromium, "folders": folders, "pages": pages, "profiles": profiles, "runs": runs,
        })
    };

    let peers = PEERS.iter().map(|name| {
        let path = format!("/{name}/index.html");
        let selectors = if *name == "surveyjs" {
            surveyjs_selectors()
        } else {
            selectors(2)
        };
        json!({ "name": name, "path": path, "selectors": selectors, "items": TAPS })
    });
    let own = own_page(OURS, "<which-first></which-first>", 2, TAPS);
    let pages = std::iter::once(own).chain(peers).collect();
    let unthrottled = json!({ "name": "unthrottled", "cpu": 1, "slow_network": false });
    let slow = json!({ "name": "slow", "cpu": 4, "slow_network": true });
    let profiles = [unthrottled.clone(), slow];
    let script = "measure-pages.mjs";
    let visits: Visits = run_script(project, node, script, &given(pages, &profiles, RUNS))?;
    let profiles = ["unthrottled", "slow"]
        .map(|name| profile(name, &visits))
        .into_iter()
        .collect();

    let grown = INSTANCES.map(|n| (n, "<which-first></which-first>".repeat(n), 2 * n));
    let mut pages: Vec<Value> = (grown.iter())
        .map(|(n, body, poles)| own_page(&format!("instances-{n}"), body, *poles, 1))
        .collect();
    let mut generated = serde_json::Map::new();
    for n in ITEMS {
        let path = format!("/items-{n}.json");
        let body = format!(r#"<which-first instrument="{path}"></which-first>"#);
        pages.push(own_page(&format!("items-{n}"), &body, 2, TAPS.min(n - 1)));
        generated.insert(path, with_item_count(&instrument, n)?.into());
    }
    let mut growing = given(pages, &[unthrottled], GROWTH_RUNS);
    growing["generated"] = generated.into();
    let visits: Visits = run_script(project, node, script, &growing)?;
    let of = |kind: &str, counts: &[usize], time: fn(&Visit) -> f64| -> Vec<(usize, Spread)> {
        let visits = visits.get("unthrottled");
        let times = counts.iter().map(|n| {
            let of_page = visits.and_then(|pages| pages.get(&format!("{kind}-{n}")));
            (*n, Spread::of(of_page.into_iter().flatten().map(time)))
        });
        times.collect()
    };
    let growth = [
        (
            "instances on a page, until all first cards are there",
            of("instances", &INSTANCES, |visit| visit.card),
        ),
        (
            "items, from a tap to the next one in the page",
            of("items", &ITEMS, |visit| {
                median_tap(visit, |tap| tap.changed)
            }),
        ),
    ];
    let growth = growth.into_iter().map(|(name, times)| Growth {
        name,
        order: order(times.iter().map(|(n, spread)| (*n, spread.median))),
        times,
    });
    Ok(Pages {
        profiles,
        growth: growth.collect(),
    })
}

/// By what our page, and those that look like it, show what they show, once so many poles of gut votes
/// are there.
fn selectors(poles: usize) -> Value {
    json!({
        "vote": ".gut .pole", "votes": poles,
        "question": ".item .question", "answer": ".item .answer", "result": ".result",
    })
}

fn surveyjs_selectors() -> Value {
    json!({
        "vote": "input[type=button]", "votes": 1,
        "question": ".sd-question__title", "answer": ".sd-selectbase__label", "result": ".result",
    })
}

/// A post with our quiz, as a blogger writes it.
fn own_page(name: &str, body: &str, poles: usize, taps: usize) -> Value {
    let html = format!(
        r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title>
<link rel="icon" href="data:,">
<script async src="/dist/embed.js"></script>
<main>
<h1>A post</h1>
<p>Before the quiz.</p>
{body}
<p>After the quiz.</p>
</main>
"#
    );
    json!({ "name": name, "path": format!("/{name}.html"), "html": html, "selectors": selectors(poles), "items": taps })
}

/// The instrument with so many items: its own over and over.
fn with_item_count(instrument: &str, count: usize) -> Result<String> {
    let mut file: Value = serde_json::from_str(instrument)?;
    let items = file["items"].as_array().context("no items")?.clone();
    let longer = (0..count).zip(items.iter().cycle()).map(|(n, item)| {
        let mut item = item.clone();
        if n >= items.len() {
            item["id"] = json!(format!("more{n}"));
            item["text"] = json!(format!(
                "{n}: {}",
                item["text"].as_str().unwrap_or_default()
            ));
        }
        item
    });
    file["items"] = longer.collect();
    // They may name items that are not there.
    file["tensions"] = json!([]);
    Ok(file.to_string())
}

fn median_tap(visit: &Visit, time: fn(&Tap) -> f64) -> f64 {
    Spread::of(visit.taps.iter().map(time)).median
}

fn profile(name: &str, visits: &Visits) -> Profile {
    let names = std::iter::once(OURS).chain(PEERS);
    let pages = names.map(|page| {
        let visits = visits.get(name).and_then(|pages| pages.get(page));
        let visits: &[Visit] = visits.map_or(&[], Vec::as_slice);
        let spread = |of: fn(&Visit) -> f64| Spread::of(visits.iter().map(of));
        let before = visits
            .first()
            .map_or([0, 0], |visit| [visit.before.requests, visit.before.bytes]);
        Page {
            name: page.to_owned(),
            card: spread(|visit| visit.card),
            item: spread(|visit| visit.item),
            second: spread(|visit| visit.second),
            changed: spread(|visit| median_tap(visit, |tap| tap.changed)),
            painted: spread(|visit| median_tap(visit, |tap| tap.painted)),
            result: Spread::of(
                visits
                    .iter()
                    .filter_map(|visit| Some(visit.taps.last()?.painted)),
            ),
            long: [
                spread(|visit| visit.long.into()).median,
                spread(|visit| visit.first.into()).median,
            ],
            blocking: spread(|visit| visit.blocking).median,
            held: [
                spread(|visit| visit.heap).median,
                spread(|visit| visit.memory).median,
            ],
            before,
        }
    });
    Profile {
        name: name.to_owned(),
        pages: pages.collect(),
    }
}

/// The figures as tables.
pub fn tables(pages: &Pages) -> String {
    let mut text = String::new();
    for Profile { name, pages } in &pages.profiles {
        // A `String` takes all that is written to it.
        let _ = writeln!(
            text,
            "{name:<12}     first card ms  first item at a tap       second item     tap → changed         → painted           → result  long, before  blocking   heap KB  wasm KB"
        );
        for page in pages {
            let spread = |spread: Spread, digits: usize| {
                format!(
                    "{:.digits$} ({:.digits$}–{:.digits$})",
                    spread.median, spread.least, spread.most
                )
            };
            let _ = writeln!(
                text,
                "{:<12} {:>17} {:>20} {:>17} {:>17} {:>17} {:>17} {:>7.0}, {:<4.0} {:>8.0} {:>9.0} {:>8.0}",
                page.name,
                spread(page.card, 0),
                spread(page.item, 0),
                spread(page.second, 0),
                spread(page.changed, 1),
                spread(page.painted, 1),
                spread(page.result, 0),
                page.long[0],
                page.long[1],
                page.blocking,
                page.held[0] / 1024.0,
                page.held[1] / 1024.0,
            );
        }
        text.push('\n');
    }
    for Growth { name, times, order } in &pages.growth {
        let times: Vec<String> = (times.iter())
            .map(|(n, spread)| format!("{n}: {:.1}", spread.median))
            .collect();
        let _ = writeln!(
            text,
            "{name}, ms: {}; grows by the power {order:.2}",
            times.join(", ")
        );
    }
    text
}

/// What is slower than it should be, in ratios of one run. A warning, never a failure: it may be the
/// machine's.
pub fn warnings(pages: &Pages) -> Vec<String> {
    let mut warnings = Vec::new();
    for Profile { name, pages } in &pages.profiles {
        let Some((ours, peers)) = pages.split_first() else {
            continue;
        };
        let slow = name == "slow";
        let mut ratio = |what: &str, peer: &str, time: fn(&Page) -> f64, most: f64| {
            let of_peer = peers.iter().find(|page| page.name == peer).map(time);
            let ratio = time(ours) / of_peer.unwrap_or(f64::INFINITY);
            if ratio > most {
                warnings.push(format!(
                    "{name}: {what} takes {ratio:.2} of what it takes {peer}; {most:.1} is wanted"
                ));
            }
        };
        if slow {
            ratio("the first card", "vanilla", |page| page.card.median, 1.0);
            ratio("the first item", "react", |page| page.item.median, 1.0);
            ratio("the first item", "surveyjs", |page| page.item.median, 0.5);
        }
        let best = peers
            .iter()
            .map(|page| page.painted)
            .min_by(|a, b| a.median.total_cmp(&b.median));
        if let Some(best) = best
            && ours.painted.least > best.most
        {
            warnings.push(format!("{name}: from a tap to its paint every run is slower than all of the quickest peer's"));
        }
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::{Page, Pages, Profile, Spread, tables, warnings, with_item_count};
    use which_first::instrument::{self, Json};

    fn page(name: &str, card: f64, item: f64, painted: [f64; 2]) -> Page {
        let [least, most] = painted;
        Page {
            name: name.into(),
            card: Spread::of([card]),
            item: Spread::of([item]),
            second: Spread::of([item + 280.0]),
            changed: Spread::of([least]),
            painted: Spread::of([least, most]),
            result: Spread::of([most]),
            long: [0.0; 2],
            blocking: 0.0,
            held: [0.0; 2],
            before: [2, 5_000],
        }
    }

    fn pages(ours: Page) -> Pages {
        let peers = [
            page("vanilla", 400.0, 700.0, [20.0, 30.0]),
            page("react", 800.0, 1_100.0, [20.0, 30.0]),
            page("surveyjs", 2_000.0, 2_500.0, [300.0, 400.0]),
        ];
        Pages {
            profiles: vec![Profile {
                name: "slow".into(),
                pages: std::iter::once(ours).chain(peers).collect(),
            }],
            growth: Vec::new(),
        }
    }

    #[test]
    fn nothing_is_said_of_a_quiz_that_is_as_quick_as_it_should_be() {
        let quick = pages(page("which-first", 400.0, 1_050.0, [25.0, 40.0]));
        assert_eq!(warnings(&quick), Vec::<String>::new());
        assert!(tables(&quick).contains("400 (400–400)"));
    }

    #[test]
    fn each_ratio_that_is_missed_is_named() {
        let slow = pages(page("which-first", 440.0, 1_300.0, [31.0, 40.0]));
        let warnings = warnings(&slow);
        assert_eq!(warnings.len(), 4, "{warnings:?}");
        assert!(warnings[0].contains("the first card takes 1.10 of what it takes vanilla"));
        assert!(warnings[3].contains("from a tap to its paint"));
    }

    #[test]
    fn an_instrument_that_is_made_longer_is_sound() {
        let shipped = include_str!("../../../../www/instruments/which-first.en.json");
        let longer = with_item_count(shipped, 150).expect("an instrument");
        let json: Json = serde_json::from_str(&longer).expect("JSON");
        let longer = instrument::load(&json).expect("a sound instrument");
        assert_eq!(longer.items.len(), 150);
    }
}
