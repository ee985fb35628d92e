//! One reader's way: gut vote, items, result. A state machine that returns what is to be done
//! outside as [`Effect`]s and does none of it.

use super::{Gut, Sheet, progress};
use crate::instrument::{Instrument, Reading};
use std::rc::Rc;

/// Where a reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the items.
    Gut,
    /// At the item at this position.
    Item(usize),
    /// At the result.
    Result,
}

/// What a reader does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Gives a gut vote, or goes on without one.
    Vote(Option<Gut>),
    /// Answers an item and moves on. Naming the item makes a late second tap harmless.
    Answer {
        /// The item's position.
        item: usize,
        /// The point or option, from 0.
        choice: u8,
    },
    /// Leaves the item blank and moves on.
    Skip,
    /// Goes to the step before; from an item opened from the result, to the result.
    Back,
    /// Stops early: what do the answers so far say?
    Finish,
    /// Goes back to the items from the result, to the first blank one or else the first.
    Resume,
    /// Opens one item from the result, to change its answer.
    Change(usize),
    /// Lets the tension at this position stand, or takes that back.
    Stand(usize),
    /// Begins again with a blank sheet and this nonce.
    Restart(u16),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Store this line.
    Save(String),
    /// Remove what was stored.
    Forget,
    /// A new step is to be drawn: its heading takes the focus.
    Focus,
    /// The page is to be told.
    Tell(Event),
}

/// What the page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The gut vote was given, or passed over.
    Start(Option<Gut>),
    /// An item was answered, or left blank.
    Answer {
        /// The item's position.
        item: usize,
        /// The point or option, from 0.
        choice: Option<u8>,
    },
    /// The result was reached with this sheet.
    Complete(Sheet),
}

/// One reader on the way through one instrument.
#[derive(Clone, Debug)]
pub struct Reader {
    instrument: Rc<Instrument>,
    sheet: Sheet,
    step: Step,
    stood: Vec<usize>,
    /// An item was opened from the result, and leads back there.
    detour: bool,
}

impl Reader {
    /// A reader before the gut vote.
    pub fn new(instrument: Rc<Instrument>, nonce: u16) -> Self {
        let sheet = Sheet::blank(&instrument, nonce);
        Self::resume(instrument, sheet, Step::Gut, Vec::new())
    }

    /// A reader who comes back.
    pub fn resume(instrument: Rc<Instrument>, sheet: Sheet, step: Step, stood: Vec<usize>) -> Self {
        Self {
            instrument,
            sheet,
            step,
            stood,
            detour: false,
        }
    }

    /// The instrument.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// The answers so far.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Where the reader is.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The tensions that were let stand.
    pub fn stood(&self) -> &[usize] {
        &self.stood
    }

    /// Whether the item now open was opened from the result.
    pub fn on_a_detour(&self) -> bool {
        self.detour
    }

    /// How many items are answered.
    pub fn answered(&self) -> usize {
        self.sheet.answers.iter().flatten().count()
    }

    /// What the answers so far come to.
    pub fn reading(&self) -> Reading {
        self.instrument.read(&self.sheet.answers)
    }

    /// Does what the reader did, and returns what is to be done outside. An action that makes no
    /// sense where the reader is (a second tap, an item that is not there) changes nothing.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        let told = match (action, self.step) {
            (Action::Vote(gut), Step::Gut) => {
                self.sheet.gut = gut;
                self.step = Step::Item(0);
                Some(Event::Start(gut))
            }
            (Action::Answer { item, choice }, Step::Item(n)) if item == n => {
                if usize::from(choice) >= self.instrument.items[n].choices() {
                    return Vec::new();
                }
                Some(self.answer(n, Some(choice)))
            }
            (Action::Skip, Step::Item(n)) => Some(self.answer(n, None)),
            (Action::Back, Step::Item(_)) if self.detour => {
                self.detour = false;
                self.step = Step::Result;
                None
            }
            (Action::Back, Step::Item(n)) => {
                self.step = n.checked_sub(1).map_or(Step::Gut, Step::Item);
                None
            }
            (Action::Back, Step::Result) => {
                self.step = Step::Item(self.instrument.items.len() - 1);
                None
            }
            (Action::Finish, Step::Item(_)) => {
                self.step = Step::Result;
                self.detour = false;
                Some(Event::Complete(self.sheet.clone()))
            }
            (Action::Resume, Step::Result) => {
                let blank = self.sheet.answers.iter().position(Option::is_none);
                self.step = Step::Item(blank.unwrap_or(0));
                None
            }
            (Action::Change(item), Step::Result) if item < self.instrument.items.len() => {
                self.step = Step::Item(item);
                self.detour = true;
                None
            }
            (Action::Stand(tension), Step::Result) => {
                if tension >= self.instrument.tensions.len() {
                    return Vec::new();
                }
                match self.stood.iter().position(|&n| n == tension) {
                    Some(at) => {
                        self.stood.remove(at);
                    }
                    None => self.stood.push(tension),
                }
                return vec![Effect::Save(progress::write(self))];
            }
            (Action::Restart(nonce), _) => {
                *self = Self::new(Rc::clone(&self.instrument), nonce);
                return vec![Effect::Forget, Effect::Focus];
            }
            _ => return Vec::new(),
        };
        let mut effects = vec![Effect::Save(progress::write(self)), Effect::Focus];
        let answered = matches!(told, Some(Event::Answer { .. }));
        effects.extend(told.map(Effect::Tell));
        if answered && self.step == Step::Result {
            effects.push(Effect::Tell(Event::Complete(self.sheet.clone())));
        }
        effects
    }

    fn answer(&mut self, item: usize, choice: Option<u8>) -> Event {
        self.sheet.answers[item] = choice;
        let last = item + 1 == self.instrument.items.len();
        self.step = if last || self.detour {
            Step::Result
        } else {
            Step::Item(item + 1)
        };
        self.detour = false;
        // What stood may no longer be brought up; what comes up anew has not been looked at.
        let fired = self.instrument.fired(&self.sheet.answers);
        self.stood.retain(|n| fired.contains(n));
        Event::Answer { item, choice }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::example;

    fn reader() -> Reader {
        Reader::new(Rc::new(example()), 5)
    }

    fn answer(reader: &mut Reader, item: usize, choice: u8) -> Vec<Effect> {
        reader.apply(Action::Answer { item, choice })
    }

    fn finished() -> Reader {
        let mut reader = reader();
        reader.apply(Action::Vote(Some(Gut::Low)));
        for item in 0..12 {
            answer(&mut reader, item, 4);
        }
        reader
    }

    #[test]
    fn one_tap_answers_and_moves_on() {
        let mut reader = reader();
        reader.apply(Action::Vote(None));
        assert_eq!(reader.step(), Step::Item(0));
        let effects = answer(&mut reader, 0, 3);
        assert_eq!(reader.step(), Step::Item(1));
        assert_eq!(reader.sheet().answers[0], Some(3));
        let told = Effect::Tell(Event::Answer {
            item: 0,
            choice: Some(3),
        });
        assert!(matches!(
            effects.as_slice(),
            [Effect::Save(_), Effect::Focus, last] if *last == told
        ));
    }

    #[test]
    fn a_second_tap_on_the_same_item_does_not_answer_the_next() {
        let mut reader = reader();
        reader.apply(Action::Vote(None));
        answer(&mut reader, 0, 3);
        assert!(answer(&mut reader, 0, 1).is_empty());
        assert_eq!(reader.sheet().answers[..2], [Some(3), None]);
    }

    #[test]
    fn a_choice_that_is_not_there_changes_nothing() {
        let mut reader = reader();
        reader.apply(Action::Vote(None));
        assert!(answer(&mut reader, 0, 5).is_empty());
        assert_eq!(reader.step(), Step::Item(0));
    }

    #[test]
    fn back_goes_all_the_way_and_keeps_the_answers() {
        let mut reader = finished();
        for n in (0..12).rev() {
            reader.apply(Action::Back);
            assert_eq!(reader.step(), Step::Item(n));
        }
        reader.apply(Action::Back);
        assert_eq!(reader.step(), Step::Gut);
        assert!(reader.apply(Action::Back).is_empty());
        assert_eq!(reader.answered(), 12);
        assert_eq!(reader.sheet().gut, Some(Gut::Low));
    }

    #[test]
    fn skipping_takes_an_answer_back() {
        let mut reader = reader();
        reader.apply(Action::Vote(None));
        answer(&mut reader, 0, 2);
        reader.apply(Action::Back);
        reader.apply(Action::Skip);
        assert_eq!(reader.step(), Step::Item(1));
        assert_eq!(reader.answered(), 0);
    }

    #[test]
    fn the_page_is_told_once_that_the_quiz_is_complete() {
        let mut reader = finished();
        let times = |effects: &[Effect]| {
            let complete = |e: &&Effect| matches!(e, Effect::Tell(Event::Complete(_)));
            effects.iter().filter(complete).count()
        };
        reader.apply(Action::Back);
        let effects = answer(&mut reader, 11, 0);
        assert_eq!(times(&effects), 1);
        reader.apply(Action::Resume);
        assert_eq!(reader.step(), Step::Item(0));
        let effects = reader.apply(Action::Finish);
        assert_eq!(times(&effects), 1);
    }

    #[test]
    fn an_answer_changed_from_the_result_leads_back_to_it() {
        let mut reader = finished();
        reader.apply(Action::Change(4));
        assert_eq!(reader.step(), Step::Item(4));
        assert!(reader.on_a_detour());
        answer(&mut reader, 4, 1);
        assert_eq!(reader.step(), Step::Result);
        assert!(!reader.on_a_detour());
    }

    #[test]
    fn changing_ones_mind_about_changing_leads_back_too() {
        let mut reader = finished();
        reader.apply(Action::Change(4));
        reader.apply(Action::Back);
        assert_eq!(reader.step(), Step::Result);
        reader.apply(Action::Back);
        assert_eq!(reader.step(), Step::Item(11));
    }

    #[test]
    fn what_stood_is_asked_again_once_its_answers_have_changed() {
        let mut reader = finished();
        let tension = reader.reading().tensions[0];
        reader.apply(Action::Stand(tension));
        assert_eq!(reader.stood(), [tension]);
        let item = reader.instrument().tensions[tension].when[0].item;
        reader.apply(Action::Change(item));
        answer(&mut reader, item, 2);
        assert!(reader.stood().is_empty());
    }

    #[test]
    fn letting_a_tension_stand_can_be_taken_back() {
        let mut reader = finished();
        let tension = reader.reading().tensions[0];
        reader.apply(Action::Stand(tension));
        reader.apply(Action::Stand(tension));
        assert!(reader.stood().is_empty());
        assert!(reader.apply(Action::Stand(99)).is_empty());
    }

    #[test]
    fn restarting_forgets_everything_and_draws_a_new_nonce() {
        let mut reader = finished();
        let effects = reader.apply(Action::Restart(900));
        assert_eq!(effects, [Effect::Forget, Effect::Focus]);
        assert_eq!(reader.step(), Step::Gut);
        assert_eq!(reader.answered(), 0);
        assert_eq!(reader.sheet().nonce, 900);
    }
}
