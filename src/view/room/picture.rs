//! A picture of the whole room on the console, with its numbers.

use super::context::ConsoleContext;
use super::table;
use super::{Export, ExportSubject, ProgramRequest};
use crate::publish::Scene;
use crate::room::pictures::{self, Frame};
use crate::room::{Picture, SlideContent};
use crate::view::ui::Key;
use crate::view::{part, scene};
use yew::prelude::*;

/// Draws the picture and its numbers.
pub fn draw(cx: &ConsoleContext) -> Html {
    // The current slide contains the figures.
    let drawing = match &cx.desk.slide.content {
        SlideContent::Picture(figures) => {
            let (instrument, labels) = (cx.instrument(), cx.ui.picture_labels());
            Some(pictures::draw(
                instrument,
                &labels,
                figures,
                cx.desk.theme,
                Frame::WIDE,
            ))
        }
        _ => None,
    };
    let content = drawing.map(|drawing| {
        html! {
            <>
                { scene::draw(&drawing.scene) }
                { part::p("note", reading_distance_note(cx, &drawing.scene)) }
                <details>
                    <summary ~textContent={&*cx.text(Key::RoomNumbers)}/>
                    { table::draw(&drawing.table) }
                </details>
            </>
        }
    });
    html! { <div class="picture"><div class="drawn">{ content }</div></div> }
}

/// The export buttons of a picture.
pub fn buttons(cx: &ConsoleContext, picture: Picture) -> Html {
    let subject = ExportSubject::Picture(picture);
    html! {
        <div class="acts">
            { cx.request_button("quiet", cx.text(Key::RoomSavePng), ProgramRequest::Save(Export::Png(subject))) }
            { cx.request_button("quiet", cx.text(Key::RoomSaveSvg), ProgramRequest::Save(Export::Svg(subject))) }
        </div>
    }
}

/// A note on the distance from which a picture's smallest text can be read, at a typical width of the
/// projection.
fn reading_distance_note(cx: &ConsoleContext, scene: &Scene) -> AttrValue {
    /// The width of the projection, in metres.
    const PROJECTION_WIDTH: u32 = 2;
    let metres =
        pictures::reading_distance(pictures::smallest_font_size(scene), 100 * PROJECTION_WIDTH);
    let (metres, wide) = (metres.to_string(), PROJECTION_WIDTH.to_string());
    cx.fill(Key::RoomReadable, &[("m", &*metres), ("w", &*wide)])
}
