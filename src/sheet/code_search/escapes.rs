//! Decodes the escapes that programs write into text when they pass it on: URLs, mails, JSON, Markdown and HTML.

/// The maximum number of times that a percent sign may have been encoded itself.
const MAX_PERCENT_LEVELS: usize = 4;

/// The maximum length of a character reference (`&thinsp;`).
const MAX_REFERENCE_LEN: usize = 10;

/// Character references of HTML by name: those that stand between the groups of a code.
const REFERENCES: [(&[u8], char); 14] = [
    (b"ndash", '\u{2013}'),
    (b"mdash", '\u{2014}'),
    (b"horbar", '\u{2015}'),
    (b"hyphen", '\u{2010}'),
    (b"dash", '\u{2010}'),
    (b"minus", '\u{2212}'),
    (b"lowbar", '_'),
    (b"shy", '\u{ad}'),
    (b"nbsp", '\u{a0}'),
    (b"ensp", '\u{2002}'),
    (b"thinsp", '\u{2009}'),
    (b"zwj", '\u{200d}'),
    (b"zwnj", '\u{200c}'),
    (b"gt", '>'),
];

/// An escape at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Escape {
    /// The character that it stands for; `None` if it stands for nothing.
    pub(super) char: Option<char>,
    /// Its length in bytes.
    pub(super) len: usize,
    /// True if it contains the end of a line.
    pub(super) ends_line: bool,
}

/// Decodes the escape that a text starts with, if it starts with one.
pub(super) fn decode(text: &[u8]) -> Option<Escape> {
    let (char, len) = match text.first()? {
        b'%' => encoded_char(text, percent_byte)?,
        b'&' => reference(text)?,
        b'=' => {
            return soft_break(text).or_else(|| {
                let (char, len) = encoded_char(text, quoted_byte)?;
                // Mail programs encode no letters and digits, but a code may follow an equals sign.
                (!char.is_ascii_alphanumeric()).then_some(Escape::of(char, len))
            });
        }
        b'\\' => return backslash(text),
        _ => return None,
    };
    Some(Escape::of(char, len))
}

impl Escape {
    fn of(char: char, len: usize) -> Self {
        Self {
            char: Some(char),
            len,
            ends_line: false,
        }
    }
}

/// The value of two hexadecimal digits.
fn hex_byte(text: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

/// A percent-encoded byte (`%2D`), and its length. Each gateway that a URL passes through may encode the percent
/// sign again (`%252D`).
fn percent_byte(text: &[u8]) -> Option<(u8, usize)> {
    let mut at = 1;
    for _ in 1..MAX_PERCENT_LEVELS {
        if text.get(at..at + 2) == Some(b"25") && hex_byte(text, at + 2).is_some() {
            at += 2;
        }
    }
    (text.first() == Some(&b'%')).then_some((hex_byte(text, at)?, at + 2))
}

/// A byte in quoted-printable (`=2D`), whose digits are upper case, and its length.
fn quoted_byte(text: &[u8]) -> Option<(u8, usize)> {
    let is_quoted = text.first() == Some(&b'=')
        && (text.get(1..3)?.iter()).all(|byte| !byte.is_ascii_lowercase());
    is_quoted.then_some((hex_byte(text, 1)?, 3))
}

/// A character of which each byte of UTF-8 is encoded, and the length of all of them.
fn encoded_char(
    text: &[u8],
    encoded_byte: fn(&[u8]) -> Option<(u8, usize)>,
) -> Option<(char, usize)> {
    let (first, mut len) = encoded_byte(text)?;
    let count = match first {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [first; 4];
    for byte in &mut bytes[1..count] {
        let (value, more) = encoded_byte(&text[len..])?;
        *byte = value;
        len += more;
    }
    let char = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((char, len))
}

/// The soft line break of quoted-printable, with which mail programs wrap lines anywhere.
fn soft_break(text: &[u8]) -> Option<Escape> {
    let len = [b"=\r\n".as_slice(), b"=\n", b"=\r"]
        .into_iter()
        .find(|soft| text.starts_with(soft))?
        .len();
    Some(Escape {
        char: None,
        len,
        ends_line: true,
    })
}

/// An escape of JSON (`\n`, `\u2013`), or a backslash before punctuation, as in Markdown.
fn backslash(text: &[u8]) -> Option<Escape> {
    match text.get(1)? {
        b'n' | b'r' | b't' => Some(Escape::of(' ', 2)),
        b'u' => {
            let unit = |at: usize| {
                let is_escape = text.get(at..at + 2) == Some(b"\\u");
                let bytes = [hex_byte(text, at + 2)?, hex_byte(text, at + 4)?];
                is_escape.then_some(u16::from_be_bytes(bytes))
            };
            let first = u32::from(unit(0)?);
            let Some(high) = first.checked_sub(0xd800).filter(|high| *high < 0x800) else {
                return Some(Escape::of(char::from_u32(first)?, 6));
            };
            // A pair of surrogates.
            let low = u32::from(unit(6)?).checked_sub(0xdc00)?;
            let is_pair = high < 0x400 && low < 0x400;
            let value = is_pair.then_some(0x1_0000 + (high << 10) + low);
            Some(Escape::of(char::from_u32(value?)?, 12))
        }
        next if next.is_ascii_punctuation() => Some(Escape {
            char: None,
            len: 1,
            ends_line: false,
        }),
        _ => None,
    }
}

/// A character reference of HTML: `&ndash;`, `&#8211;`, `&#x2013;`.
fn reference(text: &[u8]) -> Option<(char, usize)> {
    let inner = &text[1..text.len().min(MAX_REFERENCE_LEN)];
    let end = inner.iter().position(|byte| *byte == b';')?;
    let name = &inner[..end];
    let char = match name.strip_prefix(b"#") {
        Some(number) => {
            let (digits, radix) = match number {
                [b'x' | b'X', hex @ ..] => (hex, 16),
                _ => (number, 10),
            };
            let add = |value: u32, digit: &u8| {
                let digit = char::from(*digit).to_digit(radix)?;
                value.checked_mul(radix)?.checked_add(digit)
            };
            let value = digits.iter().try_fold(0, add)?;
            char::from_u32(value).filter(|_| !digits.is_empty())?
        }
        None => REFERENCES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((char, end + 2))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(text: &str, char: Option<char>, rest: &str) {
        let escape = decode(text.as_bytes()).expect(text);
        assert_eq!((escape.char, &text[escape.len..]), (char, rest), "{text}");
    }

    #[test]
    fn an_escape_stands_for_its_character() {
        for (text, char) in [
            ("%2D", '-'),
            ("%252d", '-'),
            ("%25252D", '-'),
            ("%E2%80%93", '–'),
            ("%25E2%2580%2593", '–'),
            ("=3D", '='),
            ("=E2=80=93", '–'),
            ("\\n", ' '),
            ("\\u2013", '–'),
            ("\\ud835\\udc16", '𝐖'),
            ("&ndash;", '–'),
            ("&#8211;", '–'),
            ("&#x2013;", '–'),
        ] {
            check(&format!("{text}WF"), Some(char), "WF");
        }
    }

    #[test]
    fn what_only_wraps_or_marks_stands_for_nothing() {
        for text in ["=\n", "=\r\n"] {
            check(&format!("{text}WF"), None, "WF");
            assert!(decode(text.as_bytes()).expect(text).ends_line);
        }
        check("\\-WF", None, "-WF");
    }

    #[test]
    fn what_only_begins_like_an_escape_is_none() {
        for text in [
            "",
            "%",
            "%2",
            "%FF",
            "%E2%80",
            "%%%2",
            "=",
            "=4",
            "=6DY0",
            "=e2=80=93",
            "=E2",
            "\\",
            "\\w",
            "\\u20",
            "\\ud835",
            "&",
            "&r=1",
            "&ndash",
            "&#;",
            "&#x110000;",
            "&nothing;",
            "-",
        ] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
