//! Comparison of several people: the field for pasted codes, the map, and the items on which they
//! differ or agree.

mod group;
mod line;
pub(super) mod mark;
pub(super) mod offsets;
mod paste;

use super::part;
use super::ui::{Key, Ui};
use super::widget::Content;
use crate::browser::{focus, text_field};
use crate::publish::url::compare_url;
use crate::sheet::Sheet;
use crate::sheet::code::{self, CodeError};
use crate::sheet::code_search::find_codes;
use crate::sheet::comparison::{Comparison, Participant};
use paste::{CodeStatus, PasteStatus};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Compare`].
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The instrument and the interface's texts.
    pub content: Content,
    /// The reader's own sheet, where they have one.
    #[prop_or_default]
    pub own: Option<Sheet>,
    /// The sheets of others at the beginning, for example those of a shared link.
    #[prop_or_default]
    pub others: Rc<Vec<Sheet>>,
    /// The address of the reader's page, for links. None if there is no such page.
    #[prop_or_default]
    pub page: Option<AttrValue>,
    /// Called with the others, as the fragment of an address, when one is added or removed.
    pub on_change: Callback<AttrValue>,
}

/// Messages of [`Compare`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Adds the codes in the field.
    Add,
    /// Removes the participant with this letter.
    Remove(u8),
}

/// Several people on one map.
pub struct Compare {
    comparison: Comparison,
    /// True if there were others from the beginning: the map is then shown first.
    map_first: bool,
    /// The status of the last paste or removal.
    status: PasteStatus,
    field: NodeRef,
    /// Takes the focus when a focused button is removed with its participant.
    section: NodeRef,
    focus: bool,
}

impl Component for Compare {
    type Message = Message;
    type Properties = CompareProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let mut comparison = Comparison::new(props.own.clone());
        let lines = (props.others.iter().cloned())
            .map(|sheet| (sheet.clone(), comparison.add(sheet)))
            .filter_map(|(sheet, joined)| {
                CodeStatus::not_joined(&props.content.instrument, &sheet, joined)
            })
            .collect();
        Self {
            map_first: !props.others.is_empty(),
            comparison,
            status: PasteStatus::Lines(lines),
            field: NodeRef::default(),
            section: NodeRef::default(),
            focus: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &CompareProps) -> bool {
        let props = ctx.props();
        if props.others != old.others || props.content != old.content {
            let fresh: Self = Component::create(ctx);
            self.comparison = fresh.comparison;
            self.map_first = fresh.map_first;
            self.status = fresh.status;
        } else if props.own != old.own {
            self.comparison.set_reader(props.own.clone());
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let before = self.comparison.participants().len();
        match message {
            Message::Add => self.add(ctx),
            Message::Remove(letter) => {
                let ui = &ctx.props().content.ui;
                let has_letter = |participant: &&Participant| participant.letter == Some(letter);
                let participant = self.comparison.participants().iter().find(has_letter);
                let Some(name) = participant
                    .map(|participant| participant_name(ui, &self.comparison, participant))
                else {
                    return false;
                };
                self.comparison.remove(letter);
                self.status = PasteStatus::Removed(name);
                self.focus = true;
            }
        }
        if self.comparison.participants().len() != before {
            self.emit_others(ctx);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let CompareProps { content, page, .. } = ctx.props();
        let (ui, link) = (&content.ui, ctx.link());
        let group = (self.comparison.participants().len() > 1)
            .then(|| group::draw(content, &self.comparison, page.as_ref(), link));
        let (first, last) = if self.map_first {
            (group, None)
        } else {
            (None, group)
        };
        html! {
            <section class="compare" part="compare" tabindex="-1" aria-label={ui.text(Key::Compare)}
                ref={self.section.clone()}>
                { part::heading(ui.text(Key::Compare)) }
                <div class="together">{ first }</div>
                { paste::field(ui, &self.field, link.callback(|_| Message::Add)) }
                <div class="told" role="status">{ paste::status(ui, &self.comparison, &self.status) }</div>
                <div class="together">{ last }</div>
            </section>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.focus
            && let Some(section) = self.section.cast()
        {
            self.focus = false;
            focus::focus(&section);
        }
    }
}

impl Compare {
    /// Emits the others, so that they are still there after the reader changes an answer and comes back.
    fn emit_others(&self, ctx: &Context<Self>) {
        let CompareProps {
            content, on_change, ..
        } = ctx.props();
        let others = self.comparison.participants().iter();
        let others = others.filter(|participant| participant.letter.is_some());
        let codes: Vec<String> = others
            .map(|other| code::encode(&content.instrument, &other.sheet))
            .collect();
        on_change.emit(compare_url("", &codes).into());
    }

    /// Adds the codes in the field. The field is cleared only if every code was accepted, so that the
    /// reader can correct the others.
    fn add(&mut self, ctx: &Context<Self>) {
        let Some(element) = self.field.cast() else {
            return;
        };
        let matches = find_codes(
            &ctx.props().content.instrument,
            &text_field::value(&element),
        );
        if matches.is_empty() {
            self.status = PasteStatus::NoCode;
            return;
        }
        let lines: Vec<CodeStatus> = (matches.into_iter())
            .map(|found| CodeStatus::join(found, &mut self.comparison))
            .collect();
        if lines.iter().all(CodeStatus::is_settled) {
            text_field::clear(&element);
        }
        self.status = PasteStatus::Lines(lines);
    }
}

/// The name of a participant.
fn participant_name(ui: &Ui, comparison: &Comparison, participant: &Participant) -> AttrValue {
    match participant.letter {
        None => ui.text(Key::CompareYou),
        Some(_) if comparison.is_pair() => ui.text(Key::CompareOther),
        Some(letter) => mark::letter(letter),
    }
}

/// The message for a code that could not be read.
pub fn code_error_text(ui: &Ui, error: CodeError) -> AttrValue {
    ui.text(match error {
        CodeError::NotACode => Key::CodeNot,
        CodeError::Mistyped => Key::CodeMistyped,
        CodeError::OtherInstrument => Key::CodeOtherInstrument,
        CodeError::OtherVersion => Key::CodeOtherVersion,
    })
}
