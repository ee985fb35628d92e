//! The exports of a room: CSV tables, JSON, and the journal.

mod csv;
mod json;
#[cfg(test)]
mod tests;

pub use csv::{CsvLabels, sheets_csv, votes_csv};
pub use json::json;

use super::{Room, journal};

/// The journal as a file: the head and the entries, each line ended.
pub fn journal_text(room: &Room) -> String {
    let instrument = room.instrument();
    let mut text = journal::head(instrument, room.head());
    text.push('\n');
    for (entry, _) in room.entries() {
        text.push_str(&journal::line(instrument, entry));
        text.push('\n');
    }
    text
}

/// The file name of an export without its extension: `which-first-room-K7Q2-votes` for the kind
/// `votes`. A rehearsal's says so, since files get separated from rooms. Characters of a hand-edited
/// tag that file names cannot have are dropped.
pub fn file_stem(room: &Room, kind: &str) -> String {
    let mut stem = String::from("which-first-");
    stem.push_str(if room.head().rehearsal {
        "rehearsal-"
    } else {
        "room-"
    });
    let tag = room.head().tag.chars();
    stem.extend(tag.filter(char::is_ascii_alphanumeric).take(16));
    stem.push('-');
    stem.push_str(kind);
    stem
}
