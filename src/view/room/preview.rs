//! The preview of the audience's slide, beside the main area.

use super::audience::Audience;
use super::command::Command;
use super::context::ConsoleContext;
use super::{Desk, ProjectorStatus};
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the preview, the status of the audience's window, and its buttons.
pub fn draw(cx: &ConsoleContext) -> Html {
    html! {
        <section class="screen" aria-label={cx.text(Key::RoomScreen)}>
            <div class="preview" inert=true aria-hidden="true">{ slide(cx) }</div>
            <p class={status_class(cx.desk.projector)} role="status" ~textContent={&*status_text(cx)}/>
            <div class="acts">
                { cx.button("quiet", cx.desk.projector.toggle_label(), Command::ToggleProjector) }
                { cx.button("quiet", Key::RoomFullScreen, Command::ToggleFullScreen) }
                { cx.button("quiet", Key::RoomOneWindow, Command::ToggleOneWindow) }
            </div>
        </section>
    }
}

fn slide(cx: &ConsoleContext) -> Html {
    let Desk {
        room,
        slide,
        theme,
        now,
        ..
    } = cx.desk;
    html! {
        <Audience instrument={Rc::clone(room.instrument())} ui={Rc::clone(cx.ui)}
            slide={Rc::clone(slide)} theme={*theme} now={*now}/>
    }
}

fn status_class(status: ProjectorStatus) -> &'static str {
    match status {
        ProjectorStatus::Silent(_)
        | ProjectorStatus::Blocked
        | ProjectorStatus::Unreachable
        | ProjectorStatus::Closed => "state amiss",
        ProjectorStatus::None | ProjectorStatus::Opening | ProjectorStatus::Open => "state",
    }
}

fn status_text(cx: &ConsoleContext) -> AttrValue {
    if cx.room().blank().is_some() && cx.desk.projector == ProjectorStatus::Open {
        return cx.text(Key::RoomScreenBlank);
    }
    match cx.desk.projector {
        ProjectorStatus::None => cx.text(Key::RoomScreenNone),
        ProjectorStatus::Opening => cx.text(Key::RoomScreenOpening),
        ProjectorStatus::Open => cx.text(Key::RoomScreenIsOpen),
        ProjectorStatus::Silent(seconds) => cx.number(Key::RoomScreenSilent, seconds),
        ProjectorStatus::Blocked => cx.text(Key::RoomScreenBlocked),
        ProjectorStatus::Unreachable => cx.text(Key::RoomScreenUnreachable),
        ProjectorStatus::Closed => cx.text(Key::RoomScreenClosed),
    }
}
