//! A result in the forms in which it is shared.

use super::super::content::Content;
use crate::instrument::Outcome;
use crate::publish::{self, Card, Scene};
use crate::sheet::Sheet;
use std::rc::Rc;
use yew::AttrValue;

/// The only instrument for which the build generates a page for each verdict.
const INSTRUMENT_WITH_PAGES: &str = "which-first";

/// A result in the forms in which it is shared.
pub struct SharePreview {
    /// The card, without its address, which depends on the chosen link.
    pub card: Card,
    /// The pictures that the reader can choose from, the first choice first.
    pub pictures: Vec<Rc<Scene>>,
    /// The name of a saved picture, without its extension.
    pub file_name: AttrValue,
    /// The id of the verdict, if the verdict has its own page.
    pub verdict_page: Option<AttrValue>,
}

impl SharePreview {
    /// The preview of a sheet's result. None if there is no verdict yet.
    pub fn new(content: &Content, sheet: &Sheet) -> Option<Self> {
        let Content { instrument, ui, .. } = content;
        let verdict = |n: usize| &*instrument.verdicts[n].id;
        let (verdict, has_verdict) = match instrument.read(&sheet.answers).outcome {
            Outcome::Verdict(n) => (Some(verdict(n)), true),
            Outcome::Between(..) => (None, true),
            Outcome::TooFewAnswers | Outcome::Straightlined => (None, false),
        };
        has_verdict.then(|| {
            let card = Card::for_sheet(instrument, sheet, &ui.card_labels(), None);
            let mut file = instrument.id.to_string();
            if let Some(verdict) = verdict {
                file.push('-');
                file.push_str(verdict);
            }
            Self {
                pictures: publish::pictures(&card).into_iter().map(Rc::new).collect(),
                card,
                file_name: file.into(),
                verdict_page: verdict
                    .filter(|_| &*instrument.id == INSTRUMENT_WITH_PAGES)
                    .map(|verdict| AttrValue::from(verdict.to_owned())),
            }
        })
    }
}
