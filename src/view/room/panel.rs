//! The panels beside the main area, of which one is open.

use super::doing::Doing;
use super::draw::Draw;
use super::local::Panel;
use super::{caps, codes, home, notes, setup};
use crate::room::AgendaStep;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(draw: &Draw) -> Html {
    let at_join = draw.room().step() == AgendaStep::Join;
    // On the join slide the settings are in the main area.
    let open = match draw.local.panel {
        Panel::Room if at_join => Panel::Notes,
        open => open,
    };
    let tabs = Panel::ALL
        .into_iter()
        .filter(|&panel| !(at_join && panel == Panel::Room))
        .map(|panel| {
            draw.labelled(
                "tab",
                draw.text(name(panel)),
                Doing::Panel(panel),
                Some(panel == open),
            )
        });
    let shown = match open {
        Panel::Notes => html! { <div key="notes">{ notes::draw(draw) }</div> },
        Panel::Room => html! { <div key="room">{ setup::draw(draw) }</div> },
        Panel::Home => html! { <div key="home">{ home::draw(draw) }</div> },
        Panel::Keys => html! { <div key="keys">{ caps::draw(draw) }</div> },
        Panel::Codes => html! { <div key="codes"></div> },
    };
    html! {
        <section class="panel">
            <div class="tabs">{ for tabs }</div>
            <div class="open" tabindex="0" role="region" aria-label={draw.text(name(open))}
                ref={draw.spots.panel.clone()}>
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
        Panel::Room => Key::RoomSetup,
        Panel::Home => Key::RoomHome,
        Panel::Keys => Key::RoomKeys,
    }
}
