//! The section with the instrument's caution and its bibliography.

use super::quiz::DrawContext;
use super::ui::Key;
use super::{citation, part};
use crate::instrument::cite;
use yew::prelude::*;

pub fn draw(cx: &DrawContext) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let works = cite::sources_by_name(instrument);
    let count = works.len().to_string();
    let works = works.into_iter().map(|n| {
        html! { <li key={n}>{ citation::reference_entry(instrument, n) }</li> }
    });
    html! {
        <section class="sources">
            { part::closed_section("limits", false, [Key::Caution, Key::CautionAbout].map(|key| ui.text(key)), html! {
                <p class="caution">{ citation::text(instrument, &instrument.caution) }</p>
            }) }
            { part::closed_section("bibliography", false, [ui.text(Key::Works), ui.fill(Key::WorksAbout, &[("n", &count)])], html! {
                <ul>{ for works }</ul>
            }) }
        </section>
    }
}
