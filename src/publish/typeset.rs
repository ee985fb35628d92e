//! Breaks texts into lines that fit a box, without font metrics.
//!
//! The fonts on a reader's machine are unknown, so widths are upper estimates: those of the wide
//! fallback fonts of the `DejaVu` family.

/// Lines of text in one font size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextLines {
    /// The font size.
    pub size: i32,
    /// The distance from one line to the next.
    pub leading: i32,
    /// The texts of the lines.
    pub lines: Vec<String>,
}

impl TextLines {
    /// Their total height.
    pub fn height(&self) -> i32 {
        let lines = i32::try_from(self.lines.len()).unwrap_or(i32::MAX);
        self.leading.saturating_mul(lines)
    }
}

/// The minimum font size. A text that still does not fit is truncated.
const MIN_SIZE: i32 = 8;

/// Fits a text into a box, in font size `size`, or smaller if it does not fit. Reduces the size to no
/// less than two thirds to avoid breaking a long word. Balances the lengths of the lines. `leading` is
/// in hundredths of the font size.
pub(crate) fn fit_text(
    text: &str,
    (width, height): (i32, i32),
    size: i32,
    leading: i32,
) -> TextLines {
    let longest = widest_unbreakable(text);
    let min_unbroken = (size * 2 / 3).max(MIN_SIZE);
    let mut size = size;
    while size > min_unbroken && longest > width * 1000 / size.max(1) {
        size -= 1;
    }
    loop {
        let step = (size * leading + 99) / 100;
        let max_lines = usize::try_from(height / step.max(1)).unwrap_or(0).max(1);
        let lines = wrap_text(text, width * 1000 / size.max(1));
        if lines.len() <= max_lines || size <= MIN_SIZE {
            let mut lines = lines;
            lines.truncate(max_lines);
            return TextLines {
                size,
                leading: step,
                lines: balance_lines(text, width * 1000 / size.max(1), lines),
            };
        }
        size = (size - 2).max(MIN_SIZE);
    }
}

/// The width of the widest part of a text without a break opportunity, in thousandths of an em.
fn widest_unbreakable(text: &str) -> i32 {
    let text = super::escape::single_line(text);
    let parts = text.split_inclusive(breaks_after);
    let widths = parts.map(|part| text_width(part.trim_end_matches(' ')));
    widths.max().unwrap_or(0)
}

/// Balances the lengths of lines: finds by bisection the narrowest box that needs no more lines and breaks no
/// word.
fn balance_lines(text: &str, widest: i32, lines: Vec<String>) -> Vec<String> {
    let (mut narrow, mut wide) = (widest_unbreakable(text).min(widest) - 1, widest);
    let mut best = lines;
    while wide - narrow > 100 {
        let middle = i32::midpoint(narrow, wide);
        let tried = wrap_text(text, middle);
        if tried.len() <= best.len() {
            best = tried;
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    best
}

/// Breaks a text into lines no wider than `max` thousandths of an em, between words if possible, and within a
/// word that is wider than a line.
pub(crate) fn wrap_text(text: &str, max: i32) -> Vec<String> {
    let text = super::escape::single_line(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(breaks_after) {
        let together = text_width(&line) + text_width(word.trim_end_matches(' '));
        if together > max && !line.is_empty() {
            lines.push(core::mem::take(&mut line));
        }
        if text_width(word.trim_end_matches(' ')) <= max {
            line.push_str(word);
            continue;
        }
        for c in word.chars() {
            let w = char_width(c);
            // A zero-width character stays with the previous one.
            if w > 0 && text_width(&line) + w > max && !line.is_empty() {
                lines.push(core::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    for line in &mut lines {
        line.truncate(line.trim_end_matches(' ').len());
    }
    lines
}

fn breaks_after(c: char) -> bool {
    matches!(c, ' ' | '-' | '/' | '\u{2013}' | '\u{2014}' | '\u{200B}') || is_cjk(u32::from(c))
}

/// The maximum width of a text, in thousandths of an em.
pub(crate) fn text_width(text: &str) -> i32 {
    text.chars().map(char_width).sum()
}

/// The widths of the ASCII characters from space to tilde, in hundredths of an em: the wider of `DejaVu`
/// Serif and Sans.
#[rustfmt::skip]
const ASCII_WIDTHS: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 90, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 73, 74, 77, 81, 73, 70, 80, 88, 40, 41, 75, 67, 103, 88,
    82, 68, 82, 76, 69, 67, 85, 73, 103, 72, 67, 70, 40, 34, 40, 84, 50, 50, 62, 65, 57, 65, 62,
    38, 65, 65, 32, 32, 61, 32, 98, 65, 62, 65, 65, 48, 53, 41, 65, 60, 86, 60, 60, 53, 64, 34, 64,
    84,
];

fn char_width(c: char) -> i32 {
    let c = u32::from(c);
    let offset = c.checked_sub(u32::from(' '));
    let plain = offset.and_then(|at| ASCII_WIDTHS.get(usize::try_from(at).ok()?));
    match plain {
        Some(hundredths) => 10 * i32::from(*hundredths),
        None => non_ascii_width(c),
    }
}

/// The width of a non-ASCII character, by the widest of its block, in thousandths of an em.
fn non_ascii_width(c: u32) -> i32 {
    match c {
        // Combining marks, zero-width characters and variation selectors.
        0x300..=0x36F | 0x200B..=0x200F | 0x2060 | 0xFE00..=0xFE0F => 0,
        // No-break space; single quotation marks; middle dot.
        0xA0 | 0xB7 | 0x2018..=0x201B => 330,
        // Double quotation marks; en dash.
        0x201C..=0x201F | 0x2013 => 540,
        // AE and OE; Croatian digraphs.
        0xC6 | 0xE6 | 0x152 | 0x153 => 1160,
        0x1C4..=0x1CC | 0x1F1..=0x1F3 => 1500,
        // Lower-case letters: accented Latin, Greek, and Cyrillic except for the wide ones.
        0xDF..=0xFF | 0x3AC..=0x3CE => 780,
        0x436 | 0x43C | 0x444 | 0x448 | 0x449 | 0x44B | 0x44E => 1120,
        0x430..=0x45F => 700,
        // Other accented Latin letters; Hebrew, Arabic.
        0xA1..=0x24F | 0x590..=0x8FF => 900,
        _ if c >= 0x1F000 => 1400,
        _ => 1120,
    }
}

/// Returns true for Chinese, Japanese and Korean characters: a line may break after any of them.
fn is_cjk(c: u32) -> bool {
    matches!(
        c,
        0x2E80..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFF00..=0xFF60 | 0x20000..=0x3FFFD
    )
}
