//! A JSON writer, on one line.

/// A JSON text that is written from left to right. The caller has to close what it opens, and to write
/// each value of an object after its key.
#[derive(Default)]
pub(super) struct JsonWriter(String);

impl JsonWriter {
    /// Returns the text.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Opens an object or a list.
    pub(super) fn open(&mut self, bracket: char) -> &mut Self {
        self.comma();
        self.0.push(bracket);
        self
    }

    /// Closes an object or a list.
    pub(super) fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    /// Writes the key of the next value.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.text(key);
        self.0.push(':');
        self
    }

    /// Writes a string, escaped.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.comma();
        self.0.push('"');
        if text
            .bytes()
            .all(|b| matches!(b, b' '..=b'~') && b != b'"' && b != b'\\')
        {
            self.0.push_str(text);
            self.0.push('"');
            return self;
        }
        for c in text.chars() {
            match c {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                // Control characters, other line ends and the byte order mark, which some programs
                // mishandle.
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                    escape(&mut self.0, u32::from(c));
                }
                c => self.0.push(c),
            }
        }
        self.0.push('"');
        self
    }

    /// Writes a string whose content comes from `write`, which must not need any escaping.
    pub(super) fn raw_text(&mut self, write: impl FnOnce(&mut String)) -> &mut Self {
        self.comma();
        self.0.push('"');
        write(&mut self.0);
        self.0.push('"');
        self
    }

    /// Reserves space for `more` further bytes.
    pub(super) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }

    /// Writes an integer.
    pub(super) fn integer(&mut self, number: impl Into<i64>) -> &mut Self {
        self.comma();
        self.0.push_str(&number.into().to_string());
        self
    }

    /// Writes a time in milliseconds since 1970.
    pub(super) fn time(&mut self, at: u64) -> &mut Self {
        self.comma();
        self.0.push_str(&at.to_string());
        self
    }

    /// Writes a boolean.
    pub(super) fn boolean(&mut self, flag: bool) -> &mut Self {
        self.comma();
        self.0.push_str(if flag { "true" } else { "false" });
        self
    }

    /// Writes `null`.
    pub(super) fn null(&mut self) -> &mut Self {
        self.comma();
        self.0.push_str("null");
        self
    }

    /// Writes a comma if a value precedes.
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

/// Escapes a character of the Basic Multilingual Plane as `\uXXXX`.
fn escape(out: &mut String, c: u32) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit((c >> shift) & 15, 16);
        out.push(digit.unwrap_or('0'));
    }
}
