//! The root component of the reader's program: it holds the state machine, renders its current step,
//! and forwards effects.

use super::appendix::Appendix;
use super::compare::{Compare, Other};
use super::content::Content;
use super::quiz::{DrawContext, Message, Quiz, ResultParts};
use super::share::SharePanel;
use super::shared_link::SharedLink;
use super::{gut, item, opened_link, result, waiting};
use crate::browser::{clock, focus};
use crate::sheet::Sheet;
use crate::sheet::reader::{Action, Effect, Reader, Step};
use std::rc::Rc;
use yew::prelude::*;

/// The number of parts in which a result is rendered, from the top. Each is rendered once the browser has
/// painted the one before it, so that the verdict does not wait for the notes.
const RESULT_PARTS: usize = 4;

/// Properties of [`Widget`].
#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    /// The view to render. The page replaces it over the widget's lifetime.
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

/// The root component of the reader's program.
pub struct Widget {
    /// None if no quiz is shown.
    state: Option<QuizState>,
    /// True if the next rendered heading takes the focus.
    focus: bool,
    /// The number of parts of the step that are rendered.
    drawn_parts: usize,
    heading: NodeRef,
    answers: NodeRef,
    send: Callback<Message>,
}

/// The state of a running quiz.
struct QuizState {
    content: Content,
    reader: Reader,
    /// A link from another reader, until the reader goes on from it.
    opened_link: Option<Rc<SharedLink>>,
    /// The people whom the reader compares with.
    others: Vec<Other>,
    /// The parts of the result that is shown, or of the link. None at another step, and until the browser has painted
    /// the first part of a result.
    parts: Option<ResultParts>,
    /// True once the reader has acted: the quiz may then move the focus.
    acted: bool,
    /// True if the results half of the content failed to load.
    load_failed: bool,
    /// The answers of the result that `on_result` was last called with.
    reported: Option<Sheet>,
}

impl QuizState {
    fn new(quiz: &Quiz) -> Self {
        Self {
            content: quiz.content.clone(),
            reader: (*quiz.initial.reader).clone(),
            opened_link: quiz.opened_link.clone(),
            others: Vec::new(),
            parts: None,
            acted: quiz.initial.focus,
            load_failed: false,
            reported: None,
        }
    }

    /// True if the current step cannot be rendered before the results half of the content is loaded.
    fn waits_for_results(&self) -> bool {
        self.reader.step() == Step::Result && !self.content.has_results
    }

    /// True if the reader's own result is rendered.
    fn shows_result(&self) -> bool {
        self.reader.step() == Step::Result && self.opened_link.is_none() && self.content.has_results
    }

    /// The number of parts in which the current step is rendered.
    fn part_count(&self) -> usize {
        if self.shows_result() { RESULT_PARTS } else { 1 }
    }

    /// Goes on from another reader's link. The reader compares with its sheets, unless they have chosen
    /// others.
    fn close_link(&mut self, quiz: &Quiz) {
        if let Some(link) = self.opened_link.take() {
            if self.others.is_empty() {
                self.others = link.others();
            }
            self.parts = None;
            quiz.on_continue.emit(());
        }
    }

    /// Drops the parts of a result that has gone, and creates those of a link. Reports a result that has come into
    /// view, or gone.
    fn update_result(&mut self, quiz: &Quiz) {
        if let Some(link) = &self.opened_link {
            let at_result = self.reader.step() == Step::Result;
            let sheet = self.reader.sheet();
            self.parts.get_or_insert_with(|| {
                let own = at_result.then(|| sheet.clone());
                ResultParts {
                    compare: Compare::new(&self.content, own, &link.others(), quiz.page.clone()),
                    compare_first: true,
                    share: None,
                    appendix: Appendix::default(),
                }
            });
        } else if !self.shows_result() {
            self.parts = None;
        }
        self.report_result(quiz);
    }

    /// Creates the parts of the reader's own result, once the browser has painted what is above them.
    fn create_parts(&mut self, quiz: &Quiz) {
        if !self.shows_result() {
            return;
        }
        let (sheet, page) = (self.reader.sheet(), || quiz.page.clone());
        self.parts.get_or_insert_with(|| ResultParts {
            compare: Compare::new(&self.content, Some(sheet.clone()), &self.others, page()),
            compare_first: !self.others.is_empty(),
            share: Some(SharePanel::new(&self.content, sheet, page())),
            appendix: Appendix::default(),
        });
    }

    /// Reports a result that has come into view, or gone. Before it is rendered: a page that observes our nodes
    /// finds it then.
    fn report_result(&mut self, quiz: &Quiz) {
        let shown = self.shows_result().then(|| self.reader.sheet());
        if shown != self.reported.as_ref() {
            self.reported = shown.cloned();
            let reader = self.reported.is_some().then(|| self.reader.clone());
            quiz.on_result.emit(reader);
        }
    }
}

impl Component for Widget {
    type Message = Message;
    type Properties = WidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let state = match &ctx.props().view {
            WidgetView::Quiz(quiz) => {
                let mut state = QuizState::new(quiz);
                state.update_result(quiz);
                if state.waits_for_results() {
                    quiz.load_results.emit(());
                }
                Some(state)
            }
            _ => None,
        };
        Self {
            focus: state.as_ref().is_some_and(|state| state.acted),
            state,
            drawn_parts: 1,
            heading: NodeRef::default(),
            answers: NodeRef::default(),
            send: ctx.link().callback(|message| message),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &WidgetProps) -> bool {
        *self = Component::create(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let (WidgetView::Quiz(quiz), Some(state)) = (&ctx.props().view, &mut self.state) else {
            return false;
        };
        let action = match message {
            Message::Act(Action::Vote(gut)) if !quiz.may_start.emit(gut) => return false,
            Message::Act(action) => action,
            Message::GiveReason(tension, reason) => {
                let effects = state.reader.set_reason(tension, &reason);
                quiz.on_effects.emit((state.reader.clone(), effects));
                return true;
            }
            Message::Restart => {
                state.close_link(quiz);
                Action::Restart(quiz.generate_nonce.emit(()))
            }
            Message::ResultsLoaded(content) => {
                self.focus |= state.waits_for_results() && state.acted;
                state.reader.set_instrument(Rc::clone(&content.instrument));
                state.content = content;
                state.load_failed = false;
                state.update_result(quiz);
                return true;
            }
            Message::LoadFailed => {
                if !state.waits_for_results() {
                    return false;
                }
                state.load_failed = true;
                // Moves the focus near the retry button.
                self.focus = true;
                return true;
            }
            Message::Retry => {
                state.load_failed = false;
                quiz.load_results.emit(());
                return true;
            }
            Message::Continue => {
                state.close_link(quiz);
                state.update_result(quiz);
                state.acted = true;
                self.focus = true;
                self.drawn_parts = 1;
                return true;
            }
            Message::Painted => {
                self.drawn_parts += 1;
                state.create_parts(quiz);
                return true;
            }
            Message::Focus(to) => {
                if let Some(answers) = self.answers.cast() {
                    focus::move_within(&answers, to);
                }
                return false;
            }
            Message::Compare(message) => {
                if let Some(parts) = &mut state.parts {
                    parts.compare.update(message, &state.content);
                    state.others = parts.compare.others();
                }
                return true;
            }
            Message::Share(message) => {
                let share = (state.parts.as_mut()).and_then(|parts| parts.share.as_mut());
                let event = share.and_then(|share| share.update(message));
                if let Some(event) = event {
                    quiz.on_share.emit(event);
                }
                return true;
            }
        };
        let step = state.reader.step();
        let effects = state.reader.apply(action);
        let changed = !effects.is_empty();
        if changed {
            self.focus |= effects.contains(&Effect::Focus);
            quiz.on_effects.emit((state.reader.clone(), effects));
            state.acted = true;
            state.load_failed = false;
            if state.reader.step() != step {
                self.drawn_parts = 1;
                if state.waits_for_results() {
                    quiz.load_results.emit(());
                }
            }
            state.update_result(quiz);
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (quiz, state) = match (&ctx.props().view, &self.state) {
            (WidgetView::Quiz(quiz), Some(state)) => (quiz, state),
            (WidgetView::Problems(problems), _) => {
                return html! { <div key="problems">{ problems.clone() }</div> };
            }
            _ => return html! { <div key="nothing"></div> },
        };
        let cx = DrawContext {
            reader: &state.reader,
            quiz,
            content: &state.content,
            instrument: &state.content.instrument,
            ui: &state.content.ui,
            parts: state.parts.as_ref(),
            drawn_parts: self.drawn_parts,
            heading: &self.heading,
            answers: &self.answers,
            send: &self.send,
        };
        // Each kind of step has its own key, so that Yew replaces the previous step's elements and does
        // not patch them.
        if let Some(link) = &state.opened_link {
            return html! { <div key="opened">{ opened_link::draw(&cx, link) }</div> };
        }
        match state.reader.step() {
            Step::Gut => html! { <div key="gut">{ gut::draw(&cx) }</div> },
            Step::Item(n) => html! { <div key="item">{ item::draw(&cx, n) }</div> },
            Step::Result if state.waits_for_results() => {
                html! { <div key="waiting">{ waiting::draw(&cx, state.load_failed) }</div> }
            }
            Step::Result => html! { <div key="result">{ result::draw(&cx) }</div> },
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
        if let Some(state) = &mut self.state {
            if let Some(parts) = &mut state.parts {
                parts.rendered();
            }
            if self.drawn_parts < state.part_count() {
                let link = ctx.link().clone();
                clock::after_paint(move || link.send_message(Message::Painted));
            }
        }
    }
}
