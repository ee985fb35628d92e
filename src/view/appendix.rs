//! The printed result: its header, and the notes as an appendix, all of them open.

use super::part;
use super::ui::{Key, Ui};
use crate::browser::print::{self, PrintExpander};
use crate::instrument::Instrument;
use crate::sheet::{Sheet, code};
use web_sys::Element;
use yew::prelude::*;

/// The header of a printed result: the instrument's title, and the result code. On a screen the
/// title is above the quiz, and the code below the notes.
pub fn print_header(instrument: &Instrument, ui: &Ui, sheet: &Sheet) -> Html {
    html! {
        <p class="printed">
            { part::span("about", AttrValue::from(instrument.title.clone())) }
            <span class="own-code">
                { part::text_span(&ui.text(Key::Code)) }
                { part::space() }
                <strong translate="no" ~textContent={code::encode(instrument, sheet)}/>
            </span>
        </p>
    }
}

/// The notes, which are expanded for printing.
#[derive(Default)]
pub struct Appendix {
    root: NodeRef,
    expander: Option<PrintExpander>,
    /// True once the notes are rendered.
    rendered: bool,
}

impl Appendix {
    /// Draws the notes.
    pub fn draw(&self, notes: &Html) -> Html {
        let class = classes!("appendix", print::is_framed().then_some("framed"));
        html! {
            <div {class} ref={self.root.clone()}>{ notes.clone() }</div>
        }
    }

    /// Called after each rendering.
    pub fn rendered(&mut self) {
        if !self.rendered
            && let Some(root) = self.root.cast::<Element>()
        {
            self.rendered = true;
            // All of the result has closed sections.
            let result = root.closest(".result").ok().flatten();
            let result = result.filter(|_| !print::is_framed());
            self.expander = result.and_then(|result| PrintExpander::new(&result));
        }
    }
}
