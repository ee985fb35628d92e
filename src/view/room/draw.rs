//! The context that every part of the console is rendered from, and the buttons that they share.

use super::doing::Doing;
use super::keys::{Standing, is_enabled, shortcut};
use super::local::{Local, Said};
use super::{Desk, ProgramRequest, caps};
use crate::instrument::Instrument;
use crate::room::Room;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use yew::prelude::*;

/// The context that every part of the console is rendered from.
pub struct Draw<'a> {
    /// The interface's texts.
    pub ui: &'a Rc<Ui>,
    /// The data from the program.
    pub desk: &'a Desk,
    /// The console's own state.
    pub local: &'a Local,
    /// The status after the last command that is on disk.
    pub said: Option<&'a Said>,
    /// Runs a command.
    pub on: &'a Callback<Doing>,
    /// Sends a request to the program, for buttons without a key.
    pub act: &'a Callback<ProgramRequest>,
    /// References to elements.
    pub spots: &'a Spots,
}

/// References to elements that take the focus, or whose text is read.
#[derive(Clone, Debug, Default)]
pub struct Spots {
    /// The whole console.
    pub desk: NodeRef,
    /// The open panel.
    pub panel: NodeRef,
    /// The field for the headcount.
    pub headcount: NodeRef,
    /// The field for pasted codes.
    pub codes: NodeRef,
}

impl Draw<'_> {
    /// The room.
    pub fn room(&self) -> &Room {
        &self.desk.room
    }

    /// The instrument.
    pub fn instrument(&self) -> &Instrument {
        self.desk.room.instrument()
    }

    /// The key context of what is drawn.
    pub fn standing(&self) -> Standing<'_> {
        let Self { desk, local, .. } = *self;
        let room = self.room();
        Standing { room, desk, local }
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
    pub fn button(&self, class: &'static str, label: Key, does: Doing) -> Html {
        self.labelled(class, self.text(label), does, None)
    }

    /// A button for a command that may be disabled, by the rule of its key binding. It stays in place when
    /// it is disabled, and keeps the focus.
    pub fn offered(&self, label: Key, does: Doing) -> Html {
        let enabled = is_enabled(self.standing(), does);
        let onclick = self.on.reform(move |_: MouseEvent| does);
        html! {
            <button type="button" class="quiet" aria-disabled={(!enabled).then_some("true")}
                aria-keyshortcuts={shortcut(does)} onclick={enabled.then_some(onclick)}>
                { part::span("label", self.text(label)) }
                { caps::of(self.ui, does) }
            </button>
        }
    }

    /// A toggle button for a command.
    pub fn toggle(&self, class: &'static str, label: Key, does: Doing, on: bool) -> Html {
        self.labelled(class, self.text(label), does, Some(on))
    }

    /// A button for a command with any label; a toggle button if `on` is given.
    pub fn labelled(
        &self,
        class: &'static str,
        label: AttrValue,
        does: Doing,
        on: Option<bool>,
    ) -> Html {
        let onclick = self.on.reform(move |_: MouseEvent| does);
        let pressed = on.map(|on| if on { "true" } else { "false" });
        html! {
            <button type="button" {class} aria-pressed={pressed} aria-keyshortcuts={shortcut(does)}
                {onclick}>
                { part::span("label", label) }
                { caps::of(self.ui, does) }
            </button>
        }
    }

    /// A button for a request, without a key.
    pub fn command(&self, class: &'static str, label: AttrValue, command: ProgramRequest) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| command.clone());
        html! {
            <button type="button" {class} {onclick}>{ part::span("label", label) }</button>
        }
    }

    /// One of several buttons of which one is pressed.
    pub fn choice(&self, label: Key, command: ProgramRequest, on: bool) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| command.clone());
        html! {
            <button type="button" class="choice" aria-pressed={if on { "true" } else { "false" }} {onclick}>
                { part::span("label", self.text(label)) }
            </button>
        }
    }
}
