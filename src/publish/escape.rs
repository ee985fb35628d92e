//! How texts are written down so that they stay texts.

/// A text on one line: runs of white space are one space, and what cannot be seen and changes how
/// others are read is left out, that is control characters and marks that turn the direction of
/// whatever follows. What has no place in XML is among them.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_space(letter) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_barred(letter) {
            out.push(letter);
        }
    }
    // Other spaces too: they would stand between a word and what sets it off.
    out.trim().to_owned()
}

/// Whether a line may end here. A space that holds words together is none.
fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_barred(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{FFFE}'
            | '\u{FFFF}'
    )
}

/// A text for markup, XML or HTML, between tags or double quotes.
pub(super) fn markup(out: &mut String, text: &str) {
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

/// A text for Markdown. A backslash before a sign makes it a sign and no more, in every dialect.
pub(super) fn markdown(out: &mut String, text: &str) {
    let text = clean(text);
    // Signs that mean something at the head of a line only: a list, a heading, a rule.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let heads = match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'+' | b'-' | b'=' | b'#') if digits == 0 => 0,
        _ => usize::MAX,
    };
    for (at, letter) in text.char_indices() {
        if at == heads || "\\`*_[]<>&~|$!:@".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// An address for Markdown, between `<` and `>`.
pub(super) fn markdown_address(out: &mut String, address: &str) {
    for letter in clean(address).chars() {
        match letter {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            '&' => out.push_str("&amp;"),
            _ => out.push(letter),
        }
    }
}
