//! Files that a person chooses.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlInputElement};

/// The first of the files chosen in a field. It is let go of by the field, so that the same one can
/// be chosen again.
pub fn take_selected(input: &HtmlInputElement) -> Option<Blob> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file?.dyn_into().ok()
}

/// The largest file that is read, in bytes: more than any room's journal, or any chat, and less than
/// would take all of a phone's memory.
const MAX_BYTES: f64 = 64e6;

/// What a file says, read as UTF-8. None where it cannot be read any more, or is too large.
pub fn read_text(file: &Blob) -> impl Future<Output = Option<String>> + use<> {
    // As bytes: a text of the browser's would be copied over letter by letter.
    let bytes = (file.size() <= MAX_BYTES).then(|| file.array_buffer());
    async move {
        let bytes = bytes?.await.ok()?;
        Some(decode_utf8(Uint8Array::new(&bytes).to_vec()))
    }
}

/// What these bytes say in UTF-8. What is none stands as the sign for that, and a mark of byte order
/// says nothing: as a browser reads them.
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
        let says = |bytes: &[u8]| decode_utf8(bytes.to_vec());
        assert_eq!(says("WF-1\nµ".as_bytes()), "WF-1\nµ");
        assert_eq!(says(b"\xef\xbb\xbfWF-1"), "WF-1");
        assert_eq!(says(b"a\xffb"), "a\u{fffd}b");
    }
}
