//! The console: the facilitator's page.

use super::doing::Doing;
use super::draw::{Draw, Spots};
use super::keys::{self, Standing};
use super::local::{Effect, Local, Said, Spot};
use super::{Desk, ProgramRequest, bar, errors, panel, preview, stops, work};
use crate::browser::event::Listener;
use crate::browser::keyboard::{self, KeyPress};
use crate::instrument::Instrument;
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
    pub act: Callback<ProgramRequest>,
    /// The last key pressed in the audience's window: a running number, the key's name, and true if Shift
    /// was held.
    pub pressed: Option<(u32, AttrValue, bool)>,
}

// A new desk is allocated for each change, so identity is equality.
impl PartialEq for ConsoleProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
            && Rc::ptr_eq(&self.ui, &other.ui)
            && self.pressed == other.pressed
    }
}

/// The facilitator's input.
pub enum Input {
    /// A key press. Its command is looked up when the queue reaches it.
    Key(KeyPress),
    /// A click on a button.
    Clicked(Doing),
}

/// The console.
pub struct Console {
    local: Local,
    /// The input queued while an action is pending: a browser may dispatch two keys before the first one
    /// has changed the room, and the second must be decided by the changed room.
    waiting: VecDeque<Input>,
    /// The status after the last command that is on disk: counts are not shown before they are stored.
    said: Option<Said>,
    /// Sends a request to the program, and counts the actions.
    act: Callback<ProgramRequest>,
    /// The number of actions requested from the program.
    asked: Rc<Cell<u32>>,
    /// True if the program has not decided all of them yet.
    acts: Rc<Cell<bool>>,
    /// A copy of the state and the desk for event listeners, which must decide synchronously whether to
    /// prevent a key's default action.
    standing: Rc<RefCell<(Local, Rc<Desk>)>>,
    clicked: Callback<Doing>,
    spots: Spots,
    /// The element that takes the focus after the next rendering.
    focus: Option<Spot>,
    _keys: Option<Listener>,
}

impl Component for Console {
    type Message = Input;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let standing = Rc::new(RefCell::new((
            Local::default(),
            Rc::clone(&ctx.props().desk),
        )));
        let acts = Rc::new(Cell::new(false));
        let asked = Rc::new(Cell::new(ctx.props().desk.decided_actions));
        let act = {
            let (acts, asked, program) =
                (Rc::clone(&acts), Rc::clone(&asked), ctx.props().act.clone());
            Callback::from(move |command| {
                if matches!(command, ProgramRequest::Act(_)) {
                    asked.set(asked.get().wrapping_add(1));
                    acts.set(true);
                }
                program.emit(command);
            })
        };
        let keys = keyboard::on_key({
            let (standing, acts) = (Rc::clone(&standing), Rc::clone(&acts));
            let emit = link.callback(Input::Key);
            move |pressed| {
                let takes = {
                    let (local, desk) = &*standing.borrow();
                    keys::command_for(deciding(desk, local), &pressed).is_some()
                };
                // The room after the pending action may bind a key that this one does not.
                if takes || acts.get() {
                    emit.emit(pressed);
                }
                takes
            }
        });
        let clicked = {
            let (standing, on) = (Rc::clone(&standing), link.callback(Input::Clicked));
            Callback::from(move |doing| {
                let leaves = is_of_a_row(doing) && {
                    let (_, desk) = &*standing.borrow();
                    desk.room.step() != desk.decided.step()
                };
                // A row that is still drawn must not be applied to the item that is being navigated to.
                if !leaves {
                    on.emit(doing);
                }
            })
        };
        Self {
            clicked,
            local: Local::default(),
            waiting: VecDeque::new(),
            said: None,
            act,
            asked,
            acts,
            standing,
            spots: Spots::default(),
            focus: None,
            _keys: keys,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, input: Input) -> bool {
        self.waiting.push_back(input);
        self.work_off(ctx);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ConsoleProps) -> bool {
        let ConsoleProps { desk, pressed, .. } = ctx.props();
        self.standing.borrow_mut().1 = Rc::clone(desk);
        self.acts.set(self.asked.get() != desk.decided_actions);
        self.tell(desk);
        if let Some((_, key, shift)) = pressed.as_ref().filter(|_| *pressed != old.pressed) {
            let pressed = KeyPress {
                key: key.to_string(),
                shift: *shift,
                in_text_field: false,
            };
            self.waiting.push_back(Input::Key(pressed));
        }
        self.work_off(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ConsoleProps {
            instrument,
            ui,
            desk,
            ..
        } = ctx.props();
        let act = &self.act;
        let draw = &Draw {
            ui,
            desk,
            local: &self.local,
            said: self.said.as_ref(),
            on: &self.clicked,
            act,
            spots: &self.spots,
        };
        html! {
            <div class="desk wf" lang={instrument.lang.clone()} tabindex="-1"
                dir={if keys::is_mirrored(draw.standing()) { "rtl" } else { "ltr" }}
                ref={self.spots.desk.clone()} onmousedown={|event: MouseEvent| keep_the_keys_free(&event)}>
                { bar::draw(draw) }
                { errors::draw(draw) }
                { stops::draw(draw) }
                <main class="work" aria-label={ui.text(Key::RoomWork)}>{ work::draw(draw) }</main>
                <aside class={classes!("beside", panel::class(self.local.panel))} aria-label={ui.text(Key::RoomBeside)}>
                    { preview::draw(draw) }
                    { panel::draw(draw) }
                </aside>
            </div>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let spots = &self.spots;
        let Some(spot) = self.focus.take() else {
            return;
        };
        let spot = match spot {
            Spot::Desk => &spots.desk,
            Spot::Panel => &spots.panel,
            Spot::Codes => &spots.codes,
            Spot::Headcount => &spots.headcount,
        };
        if let Some(element) = spot.cast::<Element>() {
            crate::browser::focus::focus(&element);
        }
    }
}

impl Console {
    /// Processes the queued input in order, until an action is pending.
    fn work_off(&mut self, ctx: &Context<Self>) {
        while !self.acts.get()
            && let Some(input) = self.waiting.pop_front()
        {
            let desk = &ctx.props().desk;
            let doing = match input {
                Input::Key(pressed) => keys::command_for(deciding(desk, &self.local), &pressed),
                Input::Clicked(doing) => Some(doing),
            };
            if let Some(doing) = doing {
                self.perform(ctx, doing);
            }
        }
    }

    fn perform(&mut self, ctx: &Context<Self>, doing: Doing) {
        for effect in self.local.apply(doing, &ctx.props().desk) {
            match effect {
                Effect::Command(command) => self.act.emit(command),
                Effect::Focus(spot) => self.focus = Some(spot),
            }
        }
        self.standing.borrow_mut().0.clone_from(&self.local);
        self.tell(&ctx.props().desk);
    }

    /// Updates the status line, once nothing is pending and everything is on disk.
    fn tell(&mut self, desk: &Desk) {
        if !self.acts.get() && Rc::ptr_eq(&desk.room, &desk.decided) {
            self.said.clone_from(&self.local.said);
        }
    }
}

/// Returns true if a command changes a row of the item that is drawn.
fn is_of_a_row(doing: Doing) -> bool {
    matches!(
        doing,
        Doing::Pick(_) | Doing::More(Some(_)) | Doing::Less(Some(_))
    )
}

/// The key context with the decided room, which includes what is not yet on disk.
fn deciding<'a>(desk: &'a Desk, local: &'a Local) -> Standing<'a> {
    let room = &desk.decided;
    Standing { room, desk, local }
}

/// Keeps a clicked button from taking the focus, or the next press of the space bar would activate it
/// again instead of moving on. Focus set by the Tab key is kept.
fn keep_the_keys_free(event: &MouseEvent) {
    let target: Option<Element> = event.target_dyn_into();
    let button = target.and_then(|target| target.closest("button").ok().flatten());
    let Some(button) = button else { return };
    event.prevent_default();
    let desk = button.closest(".desk").ok().flatten();
    if let Some(desk) = desk {
        crate::browser::focus::focus(&desk);
    }
}
