//! The views of a room: the facilitator's console, and the audience's slides.

pub mod audience;
pub mod ballots;
mod bar;
mod caps;
mod codes;
pub mod console;
pub mod desk;
mod doing;
mod draw;
mod errors;
mod field;
mod glyph;
mod home;
mod keys;
pub mod labels;
mod local;
mod notes;
mod panel;
mod picture;
mod preview;
pub mod qr;
pub mod report;
mod said;
mod setup;
pub mod start;
mod stops;
mod table;
mod tally;
mod timer;
mod typing;
mod work;

use desk::{
    ConsoleError, Desk, Export, ExportSubject, Printout, ProgramRequest, ProjectorStatus,
    StoredRoom,
};

#[cfg(test)]
mod tests;
