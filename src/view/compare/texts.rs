//! Texts of a comparison.

use super::mark;
use crate::sheet::code::CodeError;
use crate::sheet::comparison::{Comparison, Participant};
use crate::view::ui::{Key, Ui, bidi_isolated};
use yew::AttrValue;

/// The name of a participant.
pub fn participant_name(ui: &Ui, comparison: &Comparison, participant: &Participant) -> AttrValue {
    match participant.letter {
        None => ui.text(Key::CompareYou),
        Some(_) if !participant.name.trim().is_empty() => {
            AttrValue::from(bidi_isolated(participant.name.trim()).into_owned())
        }
        Some(_) if comparison.is_pair() => ui.text(Key::CompareOther),
        Some(letter) => mark::letter(letter),
    }
}

/// The message for a code that could not be read.
pub fn code_error_text(ui: &Ui, error: CodeError) -> AttrValue {
    ui.text(match error {
        CodeError::NotACode => Key::CodeNot,
        CodeError::Mistyped => Key::CodeMistyped,
        CodeError::OtherInstrument => Key::CodeOtherInstrument,
        CodeError::OtherVersion => Key::CodeOtherVersion,
    })
}
