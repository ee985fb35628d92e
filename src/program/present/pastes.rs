//! What is pasted, or read from files, taken in one after another and bit by bit.

use super::session::Session;
use crate::browser::clock;
use crate::instrument::Instrument;
use crate::room::import::{ImportReport, Importer};
use crate::room::{Action, Room, Vote};
use std::collections::VecDeque;
use std::rc::Rc;
use yew::Callback;

/// How much is read at one go, in bytes: a blink. Each time the desk is drawn anew, which takes a few
/// thousandths of a second as well.
const SLICE: usize = 1 << 20;

/// What is being taken in, what waits for it, and what came of the last.
pub struct Pastes {
    intake: Option<Importer>,
    /// A file may have been read while a paste is taken in.
    waiting: VecDeque<(Vote, String)>,
    listing: Option<Rc<ImportReport>>,
    /// What came of the last one, and the entry with which it counts: told once that is drawn.
    counted: Option<(u32, Rc<ImportReport>)>,
    /// Called when there is time to read on.
    slice: Callback<()>,
}

impl Pastes {
    /// Nothing yet. `slice` is called when there is time for [`Pastes::read_on`].
    pub fn new(slice: Callback<()>) -> Self {
        Self {
            intake: None,
            waiting: VecDeque::new(),
            listing: None,
            counted: None,
            slice,
        }
    }

    /// How much has been read, and of how much; none while nothing is.
    pub fn done(&self) -> Option<(usize, usize)> {
        self.intake.as_ref().map(Importer::progress)
    }

    /// What came of the last one.
    pub fn listing(&self) -> Option<&Rc<ImportReport>> {
        self.listing.as_ref()
    }

    /// Takes a text in, after those that are waiting.
    pub fn add(&mut self, instrument: &Rc<Instrument>, sitting: Vote, text: String) {
        if self.intake.is_some() {
            self.waiting.push_back((sitting, text));
            return;
        }
        self.listing = None;
        self.counted = None;
        self.intake = Some(Importer::new(instrument, sitting, text));
        self.go_on();
    }

    /// Reads on. At its end a text is taken in as a whole: one that was stopped, or cut off by a crash,
    /// has left nothing, and can be pasted again.
    pub fn read_on(&mut self, session: &mut Session) {
        let Some(mut intake) = self.intake.take() else {
            return;
        };
        if intake.step(SLICE) {
            self.intake = Some(intake);
            self.go_on();
            return;
        }
        let (batch, listing) = intake.finish(&session.decided);
        let taken = session.act(Action::Codes(Rc::new(batch)));
        self.counted = taken.then(|| (session.decided.last_entry_number(), Rc::new(listing)));
        self.tell(&session.room);
        if let Some((sitting, text)) = self.waiting.pop_front() {
            let instrument = Rc::clone(session.room.instrument());
            self.add(&instrument, sitting, text);
        }
    }

    /// Tells what came of the last one, once the room that is drawn has it.
    pub fn tell(&mut self, drawn: &Room) {
        if let Some((_, listing)) = self
            .counted
            .take_if(|(n, _)| *n <= drawn.last_entry_number())
        {
            self.listing = Some(listing);
        }
    }

    /// Stops, also for what waits.
    pub fn stop(&mut self) {
        self.intake = None;
        self.waiting.clear();
    }

    fn go_on(&self) {
        let slice = self.slice.clone();
        clock::soon(move || slice.emit(()));
    }
}
