//! The participants of a comparison on one map: the reader, if they have a sheet, and others.

use super::Sheet;

/// The maximum number of participants that can still be distinguished on one map.
pub const MAX_PARTICIPANTS: usize = 8;

/// One participant of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The letter that labels them, from 0 for A; `None` for the reader.
    pub letter: Option<u8>,
    /// Their name; empty if it is not known.
    pub name: String,
    /// Their sheet.
    pub sheet: Sheet,
}

/// The outcome of adding a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOutcome {
    /// It was added, with this letter.
    Added(u8),
    /// It was there already, with this letter.
    Duplicate(u8),
    /// It is the reader's own sheet.
    ReaderSheet,
    /// There are [`MAX_PARTICIPANTS`] already.
    Full,
}

/// The participants: the reader first, then the others by their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    participants: Vec<Participant>,
}

impl Comparison {
    /// Creates a comparison with the reader alone, or with no participants.
    pub fn new(reader: Option<Sheet>) -> Self {
        let reader = reader.map(|sheet| Participant {
            letter: None,
            name: String::new(),
            sheet,
        });
        Self {
            participants: reader.into_iter().collect(),
        }
    }

    /// Returns all participants.
    pub fn participants(&self) -> &[Participant] {
        &self.participants
    }

    /// Returns true for the reader and one other: then no letters are needed.
    pub fn is_pair(&self) -> bool {
        self.has_reader() && self.participants.len() == 2
    }

    /// Returns true if the reader is a participant.
    pub fn has_reader(&self) -> bool {
        self.participants
            .iter()
            .any(|participant| participant.letter.is_none())
    }

    /// Adds a sheet with its person's name, which may be empty, and the first free letter. One that is there already
    /// gets the name, if it has none.
    pub fn add(&mut self, sheet: Sheet, name: String) -> AddOutcome {
        let mut participants = self.participants.iter_mut();
        if let Some(existing) = participants.find(|participant| participant.sheet == sheet) {
            if existing.letter.is_some() && existing.name.is_empty() {
                existing.name = name;
            }
            return existing
                .letter
                .map_or(AddOutcome::ReaderSheet, AddOutcome::Duplicate);
        }
        if self.participants.len() >= MAX_PARTICIPANTS {
            return AddOutcome::Full;
        }
        let taken = |letter: u8| self.participants.iter().any(|p| p.letter == Some(letter));
        let letter = (0..u8::MAX).find(|&letter| !taken(letter)).unwrap_or(0);
        self.participants.push(Participant {
            letter: Some(letter),
            name,
            sheet,
        });
        self.participants
            .sort_by_key(|participant| participant.letter);
        AddOutcome::Added(letter)
    }

    /// Names a participant, or takes the name away with an empty text.
    pub fn rename(&mut self, letter: u8, name: String) {
        let mut participants = self.participants.iter_mut();
        if let Some(named) = participants.find(|p| p.letter == Some(letter)) {
            named.name = name;
        }
    }

    /// Removes a participant. The others keep their letters.
    pub fn remove(&mut self, letter: u8) {
        self.participants
            .retain(|participant| participant.letter != Some(letter));
    }

    /// Replaces or removes the reader's sheet.
    pub fn set_reader(&mut self, reader: Option<Sheet>) {
        self.participants
            .retain(|participant| participant.letter.is_some());
        let Some(reader) = reader else {
            return;
        };
        self.participants
            .retain(|participant| participant.sheet != reader);
        self.participants.truncate(MAX_PARTICIPANTS - 1);
        self.participants
            .splice(0..0, Self::new(Some(reader)).participants);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::example;

    fn sheet(nonce: u16) -> Sheet {
        Sheet::blank(&example(), nonce)
    }

    /// The letters and nonces of the participants.
    fn members(comparison: &Comparison) -> Vec<(Option<u8>, u16)> {
        (comparison.participants().iter())
            .map(|participant| (participant.letter, participant.sheet.nonce))
            .collect()
    }

    #[test]
    fn others_are_called_by_letters_and_the_reader_is_not() {
        let mut comparison = Comparison::new(Some(sheet(1)));
        assert_eq!(
            comparison.add(sheet(2), String::new()),
            AddOutcome::Added(0)
        );
        assert!(comparison.is_pair());
        assert_eq!(
            comparison.add(sheet(3), String::new()),
            AddOutcome::Added(1)
        );
        assert!(!comparison.is_pair());
        assert_eq!(
            members(&comparison),
            [(None, 1), (Some(0), 2), (Some(1), 3)]
        );
    }

    #[test]
    fn the_same_sheet_joins_once_and_the_readers_own_not_at_all() {
        let mut comparison = Comparison::new(Some(sheet(1)));
        comparison.add(sheet(2), String::new());
        assert_eq!(
            comparison.add(sheet(2), String::new()),
            AddOutcome::Duplicate(0)
        );
        assert_eq!(
            comparison.add(sheet(1), String::new()),
            AddOutcome::ReaderSheet
        );
        assert_eq!(comparison.participants().len(), 2);
    }

    #[test]
    fn a_name_that_comes_with_a_second_paste_is_kept_and_one_that_was_given_stays() {
        let mut comparison = Comparison::new(Some(sheet(1)));
        comparison.add(sheet(2), String::new());
        comparison.add(sheet(2), "Ana".into());
        comparison.add(sheet(2), "Anna".into());
        comparison.add(sheet(1), "Me".into());
        let names = |comparison: &Comparison| {
            let names = comparison.participants().iter();
            names.map(|person| person.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&comparison), ["", "Ana"]);
        comparison.rename(0, "Anna".into());
        assert_eq!(names(&comparison), ["", "Anna"]);
        comparison.set_reader(Some(sheet(3)));
        assert_eq!(names(&comparison), ["", "Anna"]);
    }

    #[test]
    fn the_ninth_finds_no_room() {
        let mut comparison = Comparison::new(None);
        for nonce in 0..8 {
            assert!(matches!(
                comparison.add(sheet(nonce), String::new()),
                AddOutcome::Added(_)
            ));
        }
        assert_eq!(comparison.add(sheet(8), String::new()), AddOutcome::Full);
        assert_eq!(
            comparison.add(sheet(7), String::new()),
            AddOutcome::Duplicate(7)
        );
        assert_eq!(comparison.participants().len(), MAX_PARTICIPANTS);
    }

    #[test]
    fn who_leaves_takes_their_letter_along_and_the_next_to_come_gets_it() {
        let mut comparison = Comparison::new(None);
        for nonce in 1..=3 {
            comparison.add(sheet(nonce), String::new());
        }
        comparison.remove(1);
        assert_eq!(members(&comparison), [(Some(0), 1), (Some(2), 3)]);
        assert_eq!(
            comparison.add(sheet(4), String::new()),
            AddOutcome::Added(1)
        );
        assert_eq!(
            members(&comparison),
            [(Some(0), 1), (Some(1), 4), (Some(2), 3)]
        );
    }

    #[test]
    fn a_reader_who_changes_an_answer_is_still_one_person() {
        let mut comparison = Comparison::new(Some(sheet(1)));
        comparison.add(sheet(2), String::new());
        comparison.set_reader(Some(sheet(3)));
        assert_eq!(members(&comparison), [(None, 3), (Some(0), 2)]);
        // A sheet that equals another participant's, nonce included, replaces that participant.
        comparison.set_reader(Some(sheet(2)));
        assert_eq!(members(&comparison), [(None, 2)]);
        comparison.set_reader(None);
        assert_eq!(members(&comparison), []);
    }
}
