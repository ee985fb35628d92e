//! A copy of a room that the browser's storage does not take, in the tab's own storage: a reload finds it.

use super::journal_store::journal_lines;
use super::room_store::parse;
use crate::browser::local_store::LocalStore;
use crate::instrument::Instrument;
use crate::room::Room;
use crate::room::journal;
use std::rc::Rc;

/// The `sessionStorage` key of the journal.
const KEY: &str = "which-first:unsaved";

/// Keeps the journal of a room.
pub fn keep(room: &Rc<Room>) {
    let lines: Vec<String> = journal_lines(room).collect();
    // If that is full as well, the journal can still be saved as a file.
    let _ = LocalStore::open_session().write(KEY, &lines.join("\n"));
}

/// Removes what is kept.
pub fn forget() {
    LocalStore::open_session().remove(KEY);
}

/// The room with this tag, if it is kept.
pub fn find(instrument: &Rc<Instrument>, tag: &str) -> Option<Room> {
    let text = LocalStore::open_session().read(KEY)?;
    let read = journal::read(instrument, text.lines(), parse).ok()?;
    Some(read.room).filter(|room| *room.head().tag == *tag)
}
