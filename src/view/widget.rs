//! A reader's program as a component: holds the state machine, draws its step, passes effects
//! on.

use super::share::Shared;
use super::ui::Ui;
use super::{Opened, Screens, waiting};
use crate::browser::{clock, focus};
use crate::instrument::Instrument;
use crate::sheet::reader::{Action, Effect, Reader};
use crate::sheet::{Gut, Sheet, progress};
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
    /// What it shows: one thing, and later another.
    pub shown: Shown,
}

/// What the widget shows.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// Nothing at the moment.
    Nothing,
    /// What is wrong with an instrument.
    Problems(Html),
    /// A quiz.
    Quiz(Quiz),
}

/// A quiz.
#[derive(Clone, PartialEq)]
pub struct Quiz {
    /// What is drawn.
    pub content: Content,
    /// Where the reader is at the beginning.
    pub start: Start,
    /// What of it is drawn here.
    pub screens: &'static Screens,
    /// What another reader has sent: it is shown before the reader's own.
    pub opened: Option<Rc<Opened>>,
    /// The sheets that the reader compares with.
    pub others: Rc<Vec<Sheet>>,
    /// Performs what is to be done outside.
    pub perform: Callback<Effect>,
    /// Passes the reader on at a step that is not drawn here.
    pub pass: Callback<Passed>,
    /// Asks the page whether the quiz may start with this gut vote.
    pub may_start: Callback<Option<Gut>, bool>,
    /// Draws a nonce for a new sheet.
    pub nonce: Callback<(), u16>,
    /// The address of the reader's own page, where there is one: links to a result lead there.
    pub page: Option<AttrValue>,
    /// Is told whom the reader compares with, as the end of an address.
    pub on_compare: Callback<AttrValue>,
    /// Is told when a result has left.
    pub on_share: Callback<Shared>,
}

impl Quiz {
    /// In how many parts what comes next for this reader is drawn.
    fn parts(&self, reader: &Reader) -> usize {
        (self.screens.parts)(reader.step(), self.opened.is_some())
    }

    /// Whether what comes next for this reader is drawn here.
    fn has(&self, reader: &Reader) -> bool {
        (self.screens.has)(reader.step(), self.opened.is_some())
    }
}

/// A reader who is passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Where they are, as a line of progress.
    pub line: String,
    /// Whether they have come there by an act of their own.
    pub acted: bool,
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
    /// What has been drawn of the step is painted.
    Painted,
    /// The focus moves among the answers.
    Focus(focus::Move),
    /// The reader, or the page, begins again.
    Restart,
    /// Who draws the reader's step has not come.
    Missed,
    /// The reader tries again to be passed on.
    Retry,
    /// The reader goes on from what another has sent.
    Go,
}

/// A reader's program.
pub struct Widget {
    /// None where no quiz is shown.
    reader: Option<Reader>,
    /// The heading of the step being drawn is to take the focus.
    focus: bool,
    /// Who draws the reader's step has not come.
    missed: bool,
    /// How many parts of a step are drawn.
    parts: usize,
    heading: NodeRef,
    answers: NodeRef,
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let start = match &ctx.props().shown {
            Shown::Quiz(quiz) => Some(&quiz.start),
            _ => None,
        };
        let widget = Self {
            reader: start.map(|start| (*start.reader).clone()),
            focus: start.is_some_and(|start| start.focus),
            missed: false,
            parts: 1,
            heading: NodeRef::default(),
            answers: NodeRef::default(),
        };
        if let (Shown::Quiz(quiz), Some(reader)) = (&ctx.props().shown, &widget.reader) {
            pass_on(quiz, reader, false);
        }
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &WidgetProps) -> bool {
        *self = Component::create(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let (Shown::Quiz(quiz), Some(reader)) = (&ctx.props().shown, &mut self.reader) else {
            return false;
        };
        let action = match message {
            Message::Act(Action::Vote(gut)) if !quiz.may_start.emit(gut) => return false,
            Message::Act(action) => action,
            Message::Restart => Action::Restart(quiz.nonce.emit(())),
            Message::Missed => {
                self.missed = true;
                // The button that tries again is there to be found.
                self.focus = true;
                return true;
            }
            Message::Retry => {
                self.missed = false;
                pass_on(quiz, reader, true);
                return true;
            }
            Message::Go => {
                pass(quiz, reader, true);
                return false;
            }
            Message::Painted => {
                self.parts += 1;
                return true;
            }
            Message::Focus(to) => {
                if let Some(answers) = self.answers.cast() {
                    focus::go(&answers, to);
                }
                return false;
            }
        };
        let effects = reader.apply(action);
        let changed = !effects.is_empty();
        for effect in effects {
            match effect {
                Effect::Focus => self.focus = true,
                effect => quiz.perform.emit(effect),
            }
        }
        if changed {
            self.missed = false;
            // Who begins again goes on from what was sent, too.
            if message == Message::Restart && quiz.opened.is_some() {
                pass(quiz, reader, true);
            } else {
                pass_on(quiz, reader, true);
            }
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (quiz, reader) = match (&ctx.props().shown, &self.reader) {
            (Shown::Quiz(quiz), Some(reader)) => (quiz, reader),
            (Shown::Problems(problems), _) => {
                return html! { <div key="problems">{ problems.clone() }</div> };
            }
            _ => return html! { <div key="nothing"></div> },
        };
        let draw = Draw {
            reader,
            quiz,
            instrument: &quiz.content.instrument,
            ui: &quiz.content.ui,
            parts: self.parts,
            heading: &self.heading,
            answers: &self.answers,
            link: ctx.link(),
        };
        if quiz.has(reader) {
            (quiz.screens.draw)(&draw)
        } else {
            html! { <div key="waiting">{ waiting::draw(&draw, self.missed) }</div> }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        // What is drawn before a quiz that has just been given has no heading yet.
        if self.focus
            && let Some(heading) = self.heading.cast()
        {
            self.focus = false;
            focus::put(&heading);
        }
        if let (Shown::Quiz(quiz), Some(reader)) = (&ctx.props().shown, &self.reader)
            && quiz.has(reader)
            && self.parts < quiz.parts(reader)
        {
            let link = ctx.link().clone();
            clock::painted(move || link.send_message(Message::Painted));
        }
    }
}

/// Passes a reader on who has come to a step that is not drawn here.
fn pass_on(quiz: &Quiz, reader: &Reader, acted: bool) {
    if !quiz.has(reader) {
        pass(quiz, reader, acted);
    }
}

fn pass(quiz: &Quiz, reader: &Reader, acted: bool) {
    let line = progress::write(reader);
    quiz.pass.emit(Passed { line, acted });
}

/// What the parts of the view draw from.
#[derive(Clone, Copy)]
pub struct Draw<'a> {
    pub reader: &'a Reader,
    pub quiz: &'a Quiz,
    pub instrument: &'a Instrument,
    pub ui: &'a Ui,
    /// How many parts of the step are drawn, from above.
    pub parts: usize,
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

    /// A callback for a click that moves on. The second click of a double click would land on
    /// what has come in the meantime, and is not meant for it.
    pub fn on_first_click(&self, message: Message) -> Callback<MouseEvent> {
        self.link
            .batch_callback(move |event: MouseEvent| (event.detail() <= 1).then_some(message))
    }

    /// A button that sends a message.
    #[expect(clippy::needless_pass_by_value, reason = "as the small parts have it")]
    pub fn button(&self, class: &'static str, label: AttrValue, message: Message) -> Html {
        html! {
            <button type="button" {class} onclick={self.on_click(message)} ~textContent={&*label}/>
        }
    }
}
