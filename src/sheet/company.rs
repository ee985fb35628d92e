//! The participants of a comparison on one map: the reader, if they have a sheet, and others.

use super::Sheet;

/// The maximum number of participants that can still be distinguished on one map.
pub const MOST: usize = 8;

/// One participant of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The letter that labels them, from 0 for A; `None` for the reader.
    pub letter: Option<u8>,
    /// Their sheet.
    pub sheet: Sheet,
}

/// The outcome of adding a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It was added, with this letter.
    As(u8),
    /// It was there already, with this letter.
    Twice(u8),
    /// It is the reader's own sheet.
    Own,
    /// There are [`MAX_PARTICIPANTS`] already.
    Full,
}

/// The participants: the reader first, then the others by their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    members: Vec<Member>,
}

impl Company {
    /// Creates a comparison with the reader alone, or with no participants.
    pub fn of(own: Option<Sheet>) -> Self {
        let own = own.map(|sheet| Member {
            letter: None,
            sheet,
        });
        Self {
            members: own.into_iter().collect(),
        }
    }

    /// Returns all participants.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Returns true for the reader and one other: then no letters are needed.
    pub fn is_a_pair(&self) -> bool {
        self.has_reader() && self.members.len() == 2
    }

    /// Returns true if the reader is a participant.
    pub fn has_reader(&self) -> bool {
        self.members.iter().any(|member| member.letter.is_none())
    }

    /// Adds a sheet with the first free letter, unless it is there already.
    pub fn join(&mut self, sheet: Sheet) -> Joined {
        if let Some(there) = self.members.iter().find(|member| member.sheet == sheet) {
            return there.letter.map_or(Joined::Own, Joined::Twice);
        }
        if self.members.len() >= MOST {
            return Joined::Full;
        }
        let taken = |letter: u8| self.members.iter().any(|m| m.letter == Some(letter));
        let letter = (0..u8::MAX).find(|&letter| !taken(letter)).unwrap_or(0);
        self.members.push(Member {
            letter: Some(letter),
            sheet,
        });
        self.members.sort_by_key(|member| member.letter);
        Joined::As(letter)
    }

    /// Removes a participant. The others keep their letters.
    pub fn leave(&mut self, letter: u8) {
        self.members.retain(|member| member.letter != Some(letter));
    }

    /// Replaces or removes the reader's sheet.
    pub fn set_reader(&mut self, own: Option<Sheet>) {
        self.members.retain(|member| member.letter.is_some());
        let Some(own) = own else {
            return;
        };
        self.members.retain(|member| member.sheet != own);
        self.members.truncate(MOST - 1);
        self.members.splice(0..0, Self::of(Some(own)).members);
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
    fn members(company: &Company) -> Vec<(Option<u8>, u16)> {
        (company.members().iter())
            .map(|member| (member.letter, member.sheet.nonce))
            .collect()
    }

    #[test]
    fn others_are_called_by_letters_and_the_reader_is_not() {
        let mut company = Company::of(Some(sheet(1)));
        assert_eq!(company.join(sheet(2)), Joined::As(0));
        assert!(company.is_a_pair());
        assert_eq!(company.join(sheet(3)), Joined::As(1));
        assert!(!company.is_a_pair());
        assert_eq!(members(&company), [(None, 1), (Some(0), 2), (Some(1), 3)]);
    }

    #[test]
    fn the_same_sheet_joins_once_and_the_readers_own_not_at_all() {
        let mut company = Company::of(Some(sheet(1)));
        company.join(sheet(2));
        assert_eq!(company.join(sheet(2)), Joined::Twice(0));
        assert_eq!(company.join(sheet(1)), Joined::Own);
        assert_eq!(company.members().len(), 2);
    }

    #[test]
    fn the_ninth_finds_no_room() {
        let mut company = Company::of(None);
        for nonce in 0..8 {
            assert!(matches!(company.join(sheet(nonce)), Joined::As(_)));
        }
        assert_eq!(company.join(sheet(8)), Joined::Full);
        assert_eq!(company.join(sheet(7)), Joined::Twice(7));
        assert_eq!(company.members().len(), MOST);
    }

    #[test]
    fn who_leaves_takes_their_letter_along_and_the_next_to_come_gets_it() {
        let mut company = Company::of(None);
        for nonce in 1..=3 {
            company.join(sheet(nonce));
        }
        company.leave(1);
        assert_eq!(members(&company), [(Some(0), 1), (Some(2), 3)]);
        assert_eq!(company.join(sheet(4)), Joined::As(1));
        assert_eq!(
            members(&company),
            [(Some(0), 1), (Some(1), 4), (Some(2), 3)]
        );
    }

    #[test]
    fn a_reader_who_changes_an_answer_is_still_one_person() {
        let mut company = Company::of(Some(sheet(1)));
        company.join(sheet(2));
        company.set_reader(Some(sheet(3)));
        assert_eq!(members(&company), [(None, 3), (Some(0), 2)]);
        // A sheet that equals another participant's, nonce included, replaces that participant.
        company.set_reader(Some(sheet(2)));
        assert_eq!(members(&company), [(None, 2)]);
        company.set_reader(None);
        assert_eq!(members(&company), []);
    }
}
