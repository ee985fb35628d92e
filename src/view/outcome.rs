//! The name of an outcome.

use super::ui::{Key, Ui};
use crate::instrument::{Instrument, Outcome};
use yew::AttrValue;

/// The name of an outcome. None if it has no verdict.
pub fn title(instrument: &Instrument, ui: &Ui, outcome: Outcome) -> Option<AttrValue> {
    let name = |n: usize| AttrValue::from(instrument.verdicts[n].name.clone());
    match outcome {
        Outcome::Verdict(n) => Some(name(n)),
        Outcome::Between(a, b) => {
            let (a, b) = (name(a), name(b));
            Some(ui.fill(Key::Between, &[("a", &a), ("b", &b)]))
        }
        Outcome::TooFewAnswers | Outcome::Straightlined => None,
    }
}
