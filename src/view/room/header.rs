//! The console's header: the room's tag, and the button that closes the room.

use super::ProgramRequest;
use super::context::ConsoleContext;
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    let head = cx.room().head();
    let rehearsal = head
        .rehearsal
        .then(|| part::span("rehearsal", cx.text(Key::RoomRehearsal)));
    html! {
        <header class="bar">
            <h1>
                <svg class="logo" viewBox="0 0 48 16" aria-hidden="true">
                    <path class="track" d="M8 8h30"/>
                    <circle class="low" cx="8" cy="8" r="5"/>
                    <path class="high" d="M40 2l6 6-6 6-6-6z"/>
                </svg>
                <span>{ part::around_untranslated(&cx.fill(Key::RoomName, &[("tag", &head.tag)]), &head.tag) }</span>
            </h1>
            <span class="mark">{ rehearsal }</span>
            { cx.request_button("quiet", cx.text(Key::RoomClose), ProgramRequest::Close) }
        </header>
    }
}
