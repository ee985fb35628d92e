//! Keyboard entry of counts: picking a row, typing digits, and the resulting actions.

use super::ProgramRequest;
use super::console_state::{ConsoleState, Effect, Status};
use super::typing_target::{PickedRow, Typing};
use crate::room::{Action, AgendaStep, MAX_PEOPLE, Phase, Room};

impl ConsoleState {
    /// The picked row, if it belongs to the vote that is counted now.
    pub fn row(&self, room: &Room) -> Option<PickedRow> {
        match self.typing {
            Typing::Row(row) => room
                .step()
                .vote()
                .is_some_and(|at| at == (row.item, row.vote))
                .then_some(row),
            _ => None,
        }
    }

    /// Returns true while the number of an item is being typed.
    pub fn is_jumping(&self) -> bool {
        matches!(self.typing, Typing::Jump(_))
    }

    /// The number typed so far, into a row or as the number of an item.
    pub fn typed(&self, room: &Room) -> Option<u32> {
        match self.typing {
            Typing::Jump(typed) => typed,
            _ => self.row(room)?.typed,
        }
    }

    pub(super) fn pick(&mut self, choice: u8, room: &Room) {
        let current = room.step().vote();
        self.typing = current.map_or(Typing::Nothing, |(item, vote)| {
            Typing::Row(PickedRow {
                item,
                vote,
                choice,
                typed: None,
                settled: false,
            })
        });
    }

    pub(super) fn type_in(&mut self, digit: u8) {
        self.update_typed(|typed| {
            let number = typed.unwrap_or(0) * 10 + u32::from(digit);
            // A digit that would exceed the maximum is ignored.
            if number > MAX_PEOPLE {
                typed
            } else {
                Some(number)
            }
        });
    }

    pub(super) fn update_typed(&mut self, to: impl FnOnce(Option<u32>) -> Option<u32>) {
        match &mut self.typing {
            Typing::Row(PickedRow { typed, .. }) | Typing::Jump(typed) => *typed = to(*typed),
            Typing::Nothing => {}
        }
    }

    /// Sets the typed count and leaves the row, or goes to the item whose number is typed.
    pub(super) fn submit(&mut self, room: &Room) -> Option<Effect> {
        let effect = match self.typing {
            Typing::Jump(Some(0)) => Some(Effect::Request(ProgramRequest::Act(Action::Go(
                AgendaStep::Join,
            )))),
            Typing::Jump(Some(n)) => {
                let items = room.instrument().items.len();
                let item = usize::try_from(n).ok().filter(|&n| n <= items);
                if item.is_none() {
                    self.status = Some(Status::NoItem(n));
                }
                item.map(|n| {
                    let step = AgendaStep::Item(n - 1, Phase::First);
                    Effect::Request(ProgramRequest::Act(Action::Go(step)))
                })
            }
            _ => self.commit_row(room),
        };
        self.typing = Typing::Nothing;
        effect
    }

    /// Ends the step for which digits were to be typed, unless some are: the next ones begin another.
    pub(super) fn settle(&mut self) {
        match &mut self.typing {
            Typing::Row(row) if row.typed.is_none() => row.settled = true,
            Typing::Jump(None) => self.typing = Typing::Nothing,
            _ => {}
        }
    }

    /// Sets the count typed into a row before another command, also without Enter.
    pub(super) fn commit_row(&mut self, room: &Room) -> Option<Effect> {
        let row = self.row(room)?;
        let count = row.typed?;
        Some(self.set_hands(row, count))
    }

    pub(super) fn set_hands(&mut self, row: PickedRow, count: u32) -> Effect {
        let PickedRow {
            item, vote, choice, ..
        } = row;
        self.status = Some(Status::Hands {
            item,
            choice,
            count,
        });
        Effect::Request(ProgramRequest::Act(Action::Hands {
            item,
            vote,
            choice,
            count,
        }))
    }

    /// Adds or removes one hand, starting from the typed number or the current count.
    pub(super) fn adjust(&mut self, choice: Option<u8>, more: bool, room: &Room) -> Option<Effect> {
        let (item, vote) = room.step().vote()?;
        let picked = self.row(room);
        let choice = choice.or(picked.map(|row| row.choice))?;
        let row = picked.filter(|row| row.choice == choice);
        let typed = row.and_then(|row| row.typed);
        let current = room.hands().counts(item, vote).get(usize::from(choice))?;
        let from = typed.unwrap_or(*current);
        let count = if more {
            from.saturating_add(1).min(MAX_PEOPLE)
        } else {
            from.saturating_sub(1)
        };
        let row = PickedRow {
            item,
            vote,
            choice,
            typed: None,
            settled: true,
        };
        if picked.is_some() {
            self.typing = Typing::Row(row);
        }
        Some(self.set_hands(row, count))
    }

    pub(super) fn fill_rest(&mut self, room: &Room) -> Option<Effect> {
        let row = self.row(room)?;
        let Some(count) = room.remaining(row.item, row.vote, row.choice) else {
            self.status = Some(match room.headcount() {
                None => Status::NoHeadcount,
                Some(_) => Status::TooMany,
            });
            return None;
        };
        self.typing = Typing::Row(PickedRow {
            typed: None,
            settled: true,
            ..row
        });
        Some(self.set_hands(row, count))
    }

    /// Clears the typed number if there is one, and otherwise undoes the last action.
    pub(super) fn undo(&mut self, room: &Room) -> Option<Effect> {
        if self.typed(room).is_some() {
            self.update_typed(|_| None);
            return None;
        }
        let n = room.next_undo()?;
        self.settle();
        self.status = action_of_entry(room, n).map(Status::Undone);
        Some(Effect::Request(ProgramRequest::Act(Action::Undo(n))))
    }
}

/// The action of the journal's entry with this number.
pub(super) fn action_of_entry(room: &Room, n: u32) -> Option<Action> {
    let mut entries = room.entries().iter().rev();
    let (entry, _) = entries.find(|(entry, _)| entry.number == n)?;
    Some(entry.action.clone())
}
