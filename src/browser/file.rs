//! Files that a person selects.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlInputElement};

/// The first file selected in an input. Clears the input, so that the same file can be selected again.
pub fn take_selected(input: &HtmlInputElement) -> Option<Blob> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file?.dyn_into().ok()
}

/// The maximum size of a file that is read, in bytes: more than any room's journal or chat export, and less
/// than a phone's memory.
const MAX_BYTES: f64 = 64e6;

/// Reads a file as UTF-8. Returns `None` if it is too large or can no longer be read.
pub fn read_text(file: &Blob) -> impl Future<Output = Option<String>> + use<> {
    // As bytes: a JavaScript string would have to be converted from UTF-16.
    let bytes = (file.size() <= MAX_BYTES).then(|| file.array_buffer());
    async move {
        let bytes = bytes?.await.ok()?;
        Some(decode_utf8(Uint8Array::new(&bytes).to_vec()))
    }
}

/// Decodes bytes as UTF-8, as browsers do: invalid bytes become U+FFFD, and a byte order mark is dropped.
fn decode_utf8(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::decode_utf8;

    #[test]
    fn a_file_is_read_as_a_browser_reads_it() {
        let decode = |bytes: &[u8]| decode_utf8(bytes.to_vec());
        assert_eq!(decode("WF-1\nµ".as_bytes()), "WF-1\nµ");
        assert_eq!(decode(b"\xef\xbb\xbfWF-1"), "WF-1");
        assert_eq!(decode(b"a\xffb"), "a\u{fffd}b");
    }
}
