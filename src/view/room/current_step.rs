//! The steps beside the room's current one.

use crate::room::{AgendaStep, Room};

/// The step after the room's current one.
pub fn next(room: &Room) -> Option<AgendaStep> {
    room.step().next(room.instrument())
}

/// The step before the room's current one.
pub fn previous(room: &Room) -> Option<AgendaStep> {
    room.step().previous(room.instrument())
}
