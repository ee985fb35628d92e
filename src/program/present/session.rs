//! A room that is open: its state, and its journal as this window writes it.

use super::journal_store::{Heard, JournalStore, JournalStoreError};
use super::rooms::{Rooms, Stored, Written, parse};
use super::setup::Setup;
use crate::browser::local_store::StorageError;
use crate::browser::{chance, clock};
use crate::room::journal::{self, JournalError, RestoredRoom};
use crate::room::{Action, Head, Room, Slide, rehearsal};
use crate::view::room::desk::Trouble;
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

/// How many people a rehearsal has.
const MADE_UP: u32 = 60;

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
pub struct Opener {
    /// The quiz, and the words.
    pub setup: Rc<Setup>,
    /// Where rooms are stored.
    pub rooms: Rooms,
    /// What tells this window from others.
    pub own: Rc<str>,
    /// By what the reports of its session are told from those of one before.
    pub number: u32,
    /// Hears of each write that has ended.
    pub report: Callback<Written>,
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
    held: Vec<Action>,
    /// What the room comes to with the write that is under way.
    writing: Option<Rc<Room>>,
    store: JournalStore,
    opener: Opener,
}

impl Session {
    /// Opens a new room, once it is on disk.
    pub async fn begin(opener: Opener, made_up: bool) -> Self {
        let made = clock::now();
        let head = Head {
            tag: free_tag(&opener.rooms).await,
            created_at: made,
            rehearsal: made_up,
        };
        let instrument = &opener.setup.instrument;
        let mut room = Room::open(Rc::clone(instrument), head);
        if let Some(address) = &opener.setup.address {
            room.act(Action::Address(Some(Rc::clone(address))), made);
        }
        if made_up {
            for action in rehearsal::rehearsal_actions(instrument, MADE_UP, seed(made)) {
                room.act(action, clock::now());
            }
        }
        Self::store(opener, room).await
    }

    /// Goes on with a room that is stored here.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn resume(opener: Opener, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(opener, tag, false).await
    }

    /// Takes a room back from another window, with what was done there.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn take_back(opener: Opener, tag: Rc<str>) -> Result<Self, OpenError> {
        Self::read(opener, tag, true).await
    }

    /// Opens a journal that was saved, as a room of its own where one of its tag is stored here.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub async fn load(opener: Opener, text: String) -> Result<Self, OpenError> {
        let read = journal::read(&opener.setup.instrument, text.lines(), parse);
        let RestoredRoom { mut room, damage } = read.map_err(OpenError::Journal)?;
        let tag = Rc::clone(&room.head().tag);
        if !is_tag(&tag) || opener.rooms.contains(&tag).await {
            room.rename(free_tag(&opener.rooms).await);
        }
        let mut this = Self::store(opener, room).await;
        this.tell_damage(&damage);
        Ok(this)
    }

    /// By what its reports are told from those of a session before.
    pub fn number(&self) -> u32 {
        self.opener.number
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
            self.held.push(action);
        }
        true
    }

    /// Whether everything that was done is on disk. Where the storage has refused something it is not,
    /// and nothing is under way.
    pub fn is_saved(&self) -> bool {
        !self.is_writing() && !self.store.is_waiting()
    }

    /// Whether something is on its way to the disk.
    pub fn is_writing(&self) -> bool {
        self.writing.is_some() || !self.held.is_empty()
    }

    /// Tries once more to write what the storage has refused.
    pub fn try_again(&mut self) {
        if self.store.is_ours() {
            self.write();
        }
    }

    /// A write has ended: what it wrote is drawn.
    pub fn written(&mut self, written: &Written) {
        let reached = self.writing.take();
        let outcome = self.store.written(written);
        match outcome {
            Err(JournalStoreError::TakenOver) => return self.lose(Trouble::TakenOver),
            // It is at work here, so it is written down again.
            Err(JournalStoreError::Deleted) => return self.write_all(),
            Err(JournalStoreError::Storage(StorageError::Full)) => {
                self.trouble(Trouble::StorageFull);
            }
            Err(JournalStoreError::Storage(StorageError::Barred)) => {
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
        if let Some(reached) = reached {
            self.draw(reached);
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
    pub fn heard(&mut self, key: &str) -> bool {
        match self.store.heard(key) {
            Some(Heard::TakenOver) => self.lose(Trouble::TakenOver),
            Some(Heard::Elsewhere) => self.lose(Trouble::Elsewhere),
            Some(Heard::Deleted) => self.write_all(),
            None => return false,
        }
        true
    }

    /// Whether another window has been asked whether it has this room open.
    pub fn is_asking(&self) -> bool {
        self.store.is_asking()
    }

    /// Takes note of an answer that came before this session was there to hear it.
    pub fn hear_answer(&mut self) {
        if self.store.answer().is_some() {
            self.lose(Trouble::Elsewhere);
        }
    }

    /// The window that was asked has not answered. What the future gives is for [`Self::claimed`]; none
    /// where it has.
    pub fn claim(&mut self) -> Option<impl Future<Output = Stored> + use<>> {
        self.store.is_asking().then(|| self.store.claim())
    }

    /// The room is this window's: what was held is done now.
    pub fn claimed(&mut self, stored: &Stored) {
        let has_more = self.store.claimed(stored);
        let read = has_more
            .then(|| journal::read(&self.opener.setup.instrument, stored.texts(), parse).ok());
        if let Some(RestoredRoom { mut room, damage }) = read.flatten() {
            room.rename(Rc::clone(&self.room.head().tag));
            self.draw(Rc::new(room));
            self.tell_damage(&damage);
        }
        self.decided = Rc::clone(&self.room);
        for action in std::mem::take(&mut self.held) {
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
    pub fn let_go(&self) {
        self.store.let_go();
    }

    async fn read(opener: Opener, tag: Rc<str>, force: bool) -> Result<Self, OpenError> {
        let (store, stored) = JournalStore::open(&opener.rooms, &tag, &opener.own, force).await;
        if stored.lines.is_empty() {
            store.let_go();
            return Err(OpenError::NotStored(tag));
        }
        let read = journal::read(&opener.setup.instrument, stored.texts(), parse);
        let read = read.inspect_err(|_| store.let_go());
        let RestoredRoom { mut room, damage } = read.map_err(OpenError::Journal)?;
        // A damaged head may not say what the room is called; where it lies does.
        room.rename(tag);
        let mut this = Self::of(opener, room, store);
        this.tell_damage(&damage);
        Ok(this)
    }

    /// A room of which nothing is stored yet, once all of it is.
    async fn store(opener: Opener, room: Room) -> Self {
        let store = JournalStore::new(&opener.rooms, &room.head().tag, &opener.own);
        let mut this = Self::of(opener, room, store);
        this.store.add_all(lines(&this.decided));
        let written = this.store.write(this.decided.votes()).await;
        this.written(&written);
        this
    }

    fn of(opener: Opener, room: Room, store: JournalStore) -> Self {
        let room = Rc::new(room);
        Self {
            slide: Rc::new(Slide::of(&room)),
            decided: Rc::clone(&room),
            room,
            troubles: Vec::new(),
            held: Vec::new(),
            writing: None,
            store,
            opener,
        }
    }

    /// Begins to write what waits, unless something is under way: what comes meanwhile is written after
    /// it, in one go.
    fn write(&mut self) {
        if self.writing.is_some() || !self.store.is_waiting() {
            return;
        }
        self.writing = Some(Rc::clone(&self.decided));
        let write = self.store.write(self.decided.votes());
        let report = self.opener.report.clone();
        spawn_local(async move { report.emit(write.await) });
    }

    fn write_all(&mut self) {
        self.store.add_all(lines(&self.decided));
        self.write();
    }

    fn draw(&mut self, room: Rc<Room>) {
        self.slide = Rc::new(Slide::of(&room));
        self.room = room;
    }

    /// Another window writes the journal: nothing that is on its way here is part of it.
    fn lose(&mut self, trouble: Trouble) {
        self.held.clear();
        self.decided = Rc::clone(&self.room);
        self.trouble(trouble);
    }

    fn tell_damage(&mut self, damage: &[journal::Damage]) {
        if let Some(first) = damage.first() {
            self.trouble(Trouble::Damage {
                lines: u32::try_from(damage.len()).unwrap_or(u32::MAX),
                first: first.line,
            });
        }
    }
}

/// The whole journal of a room.
fn lines(room: &Rc<Room>) -> impl Iterator<Item = String> + use<> {
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
    (1..=16).contains(&tag.len()) && tag.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

/// A tag by which no room is stored here.
async fn free_tag(rooms: &Rooms) -> Rc<str> {
    // One in a million is taken, once somebody has stored one.
    loop {
        let tag = chance::tag();
        if !rooms.contains(&tag).await {
            return tag.into();
        }
    }
}

/// Where a rehearsal's chance begins: other people each time.
fn seed(made: u64) -> u32 {
    let [a, b, c, d, ..] = made.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
