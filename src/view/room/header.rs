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
                { part::logo() }
                <span>{ part::around_untranslated(&cx.fill(Key::RoomName, &[("tag", &head.tag)]), &head.tag) }</span>
            </h1>
            <span class="mark">{ rehearsal }</span>
            { cx.request_button("quiet", cx.text(Key::RoomClose), ProgramRequest::Close) }
        </header>
    }
}
