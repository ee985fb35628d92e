//! The component of the facilitator's window: handles its messages, and draws it.

use super::{Facilitator, FacilitatorProps, Message, SessionReport};
use crate::browser::clock::{self, Interval};
use crate::browser::event::Listener;
use crate::browser::keyboard::KeyPress;
use crate::browser::windows;
use crate::browser::{print, screen};
use crate::program::present::exports;
use crate::program::present::import_queue::ImportQueue;
use crate::program::present::letter_keys::LetterKeys;
use crate::program::present::projector::Projector;
use crate::program::present::protocol::HEARTBEAT_MS;
use crate::program::present::room_store::RoomStore;
use crate::program::present::session::Session;
use crate::program::present::setup::Setup;
use crate::room::pictures::Theme;
use crate::room::{Action, TimerAction};
use crate::view::room::audience::Audience;
use crate::view::room::console::Console;
use crate::view::room::desk::{ConsoleError, Desk, ProgramRequest};
use crate::view::room::start::StartPage;
use crate::view::ui::Key;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, StorageEvent};
use yew::platform::spawn_local;
use yew::prelude::*;

impl Component for Facilitator {
    type Message = Message;
    type Properties = FacilitatorProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let on_message = link.callback(|(from, message)| Message::FromWindow(from, message));
        let on_storage = link.callback(Message::StorageChanged);
        let on_tick = link.callback(|()| Message::Tick);
        let on_printed = link.callback(|()| Message::Printed);
        let on_hidden = link.callback(|()| Message::PageHidden);
        let on_focus = link.callback(|()| Message::WindowFocused);
        Self::open_storage(ctx);
        Self {
            window_id: windows::random_secret().into(),
            room_store: None,
            late_store: None,
            room_list: None,
            session: None,
            open_count: 0,
            is_opening: false,
            early_key_listener: None,
            early_keys: VecDeque::new(),
            deferred: Vec::new(),
            unload_guard: None,
            errors: Vec::new(),
            projector: Projector::new(),
            theme: Theme::default(),
            letter_keys: LetterKeys::stored(),
            one_window: false,
            imports: ImportQueue::new(link.callback(|()| Message::ImportSlice)),
            saved_file: None,
            printout: None,
            wake_lock_failed: false,
            now: clock::now(),
            action_count: 0,
            forwarded_key: None,
            _listeners: vec![
                windows::on_message(move |from, message| on_message.emit((from, message))),
                Listener::on_window("storage", move |event| {
                    let event: StorageEvent = event.unchecked_into();
                    on_storage.emit(event.key().unwrap_or_default());
                }),
                Listener::on_window("afterprint", move |_| on_printed.emit(())),
                Listener::on_window("pagehide", move |_| on_hidden.emit(())),
                Listener::on_window("pageshow", |event| {
                    let event: PageTransitionEvent = event.unchecked_into();
                    // The page comes from the back/forward cache with stale state: reload it, to read
                    // the journal again.
                    if event.persisted() {
                        windows::reload();
                    }
                }),
                // The browser releases a wake lock when a page is hidden.
                Listener::on_window("focus", move |_| on_focus.emit(())),
            ],
            _heartbeat: Interval::new(HEARTBEAT_MS, move || on_tick.emit(())),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let was_open = self.session.is_some();
        let mut changed = self.handle(ctx, message);
        if !was_open {
            self.keep_awake(ctx);
        }
        if self
            .session
            .as_ref()
            .is_none_or(|session| !session.is_writing())
            && !self.is_opening
        {
            let deferred = std::mem::take(&mut self.deferred);
            changed |= !deferred.is_empty();
            for command in deferred {
                self.perform(ctx, command);
            }
        }
        if let Some(session) = &self.session {
            self.projector.show(&session.slide, self.theme);
            self.imports.show_report(&session.room);
        }
        let has_unsaved = self
            .session
            .as_ref()
            .is_some_and(|session| !session.is_saved());
        if let Some(session) = &mut self.session {
            session.keep_unsaved();
        }
        if has_unsaved != self.unload_guard.is_some() {
            self.unload_guard = has_unsaved.then(windows::confirm_before_unload).flatten();
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let on_request = ctx.link().callback(Message::Request);
        let (instrument, ui) = (Rc::clone(&setup.instrument), Rc::clone(&setup.ui));
        let Some(session) = &self.session else {
            let errors = self.errors.clone();
            let start = self.room_list.clone().map(|stored_rooms| {
                html! { <StartPage {ui} {instrument} {stored_rooms} {errors} {on_request}/> }
            });
            return html! { <div class="room" key="start">{ for start }</div> };
        };
        let desk = Rc::new(self.desk(setup, session));
        let remote_key = self.forwarded_key.clone();
        let printout = self
            .printout
            .map(|printout| exports::printout(printout, &session.room, &setup.ui));
        let one_window = self.one_window;
        let slide = one_window.then(|| self.slide_view(setup, session, &on_request));
        html! {
            <div class="room" key="console">
                <div class="room-desk" hidden={one_window}>
                    <Console {instrument} {ui} {desk} {on_request} {remote_key}/>
                </div>
                <div class="room-wall">{ for slide }</div>
                <div class="room-paper">{ for printout }</div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        // One key at a time: each depends on the effect of the one before.
        if self.session.is_some() && !self.early_keys.is_empty() {
            ctx.link().send_message(Message::DeskReady);
        }
    }
}

impl Facilitator {
    /// Reads the time. If the clock was set back, restarts the timer with the time that was left a moment ago.
    fn read_clock(&mut self) {
        let before = std::mem::replace(&mut self.now, clock::now());
        let Some(session) = self.session.as_mut().filter(|_| self.now < before) else {
            return;
        };
        let timer = session.decided.timer();
        if let (true, Some(left)) = (timer.is_running(), timer.left(before)) {
            session.act(Action::Timer(TimerAction::Start(left)));
        }
    }

    /// Forwards a key that was pressed elsewhere to the console.
    fn forward_key(&mut self, pressed: KeyPress) {
        let count = self
            .forwarded_key
            .as_ref()
            .map_or(0, |(n, ..)| n.wrapping_add(1));
        let in_text_field = false;
        self.forwarded_key = Some((
            count,
            KeyPress {
                in_text_field,
                ..pressed
            },
        ));
    }

    /// Handles a report of the session with this number, if that is still open.
    fn handle_report(&mut self, ctx: &Context<Self>, number: u32, report: SessionReport) -> bool {
        let session = self.session.as_mut();
        let Some(session) = session.filter(|session| session.number() == number) else {
            return false;
        };
        match report {
            SessionReport::Written(written) => session.finish_write(&written),
            SessionReport::Claimed(stored) => session.finish_claim(stored),
            SessionReport::Unanswered => {
                session.read_answer();
                if let Some(claim) = session.claim() {
                    let claimed = ctx.link().callback(move |stored| {
                        Message::Session(number, SessionReport::Claimed(stored))
                    });
                    spawn_local(async move { claimed.emit(claim.await) });
                }
            }
        }
        true
    }

    fn handle(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Request(command) => {
                self.read_clock();
                self.action_count = self
                    .action_count
                    .wrapping_add(matches!(command, ProgramRequest::Act(_)).into());
                self.perform(ctx, command);
            }
            Message::FromWindow(from, message) => {
                let before = self.projector.state();
                let pressed = self.projector.handle_message(from, message, clock::now());
                if let Some(pressed) = pressed {
                    self.forward_key(pressed);
                    return true;
                }
                return self.projector.state() != before;
            }
            Message::ProjectorReachable(is_reachable) => {
                self.projector.load(is_reachable, self.now);
            }
            Message::EarlyKey(pressed) => {
                self.early_keys.push_back(pressed);
                return false;
            }
            Message::DeskReady => match self.early_keys.pop_front() {
                Some(pressed) => self.forward_key(pressed),
                None => return false,
            },
            Message::StorageChanged(key) => {
                if let Some(session) = &mut self.session {
                    return session.on_storage_event(&key);
                }
                // Another window may have changed the list of rooms.
                self.list(ctx);
                return false;
            }
            Message::StorageOpened(store) => {
                self.finish_open_storage(ctx, store);
                return false;
            }
            Message::StorageUnanswered if self.room_store.is_some() => return false,
            Message::StorageUnanswered => {
                self.use_storage(ctx, RoomStore::without_database());
                return false;
            }
            Message::RoomsListed(rooms) => {
                self.show_list(rooms);
                return self.session.is_none();
            }
            Message::Opened(room) => self.finish_open(ctx, *room),
            Message::Session(number, report) => return self.handle_report(ctx, number, report),
            Message::JournalText(tag, lines) => {
                let saved = lines.ok();
                let saved = saved.and_then(|lines| exports::save_raw_journal(&tag, &lines));
                return self.handle(ctx, Message::Saved(saved));
            }
            Message::Tick => {
                let before = self.now;
                self.read_clock();
                let timer = self.session.as_ref().map(|session| session.room.timer());
                let is_running =
                    timer.is_some_and(|timer| timer.is_running() && timer.left(before) != Some(0));
                return self.projector.tick(self.now) || is_running;
            }
            Message::ImportSlice => {
                if let Some(session) = &mut self.session {
                    self.imports.step(session);
                }
            }
            Message::Saved(name) => match name {
                Some(name) => self.saved_file = Some(name),
                None => self.report_error(ConsoleError::FileNotSaved),
            },
            Message::Print => {
                print::print();
                return false;
            }
            Message::Printed => return self.printout.take().is_some(),
            Message::PageHidden => {
                if let Some(session) = &self.session {
                    session.release();
                }
                return false;
            }
            Message::WindowFocused => {
                self.keep_awake(ctx);
                return false;
            }
            Message::Error(error) => {
                self.wake_lock_failed |= error == ConsoleError::NoWakeLock;
                self.report_error(error);
            }
        }
        true
    }

    /// Requests a wake lock while a room is open.
    fn keep_awake(&mut self, ctx: &Context<Self>) {
        // The refusal is reported only once.
        if self.session.is_none() || self.wake_lock_failed {
            return;
        }
        let wake_lock = screen::keep_awake();
        let on_error = ctx.link().callback(Message::Error);
        spawn_local(async move {
            if !wake_lock.await {
                on_error.emit(ConsoleError::NoWakeLock);
            }
        });
    }

    /// The slide in place of the console, with a button to go back.
    fn slide_view(&self, setup: &Setup, session: &Session, act: &Callback<ProgramRequest>) -> Html {
        let onclick = act.reform(|_: MouseEvent| ProgramRequest::SetOneWindow(false));
        html! {
            <div class="wall">
                <Audience instrument={Rc::clone(&setup.instrument)} ui={Rc::clone(&setup.ui)}
                    slide={Rc::clone(&session.slide)} theme={self.theme} now={self.now}/>
                <button type="button" class="to-desk wf" {onclick} ~textContent={&*setup.ui.text(Key::RoomToDesk)}/>
            </div>
        }
    }

    fn desk(&self, setup: &Setup, session: &Session) -> Desk {
        Desk {
            room: Rc::clone(&session.room),
            decided: Rc::clone(&session.decided),
            decided_actions: self.action_count,
            slide: Rc::clone(&session.slide),
            notes: setup.notes.clone(),
            projector: self.projector.state(),
            one_window: self.one_window,
            import_progress: self.imports.progress(),
            import_report: self.imports.report().cloned(),
            errors: session.errors.clone(),
            saved_file: self.saved_file.clone(),
            now: self.now,
            theme: self.theme,
            letter_keys: self.letter_keys.are_on(),
        }
    }
}
