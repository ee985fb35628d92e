//! Performs the requests of the console.

use super::{Facilitator, Message, ONE_WINDOW_KEY, OPEN_ROOM_KEY, SessionReport};
use crate::browser::local_store::{LocalStore, StorageError};
use crate::browser::{clock, keyboard, screen, windows};
use crate::program::present::exports;
use crate::program::present::import_queue::ImportQueue;
use crate::program::present::journal_store::after_answer_timeout;
use crate::program::present::letter_keys::LetterKeys;
use crate::program::present::open_error::OpenError;
use crate::program::present::room_store::RoomStore;
use crate::program::present::session::{Session, SessionContext};
use crate::program::present::setup::Setup;
use crate::program::present::unsaved;
use crate::room::Action;
use crate::room::journal::JournalError;
use crate::view::room::desk::{ConsoleError, ProgramRequest, RoomSummary, StoredRoom};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The timeout for the answer of the browser's database, in milliseconds.
const STORAGE_TIMEOUT_MS: u32 = 5_000;

/// Toggles the full screen of this window.
fn toggle_fullscreen(ctx: &Context<Facilitator>) {
    let fullscreen = screen::toggle_fullscreen();
    let on_error = ctx.link().callback(Message::Error);
    spawn_local(async move {
        if !fullscreen.await {
            on_error.emit(ConsoleError::FullScreenRefused);
        }
    });
}

impl Facilitator {
    /// Performs a request of the console.
    pub(super) fn perform(&mut self, ctx: &Context<Self>, request: ProgramRequest) {
        let setup = &ctx.props().setup;
        let is_writing = self.session.as_ref().is_some_and(Session::is_writing);
        match request {
            // It is meant for the room that is being opened.
            ProgramRequest::Act(_) if self.is_opening => self.deferred.push(request),
            ProgramRequest::Act(action) => self.act(action),
            // Exports and closing must include everything that was requested before.
            ProgramRequest::Close | ProgramRequest::Save(_) | ProgramRequest::Print(_)
                if is_writing =>
            {
                self.deferred.push(request);
            }
            ProgramRequest::OpenProjector => self.open_projector(ctx),
            ProgramRequest::CloseProjector => self.projector.close(),
            ProgramRequest::SetOneWindow(on) => self.set_one_window(on),
            // Browsers allow full screen only after a user gesture in the same window.
            ProgramRequest::ToggleFullScreen
                if self.projector.state().has_window() && !self.one_window =>
            {
                self.open_projector(ctx);
                self.report_error(ConsoleError::FullScreenRefused);
            }
            ProgramRequest::ToggleFullScreen => toggle_fullscreen(ctx),
            ProgramRequest::SetTheme(theme) => self.theme = theme,
            ProgramRequest::SetLetterKeys(on) => self.letter_keys = LetterKeys::store(on),
            ProgramRequest::Save(export) => {
                if let Some(session) = &self.session {
                    let done = ctx.link().callback(Message::Saved);
                    exports::export_file(&session.room, &setup.ui, self.theme, export, done);
                }
            }
            ProgramRequest::Print(printout) => {
                self.printout = Some(printout);
                let drawn = ctx.link().callback(|()| Message::Print);
                clock::defer(move || drawn.emit(()));
            }
            ProgramRequest::ImportCodes { sitting, text } => {
                self.imports.add(&setup.instrument, sitting, text);
            }
            ProgramRequest::RejectFile(e) => self.report_error(ConsoleError::FileRejected(e)),
            ProgramRequest::CancelImport => self.imports.stop(),
            ProgramRequest::TakeOver => {
                let session = self.session.as_ref();
                let tag = session.map(|session| Rc::clone(&session.room.head().tag));
                if let Some(tag) = tag {
                    self.open(ctx, async |context| Session::take_over(context, tag).await);
                }
            }
            ProgramRequest::DismissError(n) => {
                let errors = match &mut self.session {
                    Some(session) => &mut session.errors,
                    None => &mut self.errors,
                };
                if n < errors.len() {
                    errors.remove(n);
                }
            }
            ProgramRequest::Close => {
                if let Some(session) = &mut self.session
                    && !session.is_saved()
                    && !session.errors.contains(&ConsoleError::Unsaved)
                {
                    session.report_error(ConsoleError::Unsaved);
                    session.retry_write();
                    return;
                }
                self.close(ctx);
                LocalStore::open_session().remove(OPEN_ROOM_KEY);
                self.room_list = None;
                self.room_store = self.late_store.take().or(self.room_store.take());
                self.list(ctx);
            }
            ProgramRequest::ReadRooms => Self::open_storage(ctx),
            ProgramRequest::NewRoom { rehearsal } => self.open(ctx, async move |context| {
                Ok(Session::create(context, rehearsal).await)
            }),
            ProgramRequest::Resume(tag) => self.resume(ctx, tag),
            ProgramRequest::DeleteRoom(tag) => {
                if let Some(store) = self.room_store.clone() {
                    let setup = Rc::clone(setup);
                    let stored = ctx.link().callback(Message::RoomsListed);
                    spawn_local(async move {
                        store.delete(&tag).await;
                        stored.emit(list_rooms(store, setup).await);
                    });
                }
            }
            ProgramRequest::SaveStoredJournal(tag) => {
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
            ProgramRequest::LoadJournal(text) => {
                self.open(ctx, async |context| Session::load(context, text).await);
            }
        }
    }

    fn open_projector(&mut self, ctx: &Context<Self>) {
        let is_single_file = ctx.props().setup.is_single_file;
        if let Some(url) = self.projector.open(self.now, is_single_file) {
            let on_known = ctx.link().callback(Message::ProjectorReachable);
            spawn_local(async move { on_known.emit(windows::is_reachable(&url).await) });
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

    /// Opens the storage of the rooms. Until it answers nothing is listed, and after a timeout the rooms that
    /// can be read without the browser's database; the others follow as soon as it answers.
    pub(super) fn open_storage(ctx: &Context<Self>) {
        let on_opened = ctx.link().callback(Message::StorageOpened);
        spawn_local(async move { on_opened.emit(RoomStore::open().await) });
        let on_timeout = ctx.link().callback(|()| Message::StorageUnanswered);
        clock::set_timeout(STORAGE_TIMEOUT_MS, move || on_timeout.emit(()));
    }

    /// Uses the storage that was opened, unless a room is open: that goes on where its lines are, which are
    /// migrated when it is closed.
    pub(super) fn finish_open_storage(&mut self, ctx: &Context<Self>, store: RoomStore) {
        if self.session.is_some() || self.is_opening {
            self.late_store = Some(store);
        } else {
            self.use_storage(ctx, store);
        }
    }

    /// Uses this storage: resumes the room that this tab had open, or lists all rooms.
    pub(super) fn use_storage(&mut self, ctx: &Context<Self>, store: RoomStore) {
        self.room_store = Some(store);
        match LocalStore::open_session().read(OPEN_ROOM_KEY) {
            Some(tag) => self.resume(ctx, tag.into()),
            None => self.list(ctx),
        }
    }

    /// Shows the list of stored rooms; if it cannot be read, or not all of it, the list of before with an
    /// error.
    pub(super) fn show_list(&mut self, rooms: Result<Vec<StoredRoom>, StorageError>) {
        let has_database = self.room_store.as_ref().is_some_and(RoomStore::is_durable);
        self.errors
            .retain(|error| *error != ConsoleError::RoomsUnread);
        if !has_database || rooms.is_err() {
            self.errors.push(ConsoleError::RoomsUnread);
        }
        match rooms {
            Ok(rooms) => self.room_list = Some(Rc::new(rooms)),
            Err(_) => drop(self.room_list.get_or_insert_default()),
        }
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
    pub(super) fn finish_open(&mut self, ctx: &Context<Self>, room: Result<Session, OpenError>) {
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
                self.errors.clear();
                if (self.room_store.as_ref())
                    .is_some_and(|store| store.is_available() && !store.is_durable())
                {
                    room.report_error(ConsoleError::NotCrashSafe);
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
                    self.report_error(ConsoleError::NoNotes);
                }
            }
            Err(error) => {
                self.early_keys.clear();
                let has_database = self.room_store.as_ref().is_some_and(RoomStore::is_durable);
                let error = match error {
                    OpenError::NotStored(tag) if has_database => ConsoleError::NotStored { tag },
                    OpenError::NotStored(_) | OpenError::Storage(_) => ConsoleError::RoomsUnread,
                    OpenError::Journal(error) => console_error(error),
                    OpenError::Unreadable => ConsoleError::Unreadable,
                };
                if self.session.is_none() {
                    match self.late_store.take() {
                        Some(store) if error == ConsoleError::RoomsUnread => {
                            return self.use_storage(ctx, store);
                        }
                        late => self.room_store = late.or(self.room_store.take()),
                    }
                    // A room that could not be read is resumed when the storage answers.
                    if error != ConsoleError::RoomsUnread {
                        tab.remove(OPEN_ROOM_KEY);
                    }
                    self.list(ctx);
                }
                self.report_error(error);
            }
        }
    }

    /// Closes the open room, which stays stored.
    fn close(&mut self, ctx: &Context<Self>) {
        if let Some(session) = self.session.take() {
            session.release();
            unsaved::forget();
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

    pub(super) fn report_error(&mut self, error: ConsoleError) {
        match &mut self.session {
            Some(session) => session.report_error(error),
            None if self.errors.contains(&error) => {}
            None => self.errors.push(error),
        }
    }
}

/// The list of stored rooms, as the start page shows it.
async fn list_rooms(store: RoomStore, setup: Rc<Setup>) -> Result<Vec<StoredRoom>, StorageError> {
    let lang = &*setup.instrument.lang;
    let rooms = store.list(&setup.instrument).await?.into_iter();
    let rooms = rooms.map(|(tag, room)| StoredRoom {
        tag,
        room: room.map_err(stored_room_error).map(|room| RoomSummary {
            day: clock::format_date(room.head.created_at, lang).into(),
            time: clock::format_time(room.head.created_at, lang).into(),
            votes: room.votes,
            rehearsal: room.head.rehearsal,
        }),
    });
    Ok(rooms.collect())
}

/// The same for a room that is stored here, and thus has a journal.
fn stored_room_error(error: JournalError) -> ConsoleError {
    match error {
        JournalError::NotAJournal => ConsoleError::Unreadable,
        error => console_error(error),
    }
}

/// Converts the reason why a room was not opened to the error that the console shows.
fn console_error(error: JournalError) -> ConsoleError {
    match error {
        JournalError::NotAJournal => ConsoleError::NotAJournal,
        JournalError::OtherFormat { .. } => ConsoleError::OtherFormat,
        JournalError::OtherInstrument { id } => ConsoleError::OtherInstrument { id: id.into() },
        JournalError::OtherVersion { .. } => ConsoleError::OtherVersion,
    }
}
