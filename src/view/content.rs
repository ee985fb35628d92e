//! The content that a view renders: an instrument, and the interface's texts.

use super::ui::Ui;
use crate::instrument::Instrument;
use std::rc::Rc;

/// An instrument, and the interface's texts.
#[derive(Clone, Debug)]
pub struct Content {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// False while only the question half of the instrument and the quiz section of the texts are loaded:
    /// then everything up to the result can be rendered.
    pub has_results: bool,
}

// Content is loaded once and shared, so identity is equality; comparing texts would cost bytes.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.instrument, &other.instrument) && Rc::ptr_eq(&self.ui, &other.ui)
    }
}
