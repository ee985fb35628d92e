//! The two sides of an item: the essay's claim, and the research on it.

use super::part;
use super::ui::{Key, Ui};
use crate::instrument::{Debrief, Item};
use yew::prelude::*;

/// The essay's claim on an item, and the research on it: terms of a `<dl>`.
pub fn both_sides(ui: &Ui, item: &Item) -> Html {
    let Debrief {
        essay, research, ..
    } = &item.debrief;
    html! {
        <>
            <div>
                { essay_term(ui, item) }
                <dd ~textContent={&**essay}/>
            </div>
            { part::definition("", ui.text(Key::Research), AttrValue::from(research.clone())) }
        </>
    }
}

/// The `<dt>` for the essay's claim, with the paragraph of the essay that the item tests.
pub fn essay_term(ui: &Ui, item: &Item) -> Html {
    html! {
        <dt>
            { part::text_span(&ui.text(Key::Essay)) }
            { part::space() }
            <small translate="no" ~textContent={&*item.tests}/>
        </dt>
    }
}
