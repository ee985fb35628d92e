//! Tests of rooms: actions, journals, imports, figures, pictures and slides.

mod acting;
mod any;
mod damage;
mod figures;
mod gaps;
mod handing_in;
mod journals;
mod pictures;
mod shift;
mod slides;
mod undoing;

use super::journal::{self, RestoredRoom};
use super::{Action, Batch, Head, Room, TimerAction, Vote};
use crate::instrument::tests::example;
use crate::instrument::{Instrument, Json};
use crate::sheet::{GutVote, Sheet};
use std::rc::Rc;

/// The time at which the rooms of these tests are opened, in milliseconds since 1970.
const MADE: u64 = 1_764_000_000_000;

fn head() -> Head {
    Head {
        tag: "K7Q2".into(),
        created_at: MADE,
        rehearsal: false,
    }
}

/// A room of the shipped instrument without entries.
fn room() -> Room {
    Room::open(Rc::new(example()), head())
}

/// The same room after these actions, one per second.
fn room_after(actions: impl IntoIterator<Item = Action>) -> Room {
    let mut room = room();
    for (second, action) in (1..).zip(actions) {
        assert!(
            room.act(action.clone(), MADE + 1000 * second).is_some(),
            "{action:?}"
        );
    }
    room
}

/// Counts hands for a choice of an item; both are numbered from 1.
fn hands(item: usize, vote: Vote, choice: u8, count: u32) -> Action {
    Action::Hands {
        item: item - 1,
        vote,
        choice: choice - 1,
        count,
    }
}

/// A sheet with the same answer to all items, numbered from 1.
fn sheet(nonce: u16, answer: u8) -> Sheet {
    Sheet {
        gut: Some(GutVote::Low),
        answers: vec![Some(answer - 1); 12],
        nonce,
    }
}

fn codes(sitting: Vote, sheets: &[Sheet]) -> Action {
    Action::Codes(Rc::new(Batch {
        sitting,
        sheets: sheets.to_vec(),
        faults: Vec::new(),
    }))
}

/// The journal of a room as the text of its file.
fn written(room: &Room) -> String {
    let instrument = room.instrument();
    let mut text = journal::head(instrument, room.head()) + "\n";
    for (entry, _) in room.entries() {
        text += &journal::line(instrument, entry);
        text.push('\n');
    }
    text
}

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// The lines of a room's journal.
fn lines_of(room: &Room) -> Vec<String> {
    written(room).lines().map(str::to_owned).collect()
}

#[track_caller]
fn read(instrument: &Rc<Instrument>, text: &str) -> RestoredRoom {
    journal::read(instrument, text.lines(), parse).unwrap()
}
