//! Which steps a program draws. Each names only its own parts of the view, so that a reader's
//! first item does not wait for the result's.

use super::problems::{self, Said};
use super::ui::{Part, Ui};
use super::widget::Draw;
use super::{Opened, gut, item, opened, result};
use crate::instrument::{self, Instrument, Json, Problem};
use crate::sheet::fragment;
use crate::sheet::reader::Step;
use std::rc::Rc;
use yew::prelude::*;

/// Says what is wrong with an instrument.
type Say = fn(&Rc<Ui>, Vec<Problem>) -> Said;

/// What a program draws of a quiz.
pub struct Screens {
    /// Whether it draws this step; and whether there is something that another reader has sent,
    /// which comes before any.
    pub has: fn(Step, bool) -> bool,
    /// The texts that it needs for that.
    pub words: Part,
    /// Reads an instrument: its file, or the two parts of it, of which the second is what is told.
    pub read: fn(Json, Json) -> Result<Instrument, Vec<Problem>>,
    /// Says what is wrong with an instrument. Without that it is left to the other program.
    pub wrong: Option<Say>,
    /// Reads what another reader has sent: the end of an address.
    pub open: Option<fn(&Instrument, &str) -> Option<Opened>>,
    /// In how many parts it draws that, from above: each is drawn once the one before it is painted, so
    /// that nobody waits for what is further down.
    pub parts: fn(Step, bool) -> usize,
    /// Draws one of its steps. A key for each kind of step: a new step is drawn anew, not patched
    /// into the last one.
    pub draw: fn(&Draw) -> Html,
}

// There is one of each.
impl PartialEq for Screens {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The gut vote and the items.
pub static ASKING: Screens = Screens {
    has: |step, opened| step != Step::Result && !opened,
    words: Part::Asking,
    read: |asked, _| instrument::ask(&asked).ok_or_else(Vec::new),
    wrong: None,
    open: None,
    parts: |_, _| 1,
    draw: |draw| match draw.reader.step() {
        Step::Item(n) => html! { <div key="item">{ item::draw(draw, n) }</div> },
        _ => html! { <div key="gut">{ gut::draw(draw) }</div> },
    },
};

/// The result, and what another reader has sent.
pub static TELLING: Screens = Screens {
    has: |step, opened| step == Step::Result || opened,
    words: Part::Telling,
    read: |asked, told| instrument::load(&instrument::join(asked, told)),
    wrong: Some(problems::say),
    open: Some(|instrument, fragment| Some(fragment::parse(instrument, fragment)?.into())),
    parts: |_, opened| if opened { 1 } else { 3 },
    draw: |draw| match draw.quiz.opened.as_deref() {
        Some(opened) => html! { <div key="opened">{ opened::draw(draw, opened) }</div> },
        None => html! { <div key="result">{ result::draw(draw) }</div> },
    },
};
