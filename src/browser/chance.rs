//! Chance.

use crate::sheet::NONCES;

/// A nonce for a new sheet.
pub fn nonce() -> u16 {
    let drawn = js_sys::Math::random() * f64::from(NONCES);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at least 0 and below 1024"
    )]
    let nonce = drawn as u16;
    nonce % NONCES
}
