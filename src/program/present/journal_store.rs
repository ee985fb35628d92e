//! The journal of one room in storage: queues and writes lines, and tracks which window may write.

use super::room_store::{JournalWrite, RoomStore, StoredJournal, WriteOutcome, notification_kind};
use crate::browser::clock;
use crate::browser::database::WriteError;
use crate::browser::local_store::StorageError;
use crate::room::{Room, journal};
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

/// The timeout for another window's answer to whether it still has the room open, in milliseconds.
pub const ANSWER_TIMEOUT_MS: u32 = 2_500;

/// The write lock of a journal, as this window knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    /// This window holds the lock.
    Ours,
    /// Another window held the lock and may be gone. It was asked; this window takes over unless it
    /// answers.
    Asked,
    /// The other window did not answer in time, and this one is taking over.
    Claimed,
    /// Another window holds the lock.
    Theirs,
}

/// The reason why lines were not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalStoreError {
    /// The storage rejected them. They are retried with the next line.
    Storage(StorageError),
    /// Another window has taken over the room.
    TakenOver,
    /// Another window has deleted the room.
    Deleted,
}

impl Error for JournalStoreError {}

impl Display for JournalStoreError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(f),
            Self::TakenOver => f.write_str("another window has taken over the room"),
            Self::Deleted => f.write_str("another window has deleted the room"),
        }
    }
}

/// A change of the lock by another window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnershipChange {
    /// It has taken over this room.
    TakenOver,
    /// It has this room open and keeps the lock.
    Elsewhere,
    /// It has deleted this room.
    Deleted,
}

/// The journal of one room, as this window writes it.
pub struct JournalStore {
    store: RoomStore,
    tag: Rc<str>,
    /// The random id of this window.
    window_id: Rc<str>,
    lock: Lock,
    /// The id of the window that wrote the journal before this one.
    previous_owner: Option<String>,
    /// The number of the next line.
    next_line: usize,
    /// Lines that are not on disk yet, with their numbers.
    pending: Vec<(usize, String)>,
    /// The numbers of the lines that are being written.
    in_flight: Vec<usize>,
}

impl JournalStore {
    /// A journal without any stored lines.
    pub fn new(store: &RoomStore, tag: &Rc<str>, window_id: &Rc<str>) -> Self {
        store.notify(tag, "owner", window_id);
        Self::with_lock(store, tag, window_id, Lock::Ours)
    }

    /// Opens and reads a room's journal. If another window may have it open, asks that one first,
    /// unless `force` takes it over.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub async fn open(
        store: &RoomStore,
        tag: &Rc<str>,
        window_id: &Rc<str>,
        force: bool,
    ) -> Result<(Self, StoredJournal), StorageError> {
        store.migrate().await;
        let must_ask = !force && store.has_other_owner(tag, window_id);
        let stored = if must_ask {
            store.notify(tag, "knock", window_id);
            store.journal(tag).await?
        } else {
            let taken = store.take_over(tag, window_id).await;
            taken.inspect_err(|_| store.release(tag))?
        };
        let lock = if must_ask { Lock::Asked } else { Lock::Ours };
        let mut this = Self::with_lock(store, tag, window_id, lock);
        this.continue_from(&stored);
        Ok((this, stored))
    }

    fn with_lock(store: &RoomStore, tag: &Rc<str>, window_id: &Rc<str>, lock: Lock) -> Self {
        Self {
            store: store.clone(),
            tag: Rc::clone(tag),
            window_id: Rc::clone(window_id),
            lock,
            previous_owner: None,
            next_line: 0,
            pending: Vec::new(),
            in_flight: Vec::new(),
        }
    }

    /// Adds a line, which [`Self::write`] writes.
    pub fn add(&mut self, line: String) {
        self.pending.push((self.next_line, line));
        self.next_line += 1;
    }

    /// Replaces the whole journal, including lines that are pending.
    pub fn add_all(&mut self, lines: impl Iterator<Item = String>) {
        self.next_line = 0;
        self.pending.clear();
        // Lines in flight have numbers of the former journal.
        self.in_flight.clear();
        self.previous_owner = None;
        for line in lines {
            self.add(line);
        }
    }

    /// Returns true if there are lines that are not on disk.
    pub fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Writes all pending lines; `votes` is the room's number of votes including them. The outcome has
    /// to be passed to [`Self::finish_write`].
    pub fn write(&mut self, votes: u32) -> impl Future<Output = WriteOutcome> + use<> {
        self.in_flight = self.pending.iter().map(|(number, _)| *number).collect();
        let write = JournalWrite {
            lines: self.pending.clone(),
            votes,
            window_id: Rc::clone(&self.window_id),
            accepted_owners: Some(vec![
                Some(self.window_id.to_string()),
                self.previous_owner.clone(),
            ]),
        };
        let (store, tag) = (self.store.clone(), Rc::clone(&self.tag));
        async move { store.write(&tag, write).await }
    }

    /// Handles the outcome of a write. Returns true if there are pending lines that it did not include.
    ///
    /// # Errors
    ///
    /// See [`JournalStoreError`].
    pub fn finish_write(&mut self, outcome: &WriteOutcome) -> Result<bool, JournalStoreError> {
        let attempted = std::mem::take(&mut self.in_flight);
        match &outcome.error {
            Some(WriteError::Conflict(None)) => return Err(JournalStoreError::Deleted),
            Some(WriteError::Conflict(Some(_))) => {
                self.lose_lock();
                return Err(JournalStoreError::TakenOver);
            }
            _ => {}
        }
        let is_done =
            |number: &usize| attempted.contains(number) && !outcome.refused.contains(number);
        self.pending.retain(|(number, _)| !is_done(number));
        if outcome.refused.len() < attempted.len() {
            self.previous_owner = Some(self.window_id.to_string());
        }
        match &outcome.error {
            Some(WriteError::Storage(error)) => Err(JournalStoreError::Storage(*error)),
            _ => Ok(self.has_pending()),
        }
    }

    /// Returns true if this window holds the lock.
    pub fn is_ours(&self) -> bool {
        self.lock == Lock::Ours
    }

    /// Returns true if another window holds the lock.
    pub fn is_theirs(&self) -> bool {
        self.lock == Lock::Theirs
    }

    /// Returns true if another window was asked and may still answer.
    pub fn is_awaiting_answer(&self) -> bool {
        self.lock == Lock::Asked
    }

    /// The other window did not answer in time: it is gone, and this one takes over the room. The
    /// outcome has to be passed to [`Self::finish_claim`].
    pub fn claim(&mut self) -> impl Future<Output = Result<StoredJournal, StorageError>> + use<> {
        self.lock = Lock::Claimed;
        let (store, tag, window_id) = (
            self.store.clone(),
            Rc::clone(&self.tag),
            Rc::clone(&self.window_id),
        );
        async move { store.take_over(&tag, &window_id).await }
    }

    /// Handles the outcome of taking over. Returns true if lines were added since the room was opened. After a
    /// failed read, new lines follow those that were read when the room was opened.
    pub fn finish_claim(&mut self, stored: Option<&StoredJournal>) -> bool {
        let known = self.next_line;
        self.lock = Lock::Ours;
        if let Some(stored) = stored {
            self.continue_from(stored);
        }
        self.next_line != known
    }

    /// Releases the lock, so that the next window does not have to ask.
    pub fn release(&self) {
        if self.is_ours() && !self.store.has_other_owner(&self.tag, &self.window_id) {
            self.store.release(&self.tag);
        }
    }

    /// Handles a `storage` event: another window has changed this key of `localStorage`.
    pub fn on_storage_event(&mut self, changed: &str) -> Option<OwnershipChange> {
        let kind = notification_kind(&self.tag, changed)?;
        match (kind, self.lock) {
            // Another window has deleted the room from its list while it is open here.
            ("gone", Lock::Ours) => {
                self.store.notify(&self.tag, "owner", &self.window_id);
                Some(OwnershipChange::Deleted)
            }
            ("owner", Lock::Ours) if self.store.has_other_owner(&self.tag, &self.window_id) => {
                self.lose_lock();
                Some(OwnershipChange::TakenOver)
            }
            ("knock", Lock::Ours) => {
                if let Some(window) = self.store.notification(&self.tag, "knock") {
                    self.store.notify(&self.tag, "here", &window);
                }
                None
            }
            ("here", Lock::Asked) => self.read_answer(),
            _ => None,
        }
    }

    /// Checks for the answer of the window that was asked, which may have come before the listener was
    /// added.
    pub fn read_answer(&mut self) -> Option<OwnershipChange> {
        let here = self.store.notification(&self.tag, "here")?;
        let answered = self.lock == Lock::Asked && *here == *self.window_id;
        answered.then(|| {
            self.lose_lock();
            OwnershipChange::Elsewhere
        })
    }

    fn lose_lock(&mut self) {
        self.lock = Lock::Theirs;
        self.pending.clear();
    }

    fn continue_from(&mut self, stored: &StoredJournal) {
        self.previous_owner.clone_from(&stored.owner);
        self.next_line = stored.lines.last().map_or(0, |(last, _)| last + 1);
    }
}

/// Calls back after [`ANSWER_TIMEOUT_MS`].
pub fn after_answer_timeout(call: impl FnOnce() + 'static) {
    clock::set_timeout(ANSWER_TIMEOUT_MS, call);
}

/// All lines of a room's journal.
pub fn journal_lines(room: &Rc<Room>) -> impl Iterator<Item = String> + use<> {
    let room = Rc::clone(room);
    let head = journal::head(room.instrument(), room.head());
    let line = move |n: usize| {
        let (entry, _) = room.entries().get(n)?;
        Some(journal::line(room.instrument(), entry))
    };
    std::iter::once(head).chain((0..).map_while(line))
}
