//! The reader's program as a component: holds the state machine, draws its step, passes effects
//! on.

use super::ui::Ui;
use super::{gut, item, result};
use crate::browser::focus;
use crate::instrument::Instrument;
use crate::sheet::reader::{Action, Effect, Reader, Step};
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn: an instrument, and the interface's words around it.
#[derive(Clone)]
pub struct Content {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's words.
    pub ui: Rc<Ui>,
}

// Content is loaded once and shared, so identity is equality; comparing texts would cost bytes.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.instrument, &other.instrument) && Rc::ptr_eq(&self.ui, &other.ui)
    }
}

/// What the widget is given.
#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    /// What is drawn.
    pub content: Content,
    /// Where the reader is at the beginning.
    pub start: Start,
    /// Performs what is to be done outside.
    pub perform: Callback<Effect>,
    /// Draws a nonce for a new sheet.
    pub nonce: Callback<(), u16>,
}

/// Where the reader is at the beginning.
#[derive(Clone)]
pub struct Start {
    /// The reader.
    pub reader: Rc<Reader>,
    /// Whether the first step drawn takes the focus: only when the reader has acted already, for
    /// a page's focus is not ours to take.
    pub focus: bool,
}

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reader, &other.reader)
    }
}

/// What reaches the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The reader did something.
    Act(Action),
    /// The focus moves among the answers.
    Focus(focus::Move),
    /// The reader, or the page, begins again.
    Restart,
}

/// The reader's program.
pub struct Widget {
    reader: Reader,
    /// The heading of the step being drawn is to take the focus.
    focus: bool,
    heading: NodeRef,
    answers: NodeRef,
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let start = &ctx.props().start;
        Self {
            reader: (*start.reader).clone(),
            focus: start.focus,
            heading: NodeRef::default(),
            answers: NodeRef::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let action = match message {
            Message::Act(action) => action,
            Message::Restart => Action::Restart(ctx.props().nonce.emit(())),
            Message::Focus(to) => {
                if let Some(answers) = self.answers.cast() {
                    focus::go(&answers, to);
                }
                return false;
            }
        };
        let effects = self.reader.apply(action);
        let changed = !effects.is_empty();
        for effect in effects {
            match effect {
                Effect::Focus => self.focus = true,
                effect => ctx.props().perform.emit(effect),
            }
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let content = &ctx.props().content;
        let draw = Draw {
            reader: &self.reader,
            instrument: &content.instrument,
            ui: &content.ui,
            heading: &self.heading,
            answers: &self.answers,
            link: ctx.link(),
        };
        // A key for each kind of step: a new step is drawn anew, not patched into the last one.
        match self.reader.step() {
            Step::Gut => html! { <div key="gut">{ gut::draw(&draw) }</div> },
            Step::Item(n) => html! { <div key="item">{ item::draw(&draw, n) }</div> },
            Step::Result => html! { <div key="result">{ result::draw(&draw) }</div> },
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.focus)
            && let Some(heading) = self.heading.cast()
        {
            focus::put(&heading);
        }
    }
}

/// What the parts of the view draw from.
pub struct Draw<'a> {
    pub reader: &'a Reader,
    pub instrument: &'a Instrument,
    pub ui: &'a Ui,
    /// The heading that takes the focus.
    pub heading: &'a NodeRef,
    /// The list of answers.
    pub answers: &'a NodeRef,
    pub link: &'a html::Scope<Widget>,
}

impl Draw<'_> {
    /// A callback for a click.
    pub fn on_click(&self, message: Message) -> Callback<MouseEvent> {
        self.link.callback(move |_| message)
    }

    /// A button that sends a message.
    pub fn button(&self, class: &'static str, label: AttrValue, message: Message) -> Html {
        html! {
            <button type="button" {class} onclick={self.on_click(message)}>{ label }</button>
        }
    }
}
