//! The facilitator's window: the list of rooms, or the console of one.

mod perform;

use super::journal_store::after_answers;
use super::pastes::Pastes;
use super::projector::Projector;
use super::protocol::PULSE;
use super::rooms::{Rooms, Stored, Written};
use super::session::{OpenError, Opener, Session};
use super::setup::Setup;
use super::takes;
use crate::browser::clock::{self, Every};
use crate::browser::event::Listener;
use crate::browser::keyboard::Pressed;
use crate::browser::local_store::LocalStore;
use crate::browser::windows::{self, Other};
use crate::browser::{print, screen};
use crate::room::pictures::Theme;
use crate::room::{Action, TimerAction};
use crate::view::room::audience::Audience;
use crate::view::room::console::Console;
use crate::view::room::desk::{Command, Desk, Kept, Opened, Paper, Trouble};
use crate::view::room::start::Start;
use crate::view::ui::Key;
use std::collections::VecDeque;
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
    Changed(String),
    /// A second has passed.
    Tick,
    /// There is time to read on in what was pasted.
    Slice,
    /// A key was pressed before the desk was drawn.
    Early(Pressed),
    /// The desk is there for the next of those keys.
    Ready,
    /// The storage is open.
    Storage(Rooms),
    /// These rooms are stored.
    Stored(Vec<Kept>),
    /// A room has been opened, or could not be.
    Opened(Box<Result<Session, OpenError>>),
    /// The session of this number reports.
    Session(u32, Report),
    /// The lines of a room that cannot be opened here, and its tag.
    Lines(Rc<str>, String),
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

/// What a session reports.
pub enum Report {
    /// A write has ended.
    Written(Written),
    /// The window that may have the room open has had time to answer.
    Unanswered,
    /// The room has been taken over from that window.
    Claimed(Stored),
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
    /// Where rooms are stored; none until that is open.
    rooms: Option<Rooms>,
    /// The list of rooms; none until it has been read.
    kept: Option<Rc<Vec<Kept>>>,
    session: Option<Session>,
    /// How many rooms were opened, or could not be.
    opened: u32,
    /// Whether a room is being opened.
    opening: bool,
    /// Hears keys that are meant for the desk before it is drawn.
    catching: Option<Listener>,
    /// Those keys.
    early: VecDeque<Pressed>,
    /// What was asked for while something was on its way to the disk, to be performed after that.
    later: Vec<Command>,
    /// Has the browser ask before the page is left, while something is not on disk.
    asks: Option<Listener>,
    /// What has to be known where no room is open.
    troubles: Vec<Trouble>,
    projector: Projector,
    look: Theme,
    one_window: bool,
    pastes: Pastes,
    saved: Option<AttrValue>,
    paper: Option<Paper>,
    /// Whether the browser was found not to keep the display on.
    may_go_dark: bool,
    now: u64,
    /// How many actions a console has asked for, and have been decided.
    acted: u32,
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
        let stored = link.callback(Message::Changed);
        let tick = link.callback(|()| Message::Tick);
        let printed = link.callback(|()| Message::Printed);
        let left = link.callback(|()| Message::Left);
        let back = link.callback(|()| Message::Back);
        let opened = link.callback(Message::Storage);
        spawn_local(async move { opened.emit(Rooms::open().await) });
        Self {
            own: windows::secret().into(),
            rooms: None,
            kept: None,
            session: None,
            opened: 0,
            opening: false,
            catching: None,
            early: VecDeque::new(),
            later: Vec::new(),
            asks: None,
            troubles: Vec::new(),
            projector: Projector::new(),
            look: Theme::default(),
            one_window: false,
            pastes: Pastes::new(link.callback(|()| Message::Slice)),
            saved: None,
            paper: None,
            may_go_dark: false,
            now: clock::now(),
            acted: 0,
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
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let was_open = self.session.is_some();
        let mut changed = self.hear(ctx, message);
        if !was_open {
            self.keep_awake(ctx);
        }
        if self
            .session
            .as_ref()
            .is_none_or(|session| !session.is_writing())
            && !self.opening
        {
            let later = std::mem::take(&mut self.later);
            changed |= !later.is_empty();
            for command in later {
                self.perform(ctx, command);
            }
        }
        if let Some(session) = &self.session {
            self.projector.show(&session.slide, self.look);
            self.pastes.tell(&session.room);
        }
        let asks = self
            .session
            .as_ref()
            .is_some_and(|session| !session.is_saved());
        if asks != self.asks.is_some() {
            self.asks = asks.then(windows::ask_before_leaving).flatten();
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let act = ctx.link().callback(Message::Do);
        let (instrument, ui) = (Rc::clone(&setup.instrument), Rc::clone(&setup.ui));
        let Some(session) = &self.session else {
            let troubles = self.troubles.clone();
            let start = self.kept.clone().map(|kept| {
                html! { <Start {ui} {instrument} {kept} {troubles} {act}/> }
            });
            return html! { <div class="room" key="start">{ for start }</div> };
        };
        let desk = Rc::new(self.desk(setup, session));
        let pressed = self.pressed.clone();
        let paper = self
            .paper
            .map(|paper| takes::paper(paper, &session.room, &setup.ui));
        let one_window = self.one_window;
        let wall = one_window.then(|| self.wall(setup, session, &act));
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

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        // One at a time: each is decided by what the one before has done.
        if self.session.is_some() && !self.early.is_empty() {
            ctx.link().send_message(Message::Ready);
        }
    }
}

impl Facilitator {
    /// Has the desk take a key that was pressed elsewhere.
    fn press(&mut self, key: String, shift: bool) {
        let before = self.pressed.as_ref().map_or(0, |(n, ..)| n.wrapping_add(1));
        self.pressed = Some((before, key.into(), shift));
    }

    /// Hears the session of this number, while it is open.
    fn hear_session(&mut self, ctx: &Context<Self>, number: u32, report: Report) -> bool {
        let session = self.session.as_mut();
        let Some(session) = session.filter(|session| session.number() == number) else {
            return false;
        };
        match report {
            Report::Written(written) => session.written(&written),
            Report::Claimed(stored) => session.claimed(&stored),
            Report::Unanswered => {
                session.hear_answer();
                if let Some(claim) = session.claim() {
                    let claimed = ctx
                        .link()
                        .callback(move |stored| Message::Session(number, Report::Claimed(stored)));
                    spawn_local(async move { claimed.emit(claim.await) });
                }
            }
        }
        true
    }

    fn hear(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(command) => {
                self.now = clock::now();
                self.acted = self
                    .acted
                    .wrapping_add(matches!(command, Command::Act(_)).into());
                self.perform(ctx, command);
            }
            Message::Said(from, message) => {
                let before = self.projector.state();
                let pressed = self.projector.hear(from, message, clock::now());
                if let Some((key, shift)) = pressed {
                    self.press(key, shift);
                    return true;
                }
                return self.projector.state() != before;
            }
            Message::Early(pressed) => {
                self.early.push_back(pressed);
                return false;
            }
            Message::Ready => match self.early.pop_front() {
                Some(Pressed { key, shift, .. }) => self.press(key, shift),
                None => return false,
            },
            Message::Changed(key) => {
                if let Some(session) = &mut self.session {
                    return session.heard(&key);
                }
                // In the list of rooms, another window may have changed it.
                self.list(ctx);
                return false;
            }
            Message::Storage(rooms) => {
                self.rooms = Some(rooms);
                match LocalStore::of_tab().read(OPEN) {
                    Some(tag) => self.resume(ctx, tag.into()),
                    None => self.list(ctx),
                }
                return false;
            }
            Message::Stored(kept) => {
                self.kept = Some(Rc::new(kept));
                return self.session.is_none();
            }
            Message::Opened(room) => self.opened(ctx, *room),
            Message::Session(number, report) => return self.hear_session(ctx, number, report),
            Message::Lines(tag, lines) => {
                let saved = takes::raw(&tag, &lines);
                return self.hear(ctx, Message::Saved(saved));
            }
            Message::Tick => {
                let before = self.now;
                self.now = clock::now();
                if let Some(session) = &mut self.session {
                    // The clock has been put back: what is left is what was left a moment ago.
                    let timer = session.decided.timer();
                    if let (true, Some(left)) =
                        (self.now < before && timer.is_running(), timer.left(before))
                    {
                        session.act(Action::Timer(TimerAction::Start(left)));
                    }
                }
                let timer = self.session.as_ref().map(|session| session.room.timer());
                let runs =
                    timer.is_some_and(|timer| timer.is_running() && timer.left(before) != Some(0));
                return self.projector.tick(self.now) || runs;
            }
            Message::Slice => {
                if let Some(session) = &mut self.session {
                    self.pastes.read_on(session);
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
                if let Some(session) = &self.session {
                    session.let_go();
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
        if self.session.is_none() || self.may_go_dark {
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
    fn wall(&self, setup: &Setup, session: &Session, act: &Callback<Command>) -> Html {
        let onclick = act.reform(|_: MouseEvent| Command::OneWindow(false));
        html! {
            <div class="wall">
                <Audience instrument={Rc::clone(&setup.instrument)} ui={Rc::clone(&setup.ui)}
                    slide={Rc::clone(&session.slide)} look={self.look} now={self.now}/>
                <button type="button" class="to-desk wf" {onclick} ~textContent={&*setup.ui.text(Key::RoomToDesk)}/>
            </div>
        }
    }

    fn desk(&self, setup: &Setup, session: &Session) -> Desk {
        Desk {
            room: Rc::clone(&session.room),
            decided: Rc::clone(&session.decided),
            acted: self.acted,
            slide: Rc::clone(&session.slide),
            notes: setup.notes.clone(),
            screen: self.projector.state(),
            one_window: self.one_window,
            intake: self.pastes.done(),
            listing: self.pastes.listing().cloned(),
            troubles: session.troubles.clone(),
            saved: self.saved.clone(),
            now: self.now,
            look: self.look,
        }
    }
}

/// The rooms that are stored here, as the list has them.
async fn kept(rooms: Rooms, setup: Rc<Setup>) -> Vec<Kept> {
    let lang = &*setup.instrument.lang;
    let rooms = rooms.list(&setup.instrument).await.into_iter();
    let kept = rooms.map(|(tag, room)| Kept {
        tag,
        room: room.map_err(perform::trouble).map(|room| Opened {
            day: clock::day(room.head.created_at, lang).into(),
            time: clock::time(room.head.created_at, lang).into(),
            votes: room.votes,
            rehearsal: room.head.rehearsal,
        }),
    });
    kept.collect()
}
