//! The room: what its journal comes to.

use super::counted::Counted;
use super::{Action, Clock, Crowd, Entry, Hands, LATEST, Place, Sources, Timer, Vote};
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use std::rc::Rc;

/// What a room is called, and what it is of. The first line of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// A few letters and digits by which a room is told from others.
    pub tag: Rc<str>,
    /// When it was opened, in milliseconds since 1970.
    pub made: u64,
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
    standing: Vec<usize>,
    /// What can be done again: the last of them first. Emptied by whatever is counted next.
    taken_back: Vec<usize>,
    place: Place,
    blank: bool,
    count_shown: bool,
    timer: Timer,
    counted: Counted,
}

/// What an entry was to what is counted.
enum Filed {
    /// It counts nothing.
    Nothing,
    /// It is counted.
    New,
    /// It took back, or did again, the entry at this position.
    Flipped(usize),
}

impl Room {
    /// A room in which nothing has been done yet.
    pub fn open(instrument: Rc<Instrument>, mut head: Head) -> Self {
        head.made = head.made.min(LATEST);
        Self {
            counted: Counted::nothing(&instrument),
            instrument,
            head,
            entries: Vec::new(),
            standing: Vec::new(),
            taken_back: Vec::new(),
            place: Place::Join,
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
            room.file(entry);
        }
        room.counted = Counted::of(&room.instrument, standing(&room.entries));
        room
    }

    /// Does something at `now`, and returns the entry to be written before anything is drawn; none
    /// where there is nothing to do (nothing to take back, the same as before, an item that is not
    /// there, sheets of another instrument).
    pub fn act(&mut self, action: Action, now: u64) -> Option<Entry> {
        let entry = Entry {
            n: self.latest().checked_add(1)?,
            at: now.min(LATEST),
            action: action.bounded(),
        };
        self.means_something(&entry.action).then(|| {
            self.take(entry.clone());
            entry
        })
    }

    /// Takes an entry as it was made. Entries come in the order of their numbers; one that comes too
    /// late is left out, and one that names something that is not there changes nothing.
    pub fn take(&mut self, entry: Entry) {
        match self.file(entry) {
            Filed::Nothing => {}
            Filed::New => {
                if let Some((entry, _)) = self.entries.last() {
                    self.counted.take(&self.instrument, &entry.action);
                }
            }
            Filed::Flipped(at) => self.counted.recount(
                &self.instrument,
                &self.entries[at].0.action,
                standing(&self.entries),
            ),
        }
    }

    /// What [`Action::Undo`] takes back now: the last thing counted that stands.
    pub fn undoes(&self) -> Option<u32> {
        Some(self.entries[*self.standing.last()?].0.n)
    }

    /// What [`Action::Redo`] does again now: what was taken back last, unless something else has been
    /// counted since.
    pub fn redoes(&self) -> Option<u32> {
        Some(self.entries[*self.taken_back.last()?].0.n)
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
    pub fn latest(&self) -> u32 {
        self.entries.last().map_or(0, |(entry, _)| entry.n)
    }

    /// Where the room is.
    pub fn place(&self) -> Place {
        self.place
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
        self.counted.headcount
    }

    /// Where people find the quiz.
    pub fn address(&self) -> Option<&Rc<str>> {
        self.counted.address.as_ref()
    }

    /// Whose votes count.
    pub fn sources(&self) -> Sources {
        self.counted.sources
    }

    /// The hands that went up, whether they count or not.
    pub fn hands(&self) -> &Hands {
        &self.counted.hands
    }

    /// The sheets that were handed in.
    pub fn crowd(&self) -> &Crowd {
        &self.counted.crowd
    }

    /// How many votes are in the room: hands of both votes, and sheets of both sittings.
    pub fn votes(&self) -> u32 {
        let items = 0..self.instrument.items.len();
        let hands = items.flat_map(|item| {
            Vote::BOTH
                .into_iter()
                .flat_map(move |vote| self.counted.hands.of(item, vote))
        });
        let sheets = Vote::BOTH.map(|sitting| self.counted.crowd.sheets(sitting).len());
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
        let sources = self.counted.sources;
        let hands = self.counted.hands.of(item, vote).iter();
        let codes = self.counted.crowd.of(item, vote);
        hands
            .zip(codes)
            .map(|(&hands, &codes)| {
                let hands = if sources.hands() { hands } else { 0 };
                let codes = if sources.codes() { codes } else { 0 };
                hands.saturating_add(codes)
            })
            .collect()
    }

    /// How many people are left for a choice when everybody else in the room has voted; none where
    /// nobody said how many there are, or more have voted than there are.
    pub fn rest(&self, item: usize, vote: Vote, choice: u8) -> Option<u32> {
        let own = self
            .counted
            .hands
            .of(item, vote)
            .get(usize::from(choice))
            .copied()?;
        let own = if self.counted.sources.hands() { own } else { 0 };
        let all: u64 = self.tally(item, vote).into_iter().map(u64::from).sum();
        let others = all.checked_sub(u64::from(own))?;
        let rest = u64::from(self.counted.headcount?).checked_sub(others)?;
        u32::try_from(rest).ok()
    }

    /// Takes an entry in, all but what it counts.
    fn file(&mut self, entry: Entry) -> Filed {
        let late = (self.entries.last()).is_some_and(|(last, _)| entry.n <= last.n);
        if late {
            return Filed::Nothing;
        }
        let filed = match &entry.action {
            Action::Go(place) => {
                self.go(*place);
                Filed::Nothing
            }
            Action::Blank(blank) => {
                self.blank = *blank;
                Filed::Nothing
            }
            Action::CountShown(shown) => {
                self.count_shown = *shown;
                Filed::Nothing
            }
            Action::Timer(clock) => {
                self.timer = self.timer.after(*clock, entry.at);
                Filed::Nothing
            }
            Action::Undo(n) => self.take_back(*n),
            Action::Redo(n) => self.do_again(*n),
            _ => {
                self.taken_back.clear();
                self.standing.push(self.entries.len());
                Filed::New
            }
        };
        self.entries.push((entry, false));
        filed
    }

    fn go(&mut self, place: Place) {
        if !self.is_there(place) {
            return;
        }
        // A time to talk is over with the talk.
        if place != self.place {
            self.timer = Timer::Idle;
        }
        self.place = place;
        self.blank = false;
    }

    fn take_back(&mut self, n: u32) -> Filed {
        let is = |at: &usize| self.entries[*at].0.n == n;
        let Some(found) = self.standing.iter().rposition(is) else {
            return Filed::Nothing;
        };
        let at = self.standing.remove(found);
        self.taken_back.push(at);
        self.entries[at].1 = true;
        Filed::Flipped(at)
    }

    fn do_again(&mut self, n: u32) -> Filed {
        let is = |at: &usize| self.entries[*at].0.n == n;
        let Some(found) = self.taken_back.iter().rposition(is) else {
            return Filed::Nothing;
        };
        let at = self.taken_back.remove(found);
        let after = self.standing.partition_point(|&other| other < at);
        self.standing.insert(after, at);
        self.entries[at].1 = false;
        Filed::Flipped(at)
    }

    fn is_there(&self, place: Place) -> bool {
        let item = place.item();
        item.is_none_or(|item| item < self.instrument.items.len())
    }

    /// Whether an action would change anything that is seen.
    fn means_something(&self, action: &Action) -> bool {
        match action {
            Action::Go(place) => self.is_there(*place) && (*place != self.place || self.blank),
            Action::Blank(blank) => *blank != self.blank,
            Action::CountShown(shown) => *shown != self.count_shown,
            Action::Headcount(count) => *count != self.counted.headcount,
            Action::Address(address) => *address != self.counted.address,
            Action::Count(sources) => *sources != self.counted.sources,
            &Action::Hands {
                item,
                vote,
                choice,
                count,
            } => {
                let there = self.counted.hands.of(item, vote).get(usize::from(choice));
                there.is_some_and(|&there| there != count)
            }
            // Also where nothing of it counts: what was wrong with it is kept.
            Action::Codes(batch) => {
                let fits = |sheet: &Sheet| sheet.fits(&self.instrument);
                batch.sheets.iter().all(fits)
                    && !(batch.sheets.is_empty() && batch.faults.is_empty())
            }
            Action::Timer(Clock::Start(_)) => true,
            Action::Timer(_) => self.timer != Timer::Idle,
            Action::Undo(n) => self.undoes() == Some(*n),
            Action::Redo(n) => self.redoes() == Some(*n),
        }
    }
}

/// The actions that have not been taken back.
fn standing(entries: &[(Entry, bool)]) -> impl DoubleEndedIterator<Item = &Action> {
    let standing = entries.iter().filter(|(_, taken_back)| !taken_back);
    standing.map(|(entry, _)| &entry.action)
}
