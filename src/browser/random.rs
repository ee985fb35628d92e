//! Random values.

use crate::sheet::NONCE_COUNT;

/// A nonce for a new sheet.
pub fn nonce() -> u16 {
    let random = js_sys::Math::random() * f64::from(NONCE_COUNT);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at least 0 and below 1024"
    )]
    let nonce = random as u16;
    nonce % NONCE_COUNT
}

/// A random room tag: four letters and digits, without those that are easily confused.
pub fn room_tag() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter = || char::from(LETTERS[usize::from(nonce() % 32)]);
    [letter(), letter(), letter(), letter()]
        .into_iter()
        .collect()
}
