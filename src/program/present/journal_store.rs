//! Where the journal of one room is stored, as this window writes it.

use super::rooms::{Rooms, Stored, Write, Written, noted_of};
use crate::browser::clock;
use crate::browser::database::WriteError;
use crate::browser::local_store::StorageError;
use std::rc::Rc;

/// How long a window that was asked whether it still has the room open may take to answer, in
/// milliseconds.
pub const ANSWERS: i32 = 2_500;

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
pub enum Heard {
    /// It has taken this room over.
    TakenOver,
    /// It has this room open, and goes on writing it.
    Elsewhere,
    /// It has deleted this room.
    Deleted,
}

/// The journal of one room, as this window writes it.
pub struct JournalStore {
    rooms: Rooms,
    tag: Rc<str>,
    /// What tells this window from others.
    own: Rc<str>,
    lock: Lock,
    /// The window that wrote the journal when this one took it over.
    before: Option<String>,
    /// The number of the next line.
    next: usize,
    /// Lines that are not on disk, each with its number.
    waiting: Vec<(usize, String)>,
    /// The numbers of those that are being written.
    writing: Vec<usize>,
}

impl JournalStore {
    /// A journal of which nothing is stored yet.
    pub fn new(rooms: &Rooms, tag: &Rc<str>, own: &Rc<str>) -> Self {
        rooms.note(tag, "owner", own);
        Self::with(rooms, tag, own, Lock::Ours)
    }

    /// Opens a room's journal, and reads what is there. Where another window may have it open, that one is
    /// asked first, unless this one takes it over by `force`.
    pub async fn open(rooms: &Rooms, tag: &Rc<str>, own: &Rc<str>, force: bool) -> (Self, Stored) {
        let asks = !force && rooms.is_taken(tag, own);
        let stored = if asks {
            rooms.note(tag, "knock", own);
            rooms.room(tag).await
        } else {
            rooms.take_over(tag, own).await
        };
        let lock = if asks { Lock::Asked } else { Lock::Ours };
        let mut this = Self::with(rooms, tag, own, lock);
        this.goes_on_from(&stored);
        (this, stored)
    }

    fn with(rooms: &Rooms, tag: &Rc<str>, own: &Rc<str>, lock: Lock) -> Self {
        Self {
            rooms: rooms.clone(),
            tag: Rc::clone(tag),
            own: Rc::clone(own),
            lock,
            before: None,
            next: 0,
            waiting: Vec::new(),
            writing: Vec::new(),
        }
    }

    /// Adds a line, which [`Self::write`] writes.
    pub fn add(&mut self, line: String) {
        self.waiting.push((self.next, line));
        self.next += 1;
    }

    /// Adds the whole journal anew, in the place of whatever is there or waits.
    pub fn add_all(&mut self, lines: impl Iterator<Item = String>) {
        self.next = 0;
        self.waiting.clear();
        // What is being written goes under numbers of the journal as it was.
        self.writing.clear();
        self.before = None;
        for line in lines {
            self.add(line);
        }
    }

    /// Whether lines are not on disk.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Writes the lines that are not on disk yet; with them the room has so many votes. What the future
    /// gives is for [`Self::written`].
    pub fn write(&mut self, votes: u32) -> impl Future<Output = Written> + use<> {
        self.writing = self.waiting.iter().map(|(number, _)| *number).collect();
        let write = Write {
            lines: self.waiting.clone(),
            votes,
            own: Rc::clone(&self.own),
            accepted: Some(vec![Some(self.own.to_string()), self.before.clone()]),
        };
        let (rooms, tag) = (self.rooms.clone(), Rc::clone(&self.tag));
        async move { rooms.write(&tag, write).await }
    }

    /// A write has ended. True where lines are waiting that it did not try.
    ///
    /// # Errors
    ///
    /// See [`JournalStoreError`].
    pub fn written(&mut self, written: &Written) -> Result<bool, JournalStoreError> {
        let tried = std::mem::take(&mut self.writing);
        match &written.error {
            Some(WriteError::Conflict(None)) => return Err(JournalStoreError::Deleted),
            Some(WriteError::Conflict(Some(_))) => {
                self.lose();
                return Err(JournalStoreError::TakenOver);
            }
            _ => {}
        }
        let is_done = |number: &usize| tried.contains(number) && !written.refused.contains(number);
        self.waiting.retain(|(number, _)| !is_done(number));
        if written.refused.len() < tried.len() {
            self.before = Some(self.own.to_string());
        }
        match &written.error {
            Some(WriteError::Storage(error)) => Err(JournalStoreError::Storage(*error)),
            _ => Ok(self.is_waiting()),
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
    pub fn is_asking(&self) -> bool {
        self.lock == Lock::Asked
    }

    /// The window that was asked has had time to answer, and has not: it is gone, and this one takes the
    /// room over. What the future gives is for [`Self::claimed`].
    pub fn claim(&mut self) -> impl Future<Output = Stored> + use<> {
        self.lock = Lock::Claimed;
        let (rooms, tag, own) = (
            self.rooms.clone(),
            Rc::clone(&self.tag),
            Rc::clone(&self.own),
        );
        async move { rooms.take_over(&tag, &own).await }
    }

    /// This window has taken the room over. True where lines have come since it was opened.
    pub fn claimed(&mut self, stored: &Stored) -> bool {
        let known = self.next;
        self.lock = Lock::Ours;
        self.goes_on_from(stored);
        self.next != known
    }

    /// Lets go of the room, so that the next window knows that nobody has it open.
    pub fn let_go(&self) {
        if self.is_ours() && !self.rooms.is_taken(&self.tag, &self.own) {
            self.rooms.let_go(&self.tag);
        }
    }

    /// Hears that something was written to `localStorage` by another window.
    pub fn heard(&mut self, changed: &str) -> Option<Heard> {
        let what = noted_of(&self.tag, changed)?;
        match (what, self.lock) {
            // Somebody has deleted it from the list of rooms while it is open here.
            ("gone", Lock::Ours) => {
                self.rooms.note(&self.tag, "owner", &self.own);
                Some(Heard::Deleted)
            }
            ("owner", Lock::Ours) if self.rooms.is_taken(&self.tag, &self.own) => {
                self.lose();
                Some(Heard::TakenOver)
            }
            ("knock", Lock::Ours) => {
                if let Some(window) = self.rooms.noted(&self.tag, "knock") {
                    self.rooms.note(&self.tag, "here", &window);
                }
                None
            }
            ("here", Lock::Asked) => self.answer(),
            _ => None,
        }
    }

    /// The answer of the window that was asked, where it has come: perhaps before anybody listened.
    pub fn answer(&mut self) -> Option<Heard> {
        let here = self.rooms.noted(&self.tag, "here")?;
        let answered = self.lock == Lock::Asked && *here == *self.own;
        answered.then(|| {
            self.lose();
            Heard::Elsewhere
        })
    }

    fn lose(&mut self) {
        self.lock = Lock::Theirs;
        self.waiting.clear();
    }

    fn goes_on_from(&mut self, stored: &Stored) {
        self.before.clone_from(&stored.owner);
        self.next = stored.lines.last().map_or(0, |(last, _)| last + 1);
    }
}

/// Calls when a window that was asked has had time to answer.
pub fn after_answers(call: impl FnOnce() + 'static) {
    clock::after(ANSWERS, call);
}
