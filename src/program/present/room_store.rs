//! The rooms that are stored in this browser: each a journal, line by line, so that what is added costs
//! the same however long the journal is.
//!
//! ```text
//! which-first:room:<tag>:<n>       the lines, from 0, which is the head
//! which-first:room:<tag>:votes     how many votes are in it, for the list of rooms
//! which-first:room:<tag>:owner     which window writes it; a window that was killed stays named
//! ```
//!
//! They are stored in `IndexedDB`, whose writes are on disk when they are reported as done. Where it is
//! missing or does not work, in `localStorage`, under the same keys. Rooms that are found there, from
//! earlier versions or from a time when `IndexedDB` did not answer, are moved.
//!
//! In either case `localStorage` is how windows tell each other about a room, since it has events:
//!
//! ```text
//! which-first:room:<tag>:owner     which window writes it, until that one is left
//! which-first:room:<tag>:knock     which window asks whether that one is still there
//! which-first:room:<tag>:here      which window it has answered
//! which-first:room:<tag>:gone      the room has been deleted
//! ```

use crate::browser::database::{Condition, Database, WriteError};
use crate::browser::json;
use crate::browser::local_store::{LocalStore, StorageError};
use crate::instrument::{Instrument, Json};
use crate::room::Head;
use crate::room::journal::{self, JournalError};
use std::rc::Rc;

const KEY_PREFIX: &str = "which-first:room:";

/// The name of the database.
const DATABASE: &str = "which-first-rooms";

/// After how many lines in a row that were refused the others are not tried one by one.
const MAX_REFUSED_IN_A_ROW: usize = 3;

/// A room that is stored here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRecord {
    /// What it is called, and when it was opened.
    pub head: Head,
    /// How many votes are in it.
    pub votes: u32,
}

/// Where rooms are stored.
#[derive(Clone, Debug)]
pub struct RoomStore {
    /// None where it is missing, barred, or does not answer.
    database: Option<Rc<Database>>,
    local: LocalStore,
}

/// A write that has ended.
#[derive(Clone, Debug, Default)]
pub struct WriteOutcome {
    /// The numbers of the lines that the storage did not take.
    pub refused: Vec<usize>,
    /// Why.
    pub error: Option<WriteError>,
}

/// What is stored of one room.
#[derive(Clone, Debug, Default)]
pub struct StoredJournal {
    /// Its lines with their numbers, in their order.
    pub lines: Vec<(usize, String)>,
    /// The window that writes it.
    pub owner: Option<String>,
}

/// Lines to be written, and for whom.
#[derive(Clone, Debug)]
pub struct JournalWrite {
    /// The lines, each with its number.
    pub lines: Vec<(usize, String)>,
    /// How many votes are in the room with them.
    pub votes: u32,
    /// The window that writes.
    pub window_id: Rc<str>,
    /// The window that wrote before: nobody else may have taken the room over. None where nothing may
    /// have, so that the room is written in any case.
    pub accepted_owners: Option<Vec<Option<String>>>,
}

impl RoomStore {
    /// Opens the storage, and moves rooms that are still in `localStorage`.
    pub async fn open() -> Self {
        let database = Database::open(DATABASE).await;
        let this = Self {
            database: database.ok().map(Rc::new),
            local: LocalStore::open(),
        };
        this.migrate().await;
        this
    }

    /// Whether what is stored survives a browser that is killed.
    pub fn is_durable(&self) -> bool {
        self.database.is_some()
    }

    /// Whether anything at all can be stored.
    pub fn is_available(&self) -> bool {
        self.is_durable() || self.local.is_available()
    }

    /// Whether there is a room of this tag.
    pub async fn contains(&self, tag: &str) -> bool {
        !self.journal(tag).await.lines.is_empty()
    }

    /// The rooms that are stored here, the newest first: each by its tag, or why it cannot be opened;
    /// those last.
    pub async fn list(
        &self,
        instrument: &Rc<Instrument>,
    ) -> Vec<(Rc<str>, Result<RoomRecord, JournalError>)> {
        self.migrate().await;
        let mut rooms: Vec<(Rc<str>, StoredJournal, u32)> = Vec::new();
        for (key, text) in self.entries(KEY_PREFIX).await {
            let Some((tag, what)) =
                (key.strip_prefix(KEY_PREFIX)).and_then(|key| key.rsplit_once(':'))
            else {
                continue;
            };
            let known = rooms.iter().position(|(known, ..)| **known == *tag);
            let at = known.unwrap_or_else(|| {
                rooms.push((tag.into(), StoredJournal::default(), 0));
                rooms.len() - 1
            });
            match what {
                "votes" => rooms[at].2 = text.parse().unwrap_or(0),
                what => {
                    let number = what.parse().ok();
                    rooms[at].1.lines.extend(number.map(|n| (n, text)));
                }
            }
        }
        rooms.retain(|(_, stored, _)| !stored.lines.is_empty());
        let room = |(tag, mut stored, votes): (Rc<str>, StoredJournal, u32)| {
            stored.sort();
            let first = stored.texts().take(1);
            let read = journal::read(instrument, first, parse);
            // Where the head is damaged, or gone, the rest still says what it is of.
            let read = read.or_else(|error| match error {
                JournalError::NotAJournal => journal::read(instrument, stored.texts(), parse),
                error => Err(error),
            });
            let room = read.map(|read| RoomRecord {
                head: read.room.head().clone(),
                votes,
            });
            (tag, room)
        };
        let mut rooms: Vec<_> = rooms.into_iter().map(room).collect();
        rooms.sort_by(|(a, _), (b, _)| a.cmp(b));
        rooms.sort_by_key(|(_, room)| {
            std::cmp::Reverse(room.as_ref().ok().map(|room| room.head.created_at))
        });
        rooms
    }

    /// What is stored of a room.
    pub async fn journal(&self, tag: &str) -> StoredJournal {
        StoredJournal::of(tag, self.entries(&key(tag, "")).await)
    }

    /// What is stored of a room, which from then on this window writes: whoever wrote it finds out with
    /// their next line.
    pub async fn take_over(&self, tag: &str, window_id: &str) -> StoredJournal {
        self.notify(tag, "owner", window_id);
        let prefix = key(tag, "");
        if let Some(database) = &self.database {
            let owner = key(tag, "owner");
            let entries = database
                .entries_then_write(&prefix, &owner, window_id)
                .await;
            if let Ok(entries) = entries {
                return StoredJournal::of(tag, entries);
            }
        }
        // Nothing can be written, so the first line that is to be will say so.
        StoredJournal::of(tag, self.entries(&prefix).await)
    }

    /// Writes lines of a room.
    pub async fn write(&self, tag: &str, write: JournalWrite) -> WriteOutcome {
        match &self.database {
            Some(database) => write_durably(database, tag, write).await,
            None => self.write_locally(tag, &write),
        }
    }

    /// All lines of a room as they are stored, each ended.
    pub async fn journal_text(&self, tag: &str) -> String {
        let stored = self.journal(tag).await;
        stored.texts().flat_map(|line| [line, "\n"]).collect()
    }

    /// Removes a room and all that is stored of it.
    pub async fn delete(&self, tag: &str) {
        if let Some(database) = &self.database {
            // A room that cannot be removed is still there, and in the list.
            let _ = database.remove_all(&key(tag, "")).await;
        }
        self.notify(tag, "gone", "");
        for key in self.local.keys(&key(tag, "")) {
            self.local.remove(&key);
        }
    }

    /// Tells other windows something about a room. Where `localStorage` refuses, they find out when they
    /// write.
    pub fn notify(&self, tag: &str, what: &str, text: &str) {
        let _ = self.local.write(&key(tag, what), text);
    }

    /// What another window has told about a room.
    pub fn notification(&self, tag: &str, what: &str) -> Option<String> {
        self.local.read(&key(tag, what))
    }

    /// Whether another window has a room open, or had when it was killed.
    pub fn has_other_owner(&self, tag: &str, window_id: &str) -> bool {
        let owner = self.notification(tag, "owner");
        owner.is_some_and(|owner| owner != window_id)
    }

    /// Nobody has this room open any more.
    pub fn release(&self, tag: &str) {
        self.local.remove(&key(tag, "owner"));
    }

    async fn entries(&self, prefix: &str) -> Vec<(String, String)> {
        match &self.database {
            // What cannot be read is not there.
            Some(database) => database.entries(prefix).await.unwrap_or_default(),
            None => self.local.entries(prefix),
        }
    }

    /// Moves what `localStorage` has of rooms into the database: first written there, in one transaction,
    /// and only then removed, so that it can be broken off anywhere and begun again.
    async fn migrate(&self) {
        let Some(database) = &self.database else {
            return;
        };
        let local = self.local.entries(KEY_PREFIX);
        let is_stored = |(key, _): &(String, String)| {
            let what = key.rsplit_once(':').map(|(_, what)| what);
            what.is_some_and(|what| what == "votes" || what.parse::<usize>().is_ok())
        };
        let records: Vec<_> = local.into_iter().filter(is_stored).collect();
        if records.is_empty() {
            return;
        }
        let Ok(existing) = database.entries(KEY_PREFIX).await else {
            return;
        };
        let moved = migrated(&existing, &records);
        if database.write(None, &moved).await.is_ok() {
            for (key, _) in &records {
                self.local.remove(key);
            }
        }
    }

    fn write_locally(&self, tag: &str, write: &JournalWrite) -> WriteOutcome {
        let owner = self.notification(tag, "owner");
        if owner
            .as_deref()
            .is_some_and(|owner| owner != &*write.window_id)
        {
            let error = Some(WriteError::Conflict(owner));
            return WriteOutcome {
                refused: Vec::new(),
                error,
            };
        }
        let mut written = WriteOutcome::default();
        // One that is too long must not keep those behind it from being written.
        for (number, line) in &write.lines {
            if let Err(error) = self.local.write(&key(tag, &number.to_string()), line) {
                written.refused.push(*number);
                written.error.get_or_insert(WriteError::Storage(error));
            }
        }
        if written.error.is_none() {
            // A number for a list, which can be had from the lines.
            self.notify(tag, "votes", &write.votes.to_string());
        }
        written
    }
}

/// Writes lines in one transaction; where there is no space for all of them, as many as there is space
/// for.
async fn write_durably(database: &Database, tag: &str, write: JournalWrite) -> WriteOutcome {
    let condition = write.accepted_owners.map(|accepted| Condition {
        key: key(tag, "owner"),
        accepted,
    });
    let metadata = [
        (key(tag, "owner"), write.window_id.to_string()),
        (key(tag, "votes"), write.votes.to_string()),
    ];
    let text = |(number, line): &(usize, String)| (key(tag, &number.to_string()), line.clone());
    let all: Vec<_> = write
        .lines
        .iter()
        .map(text)
        .chain(metadata.clone())
        .collect();
    let error = match database.write(condition.as_ref(), &all).await {
        Ok(()) => return WriteOutcome::default(),
        Err(error) => error,
    };
    let mut refused = Vec::new();
    let mut in_a_row = 0;
    let full = error == WriteError::Storage(StorageError::Full) && write.lines.len() > 1;
    for line in &write.lines {
        let tried = full && in_a_row < MAX_REFUSED_IN_A_ROW;
        let texts = [text(line), metadata[0].clone()];
        if tried && database.write(condition.as_ref(), &texts).await.is_ok() {
            in_a_row = 0;
        } else {
            in_a_row += 1;
            refused.push(line.0);
        }
    }
    WriteOutcome {
        refused,
        error: Some(error),
    }
}

/// Records of `localStorage` as they are added to those of the database: a line under a number that
/// another line has there gets the next one that is free. The order of lines is in the lines.
fn migrated(there: &[(String, String)], found: &[(String, String)]) -> Vec<(String, String)> {
    let room = |key: &str| key[..=key.rfind(':').unwrap_or(0)].to_owned();
    let mut all: Vec<(String, String)> = Vec::new();
    for (key, text) in found {
        let start = room(key);
        let is_line = !key.ends_with(":votes");
        // Moved before, when removing was broken off.
        let is_there = |(other, known): &(String, String)| {
            other == key && !is_line || known == text && other.starts_with(&start)
        };
        if there.iter().any(is_there) {
            continue;
        }
        if there.iter().any(|(other, _)| other == key) {
            let number = |(key, _): &(String, String)| {
                let number = key.strip_prefix(&start)?;
                number.parse::<usize>().ok()
            };
            let known = there.iter().chain(found).chain(&all).filter_map(number);
            let next = known.max().map_or(0, |last| last + 1);
            all.push(([&*start, &next.to_string()].concat(), text.clone()));
        } else {
            all.push((key.clone(), text.clone()));
        }
    }
    all
}

impl StoredJournal {
    fn of(tag: &str, entries: Vec<(String, String)>) -> Self {
        let prefix = key(tag, "");
        let mut this = Self::default();
        for (key, text) in entries {
            match key.strip_prefix(&prefix) {
                Some("owner") => this.owner = Some(text),
                Some(number) => {
                    let number = number.parse().ok();
                    this.lines.extend(number.map(|number| (number, text)));
                }
                None => {}
            }
        }
        this.sort();
        this
    }

    fn sort(&mut self) {
        self.lines.sort_unstable_by_key(|(number, _)| *number);
    }

    /// The lines in their order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|(_, line)| line.as_str())
    }
}

/// JSON, by the browser's own parser.
pub fn parse(text: &str) -> Option<Json> {
    json::parse(text).ok()
}

/// Of a key that another window has written to: what it says of this room.
pub fn notification_kind<'key>(tag: &str, changed: &'key str) -> Option<&'key str> {
    changed.strip_prefix(&key(tag, ""))
}

fn key(tag: &str, what: &str) -> String {
    [KEY_PREFIX, tag, ":", what].concat()
}

#[cfg(test)]
mod tests {
    use super::migrated;

    fn records(records: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        records.iter().map(owned).collect()
    }

    #[test]
    fn rooms_of_an_earlier_version_keep_their_keys() {
        let found = records(&[("r:A:0", "head"), ("r:A:1", "one"), ("r:A:votes", "14")]);
        assert_eq!(migrated(&[], &found), found);
    }

    #[test]
    fn moving_that_was_broken_off_is_begun_again_and_adds_nothing_twice() {
        let found = records(&[("r:A:0", "head"), ("r:A:1", "one"), ("r:A:votes", "14")]);
        assert_eq!(migrated(&found, &found), []);
        assert_eq!(migrated(&found[..1], &found), found[1..]);
    }

    #[test]
    fn lines_counted_in_both_storages_are_all_there() {
        let there = records(&[("r:A:0", "head"), ("r:A:1", "one"), ("r:A:votes", "1")]);
        let found = records(&[("r:A:1", "two"), ("r:A:2", "three"), ("r:A:votes", "2")]);
        let moved = migrated(&there, &found);
        assert_eq!(moved, records(&[("r:A:3", "two"), ("r:A:2", "three")]));
        let there = [there, moved].concat();
        assert_eq!(migrated(&there, &found), []);
    }
}
