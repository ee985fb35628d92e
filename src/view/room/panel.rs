//! The panels beside the main area, of which one is open.

use super::command::{Command, Panel};
use super::context::ConsoleContext;
use super::keys::shortcut;
use super::{codes, exports, key_list, keycaps, notes, setup};
use crate::browser::focus::{self, FocusMove};
use crate::room::AgendaStep;
use crate::view::part;
use crate::view::ui::Key;
use web_sys::Element;
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
        .map(|panel| tab(cx, panel, open));
    let tabs_ref = cx.refs.tabs.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let Some(tabs) = tabs_ref.cast::<Element>() else {
            return;
        };
        let move_ahead = |ahead: bool| {
            if ahead {
                FocusMove::Next
            } else {
                FocusMove::Previous
            }
        };
        let to = match &*event.key() {
            "ArrowRight" => move_ahead(!focus::is_rtl(&tabs)),
            "ArrowLeft" => move_ahead(focus::is_rtl(&tabs)),
            "Home" => FocusMove::First,
            "End" => FocusMove::Last,
            _ => return,
        };
        event.prevent_default();
        focus::move_within(&tabs, to);
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
            <div class="tabs" role="tablist" aria-label={cx.text(Key::RoomBeside)} ref={cx.refs.tabs.clone()} {onkeydown}>
                { for tabs }
            </div>
            <div class="open" tabindex="0" role="tabpanel" aria-label={cx.text(name(open))}
                ref={cx.refs.panel.clone()}>
                <div key="shown">{ content }</div>
                // Always rendered, so that pasted text survives a change of the panel.
                <div key="codes" hidden={open != Panel::Codes}>{ codes::draw(cx) }</div>
            </div>
        </section>
    }
}

/// The tab of a panel. Only that of the open panel is reached by the Tab key, the others from there by arrows.
fn tab(cx: &ConsoleContext, panel: Panel, open: Panel) -> Html {
    let command = Command::TogglePanel(panel);
    let onclick = cx.on_command.reform(move |_: MouseEvent| command);
    let is_open = panel == open;
    html! {
        <button type="button" class="tab" role="tab" aria-selected={if is_open { "true" } else { "false" }}
            tabindex={if is_open { "0" } else { "-1" }}
            aria-keyshortcuts={shortcut(cx.key_context(), command)} {onclick}>
            { part::span("label", cx.text(name(panel))) }
            { keycaps::for_command(cx.ui, cx.key_context(), command) }
        </button>
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
