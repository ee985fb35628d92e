//! The room's current step: the vote that is counted at it, and the steps beside it.

use crate::room::{AgendaStep, Room, Vote};

/// The item and the vote that are counted at a step. During the talk that is still the first vote, and
/// once both votes are shown still the second, so that overlooked hands can be added.
pub fn current_vote(step: AgendaStep) -> Option<(usize, Vote)> {
    use crate::room::Phase::{Debrief, First, Second, Shift, Talk};
    match step {
        AgendaStep::Item(item, First | Talk) => Some((item, Vote::First)),
        AgendaStep::Item(item, Second | Shift | Debrief) => Some((item, Vote::Second)),
        AgendaStep::Join | AgendaStep::Picture(_) => None,
    }
}

/// The step after the room's current one.
pub fn next(room: &Room) -> Option<AgendaStep> {
    room.step().next(room.instrument())
}

/// The step before the room's current one.
pub fn previous(room: &Room) -> Option<AgendaStep> {
    room.step().previous(room.instrument())
}
