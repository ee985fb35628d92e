//! Loads only the question half of an instrument, for the quiz program.
//!
//! [`super::load`] validates the whole file and reports every problem, and that code is as large as
//! the code that renders the items. The reader's first item does not wait for it: the results program
//! loads the whole file in the background, and shows the problems in place of the quiz.

use super::json::Json;
use super::types::{
    AGREEMENT, Ask, Condition, Debrief, FORMAT, Gut, GutPole, Instrument, Item, Kind, Opt, Tension,
    limit,
};
use std::rc::Rc;

/// JSON Pointers of the values that [`load_questions`] reads, with `*` for each element of an array.
/// The build splits an instrument file by them.
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

/// Loads the question half of an instrument. Returns `None` if a question cannot be read. Scores,
/// verdicts and debriefs are left at their defaults.
///
/// Every instrument that [`super::load`] accepts, `load_questions` accepts too.
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

/// Loads one item. An item with options is a dilemma; any other is a statement.
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

/// Loads a tension's conditions only: the reader state machine needs them to notice that a changed
/// answer makes a tension fire anew.
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
