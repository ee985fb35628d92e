//! A picture that fills the slide, and its numbers as a visually hidden table for screen readers.

use super::heading::heading;
use super::props::AudienceProps;
use crate::room::figures::{Distribution, Figures};
use crate::room::pictures::{self, Drawing};
use crate::view::room::table;
use crate::view::scene;
use yew::prelude::*;

/// Draws the distribution of both votes on an item.
pub fn shift(props: &AudienceProps, figures: &Distribution) -> Html {
    let Some(item) = props.instrument.items.get(figures.item) else {
        return html! { <div class="body"></div> };
    };
    let labels = props.ui.picture_labels();
    let drawing = pictures::distribution(&props.instrument, &labels, figures, props.theme);
    // The style sheet animates columns vertically, and bars horizontally.
    let class = if item.is_statement() {
        "body picture columns"
    } else {
        "body picture bars"
    };
    drawing_html(props, class, &drawing)
}

/// Draws a picture of the whole room.
pub fn draw(props: &AudienceProps, figures: &Figures) -> Html {
    let labels = props.ui.picture_labels();
    let drawing = pictures::draw(&props.instrument, &labels, figures, props.theme);
    drawing_html(props, "body picture", &drawing)
}

fn drawing_html(props: &AudienceProps, class: &'static str, drawing: &Drawing) -> Html {
    html! {
        <div {class}>
            <h1 class="unseen" ~textContent={&*heading(props)}/>
            { scene::draw(&drawing.scene) }
            <div class="unseen">{ table::draw(&drawing.table) }</div>
        </div>
    }
}
