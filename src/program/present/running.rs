//! A room that is open: its state, and its journal as this window writes it.

use super::diary::{Diary, Heard, Lost, parse};
use super::setup::Setup;
use crate::browser::shelf::Refusal;
use crate::browser::{chance, clock};
use crate::room::journal::{self, JournalError, Read};
use crate::room::{Action, Head, Room, Slide, rehearsal};
use crate::view::room::desk::Trouble;
use std::rc::Rc;

/// How many people a rehearsal has.
const MADE_UP: u32 = 60;

/// A room that is open.
pub struct Running {
    /// The room.
    pub room: Rc<Room>,
    /// What the audience sees of it.
    pub slide: Rc<Slide>,
    /// What has to be known, the newest last.
    pub troubles: Vec<Trouble>,
    diary: Diary,
    own: Rc<str>,
}

impl Running {
    /// Opens a new room. `own` tells this window from others.
    pub fn begin(setup: &Setup, own: &Rc<str>, made_up: bool) -> Self {
        let made = clock::now();
        let head = Head {
            tag: free_tag(),
            made,
            rehearsal: made_up,
        };
        let room = Room::open(Rc::clone(&setup.instrument), head);
        let mut this = Self::of(room, own);
        this.write_all();
        if let Some(address) = &setup.address {
            this.act(Action::Address(Some(Rc::clone(address))));
        }
        if made_up {
            for action in rehearsal::rehearsal(&setup.instrument, MADE_UP, seed(made)) {
                this.act(action);
            }
        }
        this
    }

    /// Goes on with a room that is kept here.
    ///
    /// # Errors
    ///
    /// See [`JournalError`]; also where nothing is kept.
    pub fn resume(setup: &Setup, own: &Rc<str>, tag: &Rc<str>) -> Result<Self, JournalError> {
        Self::read(setup, own, tag, false)
    }

    fn read(
        setup: &Setup,
        own: &Rc<str>,
        tag: &Rc<str>,
        force: bool,
    ) -> Result<Self, JournalError> {
        let (diary, lines) = Diary::open(tag, own, force);
        let lines = lines.iter().map(String::as_str);
        let Read { mut room, damage } = journal::read(&setup.instrument, lines, parse)?;
        // A damaged head may not say what the room is called; where it lies does.
        room.rename(Rc::clone(tag));
        let mut this = Self {
            slide: Rc::new(Slide::of(&room)),
            room: Rc::new(room),
            troubles: Vec::new(),
            diary,
            own: Rc::clone(own),
        };
        this.tell_damage(&damage);
        Ok(this)
    }

    /// Opens a journal that was saved, as a room of its own where one of its tag is kept here.
    ///
    /// # Errors
    ///
    /// See [`JournalError`].
    pub fn load(setup: &Setup, own: &Rc<str>, text: &str) -> Result<Self, JournalError> {
        let Read { mut room, damage } = journal::read(&setup.instrument, text.lines(), parse)?;
        if !is_tag(&room.head().tag) || Diary::knows(&room.head().tag) {
            room.rename(free_tag());
        }
        let mut this = Self::of(room, own);
        this.tell_damage(&damage);
        this.write_all();
        Ok(this)
    }

    /// Does something: writes it down, and only then is it there to be drawn. Nothing is done, and false
    /// returned, where another window writes the journal.
    pub fn act(&mut self, action: Action) -> bool {
        if !self.diary.is_ours() {
            if !self.troubles.contains(&Trouble::Elsewhere) {
                self.trouble(Trouble::TakenOver);
            }
            return false;
        }
        // A room is large when many codes are in it, but what is large in it is shared.
        let room = Rc::make_mut(&mut self.room);
        let Some(entry) = room.act(action, clock::now()) else {
            return true;
        };
        let line = journal::line(self.room.instrument(), &entry);
        self.write([line].into_iter());
        self.slide = Rc::new(Slide::of(&self.room));
        true
    }

    /// Hears that something was stored by another window.
    pub fn heard(&mut self, key: &str) -> bool {
        match self.diary.heard(key) {
            Some(Heard::TakenOver) => self.trouble(Trouble::TakenOver),
            Some(Heard::Elsewhere) => self.trouble(Trouble::Elsewhere),
            // It is at work here, so it is written down again.
            Some(Heard::Deleted) => self.write_all(),
            None => return false,
        }
        true
    }

    /// Time has passed in which another window could have said that it has this room open.
    pub fn settle(&mut self) {
        if self.diary.settle() {
            self.write(std::iter::empty());
        }
    }

    /// Takes the room back from another window, with what was done there.
    ///
    /// # Errors
    ///
    /// See [`JournalError`].
    pub fn take_back(&self, setup: &Setup) -> Result<Self, JournalError> {
        let tag = Rc::clone(&self.room.head().tag);
        Self::read(setup, &self.own, &tag, true)
    }

    /// Notes a trouble, once.
    pub fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Lets go of the room: nobody has it open.
    pub fn let_go(&mut self) {
        if self.diary.claims() {
            self.write(std::iter::empty());
        }
        self.diary.let_go();
    }

    fn of(room: Room, own: &Rc<str>) -> Self {
        let (diary, _) = Diary::open(&room.head().tag, own, true);
        Self {
            slide: Rc::new(Slide::of(&room)),
            room: Rc::new(room),
            troubles: Vec::new(),
            diary,
            own: Rc::clone(own),
        }
    }

    fn write_all(&mut self) {
        let room = Rc::clone(&self.room);
        let head = journal::head(room.instrument(), room.head());
        let entries = room.entries().iter();
        let lines = entries.map(|(entry, _)| journal::line(room.instrument(), entry));
        self.write(std::iter::once(head).chain(lines));
    }

    fn write(&mut self, lines: impl Iterator<Item = String>) {
        let votes = self.room.votes();
        match self.diary.write(lines, votes) {
            // What waited is written as well, so nothing is in this window alone.
            Ok(()) => self.troubles.retain(|trouble| {
                !matches!(trouble, Trouble::StorageFull | Trouble::StorageBarred)
            }),
            Err(Lost::TakenOver) => self.trouble(Trouble::TakenOver),
            Err(Lost::Refused(Refusal::Full)) => self.trouble(Trouble::StorageFull),
            Err(Lost::Refused(Refusal::Barred)) => self.trouble(Trouble::StorageBarred),
        }
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

/// Whether a tag is one that stands in an address and under a key as it is. One that was edited by hand
/// may be anything.
fn is_tag(tag: &str) -> bool {
    (1..=16).contains(&tag.len()) && tag.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

/// A tag by which no room is kept here.
fn free_tag() -> Rc<str> {
    // One in a million is taken, once somebody has kept one.
    let mut tag = chance::tag();
    while Diary::knows(&tag) {
        tag = chance::tag();
    }
    tag.into()
}

/// Where a rehearsal's chance begins: other people each time.
fn seed(made: u64) -> u32 {
    let [a, b, c, d, ..] = made.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
