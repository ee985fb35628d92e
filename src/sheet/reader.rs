//! The state machine of one reader: gut vote, items, result. It returns [`Effect`]s for its caller to
//! perform, and performs none itself.

use super::{GutVote, Sheet};
use crate::instrument::{Instrument, Item, Outcome, Reading};
use std::rc::Rc;

/// The step that a reader is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the items.
    Gut,
    /// At the item at this position.
    Item(usize),
    /// At the result.
    Result,
}

/// An action of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Gives a gut vote, or continues without one.
    Vote(Option<GutVote>),
    /// Answers an item and moves on. It names the item, so that a second tap cannot answer the next one.
    Answer {
        /// The item's position.
        item: usize,
        /// The point or option, from 0.
        choice: u8,
    },
    /// Leaves the item blank and moves on.
    Skip,
    /// Goes to the step before: from an item opened from the result to the result, from the
    /// result to the first blank item, or else the last.
    Back,
    /// Stops early and shows the result of the answers so far.
    Finish,
    /// Goes back to the items from the result, to the first blank one or else the first.
    Resume,
    /// Opens one item from the result, to change its answer.
    ChangeAnswer(usize),
    /// Accepts the tension at this position as it is, or withdraws that.
    ToggleAccepted(usize),
    /// Answers an item out of turn, if it is blank: that of a friend's duel. The step stays the same.
    AnswerDuel {
        /// The item's position.
        item: usize,
        /// The point or option, from 0.
        choice: u8,
    },
    /// Starts again with a blank sheet and this nonce.
    Restart(u16),
}

/// A side effect for the caller to perform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Store the reader's progress, see [`progress`](super::progress).
    Save,
    /// Remove the stored progress.
    RemoveSaved,
    /// Render the new step, and move the focus to its heading.
    Focus,
    /// Dispatch this event to the host.
    Emit(Event),
}

/// An event for the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An item was answered, or left blank.
    Answer {
        /// The item's position.
        item: usize,
        /// The point or option, from 0.
        choice: Option<u8>,
    },
    /// The result was reached.
    Complete,
}

/// The maximum length of a reason, in characters.
pub const MAX_REASON_CHARS: usize = 200;

/// A tension that the reader lets stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedTension {
    /// Its position.
    pub tension: usize,
    /// The reader's reason; may be empty.
    pub reason: String,
}

/// The state of one reader in one instrument.
#[derive(Clone, Debug)]
pub struct Reader {
    instrument: Rc<Instrument>,
    sheet: Sheet,
    step: Step,
    accepted_tensions: Vec<AcceptedTension>,
    /// True if the current item was opened from the result, and leads back there.
    changing_answer: bool,
    /// True once the reader has gone back to the items from the result.
    looked_again: bool,
}

impl Reader {
    /// Creates a reader before the gut vote.
    pub fn new(instrument: Rc<Instrument>, nonce: u16) -> Self {
        let sheet = Sheet::blank(&instrument, nonce);
        Self {
            instrument,
            sheet,
            step: Step::Gut,
            accepted_tensions: Vec::new(),
            changing_answer: false,
            looked_again: false,
        }
    }

    /// Restores a reader from stored progress.
    pub fn resume(
        instrument: Rc<Instrument>,
        sheet: Sheet,
        step: Step,
        accepted_tensions: Vec<AcceptedTension>,
        changing_answer: bool,
        looked_again: bool,
    ) -> Self {
        Self {
            instrument,
            sheet,
            step,
            accepted_tensions,
            changing_answer,
            looked_again,
        }
    }

    /// Replaces the instrument by the same one with its results half.
    pub fn set_instrument(&mut self, instrument: Rc<Instrument>) {
        self.instrument = instrument;
    }

    /// The instrument.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// The answers so far.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The step that the reader is at.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The accepted tensions.
    pub fn accepted_tensions(&self) -> &[AcceptedTension] {
        &self.accepted_tensions
    }

    /// Returns true once the reader has gone back to the items from the result.
    pub fn has_looked_again(&self) -> bool {
        self.looked_again
    }

    /// The tensions to show with the result: at most two, also without a verdict. Readers who straightlined
    /// are first asked to look again.
    pub fn tensions_to_show(&self, reading: &Reading) -> Vec<usize> {
        if reading.outcome == Outcome::Straightlined && !self.looked_again {
            Vec::new()
        } else {
            reading.tensions.clone()
        }
    }

    /// Sets the reason why an accepted tension stands, cut off at [`MAX_REASON_CHARS`]. Returns the effects
    /// as [`Self::apply`] does.
    pub fn set_reason(&mut self, tension: usize, reason: &str) -> Vec<Effect> {
        let mut accepted = self.accepted_tensions.iter_mut();
        let accepted = accepted.find(|accepted| accepted.tension == tension);
        let reason: String = reason.chars().take(MAX_REASON_CHARS).collect();
        match accepted {
            Some(accepted) if accepted.reason != reason => {
                accepted.reason = reason;
                vec![Effect::Save]
            }
            _ => Vec::new(),
        }
    }

    /// Returns true if the current item was opened from the result.
    pub fn is_changing_answer(&self) -> bool {
        self.changing_answer
    }

    /// The number of answered items.
    pub fn answered_count(&self) -> usize {
        self.sheet.answers.iter().flatten().count()
    }

    /// Scores the answers so far.
    pub fn reading(&self) -> Reading {
        self.instrument.read(&self.sheet.answers)
    }

    /// Applies an action and returns its effects. An action that is invalid at the current step (a second
    /// tap, an item that does not exist) changes nothing.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        let before = self.step;
        let event = match (action, self.step) {
            (Action::Vote(gut), Step::Gut) => {
                self.sheet.gut = gut;
                self.step = Step::Item(0);
                None
            }
            (Action::Answer { item, choice }, Step::Item(n)) if item == n => {
                if usize::from(choice) >= self.instrument.items[n].choice_count() {
                    return Vec::new();
                }
                Some(self.record_answer(n, Some(choice)))
            }
            (Action::Skip, Step::Item(n)) => Some(self.record_answer(n, None)),
            (Action::Back, Step::Item(_)) if self.changing_answer => {
                self.changing_answer = false;
                self.step = Step::Result;
                None
            }
            (Action::Back, Step::Item(n)) => {
                self.step = n.checked_sub(1).map_or(Step::Gut, Step::Item);
                None
            }
            (Action::Back, Step::Result) => {
                self.step = Step::Item(
                    self.first_blank()
                        .unwrap_or(self.instrument.items.len() - 1),
                );
                None
            }
            (Action::Finish, Step::Item(_)) => {
                self.step = Step::Result;
                self.changing_answer = false;
                Some(Event::Complete)
            }
            (Action::Resume, Step::Result) => {
                self.step = Step::Item(self.first_blank().unwrap_or(0));
                None
            }
            (Action::ChangeAnswer(item), Step::Result) if item < self.instrument.items.len() => {
                self.step = Step::Item(item);
                self.changing_answer = true;
                None
            }
            (Action::ToggleAccepted(tension), Step::Result) => {
                if tension >= self.instrument.tensions.len() {
                    return Vec::new();
                }
                let mut accepted = self.accepted_tensions.iter();
                match accepted.position(|accepted| accepted.tension == tension) {
                    Some(at) => {
                        self.accepted_tensions.remove(at);
                    }
                    None => self.accepted_tensions.push(AcceptedTension {
                        tension,
                        reason: String::new(),
                    }),
                }
                return vec![Effect::Save];
            }
            (Action::AnswerDuel { item, choice }, _) => {
                let choices = (self.instrument.items.get(item)).map(Item::choice_count);
                let blank = self.sheet.answers.get(item) == Some(&None);
                if !blank || choices.is_none_or(|choices| usize::from(choice) >= choices) {
                    return Vec::new();
                }
                let event = self.set_answer(item, Some(choice));
                return vec![Effect::Save, Effect::Focus, Effect::Emit(event)];
            }
            (Action::Restart(nonce), _) => {
                *self = Self::new(Rc::clone(&self.instrument), nonce);
                return vec![Effect::RemoveSaved, Effect::Focus];
            }
            _ => return Vec::new(),
        };
        self.looked_again |= before == Step::Result;
        let mut effects = vec![Effect::Save, Effect::Focus];
        let answered = matches!(event, Some(Event::Answer { .. }));
        effects.extend(event.map(Effect::Emit));
        if answered && self.step == Step::Result {
            effects.push(Effect::Emit(Event::Complete));
        }
        effects
    }

    fn first_blank(&self) -> Option<usize> {
        self.sheet.answers.iter().position(Option::is_none)
    }

    fn record_answer(&mut self, item: usize, choice: Option<u8>) -> Event {
        let last = item + 1 == self.instrument.items.len();
        self.step = if last || self.changing_answer {
            Step::Result
        } else {
            Step::Item(item + 1)
        };
        self.changing_answer = false;
        self.set_answer(item, choice)
    }

    fn set_answer(&mut self, item: usize, choice: Option<u8>) -> Event {
        self.sheet.answers[item] = choice;
        // Drops accepted tensions that no longer fire: if they fire again later, they are shown as new.
        let fired = self.instrument.fired_tensions(&self.sheet.answers);
        self.accepted_tensions
            .retain(|accepted| fired.contains(&accepted.tension));
        Event::Answer { item, choice }
    }
}

#[cfg(test)]
mod tests;
