//! The identity of an instrument, to which result codes and stored progress are bound.

use super::{Instrument, ItemKind};

/// An instrument's identity: its id, its version, and the shape of what it asks.
///
/// Wording is not part of it, so a code created in one language opens in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(pub u32);

/// The scoring hash of *which-first*, version 1. Rooms stored before scoring became part of the
/// fingerprint are bound to the identity alone, and still open.
const ORIGINAL_SCORING: u32 = 2_088_674_269;

/// FNV-1a, 32 bits: small, and good enough to tell two instruments apart. Not cryptographic.
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Instrument {
    /// The identity of this instrument.
    pub fn identity(&self) -> Identity {
        let shape = self.items.iter().flat_map(|item| {
            let choices = item.choice_count().to_le_bytes()[0];
            // 0xff cannot occur in UTF-8, so it separates the ids.
            item.id.bytes().chain([0xff, choices])
        });
        Identity(fnv1a(
            self.id
                .bytes()
                .chain([0xff])
                .chain(self.version.to_le_bytes())
                .chain(shape),
        ))
    }

    /// The fingerprint that a stored room and an export are bound to: a hash of the identity and of the
    /// scoring. A file that reuses another's id, version and items but scores them differently cannot open
    /// its rooms.
    pub fn fingerprint(&self) -> u32 {
        let (Identity(identity), scoring) = (self.identity(), self.scoring_hash());
        if scoring == ORIGINAL_SCORING {
            return identity;
        }
        fnv1a([identity, scoring].into_iter().flat_map(u32::to_le_bytes))
    }

    /// Hashes the scoring: each item's scale, and the score of each of its choices.
    fn scoring_hash(&self) -> u32 {
        fnv1a(self.items.iter().flat_map(|item| {
            let scale = self.scales.get(item.scale).map_or("", |scale| &scale.id);
            let scores = match &item.kind {
                ItemKind::Statement { key } => vec![*key],
                ItemKind::Dilemma { options } => {
                    options.iter().map(|option| option.score).collect()
                }
            };
            let scores = scores.into_iter().flat_map(i32::to_le_bytes);
            // 0xff cannot occur in UTF-8, so it separates the ids.
            scale
                .bytes()
                .chain([0xff])
                .chain(scores)
                .collect::<Vec<u8>>()
        }))
    }
}

#[cfg(test)]
mod tests {
    use crate::instrument::tests::example;
    use crate::instrument::{Instrument, ItemKind};

    /// The value in the journals of rooms stored before scoring was part of the fingerprint.
    const STORED_FINGERPRINT: u32 = 3_618_133_734;

    #[test]
    fn rooms_that_were_kept_before_scoring_counted_still_open() {
        assert_eq!(example().fingerprint(), STORED_FINGERPRINT);
        assert_eq!(example().identity().0, STORED_FINGERPRINT);
    }

    #[test]
    fn other_words_are_the_same_instrument() {
        let mut translated = example();
        translated.items[0].text = "Erst die Beziehung, dann der Verkauf.".into();
        translated.lang = "de".into();
        assert_eq!(translated.fingerprint(), STORED_FINGERPRINT);
    }

    #[track_caller]
    fn is_another(change: impl FnOnce(&mut Instrument)) {
        let mut instrument = example();
        change(&mut instrument);
        assert_ne!(instrument.fingerprint(), STORED_FINGERPRINT);
        // Stored progress is keyed by the URL of the file, so it needs no fingerprint.
        assert_eq!(instrument.identity().0, STORED_FINGERPRINT);
    }

    #[test]
    fn a_file_that_counts_answers_otherwise_is_another_instrument() {
        is_another(|instrument| match &mut instrument.items[0].kind {
            ItemKind::Statement { key } => *key = -*key,
            ItemKind::Dilemma { options } => options.reverse(),
        });
        is_another(|instrument| instrument.items[1].scale = (instrument.items[1].scale + 1) % 3);
        is_another(|instrument| {
            let dilemma = instrument
                .items
                .iter_mut()
                .find_map(|item| match &mut item.kind {
                    ItemKind::Dilemma { options } => Some(options),
                    ItemKind::Statement { .. } => None,
                });
            dilemma.expect("a dilemma")[0].score += 1;
        });
    }
}
