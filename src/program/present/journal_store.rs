//! Where the journal of one room is stored, as this window writes it.

use super::room_store::{JournalWrite, RoomStore, StoredJournal, WriteOutcome, notification_kind};
use crate::browser::clock;
use crate::browser::database::WriteError;
use crate::browser::local_store::StorageError;
use std::rc::Rc;

/// How long a window that was asked whether it still has the room open may take to answer, in
/// milliseconds.
pub const ANSWER_TIMEOUT_MS: i32 = 2_500;

/// Whose the journal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    /// This window writes it.
    Ours,
    /// Another window had it, which may be gone: it has been asked, and this one writes unless it
    /// answers.
    Asked,
    /// That window has not answered, and this one is taking the room over.
    Claimed,
    /// Another window writes it.
    Theirs,
}

/// Why lines were not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalStoreError {
    /// The storage did not take them. They are tried again with the next one.
    Storage(StorageError),
    /// Another window has taken the room over.
    TakenOver,
    /// The room has been deleted by another window.
    Deleted,
}

/// What another window did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnershipChange {
    /// It has taken this room over.
    TakenOver,
    /// It has this room open, and goes on writing it.
    Elsewhere,
    /// It has deleted this room.
    Deleted,
}

/// The journal of one room, as this window writes it.
pub struct JournalStore {
    store: RoomStore,
    tag: Rc<str>,
    /// What tells this window from others.
    window_id: Rc<str>,
    lock: Lock,
    /// The window that wrote the journal when this one took it over.
    previous_owner: Option<String>,
    /// The number of the next line.
    next_line: usize,
    /// Lines that are not on disk, each with its number.
    pending: Vec<(usize, String)>,
    /// The numbers of those that are being written.
    in_flight: Vec<usize>,
}

impl JournalStore {
    /// A journal of which nothing is stored yet.
    pub fn new(store: &RoomStore, tag: &Rc<str>, window_id: &Rc<str>) -> Self {
        store.notify(tag, "owner", window_id);
        Self::with_lock(store, tag, window_id, Lock::Ours)
    }

    /// Opens a room's journal, and reads what is there. Where another window may have it open, that one is
    /// asked first, unless this one takes it over by `force`.
    pub async fn open(
        store: &RoomStore,
        tag: &Rc<str>,
        window_id: &Rc<str>,
        force: bool,
    ) -> (Self, StoredJournal) {
        let must_ask = !force && store.has_other_owner(tag, window_id);
        let stored = if must_ask {
            store.notify(tag, "knock", window_id);
            store.journal(tag).await
        } else {
            store.take_over(tag, window_id).await
        };
        let lock = if must_ask { Lock::Asked } else { Lock::Ours };
        let mut this = Self::with_lock(store, tag, window_id, lock);
        this.continue_from(&stored);
        (this, stored)
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

    /// Adds the whole journal anew, in the place of whatever is there or waits.
    pub fn add_all(&mut self, lines: impl Iterator<Item = String>) {
        self.next_line = 0;
        self.pending.clear();
        // What is being written goes under numbers of the journal as it was.
        self.in_flight.clear();
        self.previous_owner = None;
        for line in lines {
            self.add(line);
        }
    }

    /// Whether lines are not on disk.
    pub fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Writes the lines that are not on disk yet; with them the room has so many votes. What the future
    /// gives is for [`Self::written`].
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

    /// A write has ended. True where lines are waiting that it did not try.
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

    /// Whether this window writes the journal.
    pub fn is_ours(&self) -> bool {
        self.lock == Lock::Ours
    }

    /// Whether another window writes the journal.
    pub fn is_theirs(&self) -> bool {
        self.lock == Lock::Theirs
    }

    /// Whether another window has been asked, and may still answer.
    pub fn is_awaiting_answer(&self) -> bool {
        self.lock == Lock::Asked
    }

    /// The window that was asked has had time to answer, and has not: it is gone, and this one takes the
    /// room over. What the future gives is for [`Self::claimed`].
    pub fn claim(&mut self) -> impl Future<Output = StoredJournal> + use<> {
        self.lock = Lock::Claimed;
        let (store, tag, window_id) = (
            self.store.clone(),
            Rc::clone(&self.tag),
            Rc::clone(&self.window_id),
        );
        async move { store.take_over(&tag, &window_id).await }
    }

    /// This window has taken the room over. True where lines have come since it was opened.
    pub fn finish_claim(&mut self, stored: &StoredJournal) -> bool {
        let known = self.next_line;
        self.lock = Lock::Ours;
        self.continue_from(stored);
        self.next_line != known
    }

    /// Lets go of the room, so that the next window knows that nobody has it open.
    pub fn release(&self) {
        if self.is_ours() && !self.store.has_other_owner(&self.tag, &self.window_id) {
            self.store.release(&self.tag);
        }
    }

    /// Hears that something was written to `localStorage` by another window.
    pub fn on_storage_event(&mut self, changed: &str) -> Option<OwnershipChange> {
        let kind = notification_kind(&self.tag, changed)?;
        match (kind, self.lock) {
            // Somebody has deleted it from the list of rooms while it is open here.
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

    /// The answer of the window that was asked, where it has come: perhaps before anybody listened.
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

/// Calls when a window that was asked has had time to answer.
pub fn after_answer_timeout(call: impl FnOnce() + 'static) {
    clock::set_timeout(ANSWER_TIMEOUT_MS, call);
}
