//! Comparison of several people: the field for pasted codes, the map, and the items on which they
//! differ or agree.

mod group;
pub(super) mod line;
pub(super) mod mark;
pub(super) mod offsets;
mod paste;
mod texts;

use super::content::Content;
use super::part;
use super::share::{ButtonMessage, ShareButton};
use super::ui::Key;
use crate::browser::{focus, text_field};
use crate::sheet::Sheet;
use crate::sheet::code_search::find_codes;
use crate::sheet::comparison::{Comparison, Participant};
use paste::{CodeStatus, PasteStatus};
pub use texts::code_error_text;
use texts::participant_name;
use web_sys::Element;
use yew::prelude::*;

/// Messages of [`Compare`].
#[derive(Clone)]
pub enum Message {
    /// Adds the codes in the field.
    Add,
    /// Names the participant with this letter.
    Rename(u8, String),
    /// Removes the participant with this letter.
    Remove(u8),
    /// A message of the button that copies the link.
    LinkButton(ButtonMessage),
}

/// A person whom the reader compares with.
#[derive(Clone)]
pub struct Other {
    /// Their sheet.
    pub sheet: Sheet,
    /// Their name; empty if it is not known.
    pub name: String,
}

/// Several people on one map.
pub struct Compare {
    comparison: Comparison,
    /// The address of the reader's page, for links. None if there is no such page.
    page: Option<AttrValue>,
    /// True if there were others from the beginning: the map is then shown first.
    map_first: bool,
    /// The status of the last paste or removal.
    status: PasteStatus,
    field: NodeRef,
    section: NodeRef,
    /// The position of a button to remove a participant that takes the focus: its predecessor was removed with its
    /// participant.
    focus: Option<u32>,
    link_button: ShareButton,
}

impl Compare {
    /// The comparison of the reader's own sheet, where they have one, with `others`.
    pub fn new(
        content: &Content,
        own: Option<Sheet>,
        others: &[Other],
        page: Option<AttrValue>,
    ) -> Self {
        let mut comparison = Comparison::new(own);
        let lines = (others.iter().cloned())
            .map(|Other { sheet, name }| (sheet.clone(), comparison.add(sheet, name)))
            .filter_map(|(sheet, joined)| {
                CodeStatus::not_joined(&content.instrument, &sheet, joined)
            })
            .collect();
        Self {
            map_first: !others.is_empty(),
            comparison,
            page,
            status: PasteStatus::Lines(lines),
            field: NodeRef::default(),
            section: NodeRef::default(),
            focus: None,
            link_button: ShareButton::default(),
        }
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, content: &Content) {
        match message {
            Message::Add => self.add(content),
            Message::Rename(letter, name) => self.comparison.rename(letter, name),
            Message::Remove(letter) => {
                let has_letter = |participant: &&Participant| participant.letter == Some(letter);
                let others = self.comparison.participants().iter();
                let mut others = others.filter(|participant| participant.letter.is_some());
                let at = others
                    .clone()
                    .position(|participant| has_letter(&participant));
                let name = others.find(has_letter).map(|participant| {
                    participant_name(&content.ui, &self.comparison, participant)
                });
                if let Some(name) = name {
                    self.comparison.remove(letter);
                    self.status = PasteStatus::Removed(name);
                    self.focus = at.and_then(|at| u32::try_from(at).ok());
                    self.link_button.reset();
                }
            }
            Message::LinkButton(message) => {
                // The link contains other people's answers, so the page gets no share event, unlike for a
                // reader's own result.
                self.link_button.update(message);
            }
        }
    }

    /// The people whom the reader compares with.
    pub fn others(&self) -> Vec<Other> {
        let others = self.comparison.participants().iter();
        let others = others.filter(|participant| participant.letter.is_some());
        let others = others.map(|Participant { sheet, name, .. }| Other {
            sheet: sheet.clone(),
            name: name.clone(),
        });
        others.collect()
    }

    /// Draws the comparison, and the field for more codes.
    pub fn draw(&self, content: &Content, send: &Callback<Message>) -> Html {
        let ui = &content.ui;
        let group = (self.comparison.participants().len() > 1).then(|| {
            let link = group::Link {
                page: self.page.as_ref(),
                button: &self.link_button,
                send: send.reform(Message::LinkButton),
            };
            let on = group::OnPerson {
                remove: send.reform(Message::Remove),
                rename: send.reform(|(letter, name)| Message::Rename(letter, name)),
            };
            group::draw(content, &self.comparison, &link, &on)
        });
        let (first, last) = if self.map_first {
            (group, None)
        } else {
            (None, group)
        };
        html! {
            <section class="compare" part="compare" aria-label={ui.text(Key::Compare)}
                ref={self.section.clone()}>
                { part::closed_section("with-someone", self.map_first, [Key::Compare, Key::CompareAbout].map(|key| ui.text(key)), html! { <>
                <div class="together">{ first }</div>
                { paste::field(ui, &self.field, send.reform(|_| Message::Add)) }
                <div class="told" role="status">{ paste::status(ui, &self.comparison, &self.status) }</div>
                <div class="together">{ last }</div>
                </> }) }
            </section>
        }
    }

    /// Called after each rendering.
    pub fn rendered(&mut self) {
        self.link_button.rendered();
        // The button of who has moved up, or of the last; or the field, if nobody is left.
        if let Some(at) = self.focus.take()
            && let Some(section) = self.section.cast::<Element>()
            && !focus::focus_nth(&section, "remove", at)
            && let Some(field) = self.field.cast()
        {
            focus::focus(&field);
        }
    }

    /// Adds the codes in the field. The field is cleared only if every code was accepted, so that the
    /// reader can correct the others.
    fn add(&mut self, content: &Content) {
        let Some(element) = self.field.cast() else {
            return;
        };
        let matches = find_codes(&content.instrument, &text_field::value(&element));
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
        self.link_button.reset();
    }
}
