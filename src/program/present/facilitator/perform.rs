//! Performs the requests of the console.

use super::{
    Facilitator, Message, ONE_WINDOW_KEY, OPEN_ROOM_KEY, OpenError, Session, SessionContext,
    SessionReport, after_answer_timeout, exports, list_rooms,
};
use crate::browser::local_store::LocalStore;
use crate::browser::{clock, keyboard, screen};
use crate::program::present::import_queue::ImportQueue;
use crate::room::Action;
use crate::room::journal::JournalError;
use crate::view::room::desk::{Command, Trouble};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

impl Facilitator {
    /// Performs a request of the console.
    pub(super) fn perform(&mut self, ctx: &Context<Self>, command: Command) {
        let setup = &ctx.props().setup;
        let is_writing = self.session.as_ref().is_some_and(Session::is_writing);
        match command {
            // It is meant for the room that is being opened.
            Command::Act(_) if self.is_opening => self.deferred.push(command),
            Command::Act(action) => self.act(action),
            // Exports and closing must include everything that was requested before.
            Command::Close | Command::Save(_) | Command::Print(_) if is_writing => {
                self.deferred.push(command);
            }
            Command::OpenScreen => self.projector.open(self.now),
            Command::CloseScreen => self.projector.close(),
            Command::OneWindow(on) => self.set_one_window(on),
            // Browsers allow full screen only after a user gesture in the same window.
            Command::FullScreen if self.projector.state().is_there() && !self.one_window => {
                self.projector.open(self.now);
                self.trouble(Trouble::NotFull);
            }
            Command::FullScreen => {
                let full = screen::toggle_fullscreen();
                let trouble = ctx.link().callback(Message::Trouble);
                spawn_local(async move {
                    if !full.await {
                        trouble.emit(Trouble::NotFull);
                    }
                });
            }
            Command::Look(look) => self.theme = look,
            Command::Save(take) => {
                if let Some(session) = &self.session {
                    let done = ctx.link().callback(Message::Saved);
                    exports::export_file(&session.room, &setup.ui, self.theme, take, done);
                }
            }
            Command::Print(paper) => {
                self.printout = Some(paper);
                let drawn = ctx.link().callback(|()| Message::Print);
                clock::defer(move || drawn.emit(()));
            }
            Command::Intake { sitting, text } => self.imports.add(&setup.instrument, sitting, text),
            Command::NotRead => self.trouble(Trouble::NotRead),
            Command::StopIntake => self.imports.stop(),
            Command::TakeOver => {
                let tag = self
                    .session
                    .as_ref()
                    .map(|session| &session.room.head().tag);
                if let Some(tag) = tag.cloned() {
                    self.open(ctx, async |context| Session::take_over(context, tag).await);
                }
            }
            Command::Settle(n) => {
                let troubles = match &mut self.session {
                    Some(session) => &mut session.troubles,
                    None => &mut self.troubles,
                };
                if n < troubles.len() {
                    troubles.remove(n);
                }
            }
            Command::Close => {
                if let Some(session) = &mut self.session
                    && !session.is_saved()
                    && !session.troubles.contains(&Trouble::Unsaved)
                {
                    session.trouble(Trouble::Unsaved);
                    session.retry_write();
                    return;
                }
                self.close(ctx);
                LocalStore::open_session().remove(OPEN_ROOM_KEY);
                self.room_list = None;
                self.list(ctx);
            }
            Command::NewRoom { rehearsal } => self.open(ctx, async move |context| {
                Ok(Session::create(context, rehearsal).await)
            }),
            Command::Resume(tag) => self.resume(ctx, tag),
            Command::Forget(tag) => {
                if let Some(store) = self.room_store.clone() {
                    let setup = Rc::clone(setup);
                    let stored = ctx.link().callback(Message::RoomsListed);
                    spawn_local(async move {
                        store.delete(&tag).await;
                        stored.emit(list_rooms(store, setup).await);
                    });
                }
            }
            Command::SaveKept(tag) => {
                if let Some(store) = self.room_store.clone() {
                    let read = ctx
                        .link()
                        .callback(|(tag, lines)| Message::JournalText(tag, lines));
                    spawn_local(async move {
                        let lines = store.journal_text(&tag).await;
                        read.emit((tag, lines));
                    });
                }
            }
            Command::Load(text) => {
                self.open(ctx, async |context| Session::load(context, text).await);
            }
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(session) = &mut self.session {
            session.act(action);
        }
    }

    pub(super) fn resume(&mut self, ctx: &Context<Self>, tag: Rc<str>) {
        self.open(ctx, async |context| Session::resume(context, tag).await);
    }

    /// Reads the list of stored rooms.
    pub(super) fn list(&self, ctx: &Context<Self>) {
        if let Some(store) = self.room_store.clone() {
            let setup = Rc::clone(&ctx.props().setup);
            let stored = ctx.link().callback(Message::RoomsListed);
            spawn_local(async move { stored.emit(list_rooms(store, setup).await) });
        }
    }

    /// Opens a room. Ignored while another one is being opened.
    fn open(
        &mut self,
        ctx: &Context<Self>,
        open: impl AsyncFnOnce(SessionContext) -> Result<Session, OpenError> + 'static,
    ) {
        let Some(store) = self.room_store.clone().filter(|_| !self.is_opening) else {
            return;
        };
        self.is_opening = true;
        if self.session.is_none() {
            let on_key = ctx.link().callback(Message::EarlyKey);
            self.early_key_listener = keyboard::on_every_key(move |pressed| on_key.emit(pressed));
        }
        self.open_count += 1;
        let number = self.open_count;
        let link = ctx.link();
        let context = SessionContext {
            setup: Rc::clone(&ctx.props().setup),
            rooms: store,
            window_id: Rc::clone(&self.window_id),
            number,
            on_write: link
                .callback(move |written| Message::Session(number, SessionReport::Written(written))),
        };
        let done = link.callback(|room| Message::Opened(Box::new(room)));
        spawn_local(async move { done.emit(open(context).await) });
    }

    /// Handles the outcome of opening a room.
    pub(super) fn opened(&mut self, ctx: &Context<Self>, room: Result<Session, OpenError>) {
        self.is_opening = false;
        self.early_key_listener = None;
        let tab = LocalStore::open_session();
        match room {
            Ok(mut room) => {
                // Restores one-window mode after a reload.
                let was_one_window = self.room_list.is_none() && tab.read(ONE_WINDOW_KEY).is_some();
                let deferred = std::mem::take(&mut self.deferred);
                self.close(ctx);
                self.deferred = deferred;
                // If the write fails, a reload shows the list of rooms.
                let _ = tab.write(OPEN_ROOM_KEY, &room.room.head().tag);
                self.troubles.clear();
                if (self.room_store.as_ref())
                    .is_some_and(|store| store.is_available() && !store.is_durable())
                {
                    room.trouble(Trouble::Fragile);
                }
                room.read_answer();
                if room.is_awaiting_answer() {
                    let number = room.number();
                    let unanswered = ctx
                        .link()
                        .callback(move |()| Message::Session(number, SessionReport::Unanswered));
                    after_answer_timeout(move || unanswered.emit(()));
                }
                self.session = Some(room);
                self.set_one_window(was_one_window);
                if ctx.props().setup.lacks_notes {
                    self.trouble(Trouble::NoNotes);
                }
            }
            Err(error) => {
                self.early_keys.clear();
                if self.session.is_none() {
                    tab.remove(OPEN_ROOM_KEY);
                    self.list(ctx);
                }
                self.trouble(match error {
                    OpenError::NotStored(tag) => Trouble::NotStored { tag },
                    OpenError::Journal(error) => trouble(error),
                });
            }
        }
    }

    /// Closes the open room, which stays stored.
    fn close(&mut self, ctx: &Context<Self>) {
        if let Some(session) = self.session.take() {
            session.release();
        }
        self.deferred.clear();
        self.imports = ImportQueue::new(ctx.link().callback(|()| Message::ImportSlice));
        self.saved_file = None;
        self.set_one_window(false);
    }

    /// Shows the slides in this window instead of the console, or ends that; also after a reload.
    pub(super) fn set_one_window(&mut self, one_window: bool) {
        self.one_window = one_window;
        let tab = LocalStore::open_session();
        if one_window {
            // If the write fails, a reload shows the console.
            let _ = tab.write(ONE_WINDOW_KEY, "1");
        } else {
            tab.remove(ONE_WINDOW_KEY);
        }
    }

    pub(super) fn trouble(&mut self, trouble: Trouble) {
        match &mut self.session {
            Some(session) => session.trouble(trouble),
            None if self.troubles.contains(&trouble) => {}
            None => self.troubles.push(trouble),
        }
    }
}

/// Converts the reason why a room was not opened to the error that the console shows.
pub(super) fn trouble(error: JournalError) -> Trouble {
    match error {
        JournalError::NotAJournal => Trouble::NotAJournal,
        JournalError::OtherFormat { .. } => Trouble::OtherFormat,
        JournalError::OtherInstrument { id } => Trouble::OtherInstrument { id: id.into() },
        JournalError::OtherVersion { .. } => Trouble::OtherVersion,
    }
}
