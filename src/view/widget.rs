//! The root component of a reader's program: it holds the state machine, renders its current step,
//! and forwards effects.

use super::share::ShareEvent;
use super::ui::Ui;
use super::{Capabilities, OpenedLink, waiting};
use crate::browser::{clock, focus};
use crate::instrument::Instrument;
use crate::sheet::reader::{Action, Effect, Reader};
use crate::sheet::{GutVote, Sheet, progress};
use std::rc::Rc;
use yew::prelude::*;

/// An instrument, and the interface's texts.
#[derive(Clone)]
pub struct Content {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's texts.
    pub ui: Rc<Ui>,
}

// Content is loaded once and shared, so identity is equality; comparing texts would cost bytes.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.instrument, &other.instrument) && Rc::ptr_eq(&self.ui, &other.ui)
    }
}

/// Properties of [`Widget`].
#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    /// The view to render. It changes over the widget's lifetime.
    pub view: WidgetView,
}

/// The view that a widget renders.
#[derive(Clone, PartialEq)]
pub enum WidgetView {
    /// Nothing.
    Empty,
    /// An instrument's problems.
    Problems(Html),
    /// A quiz.
    Quiz(Quiz),
}

/// A quiz with its initial state and callbacks.
#[derive(Clone, PartialEq)]
pub struct Quiz {
    /// The instrument and the interface's texts.
    pub content: Content,
    /// The reader's initial state.
    pub initial: InitialState,
    /// The steps that this program draws.
    pub capabilities: &'static Capabilities,
    /// A link from another reader, shown before the reader's own step.
    pub opened_link: Option<Rc<OpenedLink>>,
    /// The sheets that the reader compares with.
    pub others: Rc<Vec<Sheet>>,
    /// Performs a side effect.
    pub on_effect: Callback<Effect>,
    /// Hands the reader over to the other program, at a step that this one does not draw.
    pub on_hand_over: Callback<HandOver>,
    /// Asks the page whether the quiz may start with this gut vote.
    pub may_start: Callback<Option<GutVote>, bool>,
    /// Generates a nonce for a new sheet.
    pub generate_nonce: Callback<(), u16>,
    /// The address of the reader's own page, which links to a result point to. None if there is none.
    pub page: Option<AttrValue>,
    /// Called when the comparison changes, with its participants as the fragment of an address.
    pub on_compare: Callback<AttrValue>,
    /// Called when a result has been shared.
    pub on_share: Callback<ShareEvent>,
}

impl Quiz {
    /// The number of parts that the reader's current step is rendered in.
    fn part_count(&self, reader: &Reader) -> usize {
        (self.capabilities.part_count)(reader.step(), self.opened_link.is_some())
    }

    /// Returns true if this program draws the reader's current step.
    fn handles(&self, reader: &Reader) -> bool {
        (self.capabilities.handles_step)(reader.step(), self.opened_link.is_some())
    }
}

/// A reader's state, handed over to the other program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The reader's progress, as one line of [`progress`].
    pub progress_line: String,
    /// True if an action of the reader caused the hand-over.
    pub user_initiated: bool,
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

/// Messages of [`Widget`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The reader's action.
    Act(Action),
    /// The browser has painted the rendered parts of the step.
    Painted,
    /// Moves the focus among the answers.
    Focus(focus::FocusMove),
    /// Starts again with a new sheet.
    Restart,
    /// The program that draws the reader's step failed to load.
    LoadFailed,
    /// Retries the hand-over.
    Retry,
    /// Goes on from another reader's link to the reader's own step.
    Continue,
}

/// The root component of a reader's program.
pub struct Widget {
    /// None if no quiz is shown.
    reader: Option<Reader>,
    /// True if the next rendered heading takes the focus.
    focus: bool,
    /// True if the program that draws the reader's step failed to load.
    load_failed: bool,
    /// The number of parts of the step that are rendered.
    drawn_parts: usize,
    heading: NodeRef,
    answers: NodeRef,
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let initial = match &ctx.props().view {
            WidgetView::Quiz(quiz) => Some(&quiz.initial),
            _ => None,
        };
        let widget = Self {
            reader: initial.map(|initial| (*initial.reader).clone()),
            focus: initial.is_some_and(|initial| initial.focus),
            load_failed: false,
            drawn_parts: 1,
            heading: NodeRef::default(),
            answers: NodeRef::default(),
        };
        if let (WidgetView::Quiz(quiz), Some(reader)) = (&ctx.props().view, &widget.reader) {
            hand_over_if_needed(quiz, reader, false);
        }
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &WidgetProps) -> bool {
        *self = Component::create(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let (WidgetView::Quiz(quiz), Some(reader)) = (&ctx.props().view, &mut self.reader) else {
            return false;
        };
        let action = match message {
            Message::Act(Action::Vote(gut)) if !quiz.may_start.emit(gut) => return false,
            Message::Act(action) => action,
            Message::Restart => Action::Restart(quiz.generate_nonce.emit(())),
            Message::LoadFailed => {
                self.load_failed = true;
                // Moves the focus near the retry button.
                self.focus = true;
                return true;
            }
            Message::Retry => {
                self.load_failed = false;
                hand_over_if_needed(quiz, reader, true);
                return true;
            }
            Message::Continue => {
                hand_over(quiz, reader, true);
                return false;
            }
            Message::Painted => {
                self.drawn_parts += 1;
                return true;
            }
            Message::Focus(to) => {
                if let Some(answers) = self.answers.cast() {
                    focus::move_within(&answers, to);
                }
                return false;
            }
        };
        let effects = reader.apply(action);
        let changed = !effects.is_empty();
        for effect in effects {
            match effect {
                Effect::Focus => self.focus = true,
                effect => quiz.on_effect.emit(effect),
            }
        }
        if changed {
            self.load_failed = false;
            // A restart also closes another reader's link.
            if message == Message::Restart && quiz.opened_link.is_some() {
                hand_over(quiz, reader, true);
            } else {
                hand_over_if_needed(quiz, reader, true);
            }
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (quiz, reader) = match (&ctx.props().view, &self.reader) {
            (WidgetView::Quiz(quiz), Some(reader)) => (quiz, reader),
            (WidgetView::Problems(problems), _) => {
                return html! { <div key="problems">{ problems.clone() }</div> };
            }
            _ => return html! { <div key="nothing"></div> },
        };
        let cx = DrawContext {
            reader,
            quiz,
            instrument: &quiz.content.instrument,
            ui: &quiz.content.ui,
            drawn_parts: self.drawn_parts,
            heading: &self.heading,
            answers: &self.answers,
            link: ctx.link(),
        };
        if quiz.handles(reader) {
            (quiz.capabilities.draw)(&cx)
        } else {
            html! { <div key="waiting">{ waiting::draw(&cx, self.load_failed) }</div> }
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        // A widget that shows no quiz yet has no heading.
        if self.focus
            && let Some(heading) = self.heading.cast()
        {
            self.focus = false;
            focus::focus(&heading);
        }
        if let (WidgetView::Quiz(quiz), Some(reader)) = (&ctx.props().view, &self.reader)
            && quiz.handles(reader)
            && self.drawn_parts < quiz.part_count(reader)
        {
            let link = ctx.link().clone();
            clock::after_paint(move || link.send_message(Message::Painted));
        }
    }
}

/// Hands the reader over if this program does not draw their step.
fn hand_over_if_needed(quiz: &Quiz, reader: &Reader, user_initiated: bool) {
    if !quiz.handles(reader) {
        hand_over(quiz, reader, user_initiated);
    }
}

fn hand_over(quiz: &Quiz, reader: &Reader, user_initiated: bool) {
    let progress_line = progress::serialize(reader);
    quiz.on_hand_over.emit(HandOver {
        progress_line,
        user_initiated,
    });
}

/// The context that the parts of the view render from.
#[derive(Clone, Copy)]
pub struct DrawContext<'a> {
    pub reader: &'a Reader,
    pub quiz: &'a Quiz,
    pub instrument: &'a Instrument,
    pub ui: &'a Ui,
    /// The number of parts of the step to render, from the top.
    pub drawn_parts: usize,
    /// The heading that takes the focus.
    pub heading: &'a NodeRef,
    /// The list of answers.
    pub answers: &'a NodeRef,
    pub link: &'a html::Scope<Widget>,
}

impl DrawContext<'_> {
    /// A callback for a click.
    pub fn on_click(&self, message: Message) -> Callback<MouseEvent> {
        self.link.callback(move |_| message)
    }

    /// A callback for a click that changes the step. Ignores the second click of a double click, which
    /// would hit a button of the next step.
    pub fn on_first_click(&self, message: Message) -> Callback<MouseEvent> {
        self.link
            .batch_callback(move |event: MouseEvent| (event.detail() <= 1).then_some(message))
    }

    /// A button that sends a message.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "consistent with the functions of `part`"
    )]
    pub fn button(&self, class: &'static str, label: AttrValue, message: Message) -> Html {
        html! {
            <button type="button" {class} onclick={self.on_click(message)} ~textContent={&*label}/>
        }
    }
}
