//! The storage of all rooms in this browser. Each is a journal with one record per line, so that the
//! cost of adding a line does not depend on the journal's length.
//!
//! ```text
//! which-first:room:<tag>:<n>       the lines, from 0, which is the head
//! which-first:room:<tag>:votes     how many votes are in it, for the list of rooms
//! which-first:room:<tag>:owner     which window writes it; a window that was killed stays named
//! ```
//!
//! They are stored in `IndexedDB`, whose strict transactions are on disk when they complete. If it is
//! missing or fails, they are stored in `localStorage` under the same keys. Rooms found there, from
//! earlier versions or from a time when `IndexedDB` did not respond, are migrated.
//!
//! In either case, windows notify each other about a room by `localStorage`, since it has events:
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

/// The number of consecutive rejected lines after which the rest is not tried one by one.
const MAX_REFUSED_IN_A_ROW: usize = 3;

/// The head and the size of a stored room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRecord {
    /// The head, with its tag and the time it was opened.
    pub head: Head,
    /// The number of votes.
    pub votes: u32,
}

/// A stored room: its tag, with its record or the reason why it cannot be opened.
pub type ListedRoom = (Rc<str>, Result<RoomRecord, JournalError>);

/// The storage of all rooms.
#[derive(Clone, Debug)]
pub struct RoomStore {
    /// `None` if it is missing, blocked, or does not respond.
    database: Option<Rc<Database>>,
    local: LocalStore,
}

/// The outcome of a write.
#[derive(Clone, Debug, Default)]
pub struct WriteOutcome {
    /// The numbers of the lines that the storage rejected.
    pub refused: Vec<usize>,
    /// The error.
    pub error: Option<WriteError>,
}

/// The stored journal of one room.
#[derive(Clone, Debug, Default)]
pub struct StoredJournal {
    /// The lines with their numbers, in order.
    pub lines: Vec<(usize, String)>,
    /// The id of the window that writes it.
    pub owner: Option<String>,
}

/// A request to write lines.
#[derive(Clone, Debug)]
pub struct JournalWrite {
    /// The lines with their numbers.
    pub lines: Vec<(usize, String)>,
    /// The room's number of votes, including these lines.
    pub votes: u32,
    /// The id of the writing window.
    pub window_id: Rc<str>,
    /// The owners that the stored room may have, so that a take-over is noticed; `None` to write in any
    /// case.
    pub accepted_owners: Option<Vec<Option<String>>>,
}

impl RoomStore {
    /// Opens the storage. A busy browser may take long, and some never answer.
    pub async fn open() -> Self {
        let database = Database::open(DATABASE).await;
        Self {
            database: database.ok().map(Rc::new),
            local: LocalStore::open(),
        }
    }

    /// The storage while the browser's database does not answer: `localStorage` alone.
    pub fn without_database() -> Self {
        Self {
            database: None,
            local: LocalStore::open(),
        }
    }

    /// Returns true if stored data survives a crash of the browser.
    pub fn is_durable(&self) -> bool {
        self.database.is_some()
    }

    /// Returns true if there is any storage at all.
    pub fn is_available(&self) -> bool {
        self.is_durable() || self.local.is_available()
    }

    /// Returns true if there is a room with this tag.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub async fn contains(&self, tag: &str) -> Result<bool, StorageError> {
        Ok(!self.journal(tag).await?.lines.is_empty())
    }

    /// The stored rooms, the newest first: the tag of each, with its record or the reason why it cannot
    /// be opened. The latter are last.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub async fn list(&self, instrument: &Rc<Instrument>) -> Result<Vec<ListedRoom>, StorageError> {
        self.migrate().await;
        let mut rooms: Vec<(Rc<str>, StoredJournal, u32)> = Vec::new();
        for (key, text) in self.entries(KEY_PREFIX).await? {
            let Some((tag, field)) =
                (key.strip_prefix(KEY_PREFIX)).and_then(|key| key.rsplit_once(':'))
            else {
                continue;
            };
            let known = rooms.iter().position(|(known, ..)| **known == *tag);
            let at = known.unwrap_or_else(|| {
                rooms.push((tag.into(), StoredJournal::default(), 0));
                rooms.len() - 1
            });
            match field {
                "votes" => rooms[at].2 = text.parse().unwrap_or(0),
                field => {
                    let number = field.parse().ok();
                    rooms[at].1.lines.extend(number.map(|n| (n, text)));
                }
            }
        }
        rooms.retain(|(_, stored, _)| !stored.lines.is_empty());
        let room = |(tag, mut stored, votes): (Rc<str>, StoredJournal, u32)| {
            stored.sort();
            let first = stored.texts().take(1);
            let read = journal::read(instrument, first, parse);
            // If the head is damaged or missing, the other lines identify the room.
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
        Ok(rooms)
    }

    /// The stored journal of a room; without lines if there is no such room.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub async fn journal(&self, tag: &str) -> Result<StoredJournal, StorageError> {
        let entries = self.entries(&key(tag, "")).await?;
        Ok(StoredJournal::of(tag, entries))
    }

    /// Takes over a room and returns its journal. The window that wrote it finds out with its next
    /// line.
    ///
    /// # Errors
    ///
    /// The storage cannot be read. The caller must not write then: the numbers of the lines are unknown.
    pub async fn take_over(
        &self,
        tag: &str,
        window_id: &str,
    ) -> Result<StoredJournal, StorageError> {
        self.notify(tag, "owner", window_id);
        let prefix = key(tag, "");
        if let Some(database) = &self.database {
            let owner = key(tag, "owner");
            let entries = database
                .entries_then_write(&prefix, &owner, window_id)
                .await;
            if let Ok(entries) = entries {
                return Ok(StoredJournal::of(tag, entries));
            }
        }
        // The storage is not writable, which the first write will report.
        self.journal(tag).await
    }

    /// Writes lines of a room.
    pub async fn write(&self, tag: &str, write: JournalWrite) -> WriteOutcome {
        match &self.database {
            Some(database) => write_durably(database, tag, write).await,
            None => self.write_locally(tag, &write),
        }
    }

    /// All lines of a room as they are stored, each with a line break.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub async fn journal_text(&self, tag: &str) -> Result<String, StorageError> {
        let stored = self.journal(tag).await?;
        Ok(stored.texts().flat_map(|line| [line, "\n"]).collect())
    }

    /// Deletes a room with all of its records.
    pub async fn delete(&self, tag: &str) {
        if let Some(database) = &self.database {
            // If this fails, the room is still in the list.
            let _ = database.remove_all(&key(tag, "")).await;
        }
        self.notify(tag, "gone", "");
        for key in self.local.keys(&key(tag, "")) {
            self.local.remove(&key);
        }
    }

    /// Notifies other windows about a room. If `localStorage` rejects it, they find out when they
    /// write.
    pub fn notify(&self, tag: &str, field: &str, text: &str) {
        let _ = self.local.write(&key(tag, field), text);
    }

    /// The last notification of this kind about a room.
    pub fn notification(&self, tag: &str, field: &str) -> Option<String> {
        self.local.read(&key(tag, field))
    }

    /// Returns true if another window has a room open, or had when it crashed.
    pub fn has_other_owner(&self, tag: &str, window_id: &str) -> bool {
        let owner = self.notification(tag, "owner");
        owner.is_some_and(|owner| owner != window_id)
    }

    /// Notifies other windows that nobody has this room open.
    pub fn release(&self, tag: &str) {
        self.local.remove(&key(tag, "owner"));
    }

    /// A failed read is an error: taken for an empty one, it would hide rooms and overwrite their lines.
    async fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        match &self.database {
            Some(database) => database.entries(prefix).await,
            None => Ok(self.local.entries(prefix)),
        }
    }

    /// Migrates records of rooms from `localStorage` to the database: writes them in one transaction,
    /// and removes them after that, so that it can be interrupted at any point and repeated.
    ///
    /// Called before rooms are read, and not while this window writes to `localStorage`.
    pub async fn migrate(&self) {
        let Some(database) = &self.database else {
            return;
        };
        let local = self.local.entries(KEY_PREFIX);
        let is_stored = |(key, _): &(String, String)| {
            let field = key.rsplit_once(':').map(|(_, field)| field);
            field.is_some_and(|field| field == "votes" || field.parse::<usize>().is_ok())
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
        // A line that is too long must not prevent later ones from being written.
        for (number, line) in &write.lines {
            if let Err(error) = self.local.write(&key(tag, &number.to_string()), line) {
                written.refused.push(*number);
                written.error.get_or_insert(WriteError::Storage(error));
            }
        }
        if written.error.is_none() {
            // Only a cached number for the list of rooms, so a failure is ignored.
            self.notify(tag, "votes", &write.votes.to_string());
        }
        written
    }
}

/// Writes lines in one transaction. If there is not enough space for all, writes as many as fit.
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
    let is_full = error == WriteError::Storage(StorageError::Full) && write.lines.len() > 1;
    for line in &write.lines {
        let is_tried = is_full && in_a_row < MAX_REFUSED_IN_A_ROW;
        let texts = [text(line), metadata[0].clone()];
        if is_tried && database.write(condition.as_ref(), &texts).await.is_ok() {
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

/// The records of `localStorage` that have to be added to those of the database. A line whose number is
/// taken by a different line gets the next free one: entries have numbers of their own, which define
/// their order.
fn migrated(existing: &[(String, String)], found: &[(String, String)]) -> Vec<(String, String)> {
    let room = |key: &str| key[..=key.rfind(':').unwrap_or(0)].to_owned();
    let mut all: Vec<(String, String)> = Vec::new();
    for (key, text) in found {
        let start = room(key);
        let is_line = !key.ends_with(":votes");
        // Migrated before; the removal was interrupted.
        let is_there =
            |(other, known): &(String, String)| known == text && other.starts_with(&start);
        let same_key = existing.iter().find(|(other, _)| other == key);
        if !is_line {
            // The larger number of votes is the later one: votes are added more often than removed.
            let votes = |text: &str| text.parse::<u32>().unwrap_or(0);
            if same_key.is_none_or(|(_, known)| votes(known) < votes(text)) {
                all.push((key.clone(), text.clone()));
            }
        } else if same_key.is_some() && !existing.iter().any(is_there) {
            let number = |(key, _): &(String, String)| {
                let number = key.strip_prefix(&start)?;
                number.parse::<usize>().ok()
            };
            let known = existing.iter().chain(found).chain(&all).filter_map(number);
            let next = known.max().map_or(0, |last| last + 1);
            all.push(([&*start, &next.to_string()].concat(), text.clone()));
        } else if !existing.iter().any(is_there) {
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

    /// The lines in order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|(_, line)| line.as_str())
    }
}

/// Parses JSON with the browser's parser.
pub fn parse(text: &str) -> Option<Json> {
    json::parse(text).ok()
}

/// The kind of notification about this room that a changed key stands for.
pub fn notification_kind<'key>(tag: &str, changed: &'key str) -> Option<&'key str> {
    changed.strip_prefix(&key(tag, ""))
}

fn key(tag: &str, field: &str) -> String {
    [KEY_PREFIX, tag, ":", field].concat()
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
        let votes = ("r:A:votes", "2");
        assert_eq!(
            moved,
            records(&[("r:A:3", "two"), ("r:A:2", "three"), votes])
        );
        let there = [&there[..2], &*moved].concat();
        assert_eq!(migrated(&there, &found), []);
    }
}
