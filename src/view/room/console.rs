//! The console: the facilitator's page.

use super::command::Command;
use super::console_state::{ConsoleState, Effect, FocusTarget, Status};
use super::context::{ConsoleContext, ConsoleRefs};
use super::desk::PROJECTOR_WINDOW;
use super::keys::{self, KeyContext};
use super::typing_target::PickedRow;
use super::{Desk, ProgramRequest, agenda, errors, header, main_area, panel, preview};
use crate::browser::event::Listener;
use crate::browser::focus;
use crate::browser::keyboard::{self, KeyPress};
use crate::browser::windows::OtherWindow;
use crate::instrument::Instrument;
use crate::publish::text_direction;
use crate::room::{AgendaStep, Room};
use crate::view::ui::{Key, Ui};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`Console`].
#[derive(Clone, Properties)]
pub struct ConsoleProps {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// The data that the console renders.
    pub desk: Rc<Desk>,
    /// Performs a request.
    pub on_request: Callback<ProgramRequest>,
    /// A running number, and the last key pressed in the audience's window.
    pub remote_key: Option<(u32, KeyPress)>,
}

// A new desk is allocated for each change, so identity is equality.
impl PartialEq for ConsoleProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
            && Rc::ptr_eq(&self.ui, &other.ui)
            && self.remote_key == other.remote_key
    }
}

/// The facilitator's input.
pub enum Input {
    /// A key press. Its command is looked up when the queue reaches it.
    Key(KeyPress),
    /// A click on a button.
    Clicked(Command),
}

/// The console.
pub struct Console {
    state: ConsoleState,
    /// The input queued while an action is pending: a browser may dispatch two keys before the first one
    /// has changed the room, and the second must be decided by the changed room.
    queue: VecDeque<Input>,
    /// The status after the last command that is on disk: counts are not shown before they are stored.
    status: Option<Status>,
    /// Sends a request to the program, and counts the actions.
    on_request: Callback<ProgramRequest>,
    /// The number of actions requested from the program.
    requested_actions: Rc<Cell<u32>>,
    /// True if the program has not decided all of them yet.
    is_pending: Rc<Cell<bool>>,
    /// The number of inputs that were sent to this component and have not reached it: on a busy machine Yew
    /// delivers a message after the browser has dispatched the next key.
    undelivered: Rc<Cell<u32>>,
    /// A copy of the state and the desk for event listeners, which must decide synchronously whether to
    /// prevent a key's default action.
    key_state: Rc<RefCell<(ConsoleState, Rc<Desk>)>>,
    on_command: Callback<Command>,
    refs: ConsoleRefs,
    /// The element that takes the focus after the next rendering.
    focus: Option<FocusTarget>,
    /// The step and the row for which the tally was scrolled into view.
    revealed: Option<(AgendaStep, Option<PickedRow>)>,
    _keys: Option<Listener>,
}

impl Component for Console {
    type Message = Input;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let key_state = Rc::new(RefCell::new((
            ConsoleState::default(),
            Rc::clone(&ctx.props().desk),
        )));
        let is_pending = Rc::new(Cell::new(false));
        let requested_actions = Rc::new(Cell::new(ctx.props().desk.decided_actions));
        let on_request = {
            let (is_pending, requested_actions, program) = (
                Rc::clone(&is_pending),
                Rc::clone(&requested_actions),
                ctx.props().on_request.clone(),
            );
            Callback::from(move |request| {
                if matches!(request, ProgramRequest::Act(_)) {
                    requested_actions.set(requested_actions.get().wrapping_add(1));
                    is_pending.set(true);
                }
                program.emit(request);
            })
        };
        let undelivered = Rc::new(Cell::new(0_u32));
        let send = {
            let undelivered = Rc::clone(&undelivered);
            let send = link.callback(|input: Input| input);
            Callback::from(move |input| {
                undelivered.set(undelivered.get() + 1);
                send.emit(input);
            })
        };
        let refs = ConsoleRefs::default();
        let keys = keyboard::on_key({
            let desk_ref = refs.desk.clone();
            let (key_state, is_pending) = (Rc::clone(&key_state), Rc::clone(&is_pending));
            let (undelivered, send) = (Rc::clone(&undelivered), send.clone());
            move |key_press| {
                let command = {
                    let (state, desk) = &*key_state.borrow();
                    keys::command_for(deciding_context(desk, state), &key_press)
                };
                // At once, even while an action is pending: the next key must not be typed into the field.
                if command == Some(Command::LeaveField) {
                    if let Some(desk) = desk_ref.cast() {
                        focus::focus(&desk);
                    }
                    return true;
                }
                if let Some(command) = command {
                    let (state, desk) = &*key_state.borrow();
                    open_projector_ahead(state, desk, command);
                }
                let is_bound = command.is_some();
                // The room after the pending action, or the state after an undelivered input, may bind a key
                // that these do not.
                if is_bound || is_pending.get() || undelivered.get() > 0 {
                    send.emit(Input::Key(key_press));
                }
                is_bound
            }
        });
        let on_command = {
            let key_state = Rc::clone(&key_state);
            Callback::from(move |command| {
                let is_stale = acts_on_row(command) && {
                    let (_, desk) = &*key_state.borrow();
                    desk.room.step() != desk.decided.step()
                };
                {
                    let (state, desk) = &*key_state.borrow();
                    open_projector_ahead(state, desk, command);
                }
                // A row that is still drawn must not be applied to the item that is being navigated to.
                if !is_stale {
                    send.emit(Input::Clicked(command));
                }
            })
        };
        Self {
            on_command,
            state: ConsoleState::default(),
            queue: VecDeque::new(),
            status: None,
            on_request,
            requested_actions,
            is_pending,
            undelivered,
            key_state,
            refs,
            focus: None,
            revealed: None,
            _keys: keys,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, input: Input) -> bool {
        self.undelivered
            .set(self.undelivered.get().saturating_sub(1));
        self.queue.push_back(input);
        self.process_queue(ctx);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ConsoleProps) -> bool {
        let ConsoleProps {
            desk, remote_key, ..
        } = ctx.props();
        self.key_state.borrow_mut().1 = Rc::clone(desk);
        self.is_pending
            .set(self.requested_actions.get() != desk.decided_actions);
        self.update_status(desk);
        if let Some((_, key_press)) = remote_key
            .as_ref()
            .filter(|_| *remote_key != old.remote_key)
        {
            self.queue.push_back(Input::Key(key_press.clone()));
        }
        self.process_queue(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ConsoleProps {
            instrument,
            ui,
            desk,
            ..
        } = ctx.props();
        let on_request = &self.on_request;
        let on_command = self.on_command.clone();
        let onfocusin = Callback::from(move |event: FocusEvent| {
            let target: Option<Element> = event.target_dyn_into();
            if target.is_some_and(|target| keyboard::is_text_field(&target)) {
                on_command.emit(Command::EnterField);
            }
        });
        let cx = &ConsoleContext {
            ui,
            desk,
            state: &self.state,
            status: self.status.as_ref(),
            on_command: &self.on_command,
            on_request,
            refs: &self.refs,
        };
        html! {
            <div class="desk wf" lang={instrument.lang.clone()} tabindex="-1"
                dir={text_direction(keys::is_rtl(cx.key_context()))}
                ref={self.refs.desk.clone()} {onfocusin} onmousedown={|event: MouseEvent| release_button_focus(&event)}>
                { header::draw(cx) }
                { errors::draw(cx) }
                <p class="unseen" role="status" ~textContent={&*main_area::announcement(cx)}/>
                { agenda::draw(cx) }
                <main class="work" aria-label={ui.text(Key::RoomWork)}>{ main_area::draw(cx) }</main>
                <aside class={classes!("beside", panel::class(self.state.panel))} aria-label={ui.text(Key::RoomBeside)}>
                    { preview::draw(cx) }
                    { panel::draw(cx) }
                </aside>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        self.reveal_tally(&ctx.props().desk.room);
        let refs = &self.refs;
        let Some(target) = self.focus.take() else {
            return;
        };
        let target = match target {
            FocusTarget::Desk => &refs.desk,
            FocusTarget::Panel => &refs.panel,
            FocusTarget::Codes => &refs.codes,
            FocusTarget::Headcount => &refs.headcount,
        };
        if let Some(element) = target.cast::<Element>() {
            focus::focus(&element);
        }
    }
}

impl Console {
    /// Processes the queued input in order, until an action is pending.
    fn process_queue(&mut self, ctx: &Context<Self>) {
        while !self.is_pending.get()
            && let Some(input) = self.queue.pop_front()
        {
            let desk = &ctx.props().desk;
            let command = match input {
                Input::Key(key_press) => {
                    keys::command_for(deciding_context(desk, &self.state), &key_press)
                }
                Input::Clicked(command) => Some(command),
            };
            if let Some(command) = command {
                self.perform(ctx, command);
            }
        }
    }

    fn perform(&mut self, ctx: &Context<Self>, command: Command) {
        for effect in self.state.apply(command, &ctx.props().desk) {
            match effect {
                Effect::Request(request) => self.on_request.emit(request),
                Effect::Focus(target) => self.focus = Some(target),
            }
        }
        self.key_state.borrow_mut().0.clone_from(&self.state);
        self.update_status(&ctx.props().desk);
    }

    /// Scrolls the tally into view when a vote or a row is turned to: digits count there, even where the page
    /// is larger than the window.
    fn reveal_tally(&mut self, room: &Room) {
        let shown = Some((room.step(), self.state.row(room)));
        if self.revealed == shown {
            return;
        }
        self.revealed = shown;
        let Some(tally) = self.refs.tally.cast::<Element>() else {
            return;
        };
        focus::scroll_into_view(&tally);
        // A tally may be larger than the window as well.
        if let Ok(Some(row)) = tally.query_selector(".picked, .settled") {
            focus::scroll_into_view(&row);
        }
    }

    /// Updates the status line, once nothing is pending and everything is on disk.
    fn update_status(&mut self, desk: &Desk) {
        if !self.is_pending.get() && Rc::ptr_eq(&desk.room, &desk.decided) {
            self.status.clone_from(&self.state.status);
        }
    }
}

/// Opens the projector's window at once if a command will open it. A browser allows that only while it handles the key or
/// the click, and on a busy machine Yew delivers it later: Safari then takes it for a pop-up that nobody has asked for.
fn open_projector_ahead(state: &ConsoleState, desk: &Desk, command: Command) {
    let effects = state.clone().apply(command, desk);
    let opens = |effect: &Effect| matches!(effect, Effect::Request(ProgramRequest::OpenProjector));
    if effects.iter().any(opens) {
        OtherWindow::open_ahead(PROJECTOR_WINDOW);
    }
}

/// Returns true if a command changes a row of the item that is drawn.
fn acts_on_row(command: Command) -> bool {
    matches!(
        command,
        Command::PickRow(_) | Command::AddHand(Some(_)) | Command::RemoveHand(Some(_))
    )
}

/// The key context with the decided room, which includes what is not yet on disk.
fn deciding_context<'a>(desk: &'a Desk, state: &'a ConsoleState) -> KeyContext<'a> {
    let room = &desk.decided;
    KeyContext { room, desk, state }
}

/// Keeps a clicked button from taking the focus, or the next press of the space bar would activate it
/// again instead of moving on. Focus set by the Tab key is kept.
fn release_button_focus(event: &MouseEvent) {
    let target: Option<Element> = event.target_dyn_into();
    let button = target.and_then(|target| target.closest("button, .choice").ok().flatten());
    let Some(button) = button else { return };
    event.prevent_default();
    focus::leave_to(&button, ".desk");
}
