//! The lenient reader of journals: it recovers every line that it can and reports the others.

mod entry;
mod head;

use super::{Damage, FORMAT, Gap, JournalError, JournalLineError, RestoredRoom};
use crate::instrument::{Instrument, Json};
use crate::room::{Entry, Head, Room};
use crate::sheet::code::Codec;
use entry::EntryReader;
use std::rc::Rc;

/// The most characters of a damaged line that are quoted.
const EXCERPT_CHARS: usize = 200;

/// The text in a head that marks a rehearsal, searched for in damaged heads.
const REHEARSAL_MARK: &str = "\"rehearsal\":true";

/// Reads a whole journal, line by line, from a file or from storage. `parse` is the platform's JSON
/// parser.
///
/// Entries are applied in the order of their numbers, whatever the order of the lines. Of two with the
/// same number, the first counts. Empty lines, a byte order mark and Windows line ends are accepted.
///
/// # Errors
///
/// See [`JournalError`]. All other problems are reported as damage and skip no more than the damaged
/// part.
pub fn read<'a>(
    instrument: &Rc<Instrument>,
    lines: impl Iterator<Item = &'a str>,
    parse: impl Fn(&str) -> Option<Json>,
) -> Result<RestoredRoom, JournalError> {
    let mut lines = (1..)
        .zip(lines.map(trim_line))
        .filter(|(_, text)| !text.is_empty())
        .peekable();
    let mut journal = JournalReader {
        entry_reader: EntryReader {
            instrument,
            codec: Codec::new(instrument),
        },
        head: None,
        in_other_room: false,
        rehearsal: false,
        is_marked: false,
        entries: Vec::new(),
        damage: Vec::new(),
    };
    while let Some((line, text)) = lines.next() {
        journal.is_marked |= text.contains(FORMAT);
        let json = parse(text);
        if json.is_none() && lines.peek().is_none() && text.starts_with('{') {
            journal.add_damage(line, JournalLineError::Truncated, text);
        } else {
            journal.read_line(line, text, json)?;
        }
    }
    journal.finish()
}

/// Trims whitespace and byte order marks.
fn trim_line(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// The reader's state: everything read so far.
struct JournalReader<'a> {
    entry_reader: EntryReader<'a>,
    head: Option<Head>,
    /// True while the lines belong to another room.
    in_other_room: bool,
    /// True if a line that may have been the head marks a rehearsal.
    rehearsal: bool,
    /// True if a line has the name of the format, be it damaged: the journal is one of ours.
    is_marked: bool,
    entries: Vec<(u32, Entry, &'a str)>,
    damage: Vec<Damage>,
}

impl<'a> JournalReader<'a> {
    fn read_line(
        &mut self,
        line: u32,
        text: &'a str,
        json: Option<Json>,
    ) -> Result<(), JournalError> {
        let Some(json) = json else {
            self.rehearsal |= text.contains(REHEARSAL_MARK);
            self.add_damage(line, JournalLineError::NotJson, text);
            return Ok(());
        };
        if head::is_head(&json) {
            let (head, problems) = head::read(self.entry_reader.instrument, &json)?;
            match &self.head {
                None => {
                    self.head = Some(head);
                    for problem in problems {
                        self.add_damage(line, JournalLineError::Field(problem), text);
                    }
                }
                Some(first) => {
                    self.in_other_room = *first != head;
                    let why = if self.in_other_room {
                        JournalLineError::OtherRoom
                    } else {
                        JournalLineError::Duplicate
                    };
                    self.add_damage(line, why, text);
                }
            }
            return Ok(());
        }
        if self.in_other_room {
            self.add_damage(line, JournalLineError::OtherRoom, text);
            return Ok(());
        }
        let (entry, wrong) = self.entry_reader.entry(&json);
        for (why, part) in wrong {
            self.add_damage(line, why, part.as_deref().unwrap_or(text));
        }
        self.rehearsal |= entry.is_none() && text.contains(REHEARSAL_MARK);
        self.entries.extend(entry.map(|entry| (line, entry, text)));
        Ok(())
    }

    fn add_damage(&mut self, line: u32, why: JournalLineError, text: &str) {
        self.damage.push(Damage {
            line,
            error: why,
            text: text.chars().take(EXCERPT_CHARS).collect(),
        });
    }

    fn finish(mut self) -> Result<RestoredRoom, JournalError> {
        if self.head.is_none() && self.entries.is_empty() && !self.is_marked {
            return Err(JournalError::NotAJournal);
        }
        // The sort is stable: of two with the same number, the first stays first.
        self.entries.sort_by_key(|(_, entry, _)| entry.number);
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len());
        let (mut gaps, mut last_line) = (Vec::new(), 1);
        for (line, entry, text) in std::mem::take(&mut self.entries) {
            let last = entries.last();
            if let Some(last) = last.filter(|last| last.number == entry.number) {
                let error = if *last == entry {
                    JournalLineError::Duplicate
                } else {
                    JournalLineError::NumberTaken
                };
                self.add_damage(line, error, text);
                continue;
            }
            let expected = last.map_or(1, |last| last.number + 1);
            gaps.extend(self.gap(entry.number - expected, last_line, line));
            last_line = line;
            entries.push(entry);
        }
        let head = self.head.take().unwrap_or_else(|| {
            self.add_damage(1, JournalLineError::NoHead, "");
            Head {
                tag: Rc::default(),
                created_at: entries.first().map_or(0, |entry| entry.at),
                rehearsal: self.rehearsal,
            }
        });
        self.damage.sort_by_key(|damage| damage.line);
        Ok(RestoredRoom {
            room: Room::replay(self.entry_reader.instrument.clone(), head, entries),
            damage: self.damage,
            gaps,
        })
    }

    /// The gap before a line, if `missing` numbers are more than the lines that could not be read since the line
    /// of the number before.
    fn gap(&self, missing: u32, last_line: u32, line: u32) -> Option<Gap> {
        let between = last_line.min(line) + 1..last_line.max(line);
        let is_lost =
            |damage: &&Damage| between.contains(&damage.line) && damage.error.loses_entry();
        let unreadable = self.damage.iter().filter(is_lost).count();
        let unreadable = u32::try_from(unreadable).unwrap_or(u32::MAX);
        let lines = missing.saturating_sub(unreadable);
        (lines > 0).then_some(Gap {
            before: line,
            lines,
        })
    }
}
