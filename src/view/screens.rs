//! Which steps a program draws. Each names only its own parts of the view, so that a reader's
//! first item does not wait for the result's.

use super::widget::Draw;
use super::{gut, item, result};
use crate::sheet::reader::Step;
use yew::prelude::*;

/// What a program draws of a quiz.
pub struct Screens {
    /// Whether it draws this step.
    pub has: fn(Step) -> bool,
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
    has: |step| step != Step::Result,
    draw: |draw| match draw.reader.step() {
        Step::Item(n) => html! { <div key="item">{ item::draw(draw, n) }</div> },
        _ => html! { <div key="gut">{ gut::draw(draw) }</div> },
    },
};

/// The result.
pub static TELLING: Screens = Screens {
    has: |step| step == Step::Result,
    draw: |draw| html! { <div key="result">{ result::draw(draw) }</div> },
};
