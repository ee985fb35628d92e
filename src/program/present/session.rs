//! A session: an open room with its state and its journal store.

use super::journal_store::{JournalStore, JournalStoreError, OwnershipChange, journal_lines};
use super::open_error::OpenError;
use super::room_store::{RoomStore, StoredJournal, WriteOutcome, parse};
use super::setup::Setup;
use super::unsaved;
use crate::browser::local_store::StorageError;
use crate::browser::{clock, random};
use crate::room::journal::{self, Damage, Gap, JournalError, JournalLineError, RestoredRoom};
use crate::room::{Action, Head, Room, Slide, rehearsal};
use crate::view::room::desk::ConsoleError;
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

/// The number of made-up people in a rehearsal.
const REHEARSAL_PEOPLE: u32 = 60;

/// The environment of a session: its window, storage and report callback.
#[derive(Clone)]
pub struct SessionContext {
    /// The instrument and the interface texts.
    pub setup: Rc<Setup>,
    /// The storage of all rooms.
    pub rooms: RoomStore,
    /// The random id of this window.
    pub window_id: Rc<str>,
    /// The number of the session, which distinguishes its reports from those of an earlier one.
    pub number: u32,
    /// Called with the outcome of each write.
    pub on_write: Callback<WriteOutcome>,
}

/// An open room.
///
/// The session has two states of the room. `decided` includes everything that was requested: keys and
/// actions are evaluated against it, so that fast typing works as expected. `room` is drawn, and
/// follows as soon as the journal is on disk.
pub struct Session {
    /// The room as its journal is on disk; includes lines that the storage rejected, which is reported.
    pub room: Rc<Room>,
    /// The room including lines that are being written.
    pub decided: Rc<Room>,
    /// The slide of `room`.
    pub slide: Rc<Slide>,
    /// Problems to be shown to the facilitator, the newest last.
    pub errors: Vec<ConsoleError>,
    /// Actions that are held back until it is known if another window has the room open.
    held_actions: Vec<Action>,
    /// The room's state when the current write completes.
    in_flight: Option<Rc<Room>>,
    store: JournalStore,
    /// The last entry of the room that is kept in the tab's own storage; `None` if nothing is.
    kept: Option<u32>,
    context: SessionContext,
}

impl Session {
    /// Creates a room. Completes when it is on disk.
    pub async fn create(context: SessionContext, is_rehearsal: bool) -> Self {
        let created_at = clock::now();
        let head = Head {
            tag: free_tag(&context.rooms).await,
            created_at,
            rehearsal: is_rehearsal,
        };
        let instrument = &context.setup.instrument;
        let mut room = Room::open(Rc::clone(instrument), head);
        if let Some(address) = &context.setup.address {
            room.act(Action::Address(Some(Rc::clone(address))), created_at);
        }
        if is_rehearsal {
            for action in
                rehearsal::rehearsal_actions(instrument, REHEARSAL_PEOPLE, seed(created_at))
            {
                room.act(action, clock::now());
            }
        }
        Self::create_stored(context, room).await
    }

    /// Resumes a stored room.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn resume(context: SessionContext, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(context, tag, false).await
    }

    /// Takes over a room from another window, including the entries made there.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn take_over(context: SessionContext, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(context, tag, true).await
    }

    /// Opens an exported journal. If its tag is in use here, the room gets another one.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn load(context: SessionContext, text: String) -> Result<Self, OpenError> {
        let read = journal::read(&context.setup.instrument, text.lines(), parse);
        let RestoredRoom {
            mut room,
            damage,
            gaps,
        } = read.map_err(OpenError::Journal)?;
        let tag = Rc::clone(&room.head().tag);
        // A tag that may be in use is not used again.
        if !is_tag(&tag) || context.rooms.contains(&tag).await.unwrap_or(true) {
            room.rename(free_tag(&context.rooms).await);
        }
        let mut this = Self::create_stored(context, room).await;
        this.report_damage(&damage, &gaps);
        Ok(this)
    }

    /// The session's number, which distinguishes its reports from those of an earlier one.
    pub fn number(&self) -> u32 {
        self.context.number
    }

    /// Performs an action: writes it to the journal, and draws it when that is complete. Returns false,
    /// without doing anything, if another window writes the journal.
    pub fn act(&mut self, action: Action) -> bool {
        if self.store.is_theirs() {
            if !self.errors.contains(&ConsoleError::OpenElsewhere) {
                self.report_error(ConsoleError::TakenOver);
            }
            return false;
        }
        // Cloning a room with many codes is cheap, since its large parts are shared.
        let room = Rc::make_mut(&mut self.decided);
        let Some(entry) = room.act(action.clone(), clock::now()) else {
            return true;
        };
        if self.store.is_ours() {
            self.store.add(journal::line(room.instrument(), &entry));
            self.write();
        } else {
            self.held_actions.push(action);
        }
        true
    }

    /// Returns true if everything is on disk. After the storage rejected something this is false,
    /// without a write in progress.
    pub fn is_saved(&self) -> bool {
        !self.is_writing() && !self.store.has_pending()
    }

    /// Returns true while something is being written or held back.
    pub fn is_writing(&self) -> bool {
        self.in_flight.is_some() || !self.held_actions.is_empty()
    }

    /// Keeps the room in the tab's own storage while the browser's storage rejects it, and no longer.
    pub fn keep_unsaved(&mut self) {
        let unsaved = (!self.is_saved()).then(|| self.decided.last_entry_number());
        if self.is_writing() || self.kept == unsaved {
            return;
        }
        self.kept = unsaved;
        match unsaved {
            Some(_) => unsaved::keep(&self.decided),
            None => unsaved::forget(),
        }
    }

    /// Retries to write the lines that the storage rejected.
    pub fn retry_write(&mut self) {
        if self.store.is_ours() {
            self.write();
        }
    }

    /// Handles the outcome of a write, and draws what was written.
    pub fn finish_write(&mut self, written: &WriteOutcome) {
        let written_room = self.in_flight.take();
        let outcome = self.store.finish_write(written);
        match outcome {
            Err(JournalStoreError::TakenOver) => return self.lose_lock(ConsoleError::TakenOver),
            // The room is in use here, so it is written again.
            Err(JournalStoreError::Deleted) => return self.write_all(),
            Err(JournalStoreError::Storage(StorageError::Full)) => {
                self.report_error(ConsoleError::StorageFull);
            }
            Err(JournalStoreError::Storage(StorageError::Unavailable)) => {
                self.report_error(ConsoleError::StorageBarred);
            }
            // Everything is on disk again, except for newer actions.
            Ok(_) => self.errors.retain(|error| {
                !matches!(
                    error,
                    ConsoleError::StorageFull | ConsoleError::StorageBarred | ConsoleError::Unsaved
                )
            }),
        }
        if let Some(room) = written_room {
            self.draw(room);
        }
        if self.store.is_theirs() {
            self.decided = Rc::clone(&self.room);
            return;
        }
        // Actions that were added meanwhile are not written yet.
        if outcome == Ok(true) || !Rc::ptr_eq(&self.room, &self.decided) {
            self.write();
        }
    }

    /// Handles a `storage` event. Returns true if it concerned this room.
    pub fn on_storage_event(&mut self, key: &str) -> bool {
        match self.store.on_storage_event(key) {
            Some(OwnershipChange::TakenOver) => self.lose_lock(ConsoleError::TakenOver),
            Some(OwnershipChange::Elsewhere) => self.lose_lock(ConsoleError::OpenElsewhere),
            Some(OwnershipChange::Deleted) => self.write_all(),
            None => return false,
        }
        true
    }

    /// Returns true if another window was asked if it has this room open, and may still answer.
    pub fn is_awaiting_answer(&self) -> bool {
        self.store.is_awaiting_answer()
    }

    /// Checks for an answer that came before this session existed.
    pub fn read_answer(&mut self) {
        if self.store.read_answer().is_some() {
            self.lose_lock(ConsoleError::OpenElsewhere);
        }
    }

    /// The other window did not answer in time: takes over the room. The outcome has to be passed to
    /// [`Self::finish_claim`]; `None` if it has answered.
    pub fn claim(
        &mut self,
    ) -> Option<impl Future<Output = Result<StoredJournal, StorageError>> + use<>> {
        self.store.is_awaiting_answer().then(|| self.store.claim())
    }

    /// Handles the outcome of taking over: performs the actions that were held back. If the storage could not
    /// be read, it is the next write that reports it.
    pub fn finish_claim(&mut self, stored: Result<StoredJournal, StorageError>) {
        let stored = stored.ok();
        let has_more = self.store.finish_claim(stored.as_ref());
        let read = (stored.as_ref().filter(|_| has_more)).and_then(|stored| {
            journal::read(&self.context.setup.instrument, stored.texts(), parse).ok()
        });
        if let Some(RestoredRoom {
            mut room,
            damage,
            gaps,
        }) = read
        {
            room.rename(Rc::clone(&self.room.head().tag));
            self.draw(Rc::new(room));
            self.report_damage(&damage, &gaps);
        }
        self.decided = Rc::clone(&self.room);
        for action in std::mem::take(&mut self.held_actions) {
            self.act(action);
        }
    }

    /// Adds a problem, unless it is already shown.
    pub fn report_error(&mut self, error: ConsoleError) {
        if !self.errors.contains(&error) {
            self.errors.push(error);
        }
    }

    /// Releases the room, so that other windows do not have to ask.
    pub fn release(&self) {
        self.store.release();
    }

    async fn read(context: SessionContext, tag: Rc<str>, force: bool) -> Result<Self, OpenError> {
        let opened = JournalStore::open(&context.rooms, &tag, &context.window_id, force);
        let (store, stored) = opened.await.map_err(OpenError::Storage)?;
        let kept = unsaved::find(&context.setup.instrument, &tag);
        if stored.lines.is_empty() {
            store.release();
            return match kept {
                Some(room) => Ok(Self::create_stored(context, room).await),
                None => Err(OpenError::NotStored(tag)),
            };
        }
        let read = journal::read(&context.setup.instrument, stored.texts(), parse);
        let read = read.inspect_err(|_| store.release());
        let RestoredRoom {
            mut room,
            damage,
            gaps,
        } = read.map_err(|error| match error {
            JournalError::NotAJournal => OpenError::Unreadable,
            error => OpenError::Journal(error),
        })?;
        // A damaged head may lack the tag; the storage key has it.
        room.rename(tag);
        let stored_numbers: Vec<u32> = entry_numbers(&room).collect();
        let kept = kept
            .filter(|kept| store.is_ours() && entry_numbers(kept).count() > stored_numbers.len());
        let has_kept = kept.is_some();
        let mut this = Self::of(context, kept.unwrap_or(room), store);
        if has_kept {
            let lacks_head = (damage.iter()).any(|damage| damage.error == JournalLineError::NoHead);
            this.add_missing(&stored_numbers, lacks_head);
        } else {
            this.report_damage(&damage, &gaps);
        }
        Ok(this)
    }

    /// Writes the lines that the storage did not take, of a room of which it has these entries.
    fn add_missing(&mut self, stored: &[u32], lacks_head: bool) {
        let room = Rc::clone(&self.decided);
        if lacks_head {
            self.store
                .add(journal::head(room.instrument(), room.head()));
        }
        for (entry, _) in room.entries() {
            if stored.binary_search(&entry.number).is_err() {
                self.store.add(journal::line(room.instrument(), entry));
            }
        }
        self.write();
    }

    /// Creates a session for a room that is not stored yet. Completes when it is.
    async fn create_stored(context: SessionContext, room: Room) -> Self {
        let store = JournalStore::new(&context.rooms, &room.head().tag, &context.window_id);
        let mut this = Self::of(context, room, store);
        this.store.add_all(journal_lines(&this.decided));
        let written = this.store.write(this.decided.votes()).await;
        this.finish_write(&written);
        this
    }

    fn of(context: SessionContext, room: Room, store: JournalStore) -> Self {
        let room = Rc::new(room);
        Self {
            slide: Rc::new(Slide::of(&room)),
            decided: Rc::clone(&room),
            room,
            errors: Vec::new(),
            held_actions: Vec::new(),
            in_flight: None,
            store,
            // Once this session is saved, the copy that an earlier one has kept is forgotten.
            kept: Some(0),
            context,
        }
    }

    /// Starts to write all pending lines, unless a write is in progress: lines that are added meanwhile
    /// are written after it, together.
    fn write(&mut self) {
        if self.in_flight.is_some() || !self.store.has_pending() {
            return;
        }
        self.in_flight = Some(Rc::clone(&self.decided));
        let write = self.store.write(self.decided.votes());
        let on_write = self.context.on_write.clone();
        spawn_local(async move { on_write.emit(write.await) });
    }

    fn write_all(&mut self) {
        self.store.add_all(journal_lines(&self.decided));
        self.write();
    }

    fn draw(&mut self, room: Rc<Room>) {
        self.slide = Rc::new(Slide::of(&room));
        self.room = room;
    }

    /// Another window holds the lock: drops the lines that are not written yet.
    fn lose_lock(&mut self, error: ConsoleError) {
        self.held_actions.clear();
        self.decided = Rc::clone(&self.room);
        self.report_error(error);
    }

    fn report_damage(&mut self, damage: &[Damage], gaps: &[Gap]) {
        let (doubled, damaged): (Vec<&Damage>, Vec<&Damage>) =
            (damage.iter()).partition(|damage| damage.error == JournalLineError::Duplicate);
        let count = |lines: &[&Damage]| u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let errors = [
            damaged.first().map(|first| ConsoleError::DamagedLines {
                lines: count(&damaged),
                first: first.line,
            }),
            doubled.first().map(|first| ConsoleError::DoubledLines {
                lines: count(&doubled),
                first: first.line,
            }),
            gaps.first().map(|first| ConsoleError::MissingLines {
                lines: gaps
                    .iter()
                    .map(|gap| gap.lines)
                    .fold(0, u32::saturating_add),
                before: first.before,
            }),
        ];
        for error in errors.into_iter().flatten() {
            self.report_error(error);
        }
    }
}

fn entry_numbers(room: &Room) -> impl Iterator<Item = u32> {
    room.entries().iter().map(|(entry, _)| entry.number)
}

/// Returns true if a tag can be used in addresses and storage keys unescaped. A hand-edited one may be
/// anything.
fn is_tag(tag: &str) -> bool {
    (1..=16).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A random tag that no stored room has.
async fn free_tag(rooms: &RoomStore) -> Rc<str> {
    // Collisions are rare: there are about a million tags.
    loop {
        let tag = random::room_tag();
        // Where the storage cannot be read, chance has to be enough.
        if !rooms.contains(&tag).await.unwrap_or(false) {
            return tag.into();
        }
    }
}

/// The random seed of a rehearsal, different each time.
fn seed(created_at: u64) -> u32 {
    let [a, b, c, d, ..] = created_at.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
