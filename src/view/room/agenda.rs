//! The navigation: a line with a mark for each item, and after them the pictures.

use super::command::Command;
use super::context::ConsoleContext;
use crate::room::{AgendaStep, Phase, Picture, Vote};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    let here = cx.room().step();
    let stop = |key: usize, label: AttrValue, title: AttrValue, class: Classes, to: AgendaStep| {
        let current = match (here, to) {
            (AgendaStep::Item(here, _), AgendaStep::Item(to, _)) => here == to,
            (here, to) => here == to,
        };
        let onclick = cx.on_command.reform(move |_: MouseEvent| Command::GoTo(to));
        html! {
            <li {key} {class}>
                <button type="button" aria-current={current.then_some("step")} aria-label={title.clone()}
                    {title} {onclick}>
                    { part::span("dot", AttrValue::default()) }
                    { part::span("label", label) }
                </button>
            </li>
        }
    };
    let join = cx.text(Key::RoomJoin);
    let join = stop(0, join.clone(), join, classes!("stop"), AgendaStep::Join);
    let items = cx.instrument().items.iter().enumerate().map(|(n, item)| {
        let number = (n + 1).to_string();
        let (key, class) = match votes(cx, n) {
            [_, true] => (Key::RoomStopBoth, "both"),
            [true, false] => (Key::RoomStopFirst, "first"),
            [false, false] => (Key::RoomStopNone, "none"),
        };
        let title = cx.fill(key, &[("n", &number), ("item", &item.text)]);
        let class = classes!("stop", class);
        stop(
            n + 1,
            number.into(),
            title,
            class,
            AgendaStep::Item(n, Phase::First),
        )
    });
    let first = cx.instrument().items.len() + 1;
    let pictures = Picture::ALL.into_iter().enumerate().map(|(n, picture)| {
        let (short, title) = (
            cx.text(picture_short_name(picture)),
            picture_title(cx, picture),
        );
        let class = classes!("stop", "picture");
        stop(first + n, short, title, class, AgendaStep::Picture(picture))
    });
    html! {
        <nav class="stops" aria-label={cx.text(Key::RoomStops)}>
            <ol>{ join }{ for items }{ for pictures }</ol>
        </nav>
    }
}

/// The short and the full name of a picture.
pub fn picture_title(cx: &ConsoleContext, picture: Picture) -> AttrValue {
    let (short, name) = (
        cx.text(picture_short_name(picture)),
        cx.text(picture_name(picture)),
    );
    cx.fill(Key::RoomStopPicture, &[("short", &short), ("name", &name)])
}

/// The full name of a picture.
pub fn picture_name(picture: Picture) -> Key {
    match picture {
        Picture::Map => Key::RoomMap,
        Picture::Flow => Key::RoomFlow,
        Picture::Divided => Key::RoomDivided,
        Picture::Tensions => Key::RoomTensions,
        Picture::Moved => Key::RoomMoved,
    }
}

/// The short name of a picture.
pub fn picture_short_name(picture: Picture) -> Key {
    match picture {
        Picture::Map => Key::RoomShortMap,
        Picture::Flow => Key::RoomShortFlow,
        Picture::Divided => Key::RoomShortDivided,
        Picture::Tensions => Key::RoomShortTensions,
        Picture::Moved => Key::RoomShortMoved,
    }
}

/// Returns true for each of the two votes that has any votes on an item.
fn votes(cx: &ConsoleContext, item: usize) -> [bool; 2] {
    Vote::BOTH.map(|vote| cx.room().tally(item, vote).iter().any(|&n| n > 0))
}
