//! The panels beside the main area, of which one is open.

use super::command::Command;
use super::console_state::Panel;
use super::context::ConsoleContext;
use super::{codes, exports, keycaps, notes, setup};
use crate::room::AgendaStep;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(draw: &ConsoleContext) -> Html {
    let at_join = draw.room().step() == AgendaStep::Join;
    // On the join slide the settings are in the main area.
    let open = match draw.state.panel {
        Panel::Setup if at_join => Panel::Notes,
        open => open,
    };
    let tabs = Panel::ALL
        .into_iter()
        .filter(|&panel| !(at_join && panel == Panel::Setup))
        .map(|panel| {
            draw.labelled_button(
                "tab",
                draw.text(name(panel)),
                Command::TogglePanel(panel),
                Some(panel == open),
            )
        });
    let shown = match open {
        Panel::Notes => html! { <div key="notes">{ notes::draw(draw) }</div> },
        Panel::Setup => html! { <div key="room">{ setup::draw(draw) }</div> },
        Panel::Exports => html! { <div key="home">{ exports::draw(draw) }</div> },
        Panel::Keys => html! { <div key="keys">{ keycaps::draw(draw) }</div> },
        Panel::Codes => html! { <div key="codes"></div> },
    };
    html! {
        <section class="panel">
            <div class="tabs">{ for tabs }</div>
            <div class="open" tabindex="0" role="region" aria-label={draw.text(name(open))}
                ref={draw.refs.panel.clone()}>
                <div key="shown">{ shown }</div>
                // Always rendered, so that pasted text survives a change of the panel.
                <div key="codes" hidden={open != Panel::Codes}>{ codes::draw(draw) }</div>
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
