//! The facilitator's window: the list of rooms, or the console of one.

mod perform;

use super::diary::Diary;
use super::pastes::Pastes;
use super::projector::Projector;
use super::protocol::PULSE;
use super::running::Running;
use super::setup::Setup;
use super::takes;
use crate::browser::clock::{self, Every};
use crate::browser::event::Listener;
use crate::browser::shelf::Shelf;
use crate::browser::windows::{self, Other};
use crate::browser::{print, screen};
use crate::room::pictures::Look;
use crate::room::{Action, Clock};
use crate::view::room::audience::Audience;
use crate::view::room::console::Console;
use crate::view::room::desk::{Command, Desk, Kept, Opened, Paper, Trouble};
use crate::view::room::start::Start;
use crate::view::ui::Key;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{PageTransitionEvent, StorageEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Under which a tab keeps the room that it has open, so that a reload goes on with it.
const OPEN: &str = "which-first:room";

/// Under which a tab keeps that the slides are shown in this window: a reload must not show the room
/// what stands on the desk.
const WALL: &str = "which-first:wall";

/// What happens.
pub enum Message {
    /// The facilitator asks for something.
    Do(Command),
    /// A window says something.
    Said(Other, JsValue),
    /// Another window has stored something under this key.
    Stored(String),
    /// A second has passed.
    Tick,
    /// There is time to read on in what was pasted.
    Slice,
    /// A file was handed to the downloads, or not.
    Saved(Option<AttrValue>),
    /// What is to be printed has been drawn.
    Print,
    /// It has been printed, or not.
    Printed,
    /// The page is left.
    Left,
    /// The page is in front again.
    Back,
    /// Something that has to be known.
    Trouble(Trouble),
}

/// Where it begins.
#[derive(Properties, PartialEq)]
pub struct FacilitatorProps {
    /// The quiz, and the words.
    pub setup: Rc<Setup>,
}

/// The facilitator's window.
pub struct Facilitator {
    /// What tells this window from others.
    own: Rc<str>,
    running: Option<Running>,
    /// What has to be known where no room is open.
    troubles: Vec<Trouble>,
    projector: Projector,
    look: Look,
    one_window: bool,
    pastes: Pastes,
    saved: Option<AttrValue>,
    paper: Option<Paper>,
    /// Whether the browser was found not to keep the display on.
    may_go_dark: bool,
    now: u64,
    /// The key that was pressed last on the projector: how many there were before it, its name, and
    /// whether Shift was held.
    pressed: Option<(u32, AttrValue, bool)>,
    _listening: Vec<Option<Listener>>,
    _pulse: Option<Every>,
}

impl Component for Facilitator {
    type Message = Message;
    type Properties = FacilitatorProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let said = link.callback(|(from, message)| Message::Said(from, message));
        let stored = link.callback(Message::Stored);
        let tick = link.callback(|()| Message::Tick);
        let printed = link.callback(|()| Message::Printed);
        let left = link.callback(|()| Message::Left);
        let back = link.callback(|()| Message::Back);
        let mut this = Self {
            own: windows::secret().into(),
            running: None,
            troubles: Vec::new(),
            projector: Projector::new(),
            look: Look::default(),
            one_window: false,
            pastes: Pastes::new(link.callback(|()| Message::Slice)),
            saved: None,
            paper: None,
            may_go_dark: false,
            now: clock::now(),
            pressed: None,
            _listening: vec![
                windows::hear(move |from, message| said.emit((from, message))),
                Listener::at_window("storage", move |event| {
                    let event: StorageEvent = event.unchecked_into();
                    stored.emit(event.key().unwrap_or_default());
                }),
                Listener::at_window("afterprint", move |_| printed.emit(())),
                Listener::at_window("pagehide", move |_| left.emit(())),
                Listener::at_window("pageshow", |event| {
                    let event: PageTransitionEvent = event.unchecked_into();
                    // As it was when it was left, which the room may not be: begins anew from its journal.
                    if event.persisted() {
                        windows::reload();
                    }
                }),
                // A page that comes back to the front has lost its hold on the display.
                Listener::at_window("focus", move |_| back.emit(())),
            ],
            _pulse: Every::milliseconds(PULSE, move || tick.emit(())),
        };
        if let Some(tag) = Shelf::of_tab().read(OPEN) {
            let wall = Shelf::of_tab().read(WALL).is_some();
            this.resume(ctx, &tag.into());
            this.show_here(wall && this.running.is_some());
            this.keep_awake(ctx);
        }
        this
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let was_open = self.running.is_some();
        let changed = self.hear(ctx, message);
        if !was_open {
            self.keep_awake(ctx);
        }
        if let Some(running) = &self.running {
            self.projector.show(&running.slide, self.look);
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let act = ctx.link().callback(Message::Do);
        let (instrument, ui) = (Rc::clone(&setup.instrument), Rc::clone(&setup.ui));
        let Some(running) = &self.running else {
            let kept = Rc::new(kept(setup));
            let troubles = self.troubles.clone();
            return html! {
                <div class="room" key="start"><Start {ui} {instrument} {kept} {troubles} {act}/></div>
            };
        };
        let desk = Rc::new(self.desk(setup, running));
        let pressed = self.pressed.clone();
        let paper = self
            .paper
            .map(|paper| takes::paper(paper, &running.room, &setup.ui));
        let one_window = self.one_window;
        let wall = one_window.then(|| self.wall(setup, running, &act));
        html! {
            <div class="room" key="console">
                <div class="room-desk" hidden={one_window}>
                    <Console {instrument} {ui} {desk} {act} {pressed}/>
                </div>
                <div class="room-wall">{ for wall }</div>
                <div class="room-paper">{ for paper }</div>
            </div>
        }
    }
}

impl Facilitator {
    fn hear(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(command) => {
                self.now = clock::now();
                self.perform(ctx, command);
            }
            Message::Said(from, message) => {
                let before = self.projector.state();
                let pressed = self.projector.hear(from, message, clock::now());
                if let Some((key, shift)) = pressed {
                    let before = self.pressed.as_ref().map_or(0, |(n, ..)| n.wrapping_add(1));
                    self.pressed = Some((before, key.into(), shift));
                    return true;
                }
                return self.projector.state() != before;
            }
            Message::Stored(key) => {
                let heard = self.running.as_mut().map(|running| running.heard(&key));
                // In the list of rooms, another window may have changed it.
                return heard.unwrap_or(true);
            }
            Message::Tick => {
                let before = self.now;
                self.now = clock::now();
                if let Some(running) = &mut self.running {
                    running.settle();
                    // The clock has been put back: what is left is what was left a moment ago.
                    let timer = running.room.timer();
                    if let (true, Some(left)) =
                        (self.now < before && timer.is_running(), timer.left(before))
                    {
                        running.act(Action::Timer(Clock::Start(left)));
                    }
                }
                let timer = self.running.as_ref().map(|running| running.room.timer());
                let runs =
                    timer.is_some_and(|timer| timer.is_running() && timer.left(before) != Some(0));
                return self.projector.tick(self.now) || runs;
            }
            Message::Slice => {
                if let Some(running) = &mut self.running {
                    self.pastes.read_on(running);
                }
            }
            Message::Saved(name) => match name {
                Some(name) => self.saved = Some(name),
                None => self.trouble(Trouble::NotSaved),
            },
            Message::Print => {
                print::print();
                return false;
            }
            Message::Printed => return self.paper.take().is_some(),
            Message::Left => {
                if let Some(running) = &mut self.running {
                    running.let_go();
                }
                return false;
            }
            Message::Back => {
                self.keep_awake(ctx);
                return false;
            }
            Message::Trouble(trouble) => {
                self.may_go_dark |= trouble == Trouble::MayGoDark;
                self.trouble(trouble);
            }
        }
        true
    }

    /// Keeps the display on while a room is open.
    fn keep_awake(&mut self, ctx: &Context<Self>) {
        // Told once: it stays so, and is read.
        if self.running.is_none() || self.may_go_dark {
            return;
        }
        let awake = screen::stay_awake();
        let trouble = ctx.link().callback(Message::Trouble);
        spawn_local(async move {
            if !awake.await {
                trouble.emit(Trouble::MayGoDark);
            }
        });
    }

    /// The slide, in place of the desk, and a way back for whoever has a mouse.
    fn wall(&self, setup: &Setup, running: &Running, act: &Callback<Command>) -> Html {
        let onclick = act.reform(|_: MouseEvent| Command::OneWindow(false));
        html! {
            <div class="wall">
                <Audience instrument={Rc::clone(&setup.instrument)} ui={Rc::clone(&setup.ui)}
                    slide={Rc::clone(&running.slide)} look={self.look} now={self.now}/>
                <button type="button" class="to-desk wf" {onclick} ~textContent={&*setup.ui.text(Key::RoomToDesk)}/>
            </div>
        }
    }

    fn desk(&self, setup: &Setup, running: &Running) -> Desk {
        Desk {
            room: Rc::clone(&running.room),
            slide: Rc::clone(&running.slide),
            notes: setup.notes.clone(),
            screen: self.projector.state(),
            one_window: self.one_window,
            intake: self.pastes.done(),
            listing: self.pastes.listing().cloned(),
            troubles: running.troubles.clone(),
            saved: self.saved.clone(),
            now: self.now,
            look: self.look,
        }
    }
}

/// The rooms that are kept here.
fn kept(setup: &Setup) -> Vec<Kept> {
    let lang = &*setup.instrument.lang;
    let rooms = Diary::rooms(&setup.instrument).into_iter();
    let kept = rooms.map(|(tag, room)| Kept {
        tag,
        room: room.map_err(perform::trouble).map(|room| Opened {
            day: clock::day(room.head.made, lang).into(),
            time: clock::time(room.head.made, lang).into(),
            votes: room.votes,
            rehearsal: room.head.rehearsal,
        }),
    });
    kept.collect()
}
