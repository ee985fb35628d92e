//! The room: what its journal comes to.

use super::totals::Totals;
use super::{
    Action, AgendaStep, Entry, Hands, MAX_TIMESTAMP, Sources, Submissions, Timer, TimerAction, Vote,
};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use std::rc::Rc;

/// What a room is called, and what it is of. The first line of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// A few letters and digits by which a room is told from others.
    pub tag: Rc<str>,
    /// When it was opened, in milliseconds since 1970.
    pub created_at: u64,
    /// Whether its votes are made up, to practise.
    pub rehearsal: bool,
}

/// A facilitated group.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    instrument: Rc<Instrument>,
    head: Head,
    /// Everything that was done, in the order of the numbers, each with whether it has been taken back.
    entries: Vec<(Entry, bool)>,
    /// What can be taken back: positions in `entries`, the last of them first to go.
    undo_stack: Vec<usize>,
    /// What can be done again: the last of them first. Emptied by whatever is counted next.
    redo_stack: Vec<usize>,
    step: AgendaStep,
    blank: bool,
    count_shown: bool,
    timer: Timer,
    totals: Totals,
}

/// What an entry was to what is counted.
enum EntryEffect {
    /// It counts nothing.
    Nothing,
    /// It is counted.
    Counted,
    /// It took back, or did again, the entry at this position.
    Toggled(usize),
}

impl Room {
    /// A room in which nothing has been done yet.
    pub fn open(instrument: Rc<Instrument>, mut head: Head) -> Self {
        head.created_at = head.created_at.min(MAX_TIMESTAMP);
        Self {
            totals: Totals::empty(&instrument),
            instrument,
            head,
            entries: Vec::new(),
            undo_stack: Vec::new(),
            redo_stack: Vec::new(),
            step: AgendaStep::Join,
            blank: false,
            count_shown: true,
            timer: Timer::Idle,
        }
    }

    /// The room that these entries come to. The same as if they were taken one by one, and quick also
    /// where much was taken back.
    pub fn replay(
        instrument: Rc<Instrument>,
        head: Head,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Self {
        let mut room = Self::open(instrument, head);
        for entry in entries {
            room.record(entry);
        }
        room.totals = Totals::of(&room.instrument, active_actions(&room.entries));
        room
    }

    /// Does something at `now`, and returns the entry to be written before anything is drawn; none
    /// where there is nothing to do (nothing to take back, the same as before, an item that is not
    /// there, sheets of another instrument).
    pub fn act(&mut self, action: Action, now: u64) -> Option<Entry> {
        let entry = Entry {
            number: self.last_entry_number().checked_add(1)?,
            at: now.min(MAX_TIMESTAMP),
            action: action.clamped(),
        };
        self.has_effect(&entry.action).then(|| {
            self.apply(entry.clone());
            entry
        })
    }

    /// Takes an entry as it was made. Entries come in the order of their numbers; one that comes too
    /// late is left out, and one that names something that is not there changes nothing.
    pub fn apply(&mut self, entry: Entry) {
        match self.record(entry) {
            EntryEffect::Nothing => {}
            EntryEffect::Counted => {
                if let Some((entry, _)) = self.entries.last() {
                    self.totals.apply(&self.instrument, &entry.action);
                }
            }
            EntryEffect::Toggled(at) => self.totals.recount(
                &self.instrument,
                &self.entries[at].0.action,
                active_actions(&self.entries),
            ),
        }
    }

    /// What [`Action::Undo`] takes back now: the last thing counted that stands.
    pub fn next_undo(&self) -> Option<u32> {
        Some(self.entries[*self.undo_stack.last()?].0.number)
    }

    /// What [`Action::Redo`] does again now: what was taken back last, unless something else has been
    /// counted since.
    pub fn next_redo(&self) -> Option<u32> {
        Some(self.entries[*self.redo_stack.last()?].0.number)
    }

    /// What is asked.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// What the room is called.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Everything that was done, in order, each with whether it has been taken back.
    pub fn entries(&self) -> &[(Entry, bool)] {
        &self.entries
    }

    /// The number of the last thing that was done, or 0.
    pub fn last_entry_number(&self) -> u32 {
        self.entries.last().map_or(0, |(entry, _)| entry.number)
    }

    /// Where the room is.
    pub fn step(&self) -> AgendaStep {
        self.step
    }

    /// Whether the audience sees nothing.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// Whether the audience sees how many votes are in.
    pub fn shows_count(&self) -> bool {
        self.count_shown
    }

    /// The timer.
    pub fn timer(&self) -> Timer {
        self.timer
    }

    /// How many people are in the room, where it was said.
    pub fn headcount(&self) -> Option<u32> {
        self.totals.headcount
    }

    /// Where people find the quiz.
    pub fn address(&self) -> Option<&Rc<str>> {
        self.totals.address.as_ref()
    }

    /// Whose votes count.
    pub fn sources(&self) -> Sources {
        self.totals.sources
    }

    /// The hands that went up, whether they count or not.
    pub fn hands(&self) -> &Hands {
        &self.totals.hands
    }

    /// The sheets that were handed in.
    pub fn submissions(&self) -> &Submissions {
        &self.totals.submissions
    }

    /// How many votes are in the room: hands of both votes, and sheets of both sittings.
    pub fn votes(&self) -> u32 {
        let items = 0..self.instrument.items.len();
        let hands = items.flat_map(|item| {
            Vote::BOTH
                .into_iter()
                .flat_map(move |vote| self.totals.hands.counts(item, vote))
        });
        let sheets = Vote::BOTH.map(|sitting| self.totals.submissions.sheets(sitting).len());
        let sheets = sheets
            .into_iter()
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        hands.copied().chain(sheets).fold(0, u32::saturating_add)
    }

    /// Calls the room by another tag.
    pub fn rename(&mut self, tag: Rc<str>) {
        self.head.tag = tag;
    }

    /// For each choice of an item, how many votes count.
    pub fn tally(&self, item: usize, vote: Vote) -> Vec<u32> {
        let sources = self.totals.sources;
        let hands = self.totals.hands.counts(item, vote).iter();
        let codes = self.totals.submissions.votes(item, vote);
        hands
            .zip(codes)
            .map(|(&hands, &codes)| {
                let hands = if sources.include_hands() { hands } else { 0 };
                let codes = if sources.include_codes() { codes } else { 0 };
                hands.saturating_add(codes)
            })
            .collect()
    }

    /// How many people are left for a choice when everybody else in the room has voted; none where
    /// nobody said how many there are, or more have voted than there are.
    pub fn remaining(&self, item: usize, vote: Vote, choice: u8) -> Option<u32> {
        let own = self
            .totals
            .hands
            .counts(item, vote)
            .get(usize::from(choice))
            .copied()?;
        let own = if self.totals.sources.include_hands() {
            own
        } else {
            0
        };
        let all: u64 = self.tally(item, vote).into_iter().map(u64::from).sum();
        let others = all.checked_sub(u64::from(own))?;
        let rest = u64::from(self.totals.headcount?).checked_sub(others)?;
        u32::try_from(rest).ok()
    }

    /// Takes an entry in, all but what it counts.
    fn record(&mut self, entry: Entry) -> EntryEffect {
        let late = (self.entries.last()).is_some_and(|(last, _)| entry.number <= last.number);
        if late {
            return EntryEffect::Nothing;
        }
        let filed = match &entry.action {
            Action::Go(place) => {
                self.go(*place);
                EntryEffect::Nothing
            }
            Action::Blank(blank) => {
                self.blank = *blank;
                EntryEffect::Nothing
            }
            Action::CountShown(shown) => {
                self.count_shown = *shown;
                EntryEffect::Nothing
            }
            Action::Timer(clock) => {
                self.timer = self.timer.apply(*clock, entry.at);
                EntryEffect::Nothing
            }
            Action::Undo(n) => self.undo(*n),
            Action::Redo(n) => self.redo(*n),
            _ => {
                self.redo_stack.clear();
                self.undo_stack.push(self.entries.len());
                EntryEffect::Counted
            }
        };
        self.entries.push((entry, false));
        filed
    }

    fn go(&mut self, place: AgendaStep) {
        if !self.has_step(place) {
            return;
        }
        // A time to talk is over with the talk.
        if place != self.step {
            self.timer = Timer::Idle;
        }
        self.step = place;
        self.blank = false;
    }

    fn undo(&mut self, n: u32) -> EntryEffect {
        let is = |at: &usize| self.entries[*at].0.number == n;
        let Some(found) = self.undo_stack.iter().rposition(is) else {
            return EntryEffect::Nothing;
        };
        let at = self.undo_stack.remove(found);
        self.redo_stack.push(at);
        self.entries[at].1 = true;
        EntryEffect::Toggled(at)
    }

    fn redo(&mut self, n: u32) -> EntryEffect {
        let is = |at: &usize| self.entries[*at].0.number == n;
        let Some(found) = self.redo_stack.iter().rposition(is) else {
            return EntryEffect::Nothing;
        };
        let at = self.redo_stack.remove(found);
        let after = self.undo_stack.partition_point(|&other| other < at);
        self.undo_stack.insert(after, at);
        self.entries[at].1 = false;
        EntryEffect::Toggled(at)
    }

    fn has_step(&self, place: AgendaStep) -> bool {
        let item = place.item();
        item.is_none_or(|item| item < self.instrument.items.len())
    }

    /// Whether an action would change anything that is seen.
    fn has_effect(&self, action: &Action) -> bool {
        match action {
            Action::Go(place) => self.has_step(*place) && (*place != self.step || self.blank),
            Action::Blank(blank) => *blank != self.blank,
            Action::CountShown(shown) => *shown != self.count_shown,
            Action::Headcount(count) => *count != self.totals.headcount,
            Action::Address(address) => *address != self.totals.address,
            Action::Sources(sources) => *sources != self.totals.sources,
            &Action::Hands {
                item,
                vote,
                choice,
                count,
            } => {
                let there = self
                    .totals
                    .hands
                    .counts(item, vote)
                    .get(usize::from(choice));
                there.is_some_and(|&there| there != count)
            }
            // Also where nothing of it counts: what was wrong with it is kept.
            Action::Codes(batch) => {
                let fits = |sheet: &Sheet| sheet.fits(&self.instrument);
                batch.sheets.iter().all(fits)
                    && !(batch.sheets.is_empty() && batch.faults.is_empty())
            }
            Action::Timer(TimerAction::Start(_)) => true,
            Action::Timer(_) => self.timer != Timer::Idle,
            Action::Undo(n) => self.next_undo() == Some(*n),
            Action::Redo(n) => self.next_redo() == Some(*n),
        }
    }
}

/// The actions that have not been taken back.
fn active_actions(entries: &[(Entry, bool)]) -> impl DoubleEndedIterator<Item = &Action> {
    let standing = entries.iter().filter(|(_, taken_back)| !taken_back);
    standing.map(|(entry, _)| &entry.action)
}
