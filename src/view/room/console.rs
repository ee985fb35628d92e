//! The console: what a facilitator has on the laptop.

use super::doing::Doing;
use super::draw::{Draw, Spots};
use super::keys::{self, Standing};
use super::local::{Effect, Local, Said, Spot};
use super::{Command, Desk, bar, panel, preview, stops, troubles, work};
use crate::browser::event::Listener;
use crate::browser::keyboard::{self, Pressed};
use crate::instrument::Instrument;
use crate::view::ui::{Key, Ui};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the console is given.
#[derive(Clone, Properties)]
pub struct ConsoleProps {
    /// What is asked.
    pub instrument: Rc<Instrument>,
    /// The interface's words.
    pub ui: Rc<Ui>,
    /// What it is drawn from.
    pub desk: Rc<Desk>,
    /// Performs what is asked for.
    pub act: Callback<Command>,
    /// The key that was pressed last in the audience's window: how many there were before it, its name,
    /// and whether Shift was held.
    pub pressed: Option<(u32, AttrValue, bool)>,
}

// A desk is made anew for each change, so identity is equality.
impl PartialEq for ConsoleProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
            && Rc::ptr_eq(&self.ui, &other.ui)
            && self.pressed == other.pressed
    }
}

/// What a facilitator does.
pub enum Input {
    /// They press a key: what it does is decided when it is its turn.
    Key(Pressed),
    /// They click.
    Clicked(Doing),
}

/// The console.
pub struct Console {
    local: Local,
    /// What was done while an action was on its way to the program: a browser may hand over two keys before
    /// the first one has changed the room, and the second must not be decided by the room before it.
    waiting: VecDeque<Input>,
    /// What was done last, as far as it is on disk: counts are not told before they are.
    said: Option<Said>,
    /// Asks the program for something, from wherever it is asked.
    act: Callback<Command>,
    /// How many actions the program was asked for.
    asked: Rc<Cell<u32>>,
    /// Whether it has not decided all of them yet.
    acts: Rc<Cell<bool>>,
    /// The same, for whoever has to say at once whether a key is taken.
    standing: Rc<RefCell<(Local, Rc<Desk>)>>,
    clicked: Callback<Doing>,
    spots: Spots,
    /// Where the focus goes with what is drawn next.
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
        let asked = Rc::new(Cell::new(ctx.props().desk.acted));
        let act = {
            let (acts, asked, program) =
                (Rc::clone(&acts), Rc::clone(&asked), ctx.props().act.clone());
            Callback::from(move |command| {
                if matches!(command, Command::Act(_)) {
                    asked.set(asked.get().wrapping_add(1));
                    acts.set(true);
                }
                program.emit(command);
            })
        };
        let keys = keyboard::hear({
            let (standing, acts) = (Rc::clone(&standing), Rc::clone(&acts));
            let emit = link.callback(Input::Key);
            move |pressed| {
                let takes = {
                    let (local, desk) = &*standing.borrow();
                    keys::pressed(deciding(desk, local), &pressed).is_some()
                };
                // The room that is on its way may have more use for a key than this one.
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
                // A row that is still drawn, on the way to another item, is none of that one's.
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
        self.acts.set(self.asked.get() != desk.acted);
        self.tell(desk);
        if let Some((_, key, shift)) = pressed.as_ref().filter(|_| *pressed != old.pressed) {
            let pressed = Pressed {
                key: key.to_string(),
                shift: *shift,
                typing: false,
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
                { troubles::draw(draw) }
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
            crate::browser::focus::put(&element);
        }
    }
}

impl Console {
    /// Does what was asked for, in its order, until something is on its way to the program.
    fn work_off(&mut self, ctx: &Context<Self>) {
        while !self.acts.get()
            && let Some(input) = self.waiting.pop_front()
        {
            let desk = &ctx.props().desk;
            let doing = match input {
                Input::Key(pressed) => keys::pressed(deciding(desk, &self.local), &pressed),
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

    /// Tells what was done last, once nothing is on its way to the disk.
    fn tell(&mut self, desk: &Desk) {
        if !self.acts.get() && Rc::ptr_eq(&desk.room, &desk.decided) {
            self.said.clone_from(&self.local.said);
        }
    }
}

/// Whether something is done to a row of the item that is drawn.
fn is_of_a_row(doing: Doing) -> bool {
    matches!(
        doing,
        Doing::Pick(_) | Doing::More(Some(_)) | Doing::Less(Some(_))
    )
}

/// What decides what a key does.
fn deciding<'a>(desk: &'a Desk, local: &'a Local) -> Standing<'a> {
    let room = &desk.decided;
    Standing { room, desk, local }
}

/// A button that is clicked does not keep the focus, or the next press of the space bar would work it
/// again instead of going on. Whoever goes by keys keeps it.
fn keep_the_keys_free(event: &MouseEvent) {
    let target: Option<Element> = event.target_dyn_into();
    let button = target.and_then(|target| target.closest("button").ok().flatten());
    let Some(button) = button else { return };
    event.prevent_default();
    let desk = button.closest(".desk").ok().flatten();
    if let Some(desk) = desk {
        crate::browser::focus::put(&desk);
    }
}
