//! What both windows begin with.

use super::PresentOptions;
use crate::browser::{console, json};
use crate::instrument::{self, Instrument, Json, Problem};
use crate::room::notes::{self, Notes};
use crate::view::ui::{Ui, UiSection};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The quiz, and the words.
#[derive(Debug, PartialEq)]
pub struct Setup {
    /// What is asked.
    pub instrument: Rc<Instrument>,
    /// The interface's words.
    pub ui: Rc<Ui>,
    /// What a facilitator may want to say; none where it did not come, or is of another instrument.
    pub notes: Option<Rc<Notes>>,
    /// Whether there should be notes, and they did not come, or are not for this instrument.
    pub lacks_notes: bool,
    /// Where readers find the quiz, if it is known.
    pub address: Option<Rc<str>>,
}

/// What is wrong with an instrument, and the words to say it.
pub type InvalidInstrument = (Rc<Ui>, Vec<Problem>);

impl Setup {
    /// Reads what came.
    ///
    /// # Errors
    ///
    /// The outer one: the interface's words are not those of this build. The inner one: what is wrong
    /// with the instrument.
    pub fn read(options: &PresentOptions) -> Result<Result<Self, InvalidInstrument>, JsValue> {
        let ui = json::parse(&options.ui())
            .ok()
            .and_then(|json| Ui::load_section(&json, UiSection::Room))
            .ok_or_else(|| {
                JsValue::from_str("the interface's words are not those of this build")
            })?;
        let ui = Rc::new(ui);
        let instrument = json::parse_file(&options.instrument()).and_then(|asked| {
            let results_content = options.results_content();
            let results_content = results_content
                .as_deref()
                .map(json::parse_file)
                .transpose()?;
            instrument::load(&instrument::merge(
                asked,
                results_content.unwrap_or(Json::Null),
            ))
        });
        let instrument = match instrument {
            Ok(instrument) => Rc::new(instrument),
            Err(problems) => return Ok(Err((ui, problems))),
        };
        let notes = options.notes();
        let expected = notes.is_some();
        // Nothing came of them is told as nothing.
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
            address: options.quiz_url().map(Into::into),
        }))
    }
}
