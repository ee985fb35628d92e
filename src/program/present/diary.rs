//! Where a room's journal is kept: line by line in the browser's storage, so that what is added costs
//! the same however long the journal is.
//!
//! ```text
//! which-first:room:<tag>:<n>       the lines, from 0, which is the head
//! which-first:room:<tag>:votes     how many votes are in it, for the list of rooms
//! which-first:room:<tag>:owner     which window writes it; a window that was killed stays named
//! which-first:room:<tag>:knock     which window asks whether that one is still there
//! which-first:room:<tag>:here      which window it has answered
//! ```

use crate::browser::shelf::{Refusal, Shelf};
use crate::browser::{clock, json};
use crate::instrument::{Instrument, Json};
use crate::room::Head;
use crate::room::journal::{self, JournalError};
use std::rc::Rc;

const START: &str = "which-first:room:";

/// Why a line was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The storage did not take it. It is tried again with the next one.
    Refused(Refusal),
    /// Another window has taken the room over.
    TakenOver,
}

/// Whose the journal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// This window writes it.
    Ours,
    /// A window had it, which may be gone: it has been asked, and this one writes unless it answers.
    Asked,
    /// Another window writes it.
    Theirs,
}

/// A room that is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is called, and when it was opened.
    pub head: Head,
    /// How many votes are in it.
    pub votes: u32,
}

/// The journal of one room, as this window writes it.
pub struct Diary {
    shelf: Shelf,
    tag: Rc<str>,
    /// What tells this window from others.
    own: Rc<str>,
    hold: Hold,
    /// When a window that may have the room open was asked, in milliseconds since 1970.
    asked: u64,
    /// Lines that are to be written: the storage did not take them, or another window may have the room
    /// open and has not answered yet.
    waiting: Vec<String>,
}

/// How long a window that was asked may take to answer, in milliseconds.
const ANSWERS: u64 = 1_500;

impl Diary {
    /// Opens a room's journal, and gives the lines that are there in their order. Where another window
    /// has it open, that one goes on writing it, unless this one takes it over by `force`.
    pub fn open(tag: &Rc<str>, own: &Rc<str>, force: bool) -> (Self, Vec<String>) {
        let shelf = Shelf::open();
        let lines = lines(&shelf, tag);
        let mut diary = Self {
            asked: clock::now(),
            shelf,
            tag: Rc::clone(tag),
            own: Rc::clone(own),
            hold: Hold::Asked,
            waiting: Vec::new(),
        };
        if force || !diary.is_taken() {
            diary.take_over();
        } else {
            diary.note("knock", own);
        }
        (diary, lines)
    }

    /// Whether there is a room of this tag.
    pub fn knows(tag: &str) -> bool {
        !numbers(&Shelf::open(), tag).is_empty()
    }

    /// The rooms that are kept here, the newest first: each by its tag, or why it cannot be opened; those
    /// last.
    pub fn rooms(instrument: &Rc<Instrument>) -> Vec<(Rc<str>, Result<Kept, JournalError>)> {
        let shelf = Shelf::open();
        let mut tags: Vec<Rc<str>> = (shelf.keys(START).iter())
            .filter_map(|key| {
                let (tag, what) = key.strip_prefix(START)?.rsplit_once(':')?;
                what.parse::<usize>().is_ok().then(|| tag.into())
            })
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let room = |tag: &Rc<str>| {
            let head = shelf.read(&key(tag, "0")).unwrap_or_default();
            let read = journal::read(instrument, [&*head].into_iter(), parse);
            // Where the head is damaged, or gone, the rest still says what it is of.
            let read = read.or_else(|error| match error {
                JournalError::NotAJournal => {
                    let lines = lines(&shelf, tag);
                    journal::read(instrument, lines.iter().map(String::as_str), parse)
                }
                error => Err(error),
            })?;
            let votes = shelf.read(&key(tag, "votes"));
            Ok(Kept {
                head: read.room.head().clone(),
                votes: votes.and_then(|votes| votes.parse().ok()).unwrap_or(0),
            })
        };
        let mut rooms: Vec<_> = tags
            .into_iter()
            .map(|tag| (Rc::clone(&tag), room(&tag)))
            .collect();
        rooms.sort_by_key(|(_, room)| {
            std::cmp::Reverse(room.as_ref().ok().map(|room| room.head.made))
        });
        rooms
    }

    /// All lines of a room as they are kept, each ended.
    pub fn text(tag: &str) -> String {
        let lines = lines(&Shelf::open(), tag);
        lines
            .into_iter()
            .flat_map(|line| [line, "\n".to_owned()])
            .collect()
    }

    /// Removes a room and all that is kept of it.
    pub fn forget(tag: &str) {
        let shelf = Shelf::open();
        for key in shelf.keys(&key(tag, "")) {
            shelf.remove(&key);
        }
    }

    /// Writes lines, and how many votes are in the room now.
    ///
    /// # Errors
    ///
    /// See [`Lost`].
    pub fn write(&mut self, lines: impl Iterator<Item = String>, votes: u32) -> Result<(), Lost> {
        self.waiting.extend(lines);
        if self.hold == Hold::Asked {
            return Ok(());
        }
        if !self.is_ours() {
            return Err(Lost::TakenOver);
        }
        let mut next = numbers(&self.shelf, &self.tag)
            .into_iter()
            .max()
            .map_or(0, |last| last + 1);
        let mut refused = None;
        // One that is too long must not keep those behind it from being written. The order of lines is
        // in the lines.
        self.waiting.retain(|line| {
            let written = self.shelf.write(&key(&self.tag, &next.to_string()), line);
            next += usize::from(written.is_ok());
            refused = refused.or(written.err());
            written.is_err()
        });
        if let Some(refusal) = refused {
            return Err(Lost::Refused(refusal));
        }
        // A number for a list, which can be had from the lines.
        let _ = self
            .shelf
            .write(&key(&self.tag, "votes"), &votes.to_string());
        Ok(())
    }

    /// Whether this window may write, or will once the one that was asked has not answered.
    pub fn is_ours(&mut self) -> bool {
        if self.hold == Hold::Ours && self.is_taken() {
            self.hold = Hold::Theirs;
        }
        self.hold != Hold::Theirs
    }

    /// Time has passed. True once the window that had the room open has had time to answer, and has
    /// not: it is gone, and what waits is to be written.
    pub fn settle(&mut self) -> bool {
        let gone = self.hold == Hold::Asked && clock::now().abs_diff(self.asked) > ANSWERS;
        if gone {
            self.take_over();
        }
        gone
    }

    /// Takes the room over where nobody has answered so far, since there is no more time to wait. True
    /// where something is to be written for that.
    pub fn claims(&mut self) -> bool {
        let claims = self.hold == Hold::Asked && !self.waiting.is_empty();
        if claims {
            self.take_over();
        }
        claims
    }

    /// Lets go of the room, so that the next window knows that nobody has it open.
    pub fn let_go(&self) {
        if self.hold == Hold::Ours && !self.is_taken() {
            self.shelf.remove(&key(&self.tag, "owner"));
        }
    }

    /// Hears that something was written by another window.
    pub fn heard(&mut self, changed: &str) -> Option<Heard> {
        let what = changed.strip_prefix(&key(&self.tag, ""))?;
        match (what, self.hold) {
            // Somebody has deleted it from the list of rooms while it is open here.
            ("0", Hold::Ours) if self.shelf.read(changed).is_none() => {
                self.take_over();
                Some(Heard::Deleted)
            }
            ("owner", Hold::Ours) if self.is_taken() => {
                self.hold = Hold::Theirs;
                Some(Heard::TakenOver)
            }
            ("knock", Hold::Ours) => {
                if let Some(who) = self.shelf.read(&key(&self.tag, "knock")) {
                    self.note("here", &who);
                }
                None
            }
            ("here", Hold::Asked) => {
                let here = self.shelf.read(&key(&self.tag, "here"))?;
                (*here == *self.own).then(|| {
                    self.hold = Hold::Theirs;
                    Heard::Elsewhere
                })
            }
            _ => None,
        }
    }

    fn take_over(&mut self) {
        self.note("owner", &self.own);
        self.hold = Hold::Ours;
    }

    /// Where storage refuses, the first line that is written will say so.
    fn note(&self, what: &str, line: &str) {
        let _ = self.shelf.write(&key(&self.tag, what), line);
    }

    fn is_taken(&self) -> bool {
        let owner = self.shelf.read(&key(&self.tag, "owner"));
        owner.is_some_and(|owner| *owner != *self.own)
    }
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

/// JSON, by the browser's own parser.
pub fn parse(text: &str) -> Option<Json> {
    json::parse(text).ok()
}

fn key(tag: &str, what: &str) -> String {
    [START, tag, ":", what].concat()
}

/// A room's lines, in their order.
fn lines(shelf: &Shelf, tag: &str) -> Vec<String> {
    let mut numbers = numbers(shelf, tag);
    numbers.sort_unstable();
    let line = |n: &usize| shelf.read(&key(tag, &n.to_string()));
    numbers.iter().filter_map(line).collect()
}

/// The numbers of a room's lines, in no order.
fn numbers(shelf: &Shelf, tag: &str) -> Vec<usize> {
    let start = key(tag, "");
    let keys = shelf.keys(&start);
    let number = |key: &String| key.strip_prefix(&start)?.parse().ok();
    keys.iter().filter_map(number).collect()
}
