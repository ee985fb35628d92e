//! A quiz as its parts render it: the content, the initial state, the callbacks, and the messages.

use super::appendix::Appendix;
use super::compare::{self, Compare};
use super::content::Content;
use super::part::text_element;
use super::share::{self, ShareEvent, SharePanel};
use super::shared_link::SharedLink;
use super::ui::Ui;
use crate::browser::focus;
use crate::instrument::Instrument;
use crate::sheet::GutVote;
use crate::sheet::reader::{Action, Effect, Reader};
use std::rc::Rc;
use yew::prelude::*;

/// A quiz with its initial state and callbacks.
#[derive(Clone, PartialEq)]
pub struct Quiz {
    /// The instrument and the interface's texts.
    pub content: Content,
    /// The reader's initial state.
    pub initial: InitialState,
    /// A link from another reader, shown before the reader's own step. Only with results loaded.
    pub opened_link: Option<Rc<SharedLink>>,
    /// Performs the side effects of an action, with the reader's state after it.
    pub on_effects: Callback<(Reader, Vec<Effect>)>,
    /// Called when the reader's own result is rendered, with the reader, and when it is no longer.
    pub on_result: Callback<Option<Reader>>,
    /// Loads the results half of the content, for [`Message::ResultsLoaded`] or [`Message::LoadFailed`].
    pub load_results: Callback<()>,
    /// Called when the reader goes on from another reader's link.
    pub on_continue: Callback<()>,
    /// Asks the page whether the quiz may start with this gut vote.
    pub may_start: Callback<Option<GutVote>, bool>,
    /// Generates a nonce for a new sheet.
    pub generate_nonce: Callback<(), u16>,
    /// The address of the reader's own page, which links to a result point to. None if there is none.
    pub page: Option<AttrValue>,
    /// Called when a result has been shared.
    pub on_share: Callback<ShareEvent>,
}

/// The initial state of a quiz.
#[derive(Clone)]
pub struct InitialState {
    /// The reader.
    pub reader: Rc<Reader>,
    /// True if the first step takes the focus: only after an action of the reader, so that the quiz
    /// does not steal the focus from the page.
    pub focus: bool,
}

impl PartialEq for InitialState {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reader, &other.reader)
    }
}

/// Messages of a running quiz.
#[derive(Clone)]
pub enum Message {
    /// The reader's action.
    Act(Action),
    /// The reader's reason why the tension at this position stands.
    GiveReason(usize, String),
    /// The browser has painted the rendered parts of the step.
    Painted,
    /// Moves the focus among the answers.
    Focus(focus::FocusMove),
    /// Starts again with a new sheet.
    Restart,
    /// The results half of the content is loaded.
    ResultsLoaded(Content),
    /// The results half of the content failed to load.
    LoadFailed,
    /// Loads the results half again.
    Retry,
    /// Goes on from another reader's link to the reader's own step.
    Continue,
    /// A message of the comparison.
    Compare(compare::Message),
    /// A message of the sharing panel.
    Share(share::Message),
}

/// The state of the parts of a result, the reader's own or one of another reader's link. They are no components:
/// each type of component would add some 9 KB to the wasm.
pub struct ResultParts {
    /// The comparison.
    pub compare: Compare,
    /// True if the reader came to compare, so that the comparison is shown first.
    pub compare_first: bool,
    /// The sharing panel. None in another reader's link.
    pub share: Option<SharePanel>,
    /// The notes.
    pub appendix: Appendix,
}

impl ResultParts {
    /// Called after each rendering.
    pub fn rendered(&mut self) {
        self.compare.rendered();
        self.appendix.rendered();
        if let Some(share) = &mut self.share {
            share.rendered();
        }
    }
}

/// The context that the parts of a quiz render from.
#[derive(Clone, Copy)]
pub struct DrawContext<'a> {
    pub reader: &'a Reader,
    pub quiz: &'a Quiz,
    pub content: &'a Content,
    pub instrument: &'a Instrument,
    pub ui: &'a Ui,
    /// The state of the parts of a result. None if no result is shown, or only its first part.
    pub parts: Option<&'a ResultParts>,
    /// The number of parts of the step to render, from the top.
    pub drawn_parts: usize,
    /// The heading that takes the focus.
    pub heading: &'a NodeRef,
    /// The list of answers.
    pub answers: &'a NodeRef,
    /// Sends a message to the quiz.
    pub send: &'a Callback<Message>,
}

impl DrawContext<'_> {
    /// A callback for an event that may have a message.
    pub fn on<Event: 'static>(
        &self,
        message: impl Fn(Event) -> Option<Message> + 'static,
    ) -> Callback<Event> {
        let send = self.send.clone();
        Callback::from(move |event| {
            if let Some(message) = message(event) {
                send.emit(message);
            }
        })
    }

    /// A callback for a click.
    pub fn on_click(&self, message: Message) -> Callback<MouseEvent> {
        self.on(move |_| Some(message.clone()))
    }

    /// A callback for a click that changes the step. Ignores the second click of a double click, which
    /// would hit a button of the next step.
    pub fn on_first_click(&self, message: Message) -> Callback<MouseEvent> {
        self.on(move |event: MouseEvent| (event.detail() <= 1).then(|| message.clone()))
    }

    /// The heading of another reader's link, which takes the focus.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "consistent with the functions of `part`"
    )]
    pub fn link_heading(&self, kicker: AttrValue, title: AttrValue) -> Html {
        html! {
            <header class="verdict" part="verdict">
                { super::part::p("kicker", kicker) }
                <h2 class="question" part="question" id="question" tabindex="-1" ref={self.heading.clone()}
                    ~textContent={&*title}/>
            </header>
        }
    }

    /// A button that sends a message.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "consistent with the functions of `part`"
    )]
    pub fn button(&self, class: &'static str, label: AttrValue, message: Message) -> Html {
        text_element!(&*label, button type="button" class={class} onclick={self.on_click(message)})
    }
}
