//! The room: the fold of its journal.

use super::totals::Totals;
use super::{
    Action, AgendaStep, Blank, Entry, Hands, MAX_TIMESTAMP, Sources, Submissions, Timer,
    TimerAction, Vote,
};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use std::rc::Rc;

/// The tag and origin of a room: the first line of its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The tag: a few letters and digits that identify the room.
    pub tag: Rc<str>,
    /// The time when the room was opened, in milliseconds since 1970.
    pub created_at: u64,
    /// True if the votes are made up, to practise.
    pub rehearsal: bool,
}

/// A facilitated group.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    instrument: Rc<Instrument>,
    head: Head,
    /// All entries in the order of their numbers, each with whether it has been undone.
    entries: Vec<(Entry, bool)>,
    /// Positions in `entries` that can be undone, the last one first.
    undo_stack: Vec<usize>,
    /// Positions in `entries` that can be redone, the last one first. Cleared by the next counted
    /// entry.
    redo_stack: Vec<usize>,
    step: AgendaStep,
    blank: Option<Blank>,
    count_shown: bool,
    timer: Timer,
    /// The step at which the timer was set.
    timer_step: AgendaStep,
    totals: Totals,
}

/// The effect of an entry on the totals.
enum EntryEffect {
    /// It does not affect them.
    Nothing,
    /// It adds to them.
    Counted,
    /// It undid or redid the entry at this position.
    Toggled(usize),
}

impl Room {
    /// A room without entries.
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
            blank: None,
            count_shown: true,
            timer: Timer::Idle,
            timer_step: AgendaStep::Join,
        }
    }

    /// Replays entries. The result is the same as applying them one by one, but fast also when many
    /// were undone.
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

    /// Performs an action at `now`, in milliseconds since 1970. Returns the entry, which has to be
    /// stored before anything is drawn; `None` if the action has no effect: nothing to undo, the same
    /// value as before, an item that does not exist, sheets of another instrument.
    ///
    /// ```
    /// # use std::rc::Rc;
    /// use which_first::instrument::{self, Json};
    /// use which_first::room::{Action, Head, Room, Vote, journal};
    ///
    /// let file: Json = serde_json::from_str(include_str!("../../www/instruments/which-first.en.json"))?;
    /// let instrument = Rc::new(instrument::load(&file).expect("a valid instrument"));
    /// let opened = 1_764_000_000_000;
    /// let head = Head { tag: "K7Q2".into(), created_at: opened, rehearsal: false };
    /// let mut room = Room::open(instrument, head);
    ///
    /// // Fourteen people raise their hands for the second choice of the first item.
    /// let hands = Action::Hands { item: 0, vote: Vote::First, choice: 1, count: 14 };
    /// let entry = room.act(hands.clone(), opened + 5_000).expect("a new count");
    /// assert_eq!(room.tally(0, Vote::First), [0, 14, 0, 0, 0]);
    /// assert_eq!(
    ///     journal::line(room.instrument(), &entry),
    ///     r#"{"n":1,"at":1764000005000,"do":"hands","item":"q1","vote":1,"choice":2,"count":14}"#,
    /// );
    ///
    /// // The same count again has no effect, and an undo takes it back.
    /// assert_eq!(room.act(hands, opened + 6_000), None);
    /// let undo = room.next_undo().expect("the hands");
    /// room.act(Action::Undo(undo), opened + 7_000);
    /// assert_eq!(room.tally(0, Vote::First), [0; 5]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
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

    /// Applies an entry of a journal. Entries have to come in the order of their numbers: a late one is
    /// ignored, and one that names an unknown item changes nothing.
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

    /// The entry that [`Action::Undo`] would undo now: the last counted one that has not been undone.
    pub fn next_undo(&self) -> Option<u32> {
        Some(self.entries[*self.undo_stack.last()?].0.number)
    }

    /// The entry that [`Action::Redo`] would redo now: the one undone last, unless something else was
    /// counted since.
    pub fn next_redo(&self) -> Option<u32> {
        Some(self.entries[*self.redo_stack.last()?].0.number)
    }

    /// The instrument.
    pub fn instrument(&self) -> &Rc<Instrument> {
        &self.instrument
    }

    /// The room's head, with its tag.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// All entries in order, each with whether it has been undone.
    pub fn entries(&self) -> &[(Entry, bool)] {
        &self.entries
    }

    /// The number of the last entry, or 0.
    pub fn last_entry_number(&self) -> u32 {
        self.entries.last().map_or(0, |(entry, _)| entry.number)
    }

    /// The current step of the agenda.
    pub fn step(&self) -> AgendaStep {
        self.step
    }

    /// The blank slide that the audience sees, if any.
    pub fn blank(&self) -> Option<Blank> {
        self.blank
    }

    /// Returns true if the audience sees the number of votes so far.
    pub fn shows_count(&self) -> bool {
        self.count_shown
    }

    /// The timer at the current step. A timer belongs to the vote that was counted when it was set: away
    /// from that it is idle, and runs on unseen, so that a key pressed by mistake does not end it.
    pub fn timer(&self) -> Timer {
        if self.step.shares_timer_with(self.timer_step) {
            self.timer
        } else {
            Timer::Idle
        }
    }

    /// The number of people in the room, if it was set.
    pub fn headcount(&self) -> Option<u32> {
        self.totals.headcount
    }

    /// The address of the quiz, if it was set.
    pub fn address(&self) -> Option<&Rc<str>> {
        self.totals.address.as_ref()
    }

    /// The sources of votes that count.
    pub fn sources(&self) -> Sources {
        self.totals.sources
    }

    /// The counts of raised hands, whether they count or not.
    pub fn hands(&self) -> &Hands {
        &self.totals.hands
    }

    /// The sheets that people handed in.
    pub fn submissions(&self) -> &Submissions {
        &self.totals.submissions
    }

    /// The number of votes in the room: hands of both votes, and sheets of both sittings.
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

    /// Changes the room's tag.
    pub fn rename(&mut self, tag: Rc<str>) {
        self.head.tag = tag;
    }

    /// The number of votes that count, for each choice of an item.
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

    /// The number of people left for a choice if everybody else in the room has voted; `None` if the
    /// headcount is not set or is lower than the number of votes.
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

    /// Records an entry, except for the totals.
    fn record(&mut self, entry: Entry) -> EntryEffect {
        let is_late = (self.entries.last()).is_some_and(|(last, _)| entry.number <= last.number);
        if is_late {
            return EntryEffect::Nothing;
        }
        let effect = match &entry.action {
            Action::Go(step) => {
                self.go(*step, entry.at);
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
                self.set_timer(*clock, entry.at);
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
        effect
    }

    fn go(&mut self, step: AgendaStep, now: u64) {
        if !self.has_step(step) {
            return;
        }
        // Leaving a step ends a timer that has run out.
        if step != self.step && self.timer.left(now) == Some(0) {
            self.timer = Timer::Idle;
        }
        self.step = step;
        self.blank = None;
    }

    fn set_timer(&mut self, action: TimerAction, now: u64) {
        // An action on an idle timer leaves one that runs elsewhere alone, unless it starts a new one.
        let here = self.timer();
        let next = here.apply(action, now);
        if next != here {
            self.timer = next;
            self.timer_step = self.step;
        }
    }

    fn undo(&mut self, n: u32) -> EntryEffect {
        let has_number = |at: &usize| self.entries[*at].0.number == n;
        let Some(found) = self.undo_stack.iter().rposition(has_number) else {
            return EntryEffect::Nothing;
        };
        let at = self.undo_stack.remove(found);
        self.redo_stack.push(at);
        self.entries[at].1 = true;
        EntryEffect::Toggled(at)
    }

    fn redo(&mut self, n: u32) -> EntryEffect {
        let has_number = |at: &usize| self.entries[*at].0.number == n;
        let Some(found) = self.redo_stack.iter().rposition(has_number) else {
            return EntryEffect::Nothing;
        };
        let at = self.redo_stack.remove(found);
        let after = self.undo_stack.partition_point(|&other| other < at);
        self.undo_stack.insert(after, at);
        self.entries[at].1 = false;
        EntryEffect::Toggled(at)
    }

    fn has_step(&self, step: AgendaStep) -> bool {
        let item = step.item();
        item.is_none_or(|item| item < self.instrument.items.len())
    }

    /// Returns true if an action would have a visible effect.
    fn has_effect(&self, action: &Action) -> bool {
        match action {
            Action::Go(step) => {
                self.has_step(*step) && (*step != self.step || self.blank.is_some())
            }
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
                let current = self
                    .totals
                    .hands
                    .counts(item, vote)
                    .get(usize::from(choice));
                current.is_some_and(|&current| current != count)
            }
            // Also if no sheet counts: the faults are recorded.
            Action::Codes(batch) => {
                let fits = |sheet: &Sheet| sheet.is_valid_for(&self.instrument);
                batch.sheets.iter().all(fits)
                    && !(batch.sheets.is_empty() && batch.faults.is_empty())
            }
            Action::Timer(TimerAction::Start(_)) => true,
            Action::Timer(_) => self.timer() != Timer::Idle,
            Action::Undo(n) => self.next_undo() == Some(*n),
            Action::Redo(n) => self.next_redo() == Some(*n),
        }
    }
}

/// The actions that have not been undone.
fn active_actions(entries: &[(Entry, bool)]) -> impl DoubleEndedIterator<Item = &Action> {
    let active = entries.iter().filter(|(_, is_undone)| !is_undone);
    active.map(|(entry, _)| &entry.action)
}
