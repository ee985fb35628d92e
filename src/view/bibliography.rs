//! The section with the instrument's caution and its bibliography.

use super::quiz::DrawContext;
use super::ui::Key;
use super::{citation, part};
use crate::instrument::cite;
use yew::prelude::*;

pub fn draw(cx: &DrawContext) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let works = cite::sources_by_name(instrument);
    let works = works.into_iter().map(|n| {
        html! { <li key={n}>{ citation::reference_entry(instrument, n) }</li> }
    });
    html! {
        <section class="sources">
            { part::heading(ui.text(Key::Caution)) }
            <p class="caution">{ citation::text(instrument, &instrument.caution) }</p>
            <details class="bibliography">
                <summary>{ part::heading(ui.text(Key::Works)) }</summary>
                <ul>{ for works }</ul>
            </details>
        </section>
    }
}
