//! Normalises the characters of a text for the search for codes: reverses what chats, word processors
//! and URLs do to them.

use super::escapes::{self, Escape};
use crate::sheet::digits::decimal_digit;

/// The kind of a character, for the search for codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharKind {
    /// A letter or digit, as ASCII in upper case.
    Letter(u8),
    /// A hyphen, or a character used instead of one.
    Separator,
    /// A space, or another character between words.
    Space,
    /// Punctuation that people write between the groups of a code instead of a hyphen.
    Punctuation,
    /// Any other character, which ends a code.
    Other,
}

impl CharKind {
    pub(super) fn letter(self) -> Option<u8> {
        match self {
            Self::Letter(letter) => Some(letter),
            _ => None,
        }
    }
}

/// A visible character and its position.
#[derive(Clone, Copy, Debug)]
pub(super) struct NormalizedChar {
    pub(super) kind: CharKind,
    /// The index of the byte after it.
    pub(super) end: usize,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// The visible characters of a text from a start on, normalised lazily as far as they are requested.
pub(super) struct NormalizedChars<'a> {
    text: &'a str,
    pub(super) visible: Vec<NormalizedChar>,
    /// The index of the next byte to be normalised, and its line.
    next: usize,
    line: usize,
}

impl<'a> NormalizedChars<'a> {
    pub(super) fn new(text: &'a str, at: usize, line: usize) -> Self {
        Self {
            text,
            visible: Vec::new(),
            next: at,
            line,
        }
    }

    /// Returns the kind of the character at an index; `None` after the last one.
    pub(super) fn kind(&mut self, position: usize) -> Option<CharKind> {
        while self.visible.len() <= position && self.next < self.text.len() {
            let (kind, end, ends_line) = normalize_char(self.text, self.next);
            let line = self.line;
            self.visible
                .extend(kind.map(|kind| NormalizedChar { kind, end, line }));
            self.next = end;
            self.line += usize::from(ends_line);
        }
        Some(self.visible.get(position)?.kind)
    }

    pub(super) fn letter(&mut self, position: usize) -> Option<u8> {
        self.kind(position)?.letter()
    }
}

/// Normalises the character at a byte, with escapes decoded. Returns its kind (`None` if it is invisible), the
/// index of the byte after it, and true if a line ends with it.
pub(super) fn normalize_char(text: &str, from: usize) -> (Option<CharKind>, usize, bool) {
    let rest = &text.as_bytes()[from..];
    if let Some(Escape {
        char,
        len,
        ends_line,
    }) = escapes::decode(rest)
    {
        return (char.and_then(char_kind), from + len, ends_line);
    }
    let Some(c) = text[from..].chars().next() else {
        return (None, from + 1, false);
    };
    // CR LF is a single line end, counted at the LF.
    let ends_line = c == '\n' || (c == '\r' && rest.get(1) != Some(&b'\n'));
    (char_kind(c), from + c.len_utf8(), ends_line)
}

/// Returns the kind of a character; `None` if it is invisible.
fn char_kind(c: char) -> Option<CharKind> {
    let kind = match look_alike(c) {
        // Soft hyphens, combining marks, zero-width spaces and joiners, direction marks, variation selectors,
        // the frames of keycaps, byte order marks, and the zeros of UTF-16 that was read as another encoding.
        '\0'
        | '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20e3}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => return None,
        // Hyphens, dashes, minus signs, and the Japanese prolonged sound mark, which keyboards produce
        // instead.
        '-'
        | '_'
        | '\u{2d7}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{30fc}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff70}' => CharKind::Separator,
        // `>` starts a quoted line in mails, and `+` is a space in form-encoded URLs.
        c if c.is_whitespace() || c == '>' || c == '+' => CharKind::Space,
        '.' | ':' | '/' | ',' | ';' | '|' | '~' | '*' | '=' | '·' | '•' | '・' | '、' | '。' => {
            CharKind::Punctuation
        }
        c if c.is_ascii_alphanumeric() => match u8::try_from(c) {
            Ok(byte) => CharKind::Letter(byte.to_ascii_uppercase()),
            Err(_) => CharKind::Other,
        },
        _ => CharKind::Other,
    };
    Some(kind)
}

/// Returns the ASCII character that `c` looks like, or `c` itself.
fn look_alike(c: char) -> char {
    let nth = |first: u32, count: u32| u8::try_from((u32::from(c) - first) % count).unwrap_or(0);
    if let Some(digit) = decimal_digit(c) {
        return char::from(b'0' + digit);
    }
    match c {
        // Full width.
        '\u{ff01}'..='\u{ff5e}' => char::from(b'!' + nth(0xff01, 94)),
        // Mathematical alphabets (bold, italic and others), which chats use for styling.
        '\u{1d400}'..='\u{1d6a3}' => char::from(b'A' + nth(0x1d400, 52) % 26),
        '\u{1d7ce}'..='\u{1d7ff}' => char::from(b'0' + nth(0x1d7ce, 10)),
        // Circled and squared, raised and lowered.
        '①'..='⑨' => char::from(b'1' + nth(0x2460, 9)),
        '⓪' | '⁰' => '0',
        'Ⓐ'..='ⓩ' => char::from(b'A' + nth(0x24b6, 52) % 26),
        '\u{1f130}'..='\u{1f149}' => char::from(b'A' + nth(0x1f130, 26)),
        '\u{1f150}'..='\u{1f169}' => char::from(b'A' + nth(0x1f150, 26)),
        '\u{1f170}'..='\u{1f189}' => char::from(b'A' + nth(0x1f170, 26)),
        '¹' => '1',
        '²' => '2',
        '⁴'..='⁹' => char::from(b'4' + nth(0x2074, 6)),
        '₀'..='₉' => char::from(b'0' + nth(0x2080, 10)),
        // Cyrillic, then Greek.
        'А' | 'а' | 'Α' | 'α' => 'A',
        'В' | 'в' | 'Β' => 'B',
        'С' | 'с' | 'Ϲ' | 'ϲ' => 'C',
        'Ԁ' | 'ԁ' => 'D',
        'Е' | 'е' | 'Ё' | 'ё' | 'Ε' => 'E',
        'Ғ' | 'ғ' | 'Ϝ' => 'F',
        'Ԍ' | 'ԍ' => 'G',
        'Н' | 'н' | 'Һ' | 'һ' | 'Η' => 'H',
        'І' | 'і' | 'Ӏ' | 'ӏ' | 'Ι' | 'ι' => 'I',
        'Ј' | 'ј' | 'Ϳ' | 'ϳ' => 'J',
        'К' | 'к' | 'Κ' | 'κ' => 'K',
        'М' | 'м' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'о' | 'Ο' | 'ο' => 'O',
        'Р' | 'р' | 'Ρ' | 'ρ' => 'P',
        'Ԛ' | 'ԛ' => 'Q',
        'Ѕ' | 'ѕ' => 'S',
        'Т' | 'т' | 'Τ' | 'τ' => 'T',
        'ν' | 'Ѵ' | 'ѵ' => 'V',
        'Ԝ' | 'ԝ' => 'W',
        'Х' | 'х' | 'Χ' | 'χ' => 'X',
        'У' | 'у' | 'Ү' | 'ү' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'З' | 'з' | '³' => '3',
        'б' => '6',
        c => c,
    }
}
