//! The context that every part of the console is rendered from, and the buttons that they share.

use super::command::Command;
use super::console_state::{ConsoleState, Status};
use super::keys::{KeyContext, is_enabled, shortcut};
use super::{Desk, ProgramRequest, keycaps};
use crate::instrument::Instrument;
use crate::room::Room;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use yew::prelude::*;

/// The context that every part of the console is rendered from.
pub struct ConsoleContext<'a> {
    /// The interface's texts.
    pub ui: &'a Rc<Ui>,
    /// The data from the program.
    pub desk: &'a Desk,
    /// The console's own state.
    pub state: &'a ConsoleState,
    /// The status after the last command that is on disk.
    pub status: Option<&'a Status>,
    /// Runs a command.
    pub on_command: &'a Callback<Command>,
    /// Sends a request to the program, for buttons without a key.
    pub on_request: &'a Callback<ProgramRequest>,
    /// References to elements.
    pub refs: &'a ConsoleRefs,
}

/// References to elements that take the focus, or whose text is read.
#[derive(Clone, Debug, Default)]
pub struct ConsoleRefs {
    /// The whole console.
    pub desk: NodeRef,
    /// The tabs of the panels.
    pub tabs: NodeRef,
    /// The open panel.
    pub panel: NodeRef,
    /// The field for the headcount.
    pub headcount: NodeRef,
    /// The field for pasted codes.
    pub codes: NodeRef,
    /// The tally of the current vote.
    pub tally: NodeRef,
}

impl ConsoleContext<'_> {
    /// The room.
    pub fn room(&self) -> &Room {
        &self.desk.room
    }

    /// The instrument.
    pub fn instrument(&self) -> &Instrument {
        self.desk.room.instrument()
    }

    /// The key context of what is drawn.
    pub fn key_context(&self) -> KeyContext<'_> {
        let Self { desk, state, .. } = *self;
        let room = self.room();
        KeyContext { room, desk, state }
    }

    /// A text of the interface.
    pub fn text(&self, key: Key) -> AttrValue {
        self.ui.text(key)
    }

    /// A text of the interface with its names filled in.
    pub fn fill(&self, key: Key, names: &[(&str, &str)]) -> AttrValue {
        self.ui.fill(key, names)
    }

    /// A text of the interface with a number filled in for `{n}`.
    pub fn number(&self, key: Key, n: impl Copy + ToString) -> AttrValue {
        self.ui.fill(key, &[("n", &n.to_string())])
    }

    /// A button for a command, with its key cap.
    pub fn button(&self, class: &'static str, label: Key, command: Command) -> Html {
        self.labelled_button(class, self.text(label), command, None)
    }

    /// A button for a command that may be disabled, by the rule of its key binding. It stays in place when
    /// it is disabled, and keeps the focus.
    pub fn conditional_button(&self, label: Key, command: Command) -> Html {
        let enabled = is_enabled(self.key_context(), command);
        let onclick = self.on_command.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" class="quiet" aria-disabled={(!enabled).then_some("true")}
                aria-keyshortcuts={shortcut(self.key_context(), command)} onclick={enabled.then_some(onclick)}>
                { part::span("label", self.text(label)) }
                { keycaps::for_command(self.ui, self.key_context(), command) }
            </button>
        }
    }

    /// A toggle button for a command.
    pub fn toggle(&self, class: &'static str, label: Key, command: Command, pressed: bool) -> Html {
        self.labelled_button(class, self.text(label), command, Some(pressed))
    }

    /// A button for a command with any label; a toggle button if `pressed` is given.
    pub fn labelled_button(
        &self,
        class: &'static str,
        label: AttrValue,
        command: Command,
        pressed: Option<bool>,
    ) -> Html {
        let onclick = self.on_command.reform(move |_: MouseEvent| command);
        let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
        html! {
            <button type="button" {class} aria-pressed={pressed} aria-keyshortcuts={shortcut(self.key_context(), command)}
                {onclick}>
                { part::span("label", label) }
                { keycaps::for_command(self.ui, self.key_context(), command) }
            </button>
        }
    }

    /// A button for a request, without a key.
    pub fn request_button(
        &self,
        class: &'static str,
        label: AttrValue,
        request: ProgramRequest,
    ) -> Html {
        let onclick = self.on_request.reform(move |_: MouseEvent| request.clone());
        html! {
            <button type="button" {class} {onclick}>{ part::span("label", label) }</button>
        }
    }

    /// A radio button of a group. The group has one name throughout the page.
    pub fn choice(
        &self,
        group: &'static str,
        label: Key,
        checked: bool,
        on_choice: &Callback<()>,
    ) -> Html {
        let onchange = on_choice.reform(|_: Event| ());
        html! {
            <label class="choice">
                <input type="radio" name={group} {checked} {onchange}/>
                { part::span("label", self.text(label)) }
            </label>
        }
    }
}
