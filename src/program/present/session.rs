//! A room that is open: its state, and its journal as this window writes it.

use super::journal_store::{JournalStore, JournalStoreError, OwnershipChange};
use super::room_store::{RoomStore, StoredJournal, WriteOutcome, parse};
use super::setup::Setup;
use crate::browser::local_store::StorageError;
use crate::browser::{clock, random};
use crate::room::journal::{self, JournalError, RestoredRoom};
use crate::room::{Action, Head, Room, Slide, rehearsal};
use crate::view::room::desk::Trouble;
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

/// How many people a rehearsal has.
const REHEARSAL_PEOPLE: u32 = 60;

/// Why a room was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Nothing of a room of this tag is stored.
    NotStored(Rc<str>),
    /// Its journal cannot be read here.
    Journal(JournalError),
}

/// The window in which a room is opened, and where it reports.
#[derive(Clone)]
pub struct SessionContext {
    /// The quiz, and the words.
    pub setup: Rc<Setup>,
    /// Where rooms are stored.
    pub rooms: RoomStore,
    /// What tells this window from others.
    pub window_id: Rc<str>,
    /// By what the reports of its session are told from those of one before.
    pub number: u32,
    /// Hears of each write that has ended.
    pub on_write: Callback<WriteOutcome>,
}

/// A room that is open.
///
/// There are two of it. Keys and actions are decided by the one in which everything is done that was
/// asked for, so that whoever types quickly is understood. What is drawn is the other, which follows when
/// the journal is on disk.
pub struct Session {
    /// The room as its journal is on disk; also with what the storage has refused, which is told.
    pub room: Rc<Room>,
    /// The room with what is on its way to the disk.
    pub decided: Rc<Room>,
    /// What the audience sees of the room that is drawn.
    pub slide: Rc<Slide>,
    /// What has to be known, the newest last.
    pub troubles: Vec<Trouble>,
    /// Actions that wait until it is known whether another window has the room open.
    held_actions: Vec<Action>,
    /// What the room comes to with the write that is under way.
    in_flight: Option<Rc<Room>>,
    store: JournalStore,
    context: SessionContext,
}

impl Session {
    /// Opens a new room, once it is on disk.
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

    /// Goes on with a room that is stored here.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn resume(context: SessionContext, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(context, tag, false).await
    }

    /// Takes a room back from another window, with what was done there.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn take_over(context: SessionContext, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(context, tag, true).await
    }

    /// Opens a journal that was saved, as a room of its own where one of its tag is stored here.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn load(context: SessionContext, text: String) -> Result<Self, OpenError> {
        let read = journal::read(&context.setup.instrument, text.lines(), parse);
        let RestoredRoom { mut room, damage } = read.map_err(OpenError::Journal)?;
        let tag = Rc::clone(&room.head().tag);
        if !is_tag(&tag) || context.rooms.contains(&tag).await {
            room.rename(free_tag(&context.rooms).await);
        }
        let mut this = Self::create_stored(context, room).await;
        this.report_damage(&damage);
        Ok(this)
    }

    /// By what its reports are told from those of a session before.
    pub fn number(&self) -> u32 {
        self.context.number
    }

    /// Does something: writes it down, and only then is it drawn. Nothing is done, and false returned,
    /// where another window writes the journal.
    pub fn act(&mut self, action: Action) -> bool {
        if self.store.is_theirs() {
            if !self.troubles.contains(&Trouble::Elsewhere) {
                self.trouble(Trouble::TakenOver);
            }
            return false;
        }
        // A room is large when many codes are in it, but what is large in it is shared.
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

    /// Whether everything that was done is on disk. Where the storage has refused something it is not,
    /// and nothing is under way.
    pub fn is_saved(&self) -> bool {
        !self.is_writing() && !self.store.has_pending()
    }

    /// Whether something is on its way to the disk.
    pub fn is_writing(&self) -> bool {
        self.in_flight.is_some() || !self.held_actions.is_empty()
    }

    /// Tries once more to write what the storage has refused.
    pub fn retry_write(&mut self) {
        if self.store.is_ours() {
            self.write();
        }
    }

    /// A write has ended: what it wrote is drawn.
    pub fn finish_write(&mut self, written: &WriteOutcome) {
        let written_room = self.in_flight.take();
        let outcome = self.store.finish_write(written);
        match outcome {
            Err(JournalStoreError::TakenOver) => return self.lose_lock(Trouble::TakenOver),
            // It is at work here, so it is written down again.
            Err(JournalStoreError::Deleted) => return self.write_all(),
            Err(JournalStoreError::Storage(StorageError::Full)) => {
                self.trouble(Trouble::StorageFull);
            }
            Err(JournalStoreError::Storage(StorageError::Unavailable)) => {
                self.trouble(Trouble::StorageBarred);
            }
            // Nothing is in this window alone, but for what comes next.
            Ok(_) => self.troubles.retain(|trouble| {
                !matches!(
                    trouble,
                    Trouble::StorageFull | Trouble::StorageBarred | Trouble::Unsaved
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
        // What came meanwhile has not been tried.
        if outcome == Ok(true) || !Rc::ptr_eq(&self.room, &self.decided) {
            self.write();
        }
    }

    /// Hears that something was stored by another window.
    pub fn on_storage_event(&mut self, key: &str) -> bool {
        match self.store.on_storage_event(key) {
            Some(OwnershipChange::TakenOver) => self.lose_lock(Trouble::TakenOver),
            Some(OwnershipChange::Elsewhere) => self.lose_lock(Trouble::Elsewhere),
            Some(OwnershipChange::Deleted) => self.write_all(),
            None => return false,
        }
        true
    }

    /// Whether another window has been asked whether it has this room open.
    pub fn is_awaiting_answer(&self) -> bool {
        self.store.is_awaiting_answer()
    }

    /// Takes note of an answer that came before this session was there to hear it.
    pub fn read_answer(&mut self) {
        if self.store.read_answer().is_some() {
            self.lose_lock(Trouble::Elsewhere);
        }
    }

    /// The window that was asked has not answered. What the future gives is for [`Self::claimed`]; none
    /// where it has.
    pub fn claim(&mut self) -> Option<impl Future<Output = StoredJournal> + use<>> {
        self.store.is_awaiting_answer().then(|| self.store.claim())
    }

    /// The room is this window's: what was held is done now.
    pub fn finish_claim(&mut self, stored: &StoredJournal) {
        let has_more = self.store.finish_claim(stored);
        let read = has_more
            .then(|| journal::read(&self.context.setup.instrument, stored.texts(), parse).ok());
        if let Some(RestoredRoom { mut room, damage }) = read.flatten() {
            room.rename(Rc::clone(&self.room.head().tag));
            self.draw(Rc::new(room));
            self.report_damage(&damage);
        }
        self.decided = Rc::clone(&self.room);
        for action in std::mem::take(&mut self.held_actions) {
            self.act(action);
        }
    }

    /// Notes a trouble, once.
    pub fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Lets go of the room: nobody has it open.
    pub fn release(&self) {
        self.store.release();
    }

    async fn read(context: SessionContext, tag: Rc<str>, force: bool) -> Result<Self, OpenError> {
        let (store, stored) =
            JournalStore::open(&context.rooms, &tag, &context.window_id, force).await;
        if stored.lines.is_empty() {
            store.release();
            return Err(OpenError::NotStored(tag));
        }
        let read = journal::read(&context.setup.instrument, stored.texts(), parse);
        let read = read.inspect_err(|_| store.release());
        let RestoredRoom { mut room, damage } = read.map_err(OpenError::Journal)?;
        // A damaged head may not say what the room is called; where it lies does.
        room.rename(tag);
        let mut this = Self::of(context, room, store);
        this.report_damage(&damage);
        Ok(this)
    }

    /// A room of which nothing is stored yet, once all of it is.
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
            troubles: Vec::new(),
            held_actions: Vec::new(),
            in_flight: None,
            store,
            context: context,
        }
    }

    /// Begins to write what waits, unless something is under way: what comes meanwhile is written after
    /// it, in one go.
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

    /// Another window writes the journal: nothing that is on its way here is part of it.
    fn lose_lock(&mut self, trouble: Trouble) {
        self.held_actions.clear();
        self.decided = Rc::clone(&self.room);
        self.trouble(trouble);
    }

    fn report_damage(&mut self, damage: &[journal::Damage]) {
        if let Some(first) = damage.first() {
            self.trouble(Trouble::Damage {
                lines: u32::try_from(damage.len()).unwrap_or(u32::MAX),
                first: first.line,
            });
        }
    }
}

/// The whole journal of a room.
fn journal_lines(room: &Rc<Room>) -> impl Iterator<Item = String> + use<> {
    let room = Rc::clone(room);
    let head = journal::head(room.instrument(), room.head());
    let line = move |n: usize| {
        let (entry, _) = room.entries().get(n)?;
        Some(journal::line(room.instrument(), entry))
    };
    std::iter::once(head).chain((0..).map_while(line))
}

/// Whether a tag is one that stands in an address and under a key as it is. One that was edited by hand
/// may be anything.
fn is_tag(tag: &str) -> bool {
    (1..=16).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A tag by which no room is stored here.
async fn free_tag(rooms: &RoomStore) -> Rc<str> {
    // One in a million is taken, once somebody has stored one.
    loop {
        let tag = random::room_tag();
        if !rooms.contains(&tag).await {
            return tag.into();
        }
    }
}

/// Where a rehearsal's chance begins: other people each time.
fn seed(created_at: u64) -> u32 {
    let [a, b, c, d, ..] = created_at.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
