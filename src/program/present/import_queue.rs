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
const SLICE_BYTES: usize = 1 << 20;

/// What is being taken in, what waits for it, and what came of the last.
pub struct ImportQueue {
    importer: Option<Importer>,
    /// A file may have been read while a paste is taken in.
    queue: VecDeque<(Vote, String)>,
    report: Option<Rc<ImportReport>>,
    /// What came of the last one, and the entry with which it counts: told once that is drawn.
    unshown_report: Option<(u32, Rc<ImportReport>)>,
    /// Called when there is time to read on.
    on_slice: Callback<()>,
}

impl ImportQueue {
    /// Nothing yet. `slice` is called when there is time for [`Pastes::read_on`].
    pub fn new(slice: Callback<()>) -> Self {
        Self {
            importer: None,
            queue: VecDeque::new(),
            report: None,
            unshown_report: None,
            on_slice: slice,
        }
    }

    /// How much has been read, and of how much; none while nothing is.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.importer.as_ref().map(Importer::progress)
    }

    /// What came of the last one.
    pub fn report(&self) -> Option<&Rc<ImportReport>> {
        self.report.as_ref()
    }

    /// Takes a text in, after those that are waiting.
    pub fn add(&mut self, instrument: &Rc<Instrument>, sitting: Vote, text: String) {
        if self.importer.is_some() {
            self.queue.push_back((sitting, text));
            return;
        }
        self.report = None;
        self.unshown_report = None;
        self.importer = Some(Importer::new(instrument, sitting, text));
        self.schedule_slice();
    }

    /// Reads on. At its end a text is taken in as a whole: one that was stopped, or cut off by a crash,
    /// has left nothing, and can be pasted again.
    pub fn step(&mut self, session: &mut Session) {
        let Some(mut intake) = self.importer.take() else {
            return;
        };
        if intake.step(SLICE_BYTES) {
            self.importer = Some(intake);
            self.schedule_slice();
            return;
        }
        let (batch, listing) = intake.finish(&session.decided);
        let taken = session.act(Action::Codes(Rc::new(batch)));
        self.unshown_report =
            taken.then(|| (session.decided.last_entry_number(), Rc::new(listing)));
        self.show_report(&session.room);
        if let Some((sitting, text)) = self.queue.pop_front() {
            let instrument = Rc::clone(session.room.instrument());
            self.add(&instrument, sitting, text);
        }
    }

    /// Tells what came of the last one, once the room that is drawn has it.
    pub fn show_report(&mut self, drawn: &Room) {
        if let Some((_, listing)) = self
            .unshown_report
            .take_if(|(n, _)| *n <= drawn.last_entry_number())
        {
            self.report = Some(listing);
        }
    }

    /// Stops, also for what waits.
    pub fn stop(&mut self) {
        self.importer = None;
        self.queue.clear();
    }

    fn schedule_slice(&self) {
        let slice = self.on_slice.clone();
        clock::defer(move || slice.emit(()));
    }
}
