//! The glyph of an answer on the slides: a letter in a distinct shape.

use crate::room::pictures::glyph;
use yew::prelude::*;

/// The letter of the answer at `choice`.
pub fn letter(choice: u8) -> AttrValue {
    AttrValue::from(glyph::letter(usize::from(choice)).to_string())
}

/// The glyph of the answer at `choice`. Hidden from assistive technology: its label is beside it.
pub fn draw(choice: u8) -> Html {
    let choice = usize::from(choice);
    let shape = match glyph::corners(choice, 100) {
        None => html! { <circle r="100"/> },
        Some(corners) => {
            let mut points = String::new();
            for (x, y) in corners {
                points.push_str(&x.to_string());
                points.push(',');
                points.push_str(&y.to_string());
                points.push(' ');
            }
            html! { <polygon {points}/> }
        }
    };
    let y = (glyph::letter_offset(choice) + 46).to_string();
    html! {
        <svg class="glyph" viewBox="-130 -130 260 260" aria-hidden="true">
            { shape }
            <text {y} translate="no" text-anchor="middle" font-size="130"
                ~textContent={glyph::letter(choice).to_string()}/>
        </svg>
    }
}
