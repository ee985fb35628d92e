//! Made-up votes, to practise with.
//!
//! The people are plausible and nothing more: each leans to some side on every scale and answers around
//! that, some skip items, some give a gut vote against their answers, and after the talk some move a
//! step towards the other side. Leanings are drawn uniformly, so that a rehearsal takes no side.

use super::{Action, Batch, Vote};
use crate::instrument::Instrument;
use crate::sheet::{GutVote, NONCE_COUNT, Sheet};
use std::rc::Rc;

/// One answer in this many is left blank.
const SKIP_ODDS: u32 = 25;

/// One person in this many gives a gut vote against their answers.
const CONTRARY_ODDS: u32 = 4;

/// One answer in this many changes after the talk.
const CHANGE_ODDS: u32 = 6;

/// The actions that fill a room with made-up people: the headcount, and the sheets before the talk and
/// after it. The same `seed` gives the same room.
pub fn rehearsal_actions(instrument: &Instrument, people: u32, seed: u32) -> Vec<Action> {
    let mut random = RandomNumbers(u64::from(seed));
    let nonces = (0..people).map(|n| u16::try_from(n % u32::from(NONCE_COUNT)).unwrap_or(0));
    let first: Vec<Sheet> = nonces
        .map(|nonce| person(instrument, nonce, &mut random))
        .collect();
    let second: Vec<Sheet> = first
        .iter()
        .map(|sheet| after_the_talk(instrument, sheet, &mut random))
        .collect();
    let mut actions = vec![Action::Headcount(Some(people))];
    for (sitting, sheets) in [(Vote::First, first), (Vote::Second, second)] {
        actions.push(Action::Codes(Rc::new(Batch {
            sitting,
            sheets,
            faults: Vec::new(),
        })));
    }
    actions
}

/// One person's sheet before the talk.
fn person(instrument: &Instrument, nonce: u16, random: &mut RandomNumbers) -> Sheet {
    // The leaning by scale, from one pole to the other.
    let leans: Vec<i32> = instrument
        .scales
        .iter()
        .map(|_| random.between(-2, 2))
        .collect();
    let answers = instrument.items.iter().map(|item| {
        if random.one_in(SKIP_ODDS) {
            return None;
        }
        // Deviates from the leaning symmetrically.
        let target = leans.get(item.scale).copied().unwrap_or(0) + random.between(-1, 1);
        nearest_choice(item, target)
    });
    let answers = answers.collect();
    let leans_low = leans.get(instrument.gut.scale).is_some_and(|&lean| {
        if lean == 0 {
            random.one_in(2)
        } else {
            lean < 0
        }
    });
    let low = leans_low != random.one_in(CONTRARY_ODDS);
    Sheet {
        gut: Some(if low { GutVote::Low } else { GutVote::High }),
        answers,
        nonce,
    }
}

/// The same person's sheet after the talk.
fn after_the_talk(instrument: &Instrument, before: &Sheet, random: &mut RandomNumbers) -> Sheet {
    let answers = instrument
        .items
        .iter()
        .zip(&before.answers)
        .map(|(item, answer)| {
            let counts = answer.and_then(|choice| item.score(choice))?;
            if !random.one_in(CHANGE_ODDS) {
                return *answer;
            }
            // A step towards the other side; from the middle, to either.
            let step = match counts.signum() {
                0 if random.one_in(2) => 1,
                0 => -1,
                side => -side,
            };
            nearest_choice(item, counts + step)
        });
    Sheet {
        answers: answers.collect(),
        ..before.clone()
    }
}

/// The choice whose score is nearest to `meant`; the first of several.
fn nearest_choice(item: &crate::instrument::Item, target: i32) -> Option<u8> {
    let choices = 0..u8::try_from(item.choice_count()).unwrap_or(u8::MAX);
    choices.min_by_key(|&choice| {
        item.score(choice)
            .map_or(i32::MAX, |counts| (counts - target).abs())
    })
}

/// A pseudo-random number generator.
struct RandomNumbers(u64);

impl RandomNumbers {
    /// A number from `least` to `most`.
    fn between(&mut self, least: i32, most: i32) -> i32 {
        let many = u32::try_from(most - least + 1).unwrap_or(1);
        least + i32::try_from(self.below(many)).unwrap_or(0)
    }

    fn one_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }

    /// A number below `many`, which must not be 0. A linear congruential generator with Knuth's
    /// constants for MMIX.
    fn below(&mut self, many: u32) -> u32 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        // The upper bits are the random ones.
        u32::try_from(self.0 >> 32).unwrap_or(0) % many
    }
}

#[cfg(test)]
mod tests {
    use super::rehearsal_actions;
    use crate::instrument::tests::example;
    use crate::room::{Head, Room, Vote};
    use std::rc::Rc;

    fn room(seed: u32) -> Room {
        let instrument = Rc::new(example());
        let head = Head {
            tag: "TRY1".into(),
            created_at: 0,
            rehearsal: true,
        };
        let mut room = Room::open(Rc::clone(&instrument), head);
        for action in rehearsal_actions(&instrument, 60, seed) {
            assert!(room.act(action.clone(), 0).is_some(), "{action:?}");
        }
        room
    }

    #[test]
    fn sixty_people_hand_in_twice_and_leave_few_items_blank() {
        let room = room(7);
        assert_eq!(room.headcount(), Some(60));
        for sitting in Vote::BOTH {
            assert_eq!(room.submissions().sheets(sitting).len(), 60);
            for item in 0..12 {
                let voted: u32 = room.tally(item, sitting).iter().sum();
                assert!((45..=60).contains(&voted), "{voted}");
            }
        }
    }

    #[test]
    fn both_poles_have_their_people_whatever_the_chance() {
        for seed in 0..40 {
            let room = room(seed);
            let points = room.submissions().points(Vote::First);
            let side = |side: i32| -> u32 {
                let there = points.iter().filter(|((x, _), _)| x.signum() == side);
                there.map(|(_, count)| count).sum()
            };
            assert!(
                side(-1) > 5 && side(1) > 5,
                "{seed}: {} {}",
                side(-1),
                side(1)
            );
        }
    }

    #[test]
    fn the_talk_moves_some_and_not_most() {
        let room = room(3);
        let [first, second] = Vote::BOTH.map(|sitting| room.submissions().sheets(sitting));
        let answers = first
            .iter()
            .zip(second)
            .flat_map(|(a, b)| a.answers.iter().zip(&b.answers));
        let moved = answers.filter(|(before, after)| before != after).count();
        // One in six of 720, less the blank ones.
        assert!((60..=180).contains(&moved), "{moved}");
    }

    #[test]
    fn the_same_seed_makes_the_same_room() {
        assert_eq!(room(5).submissions(), room(5).submissions());
        assert_ne!(room(5).submissions(), room(6).submissions());
    }
}
