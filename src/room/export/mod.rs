//! What is taken home as a file: tables, everything as JSON, the journal.

mod csv;
mod json;
#[cfg(test)]
mod tests;

pub use csv::{CsvLabels, sheets_csv, votes_csv};
pub use json::json;

use super::{Room, journal};

/// The journal as a file: its lines, each ended, the head first.
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

/// How the file of a room begins: `which-first-room-K7Q2-votes` for `kind` votes. A rehearsal's says
/// so, wherever the file may lie later. A tag that was edited by hand leaves no sign in it that a
/// file's name cannot have.
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
