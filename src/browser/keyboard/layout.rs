//! Keyboard layouts: the key that a press stands for.
//!
//! If a layout gives a Latin letter, the letter counts, also on Dvorak or AZERTY. If it does not, as on
//! Cyrillic, Greek, Hebrew and Arabic layouts, the key's position counts, which people know from its Latin cap.

use crate::sheet::digits::decimal_digit;

/// The name of the key that a press stands for: `key` itself, or a Latin letter, sign or digit by its position.
///
/// `key` and `code` are those of a `KeyboardEvent`.
pub(super) fn key_name(key: &str, code: &str, shift: bool) -> String {
    let mut letters = key.chars();
    let only = letters.next().filter(|_| letters.as_str().is_empty());
    if let Some(digit) = only.and_then(decimal_digit) {
        return digit.to_string();
    }
    let is_ours = match only {
        // On Hebrew layouts W gives an apostrophe.
        Some('\'') => code != "KeyW",
        Some(c) => is_latin(c),
        // A ligature, such as the one of B on Arabic layouts; or the name of a key.
        None => key.is_ascii() && !matches!(key, "Process" | "Unidentified"),
    };
    let by_position = (!is_ours).then(|| latin_key(code, shift)).flatten();
    by_position.unwrap_or_else(|| key.to_owned())
}

/// The digit of a key in the row of digits that gives something else without Shift, as on AZERTY.
pub(super) fn row_digit(key: &str, code: &str, shift: bool) -> Option<u8> {
    let digit = code.strip_prefix("Digit")?.parse().ok()?;
    let gives_digit = key.chars().any(|c| decimal_digit(c).is_some());
    (!shift && !gives_digit).then_some(digit)
}

/// Returns true for ASCII, and for letters of the Latin alphabet with marks, which layouts for it have.
fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The name of the key at a position on the layout of the United States.
fn latin_key(code: &str, shift: bool) -> Option<String> {
    let name = match (code, shift) {
        ("Period", _) => ".",
        ("Equal", _) => "=",
        ("Minus", _) => "-",
        ("Slash", true) => "?",
        _ => return Some(code.strip_prefix("Key")?.to_ascii_lowercase()),
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{key_name, row_digit};

    #[track_caller]
    fn check(key: &str, code: &str, name: &str) {
        assert_eq!(key_name(key, code, false), name, "{key} at {code}");
    }

    #[test]
    fn a_key_without_a_latin_letter_counts_by_its_position() {
        // Russian, Ukrainian, Greek, Hebrew, Arabic, Persian, Korean, Thai.
        for (key, code, name) in [
            ("и", "KeyB", "b"),
            ("И", "KeyB", "b"),
            ("г", "KeyU", "u"),
            ("β", "KeyB", "b"),
            ("נ", "KeyB", "b"),
            ("'", "KeyW", "w"),
            ("لا", "KeyB", "b"),
            ("‘", "KeyU", "u"),
            ("ذ", "KeyB", "b"),
            ("ㅠ", "KeyB", "b"),
            ("ิ", "KeyB", "b"),
            ("Process", "KeyB", "b"),
            ("ю", "Period", "."),
            ("ز", "Period", "."),
        ] {
            check(key, code, name);
        }
        assert_eq!(key_name("؟", "Slash", true), "?");
    }

    #[test]
    fn a_key_with_a_latin_letter_counts_by_it() {
        // Dvorak, AZERTY, QWERTZ, Turkish; and keys with names.
        for (key, code) in [
            ("x", "KeyB"),
            (",", "KeyW"),
            (".", "KeyE"),
            ("'", "KeyQ"),
            ("a", "KeyQ"),
            ("é", "Digit2"),
            ("z", "KeyY"),
            ("ß", "Minus"),
            ("ğ", "KeyE"),
            ("U", "KeyU"),
            ("Enter", "Enter"),
            ("PageDown", "PageDown"),
            ("F5", "F5"),
            ("−", "NumpadSubtract"),
            (" ", "Space"),
            ("", ""),
        ] {
            check(key, code, key);
        }
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        for (key, code) in [
            ("٣", "Digit3"),
            ("۳", "Digit3"),
            ("३", "Digit3"),
            ("３", "Digit3"),
            ("٣", "Numpad3"),
        ] {
            check(key, code, "3");
        }
    }

    #[test]
    fn the_row_of_digits_has_them_also_where_they_take_shift() {
        for (key, code, digit) in [
            ("&", "Digit1", 1),
            ("é", "Digit2", 2),
            ("-", "Digit6", 6),
            ("à", "Digit0", 0),
        ] {
            assert_eq!(row_digit(key, code, false), Some(digit), "{key}");
        }
        assert_eq!(row_digit("!", "Digit1", true), None);
        assert_eq!(row_digit("1", "Digit1", false), None);
        assert_eq!(row_digit("١", "Digit1", false), None);
        assert_eq!(row_digit("End", "Numpad1", false), None);
        assert_eq!(row_digit("q", "KeyQ", false), None);
    }
}
