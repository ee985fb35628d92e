//! The parsed options, shared by both windows.

use super::PresentOptions;
use crate::browser::{console, json};
use crate::instrument::{self, Instrument, Json, Problem};
use crate::room::join_link;
use crate::room::notes::{self, Notes};
use crate::view::ui::{Ui, UiSection};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The instrument, the interface texts and the notes.
#[derive(Debug, PartialEq)]
pub struct Setup {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface texts.
    pub ui: Rc<Ui>,
    /// The facilitator's notes; `None` if they failed to load, or are for another instrument.
    pub notes: Option<Rc<Notes>>,
    /// True if there should be notes, but they failed to load or are for another instrument.
    pub lacks_notes: bool,
    /// The address of the quiz, if it is known.
    pub address: Option<Rc<str>>,
    /// True in the single file.
    pub is_single_file: bool,
}

/// The problems of an invalid instrument, with the interface texts to show them.
pub type InvalidInstrument = (Rc<Ui>, Vec<Problem>);

impl Setup {
    /// Parses the options.
    ///
    /// # Errors
    ///
    /// Outer: the interface texts do not match this build. Inner: the problems of the instrument.
    pub fn read(options: &PresentOptions) -> Result<Result<Self, InvalidInstrument>, JsValue> {
        let ui = json::parse(&options.ui())
            .ok()
            .and_then(|json| Ui::load_section(&json, UiSection::Room))
            .ok_or_else(|| {
                JsValue::from_str("the interface's words are not those of this build")
            })?;
        let ui = Rc::new(ui);
        let instrument = json::parse_file(&options.instrument()).and_then(|questions| {
            let results_content = options.results_content();
            let results_content = results_content
                .as_deref()
                .map(json::parse_file)
                .transpose()?;
            instrument::load(&instrument::merge(
                questions,
                results_content.unwrap_or(Json::Null),
            ))
        });
        let instrument = match instrument {
            Ok(instrument) => Rc::new(instrument),
            Err(problems) => return Ok(Err((ui, problems))),
        };
        let notes = options.notes();
        let expected = notes.is_some();
        // An empty text means that they failed to load.
        let notes = notes.filter(|notes| !notes.is_empty()).and_then(|notes| {
            let notes = json::parse(&notes).and_then(|json| notes::load(&instrument, &json));
            if let Err(problems) = &notes {
                let lines: Vec<String> = problems.iter().map(|p| ui.problem_line(p)).collect();
                console::warn(&lines.join("\n"));
            }
            notes.ok().map(Rc::new)
        });
        Ok(Ok(Self {
            instrument,
            ui,
            lacks_notes: expected && notes.is_none(),
            notes,
            is_single_file: options.single_file(),
            address: quiz_address(options).map(Into::into),
        }))
    }
}

/// The address of the quiz: where it is published, if this page is served to this machine alone.
fn quiz_address(options: &PresentOptions) -> Option<String> {
    let own = options.quiz_url();
    let is_ours_alone = own.as_deref().is_none_or(join_link::is_this_machine);
    options.published_url().filter(|_| is_ours_alone).or(own)
}
