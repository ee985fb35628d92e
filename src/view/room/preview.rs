//! The preview of the audience's slide, beside the main area.

use super::audience::Audience;
use super::doing::Doing;
use super::draw::Draw;
use super::{Desk, Screen};
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the preview, the status of the audience's window, and its buttons.
pub fn draw(draw: &Draw) -> Html {
    html! {
        <section class="screen" aria-label={draw.text(Key::RoomScreen)}>
            <div class="preview" inert=true aria-hidden="true">{ slide(draw) }</div>
            <p class={class(draw.desk.screen)} role="status" ~textContent={&*words(draw)}/>
            <div class="acts">
                { draw.button("quiet", draw.desk.screen.toggle(), Doing::Screen) }
                { draw.button("quiet", Key::RoomFullScreen, Doing::FullScreen) }
                { draw.button("quiet", Key::RoomOneWindow, Doing::OneWindow) }
            </div>
        </section>
    }
}

fn slide(draw: &Draw) -> Html {
    let Desk {
        room,
        slide,
        look,
        now,
        ..
    } = draw.desk;
    html! {
        <Audience instrument={Rc::clone(room.instrument())} ui={Rc::clone(draw.ui)}
            slide={Rc::clone(slide)} look={*look} now={*now}/>
    }
}

fn class(screen: Screen) -> &'static str {
    match screen {
        Screen::Silent(_) | Screen::Blocked | Screen::Closed => "state amiss",
        Screen::None | Screen::Opening | Screen::Open => "state",
    }
}

fn words(draw: &Draw) -> AttrValue {
    if draw.room().is_blank() && draw.desk.screen == Screen::Open {
        return draw.text(Key::RoomScreenBlank);
    }
    match draw.desk.screen {
        Screen::None => draw.text(Key::RoomScreenNone),
        Screen::Opening => draw.text(Key::RoomScreenOpening),
        Screen::Open => draw.text(Key::RoomScreenIsOpen),
        Screen::Silent(seconds) => draw.number(Key::RoomScreenSilent, seconds),
        Screen::Blocked => draw.text(Key::RoomScreenBlocked),
        Screen::Closed => draw.text(Key::RoomScreenClosed),
    }
}
