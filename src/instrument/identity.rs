//! What makes two instruments the same to a result code and to stored progress.

use super::Instrument;

/// An instrument's identity: its id, its version, and the shape of what it asks.
///
/// Wording is no part of it, so a code taken in one language opens in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(pub u32);

/// FNV-1a, 32 bits: small, and good enough to tell two instruments apart. Not a secret.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Instrument {
    /// The identity of this instrument.
    pub fn identity(&self) -> Identity {
        let shape = self.items.iter().flat_map(|item| {
            let choices = item.choices().to_le_bytes()[0];
            // 0xff cannot occur in UTF-8, so it parts the ids.
            item.id.bytes().chain([0xff, choices])
        });
        Identity(fnv(self
            .id
            .bytes()
            .chain([0xff])
            .chain(self.version.to_le_bytes())
            .chain(shape)))
    }
}
