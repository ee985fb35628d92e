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
    let (name, most) = match text.split_once([':', '：']) {
        Some((name, _)) => (name, MAX_WORDS),
        // A sentence rather than a name.
        None if text.starts_with(char::is_lowercase) => return "",
        None => (text, MAX_BARE_WORDS),
    };
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = name.split_whitespace().count() <= most
        && name.chars().count() <= MAX_NAME_CHARS
        && !name.chars().any(is_hidden);
    if is_name { name } else { "" }
}

/// The text without the address that a code is the end of.
fn without_address(text: &str) -> &str {
    let (before, last) = match text.rfind(char::is_whitespace) {
        Some(at) => text.split_at(at),
        None => ("", text),
    };
    if last.contains(['/', '#', '=']) {
        before
    } else {
        text
    }
}

/// The text without the signs of a quotation, and without the time at which chats say that something was written.
fn without_time(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(word) = rest.split_whitespace().next() {
        let is_half_day = ["am", "pm"].iter().any(|half| {
            let letters = word.trim_matches(|c: char| !c.is_alphabetic());
            letters.eq_ignore_ascii_case(half)
        });
        if word.contains(char::is_alphabetic) && !is_half_day {
            break;
        }
        rest = rest[word.len()..].trim_start();
    }
    rest
}

/// Returns true for characters that are not seen, or that turn the text around them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
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
