//! The heading of a slide.

use super::font_size;
use super::props::AudienceProps;
use crate::room::{Picture, SlideContent};
use crate::view::ui::Key;
use yew::prelude::*;

/// The heading of a slide.
pub fn heading(props: &AudienceProps) -> AttrValue {
    let item = |item: usize| {
        let item = props.instrument.items.get(item);
        item.map_or_else(AttrValue::default, |item| {
            AttrValue::from(item.text.clone())
        })
    };
    match &props.slide.content {
        SlideContent::Join { .. } => AttrValue::from(props.instrument.title.clone()),
        SlideContent::Question { item: at, .. }
        | SlideContent::Talk { item: at }
        | SlideContent::Debrief { item: at }
        | SlideContent::Evidence { item: at } => item(*at),
        SlideContent::Shift(figures) => item(figures.item),
        SlideContent::Picture(figures) => props.ui.text(match figures.picture() {
            Picture::Map => Key::RoomMap,
            Picture::Flow => Key::RoomFlow,
            Picture::Divided => Key::RoomDivided,
            Picture::Tensions => Key::RoomTensions,
            Picture::Moved => Key::RoomMoved,
        }),
    }
}

/// The heading of a slide, in the largest font size up to `most` that fits these boxes of a wide and a narrow
/// screen.
pub fn fitted_heading(props: &AudienceProps, rooms: [(i32, i32); 2], most: i32) -> Html {
    let text = heading(props);
    let class = classes!("headed", font_size::fitting_classes(&text, rooms, most));
    html! { <h1 {class} ~textContent={&*text}/> }
}
