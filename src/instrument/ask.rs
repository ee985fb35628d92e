//! Of an instrument no more than what it asks, for the program that asks.
//!
//! [`super::load`] says of a file all that is wrong with it, which weighs as much as drawing the
//! items does. A reader's first item does not wait for that: the program that tells the result loads
//! the whole file in the meantime, and says what is wrong in the place of the quiz.

use super::json::Json;
use super::types::{
    AGREEMENT, Ask, Condition, Debrief, FORMAT, Gut, GutPole, Instrument, Item, Kind, Opt, Tension,
    limit,
};
use std::rc::Rc;

/// Where in a file that stands which [`ask`] reads: JSON Pointers, with `*` for each member of a
/// list. The build parts a file by them.
pub const ASKED: &[&str] = &[
    "/format",
    "/id",
    "/version",
    "/lang",
    "/title",
    "/lead",
    "/gut/question",
    "/gut/low/choice",
    "/gut/high/choice",
    "/agreement",
    "/items/*/id",
    "/items/*/text",
    "/items/*/options/*/text",
    "/tensions/*/when",
];

/// Reads what an instrument asks; none where it cannot be asked from. How the answers count, and what
/// is said about them, is left empty.
///
/// Whatever [`super::load`] takes can be asked from.
pub fn ask(json: &Json) -> Option<Instrument> {
    if json.whole("format")? != i64::from(FORMAT) {
        return None;
    }
    let gut = json.member("gut")?;
    let pole = |key| {
        Some(GutPole {
            choice: gut.member(key)?.text("choice")?,
            ..GutPole::default()
        })
    };
    let agreement: Option<Vec<Rc<str>>> = (json.list("agreement")?.iter())
        .map(Json::as_text)
        .collect();
    let items: Option<Vec<Item>> = json.list("items")?.iter().map(item).collect();
    let items = items.filter(|items| (1..=limit::ITEMS).contains(&items.len()))?;
    let tensions: Option<Vec<Tension>> = (json.list("tensions")?.iter())
        .map(|json| tension(json, &items))
        .collect();
    Some(Instrument {
        id: json.text("id")?,
        version: u32::try_from(json.whole("version")?).ok()?,
        lang: json.text("lang")?,
        title: json.text("title")?,
        lead: json.text("lead")?,
        gut: Gut {
            question: gut.text("question")?,
            low: pole("low")?,
            high: pole("high")?,
            ..Gut::default()
        },
        agreement: agreement.filter(|labels| labels.len() == AGREEMENT)?,
        tensions: tensions?,
        items,
        ..Instrument::default()
    })
}

/// A dilemma is what has options.
fn item(json: &Json) -> Option<Item> {
    let ask = match json.list("options") {
        None => Ask::Statement { key: 1 },
        Some(options) => {
            let options: Option<Vec<Opt>> = options.iter().map(option).collect();
            Ask::Dilemma {
                options: options.filter(|options| (2..=limit::OPTIONS).contains(&options.len()))?,
            }
        }
    };
    Some(Item {
        id: json.text("id")?,
        scale: 0,
        text: json.text("text")?,
        ask,
        tests: Rc::default(),
        debrief: Debrief::default(),
    })
}

fn option(json: &Json) -> Option<Opt> {
    let text = json.text("text")?;
    Some(Opt { text, score: 0 })
}

/// What brings a tension up: the reader is told of a new one when an answer is changed.
fn tension(json: &Json, items: &[Item]) -> Option<Tension> {
    let condition = |json: &Json| {
        let id = json.text("item")?;
        let answer = |json: &Json| match json {
            &Json::Whole(number) => u8::try_from(number.checked_sub(1)?).ok(),
            _ => None,
        };
        let answers: Option<Vec<u8>> = json.list("answers")?.iter().map(answer).collect();
        Some(Condition {
            item: items.iter().position(|item| item.id == id)?,
            answers: answers?,
        })
    };
    let when: Option<Vec<Condition>> = json.list("when")?.iter().map(condition).collect();
    Some(Tension {
        id: Rc::default(),
        kind: Kind::Tension,
        when: when?,
        text: Rc::default(),
    })
}
