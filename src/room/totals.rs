//! The totals of a room: everything that is counted and can be undone.

use super::{Action, Hands, MAX_PEOPLE, Sources, Submissions};
use crate::instrument::Instrument;
use std::rc::Rc;

/// The totals of all entries that have not been undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) headcount: Option<u32>,
    pub(super) address: Option<Rc<str>>,
    pub(super) sources: Sources,
    pub(super) hands: Hands,
    /// Shared, so that cloning a room is cheap however many sheets it has.
    pub(super) submissions: Rc<Submissions>,
}

impl Totals {
    /// Totals without any entries.
    pub(super) fn empty(instrument: &Instrument) -> Self {
        Self {
            headcount: None,
            address: None,
            sources: Sources::default(),
            hands: Hands::empty(instrument),
            submissions: Rc::new(Submissions::empty(instrument)),
        }
    }

    /// The totals of these actions, applied in their order.
    pub(super) fn of<'a>(
        instrument: &Instrument,
        actions: impl Iterator<Item = &'a Action>,
    ) -> Self {
        let mut counted = Self::empty(instrument);
        for action in actions {
            counted.apply(instrument, action);
        }
        counted
    }

    /// Applies one more action. Actions that are not counted, or name an item that does not exist,
    /// change nothing.
    pub(super) fn apply(&mut self, instrument: &Instrument, action: &Action) {
        match action {
            Action::Headcount(count) => self.headcount = count.map(|count| count.min(MAX_PEOPLE)),
            Action::Address(address) => self.address.clone_from(address),
            Action::Sources(sources) => self.sources = *sources,
            &Action::Hands {
                item,
                vote,
                choice,
                count,
            } => self.hands.set(item, vote, choice, count.min(MAX_PEOPLE)),
            Action::Codes(batch) => Rc::make_mut(&mut self.submissions).add(instrument, batch),
            _ => {}
        }
    }

    /// Recounts whatever `toggled`, which was undone or redone, contributes to. `active` are all
    /// actions that are not undone, in their order.
    pub(super) fn recount<'a>(
        &mut self,
        instrument: &Instrument,
        toggled: &Action,
        active: impl DoubleEndedIterator<Item = &'a Action>,
    ) {
        if let Action::Codes(_) = toggled {
            self.submissions = Rc::new(Submissions::empty(instrument));
            for action in active.filter(|action| matches!(action, Action::Codes(_))) {
                self.apply(instrument, action);
            }
            return;
        }
        let last = active.rev().find(|action| toggled.replaces(action));
        match last {
            Some(action) => self.apply(instrument, action),
            None => self.apply(instrument, &toggled.reset_value()),
        }
    }
}
