//! The debrief slide: the essay's claim, the research, and the limits of the evidence, with equal weight,
//! in one font size, and all on one slide.

use super::font_size::{self, LEADING, SIZES, size_class, text_height};
use super::heading::fitted_heading;
use super::props::AudienceProps;
use crate::instrument::Item;
use crate::view::citation::bearing_text;
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// The width of each of the two columns.
const COLUMN_WIDTH: i32 = 728;
/// The width and height available for the item's text.
const HEADING_BOX: (i32, i32) = (1504, 130);
/// The height available for the whole slide.
const BODY_HEIGHT: i32 = 804;
/// The largest font size.
const MAX_SIZE: i32 = 45;

pub fn draw(props: &AudienceProps, item: usize) -> Html {
    let Some(item) = props.instrument.items.get(item) else {
        return html! { <div class="body"></div> };
    };
    let ui = &props.ui;
    let sources = sources(props, item);
    let size = fitting_size(item, &sources);
    let debrief = &item.debrief;
    let text = |text: &std::rc::Rc<str>| AttrValue::from(text.clone());
    html! {
        <div class="body debrief">
            { fitted_heading(props, HEADING_BOX, 54) }
            <div class={classes!("told", size_class(size))}>
                <dl class="one">
                    { part::definition("", ui.text(Key::Essay), text(&debrief.essay)) }
                    { part::definition("", ui.text(Key::ThinIce), text(&debrief.thin_ice)) }
                </dl>
                <dl class="one">
                    { part::definition("", ui.text(Key::Research), text(&debrief.research)) }
                </dl>
                <dl class="both">
                    { part::definition("", ui.text(Key::Sources), sources.into()) }
                </dl>
            </div>
        </div>
    }
}

/// The short names of the sources, each with its bearing on the essay's claim.
fn sources(props: &AudienceProps, item: &Item) -> String {
    let mut text = String::new();
    for cited in &item.debrief.sources {
        let Some(source) = props.instrument.sources.get(cited.source) else {
            continue;
        };
        if !text.is_empty() {
            text.push(' ');
        }
        let names = [
            ("name", &*source.short),
            ("bears", &*bearing_text(&props.ui, cited.bears)),
        ];
        text.push_str(&props.ui.fill(Key::RoomSlideSource, &names));
    }
    text
}

/// The largest font size at which everything fits: two columns, and the sources below both.
fn fitting_size(item: &Item, sources: &str) -> i32 {
    let tall = BODY_HEIGHT - 32 - font_size::fitted_height(&item.text, HEADING_BOX, 54);
    let debrief = &item.debrief;
    let fits = |size: i32| {
        let line = size * LEADING / 100;
        // Each text has a term above it, and a gap of a line separates two texts.
        let height = |text: &str, width: i32| line + text_height(text, width, size);
        let essay =
            height(&debrief.essay, COLUMN_WIDTH) + line + height(&debrief.thin_ice, COLUMN_WIDTH);
        let columns = essay.max(height(&debrief.research, COLUMN_WIDTH));
        columns + line + height(sources, HEADING_BOX.0) <= tall
    };
    let sizes = SIZES.iter().map(|(size, _)| *size);
    let mut sizes = sizes.filter(|&size| size <= MAX_SIZE);
    sizes.find(|&size| fits(size)).unwrap_or(0)
}
