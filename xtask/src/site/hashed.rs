//! Names and integrity values made from what a file holds.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use sha2::{Digest, Sha256};

/// The SHA-256 as a file name can hold it: whoever knows the name can check what comes under it.
/// `www/embed/load.js` makes the integrity value of it.
pub fn url_safe_hash(contents: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(contents))
}

/// A value for the `integrity` attribute. Of the three that browsers take the shortest: a hash does
/// not compress, and the loader carries three of them in its names.
pub fn integrity(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

#[cfg(test)]
mod tests {
    use super::{integrity, url_safe_hash};

    #[test]
    fn a_name_is_sha256_without_letters_that_a_path_could_not_hold() {
        // Of nothing, as every table of test vectors has it, and one with a letter of each kind.
        assert_eq!(
            url_safe_hash(b""),
            "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
        );
        assert_eq!(
            integrity(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
