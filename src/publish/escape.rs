//! Escapes texts for HTML, XML and Markdown.

/// Sanitises a text to a single line: collapses white space, and removes control characters and
/// bidirectional marks that would change how the following text is displayed. These include all
/// characters that are invalid in XML.
pub(super) fn single_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_space(c) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_unsafe(c) {
            out.push(c);
        }
    }
    // Trims other spaces too: between a word and its Markdown emphasis they would break the emphasis.
    out.trim().to_owned()
}

/// Returns true for a space at which a line may break, so not for a no-break space.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_unsafe(c: char) -> bool {
    matches!(
        c,
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

/// Escapes a text for HTML or XML, for text content and for attributes in double quotes.
pub(super) fn markup(out: &mut String, text: &str) {
    push_escaped(out, &single_line(text));
}

/// Escapes a text for HTML or XML, with its white space and control characters as they are.
pub fn escape_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

/// Escapes a text for Markdown. Every dialect has backslash escapes for punctuation.
pub(super) fn markdown(out: &mut String, text: &str) {
    let text = single_line(text);
    // Characters that are special only at the start of a line: a list, a heading, a rule.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let heads = match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'+' | b'-' | b'=' | b'#') if digits == 0 => 0,
        _ => usize::MAX,
    };
    for (at, c) in text.char_indices() {
        if at == heads || "\\`*_[]<>&~|$!:@".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes a URL for a Markdown link between `<` and `>`.
pub(super) fn markdown_url(out: &mut String, url: &str) {
    for c in single_line(url).chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
}
