//! The views of a room: the facilitator's console, and the audience's slides.

mod agenda;
mod apply;
pub mod audience;
pub mod ballots;
mod codes;
mod command;
pub mod console;
mod console_state;
mod context;
mod current_step;
pub mod desk;
mod errors;
mod exports;
mod field;
mod file_field;
mod glyph;
mod header;
mod key_list;
mod keycaps;
mod keys;
pub mod labels;
mod main_area;
mod notes;
mod panel;
mod picture;
mod preview;
pub mod qr;
pub mod report;
mod setup;
pub mod start;
mod status;
mod table;
mod tally;
mod timer;
mod typing;
mod typing_target;

use desk::{
    ConsoleError, Desk, Export, ExportSubject, Printout, ProgramRequest, ProjectorStatus,
    StoredRoom,
};

#[cfg(test)]
mod tests;
