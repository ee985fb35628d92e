//! JSON written down, on one line.

/// A JSON text that grows from left to right. What is opened must be closed, and a value of an object
/// follows its key: that is for whoever writes to see to.
#[derive(Default)]
pub(super) struct JsonWriter(String);

impl JsonWriter {
    /// The text so far.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Begins an object, or a list.
    pub(super) fn open(&mut self, bracket: char) -> &mut Self {
        self.comma();
        self.0.push(bracket);
        self
    }

    /// Ends it.
    pub(super) fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    /// The key of the value that comes next.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.text(key);
        self.0.push(':');
        self
    }

    /// A text.
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
                // What ends a line somewhere, is not seen, or is no character at all to some.
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                    escape(&mut self.0, u32::from(c));
                }
                c => self.0.push(c),
            }
        }
        self.0.push('"');
        self
    }

    /// A text that `write` puts down, of signs that stand in JSON as they are.
    pub(super) fn raw_text(&mut self, write: impl FnOnce(&mut String)) -> &mut Self {
        self.comma();
        self.0.push('"');
        write(&mut self.0);
        self.0.push('"');
        self
    }

    /// Makes room for so many bytes more, once for all.
    pub(super) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }

    /// A whole number.
    pub(super) fn integer(&mut self, number: impl Into<i64>) -> &mut Self {
        self.comma();
        self.0.push_str(&number.into().to_string());
        self
    }

    /// A time, in milliseconds since 1970.
    pub(super) fn time(&mut self, at: u64) -> &mut Self {
        self.comma();
        self.0.push_str(&at.to_string());
        self
    }

    /// Yes or no.
    pub(super) fn boolean(&mut self, flag: bool) -> &mut Self {
        self.comma();
        self.0.push_str(if flag { "true" } else { "false" });
        self
    }

    /// Nothing.
    pub(super) fn null(&mut self) -> &mut Self {
        self.comma();
        self.0.push_str("null");
        self
    }

    /// A comma where a value stands before this one.
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

/// A character of the first plane as `\uXXXX`.
fn escape(out: &mut String, c: u32) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit((c >> shift) & 15, 16);
        out.push(digit.unwrap_or('0'));
    }
}
