//! The capabilities of the reader's two programs: which steps each draws, and how it loads an
//! instrument. Each names only its own parts of the view, so that the linker keeps the result's
//! code out of the quiz program, which a reader's first item waits for.

use super::problems::{self, Said};
use super::ui::{Part, Ui};
use super::widget::Draw;
use super::{Opened, gut, item, opened, result};
use crate::instrument::{self, Instrument, Json, Problem};
use crate::sheet::fragment;
use crate::sheet::reader::Step;
use std::rc::Rc;
use yew::prelude::*;

/// Renders the problems of an instrument.
type Say = fn(&Rc<Ui>, Vec<Problem>) -> Said;

/// The steps of a quiz that a program can draw, and the input that it can read.
pub struct Screens {
    /// Returns true if the program draws this step. The second argument is true while a link from
    /// another reader is open, which is drawn before any step.
    pub has: fn(Step, bool) -> bool,
    /// The section of the interface's texts that the program needs.
    pub words: Part,
    /// Loads an instrument: from a whole file, or from the question half and the results half of a
    /// split one.
    pub read: fn(Json, Json) -> Result<Instrument, Vec<Problem>>,
    /// Renders an instrument's problems. None if the program leaves that to the other one.
    pub wrong: Option<Say>,
    /// Parses the fragment of an address that another reader has shared.
    pub open: Option<fn(&Instrument, &str) -> Option<Opened>>,
    /// The number of parts that the step is rendered in, from the top. Each is rendered once the browser
    /// has painted the one before it, so that the content in view does not wait for the rest.
    pub parts: fn(Step, bool) -> usize,
    /// Draws a step. Each kind of step has its own key, so that Yew replaces the previous step's
    /// elements and does not patch them.
    pub draw: fn(&Draw) -> Html,
}

// Each program has one static instance, so identity is equality.
impl PartialEq for Screens {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The quiz program: the gut vote and the items.
pub static ASKING: Screens = Screens {
    has: |step, opened| step != Step::Result && !opened,
    words: Part::Asking,
    read: |asked, _| instrument::load_questions(&asked).ok_or_else(Vec::new),
    wrong: None,
    open: None,
    parts: |_, _| 1,
    draw: |draw| match draw.reader.step() {
        Step::Item(n) => html! { <div key="item">{ item::draw(draw, n) }</div> },
        _ => html! { <div key="gut">{ gut::draw(draw) }</div> },
    },
};

/// The results program: the result, and links from other readers.
pub static TELLING: Screens = Screens {
    has: |step, opened| step == Step::Result || opened,
    words: Part::Telling,
    read: |asked, told| instrument::load(&instrument::merge(asked, told)),
    wrong: Some(problems::say),
    open: Some(|instrument, fragment| Some(fragment::parse(instrument, fragment)?.into())),
    parts: |_, opened| if opened { 1 } else { 3 },
    draw: |draw| match draw.quiz.opened.as_deref() {
        Some(opened) => html! { <div key="opened">{ opened::draw(draw, opened) }</div> },
        None => html! { <div key="result">{ result::draw(draw) }</div> },
    },
};
