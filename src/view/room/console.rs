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
use std::cell::RefCell;
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

/// The console.
pub struct Console {
    local: Local,
    /// What was done last, as far as it is on disk: counts are not told before they are.
    said: Option<Said>,
    /// Whether what was done last has not come back from the program yet.
    acts: bool,
    /// The same, for whoever has to say at once whether a key is taken.
    standing: Rc<RefCell<(Local, Rc<Desk>)>>,
    on: Callback<Doing>,
    /// The same for what is clicked.
    clicked: Callback<Doing>,
    spots: Spots,
    /// Where the focus goes with what is drawn next.
    focus: Option<Spot>,
    _keys: Option<Listener>,
}

impl Component for Console {
    type Message = Doing;
    type Properties = ConsoleProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let standing = Rc::new(RefCell::new((
            Local::default(),
            Rc::clone(&ctx.props().desk),
        )));
        let on = link.callback(|doing| doing);
        let (asked, told) = (Rc::clone(&standing), on.clone());
        let keys = keyboard::hear(move |pressed| {
            let doing = {
                let (local, desk) = &*asked.borrow();
                keys::pressed(deciding(desk, local), &pressed)
            };
            doing.map(|doing| told.emit(doing)).is_some()
        });
        let clicked = {
            let (standing, on) = (Rc::clone(&standing), on.clone());
            Callback::from(move |doing| {
                let leaves = is_of_a_row(doing) && {
                    let (_, desk) = &*standing.borrow();
                    desk.room.place() != desk.decided.place()
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
            said: None,
            acts: false,
            standing,
            on,
            spots: Spots::default(),
            focus: None,
            _keys: keys,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, doing: Doing) -> bool {
        for effect in self.local.apply(doing, &ctx.props().desk) {
            match effect {
                Effect::Command(command) => {
                    self.acts |= matches!(command, Command::Act(_));
                    ctx.props().act.emit(command);
                }
                Effect::Focus(spot) => self.focus = Some(spot),
            }
        }
        self.standing.borrow_mut().0.clone_from(&self.local);
        self.tell(&ctx.props().desk);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ConsoleProps) -> bool {
        let ConsoleProps { desk, pressed, .. } = ctx.props();
        self.standing.borrow_mut().1 = Rc::clone(desk);
        self.acts = false;
        self.tell(desk);
        if let Some((_, key, shift)) = pressed.as_ref().filter(|_| *pressed != old.pressed) {
            let pressed = Pressed {
                key: key.to_string(),
                shift: *shift,
                typing: false,
            };
            let local = &self.local;
            if let Some(doing) = keys::pressed(deciding(desk, local), &pressed) {
                self.on.emit(doing);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ConsoleProps {
            instrument,
            ui,
            desk,
            act,
            ..
        } = ctx.props();
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
    /// Tells what was done last, once nothing is on its way to the disk.
    fn tell(&mut self, desk: &Desk) {
        if !self.acts && Rc::ptr_eq(&desk.room, &desk.decided) {
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
