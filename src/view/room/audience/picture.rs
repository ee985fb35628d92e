//! A picture that fills the slide, and its numbers as a visually hidden table for screen readers.

use super::heading::heading;
use super::props::AudienceProps;
use crate::room::figures::{Figures, Shift};
use crate::room::pictures::{self, Drawing, Frame};
use crate::view::room::table;
use crate::view::scene;
use yew::prelude::*;

/// Draws the votes on an item.
pub fn shift(props: &AudienceProps, figures: &Shift) -> Html {
    if figures.item >= props.instrument.items.len() {
        return html! { <div class="body"></div> };
    }
    let labels = props.ui.picture_labels();
    drawing_html(props, "body picture shift", |frame| {
        pictures::shift(&props.instrument, &labels, figures, props.theme, frame)
    })
}

/// Draws a picture of the whole room.
pub fn draw(props: &AudienceProps, figures: &Figures) -> Html {
    let labels = props.ui.picture_labels();
    drawing_html(props, "body picture", |frame| {
        pictures::draw(&props.instrument, &labels, figures, props.theme, frame)
    })
}

/// Draws the picture for a wide and for a narrow screen, of which the style sheet shows one: so it fits at
/// once whatever becomes of the window.
fn drawing_html(
    props: &AudienceProps,
    class: &'static str,
    draw: impl Fn(Frame) -> Drawing,
) -> Html {
    let [wide, narrow] = [Frame::WIDE, Frame::NARROW].map(|frame| {
        draw(if props.slide.rehearsal {
            frame.below_ribbon()
        } else {
            frame
        })
    });
    html! {
        <div {class}>
            <h1 class="unseen" ~textContent={&*heading(props)}/>
            <div class="wide">{ scene::draw(&wide.scene) }</div>
            <div class="narrow">{ scene::draw(&narrow.scene) }</div>
            <div class="unseen">{ table::draw(&wide.table) }</div>
        </div>
    }
}
