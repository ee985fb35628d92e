//! File names and integrity values from the hash of a file's contents.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use sha2::{Digest, Sha256};

/// The SHA-256 in URL-safe base64, for a file's name. `www/embed/load.js` derives the integrity value from
/// the name.
pub fn url_safe_hash(contents: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(contents))
}

/// A value for the `integrity` attribute: SHA-256, the shortest hash that browsers accept. A hash does not
/// compress, and the loader contains three in the names of files.
pub fn integrity(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

#[cfg(test)]
mod tests {
    use super::{integrity, url_safe_hash};

    #[test]
    fn a_name_is_sha256_without_letters_that_a_path_could_not_hold() {
        // The usual test vector for empty input, whose hash has both of the replaced characters.
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
