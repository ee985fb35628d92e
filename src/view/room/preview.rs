//! The preview of the audience's slide, beside the main area.

use super::audience::Audience;
use super::command::Command;
use super::context::ConsoleContext;
use super::{Desk, ProjectorStatus};
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the preview, the status of the audience's window, and its buttons.
pub fn draw(draw: &ConsoleContext) -> Html {
    html! {
        <section class="screen" aria-label={draw.text(Key::RoomScreen)}>
            <div class="preview" inert=true aria-hidden="true">{ slide(draw) }</div>
            <p class={class(draw.desk.projector)} role="status" ~textContent={&*words(draw)}/>
            <div class="acts">
                { draw.button("quiet", draw.desk.projector.toggle_label(), Command::ToggleProjector) }
                { draw.button("quiet", Key::RoomFullScreen, Command::ToggleFullScreen) }
                { draw.button("quiet", Key::RoomOneWindow, Command::ToggleOneWindow) }
            </div>
        </section>
    }
}

fn slide(draw: &ConsoleContext) -> Html {
    let Desk {
        room,
        slide,
        theme,
        now,
        ..
    } = draw.desk;
    html! {
        <Audience instrument={Rc::clone(room.instrument())} ui={Rc::clone(draw.ui)}
            slide={Rc::clone(slide)} theme={*theme} now={*now}/>
    }
}

fn class(screen: ProjectorStatus) -> &'static str {
    match screen {
        ProjectorStatus::Silent(_) | ProjectorStatus::Blocked | ProjectorStatus::Closed => {
            "state amiss"
        }
        ProjectorStatus::None | ProjectorStatus::Opening | ProjectorStatus::Open => "state",
    }
}

fn words(draw: &ConsoleContext) -> AttrValue {
    if draw.room().is_blank() && draw.desk.projector == ProjectorStatus::Open {
        return draw.text(Key::RoomScreenBlank);
    }
    match draw.desk.projector {
        ProjectorStatus::None => draw.text(Key::RoomScreenNone),
        ProjectorStatus::Opening => draw.text(Key::RoomScreenOpening),
        ProjectorStatus::Open => draw.text(Key::RoomScreenIsOpen),
        ProjectorStatus::Silent(seconds) => draw.number(Key::RoomScreenSilent, seconds),
        ProjectorStatus::Blocked => draw.text(Key::RoomScreenBlocked),
        ProjectorStatus::Closed => draw.text(Key::RoomScreenClosed),
    }
}
