//! The name of the person that a code belongs to: the words before it on its line, as in “Ana: WF-…” or “Ben WF-…”.

/// The maximum length of a name, in characters.
pub const MAX_NAME_CHARS: usize = 32;

/// The maximum number of words of a name before a colon: `See where you stand: https://…` has four.
const MAX_WORDS: usize = 3;

/// The maximum number of words of a name that nothing separates from the code.
const MAX_BARE_WORDS: usize = 2;

/// Finds the name in the text between the start of a line, or the code before, and a code. Returns an empty text if
/// there is none.
pub(super) fn name_before(text: &str) -> &str {
    let text = without_time(without_address(text));
    let (name, most) = match text.find([':', '：']) {
        Some(end) => (&text[..end], MAX_WORDS),
        // A sentence rather than a name.
        None if text.starts_with(|c: char| c.is_ascii_lowercase()) => return "",
        None => (text, MAX_BARE_WORDS),
    };
    let name = name.trim_matches(|c| !is_letter(c) && !c.is_ascii_digit());
    let is_name = name.split(' ').count() <= most
        && name.chars().count() <= MAX_NAME_CHARS
        && !name.chars().any(is_hidden);
    if is_name { name } else { "" }
}

/// The text without the address that a code is the end of.
fn without_address(text: &str) -> &str {
    let start = text.rfind(' ').unwrap_or(0);
    if text[start..].contains(['/', '#', '=']) {
        &text[..start]
    } else {
        text
    }
}

/// The text without the signs of a quotation, and without the time at which chats say that something was written.
fn without_time(text: &str) -> &str {
    let mut rest = text;
    loop {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let letters = word.trim_matches(|c| !is_letter(c));
        let is_half_day = letters.eq_ignore_ascii_case("am") || letters.eq_ignore_ascii_case("pm");
        if rest.is_empty() || !letters.is_empty() && !is_half_day {
            return rest;
        }
        rest = after;
    }
}

/// Returns true for letters. Of those outside of ASCII it only leaves out punctuation: the tables of Unicode would
/// add 2 KB to the wasm.
fn is_letter(c: char) -> bool {
    match c {
        '\u{80}'..='\u{bf}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{feff}'..='\u{ff20}' => false,
        _ => c.is_ascii_alphabetic() || !c.is_ascii(),
    }
}

/// Returns true for characters that are not seen, or that turn the text around them.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    turns || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_where_it_stands() {
        for (before, name) in [
            ("Ana: ", "Ana"),
            ("Ben ", "Ben"),
            ("Zoë – ", "Zoë"),
            ("[14:05] Anna: “", "Anna"),
            ("28/11/2026, 14:05 - Ana Lima: ", "Ana Lima"),
            ("[28.11.26, 2:05:12 PM] Ben: here is mine, ", "Ben"),
            ("> Cem: https://quiz.example/#r=", "Cem"),
            ("Dana https://quiz.example/?a=b#r=", "Dana"),
            (", Eve: ", "Eve"),
            ("ana: ", "ana"),
            ("愛 ", "愛"),
            ("Мария Петровна: ", "Мария Петровна"),
        ] {
            assert_eq!(name_before(before), name, "{before:?}");
        }
    }

    #[test]
    fn other_words_are_no_name() {
        for before in [
            "",
            " “",
            "14:05 ",
            "mine is ",
            "and ",
            "Here is the code that I got: ",
            "My own code is ",
            "See where you stand: https://quiz.example/#r=",
            "https://quiz.example/#r=",
            "A name that nobody could ever have: ",
            "Donaudampfschifffahrtsgesellschaftskapitän: ",
            "A\u{202e}na: ",
        ] {
            assert_eq!(name_before(before), "", "{before:?}");
        }
    }
}
