//! The section with the instrument's caution and its bibliography.

use super::ui::Key;
use super::widget::Draw;
use super::{cited, part};
use crate::instrument::cite;
use yew::prelude::*;

pub fn draw(draw: &Draw) -> Html {
    let Draw { instrument, ui, .. } = draw;
    let works = cite::sources_by_name(instrument);
    let works = works.into_iter().map(|n| {
        html! { <li key={n}>{ cited::work(instrument, n) }</li> }
    });
    html! {
        <section class="sources">
            { part::heading(ui.text(Key::Caution)) }
            <p class="caution">{ cited::text(instrument, &instrument.caution) }</p>
            <details class="bibliography">
                <summary>{ part::heading(ui.text(Key::Works)) }</summary>
                <ul>{ for works }</ul>
            </details>
        </section>
    }
}
