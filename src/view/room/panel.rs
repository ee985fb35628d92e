//! The panels beside the main area, of which one is open.

use super::command::{Command, Panel};
use super::context::ConsoleContext;
use super::{codes, exports, key_list, notes, setup};
use crate::room::AgendaStep;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    let at_join = cx.room().step() == AgendaStep::Join;
    // On the join slide the settings are in the main area.
    let open = match cx.state.panel {
        Panel::Setup if at_join => Panel::Notes,
        open => open,
    };
    let tabs = Panel::ALL
        .into_iter()
        .filter(|&panel| !(at_join && panel == Panel::Setup))
        .map(|panel| {
            cx.labelled_button(
                "tab",
                cx.text(name(panel)),
                Command::TogglePanel(panel),
                Some(panel == open),
            )
        });
    let content = match open {
        Panel::Notes => html! { <div key="notes">{ notes::draw(cx) }</div> },
        Panel::Setup => html! { <div key="room">{ setup::draw(cx) }</div> },
        Panel::Exports => html! { <div key="home">{ exports::draw(cx) }</div> },
        Panel::Keys => html! { <div key="keys">{ key_list::draw(cx) }</div> },
        Panel::Codes => html! { <div key="codes"></div> },
    };
    html! {
        <section class="panel">
            <div class="tabs">{ for tabs }</div>
            <div class="open" tabindex="0" role="region" aria-label={cx.text(name(open))}
                ref={cx.refs.panel.clone()}>
                <div key="shown">{ content }</div>
                // Always rendered, so that pasted text survives a change of the panel.
                <div key="codes" hidden={open != Panel::Codes}>{ codes::draw(cx) }</div>
            </div>
        </section>
    }
}

/// A CSS class for all panels but the notes: they need more space than the preview leaves on a small
/// display.
pub fn class(panel: Panel) -> Option<&'static str> {
    (panel != Panel::Notes).then_some("busy")
}

fn name(panel: Panel) -> Key {
    match panel {
        Panel::Notes => Key::RoomNotes,
        Panel::Codes => Key::RoomCodesPanel,
        Panel::Setup => Key::RoomSetup,
        Panel::Exports => Key::RoomHome,
        Panel::Keys => Key::RoomKeys,
    }
}
