//! The field for pasted codes, and the status of each code.

use super::texts::{code_error_text, participant_name};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::{self, CodeError};
use crate::sheet::code_search::CodeMatch;
use crate::sheet::comparison::{AddOutcome, Comparison, MAX_PARTICIPANTS};
use crate::view::part;
use crate::view::ui::{Key, Ui};
use yew::prelude::*;

/// The status of the last paste or removal.
#[derive(Clone, Debug, PartialEq)]
pub enum PasteStatus {
    /// The status of each pasted code.
    Lines(Vec<CodeStatus>),
    /// The text contained no code.
    NoCode,
    /// The participant of this name was removed.
    Removed(AttrValue),
}

/// The status of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeStatus {
    /// The line of the pasted text, from 1. None for a code that was not pasted.
    line: Option<usize>,
    /// The code as it was pasted.
    text: String,
    result: Result<AddOutcome, CodeError>,
}

impl CodeStatus {
    /// Adds a match to the comparison, if its code could be read.
    pub fn join(code_match: CodeMatch, comparison: &mut Comparison) -> Self {
        Self {
            line: Some(code_match.line),
            text: code_match.text,
            result: (code_match.sheet).map(|sheet| comparison.add(sheet, code_match.name)),
        }
    }

    /// The status of an initial sheet that could not be added. None if it was added.
    pub fn not_joined(instrument: &Instrument, sheet: &Sheet, joined: AddOutcome) -> Option<Self> {
        (!matches!(joined, AddOutcome::Added(_))).then(|| Self {
            line: None,
            text: code::encode(instrument, sheet),
            result: Ok(joined),
        })
    }

    /// Returns true if the reader has nothing to correct.
    pub fn is_settled(&self) -> bool {
        matches!(
            self.result,
            Ok(AddOutcome::Added(_) | AddOutcome::Duplicate(_) | AddOutcome::ReaderSheet)
        )
    }
}

/// The field and its button. Only the button submits it: Enter inserts a line break.
pub fn field(ui: &Ui, field: &NodeRef, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="paste">
            { part::p("note", ui.text(Key::CompareNote)) }
            <label>
                { part::span("label", ui.text(Key::CompareField)) }
                <textarea ref={field.clone()} rows="2" spellcheck="false" autocomplete="off"
                    autocapitalize="off" autocorrect="off" dir="auto" />
            </label>
            <button type="button" class="choice add" {onclick} ~textContent={&*ui.text(Key::CompareAdd)}/>
        </div>
    }
}

/// The status of the last paste or removal, as a list.
pub fn status(ui: &Ui, comparison: &Comparison, status: &PasteStatus) -> Html {
    let lines = match status {
        PasteStatus::NoCode => vec![(true, None, ui.text(Key::CodeNot))],
        PasteStatus::Removed(who) => {
            vec![(false, None, ui.fill(Key::CompareLeft, &[("who", who)]))]
        }
        PasteStatus::Lines(lines) => {
            // Line numbers are shown only if there are several lines.
            let several = lines.iter().any(|line| line.line.is_some_and(|n| n > 1));
            let line = |line: &CodeStatus| {
                // The code itself is shown only if there is something to correct in it.
                let pasted = (!line.is_settled()).then(|| {
                    let place = line.line.filter(|_| several).map(|n| n.to_string());
                    let place = place.map(|n| ui.fill(Key::CompareLine, &[("line", &n)]));
                    (place, AttrValue::from(line.text.clone()))
                });
                (
                    !line.is_settled(),
                    pasted,
                    result_text(ui, comparison, line),
                )
            };
            lines.iter().map(line).collect()
        }
    };
    let lines = lines.into_iter().enumerate().map(|(n, line)| {
        let (open, pasted, result) = line;
        let pasted = pasted.map(|(place, text)| {
            html! {
                <>
                    { part::span("nth", place.unwrap_or_default()) }
                    { part::space() }
                    // Read out, it would be a row of letters.
                    <code translate="no" aria-hidden="true" ~textContent={&*text}/>
                </>
            }
        });
        html! {
            <li key={n} class={classes!("pasted", open.then_some("open"))}>
                <span class="from">{ pasted }</span>
                { part::space() }
                { part::span("became", result) }
            </li>
        }
    });
    html! { <ul>{ for lines }</ul> }
}

fn result_text(ui: &Ui, comparison: &Comparison, line: &CodeStatus) -> AttrValue {
    let who = |key: Key, letter: u8| {
        let participant = comparison
            .participants()
            .iter()
            .find(|participant| participant.letter == Some(letter));
        let name = participant.map_or_else(AttrValue::default, |participant| {
            participant_name(ui, comparison, participant)
        });
        ui.fill(key, &[("who", &name)])
    };
    match line.result {
        Ok(AddOutcome::Added(letter)) => who(Key::CompareJoined, letter),
        Ok(AddOutcome::Duplicate(letter)) => who(Key::CompareTwice, letter),
        Ok(AddOutcome::ReaderSheet) => ui.text(Key::CompareOwn),
        Ok(AddOutcome::Full) => ui.fill(Key::CompareFull, &[("n", &MAX_PARTICIPANTS.to_string())]),
        Err(error) => code_error_text(ui, error),
    }
}
