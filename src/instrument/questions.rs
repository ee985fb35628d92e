//! Loads only the question half of an instrument, for everything up to the result.
//!
//! The build splits the default instrument, which it has validated, so that the reader's first item waits for
//! its questions only. Other sites' instruments are loaded whole by [`super::load`].

use super::json::Json;
use super::types::{
    AGREEMENT_POINTS, Condition, Debrief, DilemmaOption, FORMAT, GutPole, GutQuestion, Instrument,
    Item, ItemKind, Tension, TensionKind, limit,
};
use std::rc::Rc;

/// JSON Pointers of the values that [`load_questions`] reads, with `*` for each element of an array.
/// The build splits an instrument file by them.
pub const QUESTION_POINTERS: &[&str] = &[
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
pub fn load_questions(json: &Json) -> Option<Instrument> {
    if json.integer("format")? != i64::from(FORMAT) {
        return None;
    }
    let gut = json.member("gut")?;
    let pole = |key| {
        Some(GutPole {
            choice: gut.member(key)?.string("choice")?,
            ..GutPole::default()
        })
    };
    let agreement: Option<Vec<Rc<str>>> = (json.array("agreement")?.iter())
        .map(Json::as_string)
        .collect();
    let items: Option<Vec<Item>> = json.array("items")?.iter().map(load_item).collect();
    let items = items.filter(|items| (1..=limit::ITEMS).contains(&items.len()))?;
    let tensions: Option<Vec<Tension>> = (json.array("tensions")?.iter())
        .map(|json| load_tension(json, &items))
        .collect();
    Some(Instrument {
        id: json.string("id")?,
        version: u32::try_from(json.integer("version")?).ok()?,
        lang: json.string("lang")?,
        title: json.string("title")?,
        lead: json.string("lead")?,
        gut: GutQuestion {
            question: gut.string("question")?,
            low: pole("low")?,
            high: pole("high")?,
            ..GutQuestion::default()
        },
        agreement: agreement.filter(|labels| labels.len() == AGREEMENT_POINTS)?,
        tensions: tensions?,
        items,
        ..Instrument::default()
    })
}

/// Loads one item. An item with options is a dilemma; any other is a statement.
fn load_item(json: &Json) -> Option<Item> {
    let kind = match json.array("options") {
        None => ItemKind::Statement { key: 1 },
        Some(options) => {
            let options: Option<Vec<DilemmaOption>> = options.iter().map(load_option).collect();
            ItemKind::Dilemma {
                options: options.filter(|options| (2..=limit::OPTIONS).contains(&options.len()))?,
            }
        }
    };
    Some(Item {
        id: json.string("id")?,
        scale: 0,
        text: json.string("text")?,
        kind,
        tests: Rc::default(),
        debrief: Debrief::default(),
    })
}

fn load_option(json: &Json) -> Option<DilemmaOption> {
    let text = json.string("text")?;
    Some(DilemmaOption { text, score: 0 })
}

/// Loads a tension's conditions only: the reader state machine needs them to notice that a changed
/// answer makes a tension fire anew.
fn load_tension(json: &Json, items: &[Item]) -> Option<Tension> {
    let condition = |json: &Json| {
        let id = json.string("item")?;
        let answer = |json: &Json| match json {
            &Json::Integer(number) => u8::try_from(number.checked_sub(1)?).ok(),
            _ => None,
        };
        let answers: Option<Vec<u8>> = json.array("answers")?.iter().map(answer).collect();
        Some(Condition {
            item: items.iter().position(|item| item.id == id)?,
            answers: answers?,
        })
    };
    let when: Option<Vec<Condition>> = json.array("when")?.iter().map(condition).collect();
    Some(Tension {
        id: Rc::default(),
        kind: TensionKind::Tension,
        when: when?,
        text: Rc::default(),
    })
}
