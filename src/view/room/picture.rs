//! A picture of the whole room on the console, with its numbers.

use super::context::ConsoleContext;
use super::table;
use super::{Export, ExportSubject, ProgramRequest};
use crate::publish::Scene;
use crate::room::pictures;
use crate::room::{Picture, SlideContent};
use crate::view::ui::Key;
use crate::view::{part, scene};
use yew::prelude::*;

/// Draws the picture, its numbers, and its export buttons.
pub fn draw(draw: &ConsoleContext, picture: Picture) -> Html {
    // The current slide contains the figures.
    let drawing = match &draw.desk.slide.content {
        SlideContent::Picture(figures) => {
            let (instrument, words) = (draw.instrument(), draw.ui.picture_labels());
            Some(pictures::draw(instrument, &words, figures, draw.desk.theme))
        }
        _ => None,
    };
    let drawn = drawing.map(|drawing| {
        html! {
            <>
                { scene::draw(&drawing.scene) }
                { part::p("note", readable(draw, &drawing.scene)) }
                <details>
                    <summary ~textContent={&*draw.text(Key::RoomNumbers)}/>
                    { table::draw(&drawing.table) }
                </details>
            </>
        }
    });
    let sight = ExportSubject::Picture(picture);
    html! {
        <div class="picture">
            <div class="drawn">{ drawn }</div>
            <div class="acts">
                { draw.request_button("quiet", draw.text(Key::RoomSavePng), ProgramRequest::Save(Export::Png(sight))) }
                { draw.request_button("quiet", draw.text(Key::RoomSaveSvg), ProgramRequest::Save(Export::Svg(sight))) }
            </div>
        </div>
    }
}

/// A note on the distance from which a picture's smallest text can be read, at a typical width of the
/// projection.
fn readable(draw: &ConsoleContext, scene: &Scene) -> AttrValue {
    /// The width of the projection, in metres.
    const WIDE: u32 = 2;
    let metres = pictures::reading_distance(pictures::smallest_font_size(scene), 100 * WIDE);
    let (metres, wide) = (metres.to_string(), WIDE.to_string());
    draw.fill(Key::RoomReadable, &[("m", &*metres), ("w", &*wide)])
}
