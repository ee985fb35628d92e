//! Names and integrity values made from what a file holds.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Ten hexadecimal digits: enough that no two files of one name ever share them.
pub fn short(contents: &[u8]) -> String {
    let digest = Sha256::digest(contents);
    digest
        .iter()
        .take(5)
        .fold(String::with_capacity(10), |text, byte| {
            text + &format!("{byte:02x}")
        })
}

/// A value for the `integrity` attribute. Of the three that browsers take the shortest: a hash does
/// not compress, and the loader carries two of them.
pub fn integrity(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

#[cfg(test)]
mod tests {
    use super::{integrity, short};

    #[test]
    fn the_hash_is_the_head_of_sha256() {
        assert_eq!(short(b""), "e3b0c44298");
        assert_eq!(short(b"abc"), "ba7816bf8f");
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
