//! What every part of the console is drawn from, and the small parts that several of them use.

use super::doing::Doing;
use super::keys::{Standing, shortcut, works};
use super::local::{Local, Said};
use super::{Command, Desk, caps};
use crate::instrument::Instrument;
use crate::room::Room;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use yew::prelude::*;

/// What every part of the console is drawn from.
pub struct Draw<'a> {
    /// The interface's words.
    pub ui: &'a Rc<Ui>,
    /// What the program gives.
    pub desk: &'a Desk,
    /// What the console keeps itself.
    pub local: &'a Local,
    /// What was done last, as far as it is on disk.
    pub said: Option<&'a Said>,
    /// Does what a key would do.
    pub on: &'a Callback<Doing>,
    /// Asks the program for what no key does.
    pub act: &'a Callback<Command>,
    /// Parts that are found again.
    pub spots: &'a Spots,
}

/// Parts of the page that take the focus, or are read.
#[derive(Clone, Debug, Default)]
pub struct Spots {
    /// All of it.
    pub desk: NodeRef,
    /// The panel's heading.
    pub panel: NodeRef,
    /// The field for the number of people.
    pub headcount: NodeRef,
    /// Where codes are pasted.
    pub codes: NodeRef,
}

impl Draw<'_> {
    /// The room.
    pub fn room(&self) -> &Room {
        &self.desk.room
    }

    /// What is asked.
    pub fn instrument(&self) -> &Instrument {
        self.desk.room.instrument()
    }

    /// What decides which keys work.
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

    /// A text with a number in it, which it calls `n`.
    pub fn number(&self, key: Key, n: impl Copy + ToString) -> AttrValue {
        self.ui.fill(key, &[("n", &n.to_string())])
    }

    /// A button that does what a key does too, and says which.
    pub fn button(&self, class: &'static str, label: Key, does: Doing) -> Html {
        self.labelled(class, self.text(label), does, None)
    }

    /// A button for what can be done only now and then, by the key's own rule. It stays where it is, and
    /// keeps the focus.
    pub fn offered(&self, label: Key, does: Doing) -> Html {
        let works = works(self.standing(), does);
        let onclick = self.on.reform(move |_: MouseEvent| does);
        html! {
            <button type="button" class="quiet" aria-disabled={(!works).then_some("true")}
                aria-keyshortcuts={shortcut(does)} onclick={works.then_some(onclick)}>
                { part::span("label", self.text(label)) }
                { caps::of(self.ui, does) }
            </button>
        }
    }

    /// A button that is in or out.
    pub fn toggle(&self, class: &'static str, label: Key, does: Doing, on: bool) -> Html {
        self.labelled(class, self.text(label), does, Some(on))
    }

    /// The same with any words on it.
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

    /// A button for what no key does.
    pub fn command(&self, class: &'static str, label: AttrValue, command: Command) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| command.clone());
        html! {
            <button type="button" {class} {onclick}>{ part::span("label", label) }</button>
        }
    }

    /// One of several buttons of which one is in.
    pub fn choice(&self, label: Key, command: Command, on: bool) -> Html {
        let onclick = self.act.reform(move |_: MouseEvent| command.clone());
        html! {
            <button type="button" class="choice" aria-pressed={if on { "true" } else { "false" }} {onclick}>
                { part::span("label", self.text(label)) }
            </button>
        }
    }
}
