//! A duel: one item, which a reader sends to a friend. The friend answers before seeing the reader's answer.
//!
//! A link to it ends in `#duel=CODE`. The code is a result code ([`code`]) of a sheet that has this one answer and
//! nothing else, neither a gut vote nor a nonce that would tell whose it is. So it is checked like any other: damaged,
//! or of another instrument or version.

use super::Sheet;
use super::code::{self, CodeError};
use crate::instrument::{Answer, Instrument};

/// An item, and the answer to it of the person who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duel {
    /// The item's position.
    pub item: usize,
    /// Their point or option, from 0.
    pub choice: u8,
}

impl Duel {
    /// Creates the duel of a sheet that a link holds.
    ///
    /// # Errors
    ///
    /// [`CodeError::NotACode`] unless the sheet has exactly one answer.
    pub fn from_sheet(sheet: &Sheet) -> Result<Self, CodeError> {
        let answers = sheet.answers.iter().enumerate();
        let mut answers = answers.filter_map(|(item, choice)| Some((item, (*choice)?)));
        match (answers.next(), answers.next()) {
            (Some((item, choice)), None) => Ok(Self { item, choice }),
            _ => Err(CodeError::NotACode),
        }
    }

    /// Encodes it as the code of a link.
    pub fn encode(self, instrument: &Instrument) -> String {
        let mut sheet = Sheet::blank(instrument, 0);
        if let Some(answer) = sheet.answers.get_mut(self.item) {
            *answer = Some(self.choice);
        }
        code::encode(instrument, &sheet)
    }

    /// Returns the duels that a reader with these answers can send, the sharpest first: the furthest from the middle,
    /// and of these the dilemmas before the statements. A dilemma is a story that one can put to a friend.
    pub fn of_answers(instrument: &Instrument, answers: &[Answer]) -> Vec<Self> {
        let mut duels = Vec::new();
        // Four passes: a sort would add 1 KB of wasm.
        for (is_sharp, is_dilemma) in [(true, true), (true, false), (false, true), (false, false)] {
            for (item, (asked, choice)) in instrument.items.iter().zip(answers).enumerate() {
                if let Some(choice) = *choice
                    && let Some(score) = asked.score(choice)
                    && (score.abs() > 1) == is_sharp
                    && asked.is_statement() != is_dilemma
                {
                    duels.push(Self { item, choice });
                }
            }
        }
        duels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::{any_instrument, example, example_with};
    use crate::sheet::GutVote;
    use proptest::prelude::*;

    /// The shares of the answers 1 to 5 to the items; 0 is a blank.
    fn answers(answers: [u8; 12]) -> Vec<Answer> {
        answers.iter().map(|n| n.checked_sub(1)).collect()
    }

    #[test]
    fn a_duel_comes_back_as_it_was_sent_and_says_nothing_else() {
        let instrument = example();
        for (item, question) in instrument.items.iter().enumerate() {
            let choices = u8::try_from(question.choice_count()).unwrap();
            for duel in (0..choices).map(|choice| Duel { item, choice }) {
                let code = duel.encode(&instrument);
                let sheet = code::decode(&instrument, &code).unwrap();
                assert_eq!((sheet.gut, sheet.nonce), (None, 0), "{code}");
                assert_eq!(Duel::from_sheet(&sheet), Ok(duel), "{code}");
            }
        }
    }

    #[test]
    fn the_sharpest_dilemma_comes_first_and_what_was_skipped_not_at_all() {
        // Items 4, 9, 11 and 12 are dilemmas; 9 and 12 are answered at an end, 4 next to one, 11 is skipped.
        let given = answers([5, 4, 3, 2, 0, 1, 3, 3, 5, 3, 0, 1]);
        let items: Vec<usize> = Duel::of_answers(&example(), &given)
            .iter()
            .map(|duel| duel.item + 1)
            .collect();
        assert_eq!(items, [9, 12, 1, 6, 4, 2, 3, 7, 8, 10]);
        assert_eq!(Duel::of_answers(&example(), &answers([0; 12])), []);
    }

    #[test]
    fn a_code_with_no_answer_or_with_several_is_no_duel() {
        let mut sheet = Sheet::blank(&example(), 0);
        assert_eq!(Duel::from_sheet(&sheet), Err(CodeError::NotACode));
        sheet.gut = Some(GutVote::Low);
        sheet.answers[2] = Some(1);
        assert_eq!(Duel::from_sheet(&sheet), Ok(Duel { item: 2, choice: 1 }));
        sheet.answers[3] = Some(0);
        assert_eq!(Duel::from_sheet(&sheet), Err(CodeError::NotACode));
    }

    #[test]
    fn a_duel_that_was_damaged_or_is_of_other_questions_is_told_as_such() {
        let instrument = example();
        let code = Duel { item: 8, choice: 4 }.encode(&instrument);
        let digits = code.char_indices().skip(code::PREFIX.len());
        for (at, digit) in digits.filter(|(_, c)| c.is_ascii_alphanumeric()) {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
                .chars()
                .filter(|c| *c != digit)
            {
                let mut slip = code.clone();
                slip.replace_range(at..=at, &other.to_string());
                let found = code::decode(&instrument, &slip);
                assert!(found.is_err(), "{code} and {slip}: {found:?}");
            }
        }
        let other = example_with(|file| file["id"] = "other".into());
        let newer = example_with(|file| file["version"] = 2.into());
        assert_eq!(code::decode(&other, &code), Err(CodeError::OtherInstrument));
        assert_eq!(code::decode(&newer, &code), Err(CodeError::OtherVersion));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_answer_to_any_instrument_can_be_a_duel(
            instrument in any_instrument(),
            chance in prop::collection::vec(any::<u8>(), 0..70),
        ) {
            let given: Vec<Answer> = (instrument.items.iter().zip(&chance))
                .map(|(item, chance)| {
                    let count = u8::try_from(item.choice_count()).unwrap();
                    (chance % (count + 1)).checked_sub(1)
                })
                .collect();
            let duels = Duel::of_answers(&instrument, &given);
            prop_assert_eq!(duels.len(), given.iter().flatten().count());
            for duel in duels {
                let sheet = code::decode(&instrument, &duel.encode(&instrument)).unwrap();
                prop_assert_eq!(Duel::from_sheet(&sheet), Ok(duel));
                prop_assert_eq!(given[duel.item], Some(duel.choice));
            }
        }
    }
}
