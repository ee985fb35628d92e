//! What is counted in a room, and can be taken back.

use super::{Action, Crowd, Hands, MOST, Sources};
use crate::instrument::Instrument;
use std::rc::Rc;

/// What the standing entries of a journal add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) headcount: Option<u32>,
    pub(super) address: Option<Rc<str>>,
    pub(super) sources: Sources,
    pub(super) hands: Hands,
    /// Shared, so that a room is copied in no time however many handed in.
    pub(super) crowd: Rc<Crowd>,
}

impl Counted {
    /// Nothing yet.
    pub(super) fn nothing(instrument: &Instrument) -> Self {
        Self {
            headcount: None,
            address: None,
            sources: Sources::default(),
            hands: Hands::none(instrument),
            crowd: Rc::new(Crowd::nobody(instrument)),
        }
    }

    /// What these actions add up to, in their order.
    pub(super) fn of<'a>(
        instrument: &Instrument,
        actions: impl Iterator<Item = &'a Action>,
    ) -> Self {
        let mut counted = Self::nothing(instrument);
        for action in actions {
            counted.take(instrument, action);
        }
        counted
    }

    /// Takes one more. What does not count, or names something that is not there, changes nothing.
    pub(super) fn take(&mut self, instrument: &Instrument, action: &Action) {
        match action {
            Action::Headcount(count) => self.headcount = count.map(|count| count.min(MOST)),
            Action::Address(address) => self.address.clone_from(address),
            Action::Count(sources) => self.sources = *sources,
            &Action::Hands {
                item,
                vote,
                choice,
                count,
            } => self.hands.set(item, vote, choice, count.min(MOST)),
            Action::Codes(batch) => Rc::make_mut(&mut self.crowd).take(instrument, batch),
            _ => {}
        }
    }

    /// Counts anew what `flipped`, which was taken back or done again, has a part in. `standing` are
    /// all the actions that stand now, in their order.
    pub(super) fn recount<'a>(
        &mut self,
        instrument: &Instrument,
        flipped: &Action,
        standing: impl DoubleEndedIterator<Item = &'a Action>,
    ) {
        if let Action::Codes(_) = flipped {
            self.crowd = Rc::new(Crowd::nobody(instrument));
            for action in standing.filter(|action| matches!(action, Action::Codes(_))) {
                self.take(instrument, action);
            }
            return;
        }
        let last = standing.rev().find(|action| flipped.replaces(action));
        match last {
            Some(action) => self.take(instrument, action),
            None => self.take(instrument, &flipped.cleared()),
        }
    }
}
