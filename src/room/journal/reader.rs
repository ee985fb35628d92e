//! Reading a journal: whatever can be kept is kept, and all that cannot is told.

mod entry;
mod head;

use super::{Damage, JournalError, Read, Why};
use crate::instrument::{Instrument, Json};
use crate::room::{Entry, Head, Room};
use crate::sheet::code::Coder;
use entry::Reader;
use std::rc::Rc;

/// How many characters of a line are told.
const TOLD: usize = 200;

/// How a head says that the votes are made up.
const MADE_UP: &str = "\"rehearsal\":true";

/// Reads a whole journal, line by line: of a file, or of storage. `parse` is the platform's JSON
/// parser.
///
/// Entries count in the order of their numbers, wherever they stand. Of two with the same number the
/// first counts. Empty lines, a byte order mark, and Windows line ends are fine.
///
/// # Errors
///
/// See [`JournalError`]. All else that is wrong is damage, and costs no more than itself.
pub fn read<'a>(
    instrument: &Rc<Instrument>,
    lines: impl Iterator<Item = &'a str>,
    parse: impl Fn(&str) -> Option<Json>,
) -> Result<Read, JournalError> {
    let mut lines = (1..)
        .zip(lines.map(plain))
        .filter(|(_, text)| !text.is_empty())
        .peekable();
    let mut journal = Journal {
        reader: Reader {
            instrument,
            coder: Coder::new(instrument),
        },
        head: None,
        elsewhere: false,
        rehearsal: false,
        entries: Vec::new(),
        damage: Vec::new(),
    };
    while let Some((line, text)) = lines.next() {
        let json = parse(text);
        if json.is_none() && lines.peek().is_none() && text.starts_with('{') {
            journal.wrong(line, Why::CutOff, text);
        } else {
            journal.take(line, text, json)?;
        }
    }
    journal.finish()
}

/// A line without what does not belong to it.
fn plain(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// What has been read so far.
struct Journal<'a> {
    reader: Reader<'a>,
    head: Option<Head>,
    /// Whether the lines are of another room.
    elsewhere: bool,
    /// Whether something that may have been the head says that the votes are made up.
    rehearsal: bool,
    entries: Vec<(u32, Entry, &'a str)>,
    damage: Vec<Damage>,
}

impl<'a> Journal<'a> {
    fn take(&mut self, line: u32, text: &'a str, json: Option<Json>) -> Result<(), JournalError> {
        let Some(json) = json else {
            self.rehearsal |= text.contains(MADE_UP);
            self.wrong(line, Why::NotJson, text);
            return Ok(());
        };
        if head::is_one(&json) {
            let (head, problems) = head::read(self.reader.instrument, &json)?;
            match &self.head {
                None => {
                    self.head = Some(head);
                    for problem in problems {
                        self.wrong(line, Why::Field(problem), text);
                    }
                }
                Some(first) => {
                    self.elsewhere = *first != head;
                    let why = if self.elsewhere {
                        Why::OtherRoom
                    } else {
                        Why::Twice
                    };
                    self.wrong(line, why, text);
                }
            }
            return Ok(());
        }
        if self.elsewhere {
            self.wrong(line, Why::OtherRoom, text);
            return Ok(());
        }
        let (entry, wrong) = self.reader.entry(&json);
        for (why, part) in wrong {
            self.wrong(line, why, part.as_deref().unwrap_or(text));
        }
        self.rehearsal |= entry.is_none() && text.contains(MADE_UP);
        self.entries.extend(entry.map(|entry| (line, entry, text)));
        Ok(())
    }

    fn wrong(&mut self, line: u32, why: Why, text: &str) {
        self.damage.push(Damage {
            line,
            why,
            text: text.chars().take(TOLD).collect(),
        });
    }

    fn finish(mut self) -> Result<Read, JournalError> {
        if self.head.is_none() && self.entries.is_empty() {
            return Err(JournalError::NotAJournal);
        }
        // Stable: of two with the same number the first stays first.
        self.entries.sort_by_key(|(_, entry, _)| entry.n);
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for (line, entry, text) in std::mem::take(&mut self.entries) {
            if entries.last().is_some_and(|last| last.n == entry.n) {
                self.wrong(line, Why::Twice, text);
            } else {
                entries.push(entry);
            }
        }
        let head = self.head.take().unwrap_or_else(|| {
            self.wrong(1, Why::NoHead, "");
            Head {
                tag: Rc::default(),
                made: entries.first().map_or(0, |entry| entry.at),
                rehearsal: self.rehearsal,
            }
        });
        self.damage.sort_by_key(|damage| damage.line);
        Ok(Read {
            room: Room::replay(self.reader.instrument.clone(), head, entries),
            damage: self.damage,
        })
    }
}
