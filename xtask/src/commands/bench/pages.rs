//! Pages with a quiz in Chromium: ours beside those of peers, and ours with more instances or items.

use std::{collections::BTreeMap, fmt::Write as _};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::measure::{Spread, order, run_script};
use crate::{
    project::{self, Project},
    setup::{NodeTools, Peers},
};

/// Visits of each page.
const RUNS: usize = 7;

/// Visits of each page in the growth series. Fewer do, since the fitted line averages as well.
const GROWTH_RUNS: usize = 3;

/// The name of our own page.
const OURS: &str = "which-first";

/// The peers with the same quiz, by the folders that `bench/peers/build.mjs` writes.
const PEERS: [&str; 5] = ["vanilla", "preact", "react", "svelte", "surveyjs"];

/// The numbers of instances on a page, for the growth series.
const INSTANCES: [usize; 5] = [1, 10, 50, 100, 200];

/// The numbers of items of an instrument, for the growth series. The last is the most that the format allows.
const ITEMS: [usize; 4] = [10, 30, 100, 150];

/// The number of items that a visit answers.
const TAPS: usize = 12;

/// One visit, as `xtask/npm/measure-pages.mjs` writes it.
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

/// Network traffic.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Traffic {
    requests: u32,
    bytes: u32,
}

/// All visits, by profile and page.
type Visits = BTreeMap<String, BTreeMap<String, Vec<Visit>>>;

/// The figures of a page in one profile. Times are in milliseconds.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Ours or the peer's name.
    pub name: String,
    /// From the start of the navigation until the first card could be tapped.
    pub card: Spread,
    /// From the start of the navigation until the first item could be answered, with the fastest possible
    /// tap.
    pub item: Spread,
    /// From the start of the navigation until the second item was painted, with the fastest possible taps.
    pub second: Spread,
    /// From a tap until the next item is in the page.
    pub changed: Spread,
    /// From a tap until the end of the frame that painted the next item.
    pub painted: Spread,
    /// From the last tap until the end of the frame that painted the result.
    pub result: Spread,
    /// The numbers of long tasks until a second after the second item, and before the first card.
    pub long: [f64; 2],
    /// The total blocking time: the time of long tasks beyond 50 ms each.
    pub blocking: f64,
    /// Bytes of the JavaScript heap at the result, and of wasm memory.
    pub held: [f64; 2],
    /// Requests until the first card was painted, including the page itself, and their bytes.
    pub before: [u32; 2],
}

/// All pages in one profile.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// The profile's name.
    pub name: String,
    /// The pages, ours first.
    pub pages: Vec<Page>,
}

/// The growth of a time with a count.
#[derive(Debug, Serialize)]
pub struct Growth {
    /// The count and the time, in words.
    pub name: &'static str,
    /// Counts with their times in milliseconds.
    pub times: Vec<(usize, Spread)>,
    /// The order of growth.
    pub order: f64,
}

/// The figures of all pages.
#[derive(Debug, Serialize)]
pub struct Pages {
    /// Our page beside the peers', by profile.
    pub profiles: Vec<Profile>,
    /// The growth series of our page alone.
    pub growth: Vec<Growth>,
}

/// Visits all pages, interleaved.
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
    let input = |pages: Vec<Value>, profiles: &[Value], runs: usize| {
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
    let visits: Visits = run_script(project, node, script, &input(pages, &profiles, RUNS))?;
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
    let mut growing = input(pages, &[unthrottled], GROWTH_RUNS);
    growing["generated"] = generated.into();
    let visits: Visits = run_script(project, node, script, &growing)?;
    let times_of =
        |kind: &str, counts: &[usize], time: fn(&Visit) -> f64| -> Vec<(usize, Spread)> {
            let visits = visits.get("unthrottled");
            let times = counts.iter().map(|n| {
                let page_visits = visits.and_then(|pages| pages.get(&format!("{kind}-{n}")));
                (*n, Spread::of(page_visits.into_iter().flatten().map(time)))
            });
            times.collect()
        };
    let growth = [
        (
            "instances on a page, until all first cards are there",
            times_of("instances", &INSTANCES, |visit| visit.card),
        ),
        (
            "items, from a tap to the next one in the page",
            times_of("items", &ITEMS, |visit| {
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

/// The CSS selectors of our page and of those with the same markup. `poles` is the number of gut-vote buttons
/// that a complete first card has.
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

/// The instrument with `count` items, its own repeated.
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
    // Tensions may name items that the shortened instrument does not have.
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
        // Writing to a string cannot fail.
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

/// Warnings about times that are slower than wanted, as ratios within one run. They are no failures, since
/// the machine may be the cause.
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
