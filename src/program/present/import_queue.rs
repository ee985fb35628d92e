//! The queue of pasted and loaded texts, which are imported one by one and in slices.

use super::session::Session;
use crate::browser::clock;
use crate::instrument::Instrument;
use crate::room::import::{ImportReport, Importer};
use crate::room::{Action, Room, Vote};
use std::collections::VecDeque;
use std::rc::Rc;
use yew::Callback;

/// The size of a slice in bytes. Importing one takes milliseconds, as does redrawing the console after
/// it.
const SLICE_BYTES: usize = 1 << 20;

/// The current import, the queue behind it, and the last report.
pub struct ImportQueue {
    importer: Option<Importer>,
    /// A file may arrive while a paste is being imported.
    queue: VecDeque<(Vote, String)>,
    report: Option<Rc<ImportReport>>,
    /// The last report and the entry it belongs to: published when that entry is drawn.
    unshown_report: Option<(u32, Rc<ImportReport>)>,
    /// Called when there is time for the next slice.
    on_slice: Callback<()>,
}

impl ImportQueue {
    /// An empty queue. `on_slice` is called when there is time for [`ImportQueue::step`].
    pub fn new(slice: Callback<()>) -> Self {
        Self {
            importer: None,
            queue: VecDeque::new(),
            report: None,
            unshown_report: None,
            on_slice: slice,
        }
    }

    /// The number of bytes imported and the total; `None` if there is no import.
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.importer.as_ref().map(Importer::progress)
    }

    /// The report of the last import.
    pub fn report(&self) -> Option<&Rc<ImportReport>> {
        self.report.as_ref()
    }

    /// Imports a text, after those in the queue.
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

    /// Imports the next slice. A text is added to the room as a whole at its end: one that was
    /// cancelled, or interrupted by a crash, has no effect and can be pasted again.
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

    /// Publishes the last report as soon as the drawn room includes its entry.
    pub fn show_report(&mut self, drawn: &Room) {
        if let Some((_, listing)) = self
            .unshown_report
            .take_if(|(n, _)| *n <= drawn.last_entry_number())
        {
            self.report = Some(listing);
        }
    }

    /// Cancels the import and clears the queue.
    pub fn stop(&mut self) {
        self.importer = None;
        self.queue.clear();
    }

    fn schedule_slice(&self) {
        let slice = self.on_slice.clone();
        clock::defer(move || slice.emit(()));
    }
}
