//! Bytes as a text that compresses as well as they do.
//!
//! A module cannot hold bytes. Base64 shifts them against each other and hides what repeats: as base64 the program
//! is a quarter larger by brotli. Here each byte is a character, or two if it is rare, so what repeats still does:
//! it is 4 % larger by brotli, and hardly larger by gzip.

use serde::Serialize;

/// A text that stands for bytes. `www/npm/bytes.js` decodes it.
#[derive(Debug, Serialize)]
pub struct EncodedBytes {
    /// The digits that the text is written in.
    alphabet: String,
    /// All bytes, the most frequent first. The first of them are written as one digit each, the others as two.
    order: Vec<u8>,
    /// The number of bytes.
    length: usize,
    text: String,
}

/// The number of digits that begin a pair. The others stand for a byte each.
const PREFIXES: usize = 2;

/// Characters that a script would have to escape in some kind of string, or that end a script element.
const AVOIDED: [char; 6] = ['"', '\'', '\\', '`', '$', '<'];

/// Encodes bytes.
pub fn encode(bytes: &[u8]) -> EncodedBytes {
    let alphabet: Vec<char> = (' '..='~')
        .filter(|digit| !AVOIDED.contains(digit))
        .collect();
    let mut count = [0_usize; 256];
    for &byte in bytes {
        count[usize::from(byte)] += 1;
    }
    let mut order: Vec<u8> = (0..=255).collect();
    order.sort_by_key(|&byte| std::cmp::Reverse(count[usize::from(byte)]));
    let singles = alphabet.len() - PREFIXES;
    let mut digits = vec![String::new(); 256];
    for (rank, &byte) in order.iter().enumerate() {
        digits[usize::from(byte)] = match rank.checked_sub(singles) {
            None => alphabet[PREFIXES + rank].to_string(),
            Some(rest) => {
                let (prefix, digit) = (rest / alphabet.len(), rest % alphabet.len());
                [alphabet[prefix], alphabet[digit]].iter().collect()
            }
        };
    }
    EncodedBytes {
        alphabet: alphabet.into_iter().collect(),
        order,
        length: bytes.len(),
        text: bytes
            .iter()
            .map(|&byte| digits[usize::from(byte)].as_str())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn every_byte_has_digits_of_its_own() {
        let bytes: Vec<u8> = (0..=255).collect();
        let encoded = encode(&bytes);
        // 95 printable characters without the six that are avoided; 87 of them stand for a byte each.
        assert_eq!(encoded.alphabet.len(), 89);
        assert_eq!(encoded.text.len(), 87 + 2 * (256 - 87));
        assert_eq!(encoded.length, 256);
        let mut order = encoded.order.clone();
        order.sort_unstable();
        assert_eq!(order, bytes);
    }

    #[test]
    fn a_frequent_byte_is_one_digit_however_many_kinds_of_bytes_there_are() {
        let all: Vec<u8> = (0..=255).collect();
        let encoded = encode(&[all.as_slice(), &[200; 10]].concat());
        assert_eq!(encoded.order[0], 200);
        let digits_of_all = encode(&all).text.len();
        assert_eq!(encoded.text.len(), digits_of_all + 10);
    }

    #[test]
    fn no_kind_of_string_needs_an_escape() {
        let bytes: Vec<u8> = (0..=255).collect();
        let plain = |c: char| (' '..='~').contains(&c) && !"\"'\\`$<".contains(c);
        assert!(encode(&bytes).text.chars().all(plain));
    }
}
