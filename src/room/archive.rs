//! ZIP archives: finds the texts in them, such as the chat in an export with its media. Decompression is the
//! platform's.

use std::ops::Range;

/// The signatures of the end of the central directory, and of its entries.
const DIRECTORY_END: &[u8] = b"PK\x05\x06";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

/// The lengths of the headers before the variable parts.
const DIRECTORY_END_LEN: usize = 22;
const DIRECTORY_ENTRY_LEN: usize = 46;
const LOCAL_HEADER_LEN: usize = 30;

/// The endings of the names of text files.
const TEXT_ENDINGS: [&str; 13] = [
    ".txt", ".csv", ".tsv", ".log", ".md", ".json", ".jsonl", ".sbv", ".srt", ".vtt", ".eml",
    ".htm", ".html",
];

/// The folder of the metadata that macOS adds.
const METADATA: &str = "__MACOSX/";

/// A text file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedText {
    /// The bytes of its data in the archive.
    pub data: Range<usize>,
    /// True if the data is compressed by DEFLATE, false if it is stored as it is.
    pub is_deflated: bool,
    /// The length of the file in bytes, as the archive states it.
    pub len: usize,
}

/// The text files in a ZIP archive, in its order, without encrypted ones. Empty if it is none, or damaged.
pub fn texts(archive: &[u8]) -> Vec<ArchivedText> {
    let Some((count, mut at)) = directory(archive) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    for _ in 0..count {
        let Some((text, next)) = entry(archive, at) else {
            break;
        };
        texts.extend(text);
        at = next;
    }
    texts
}

/// The number of entries in the central directory, and its position.
fn directory(archive: &[u8]) -> Option<(usize, usize)> {
    // A comment of up to 65,535 bytes may follow.
    let last = archive.len().checked_sub(DIRECTORY_END_LEN)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last)
        .rev()
        .find(|at| archive[*at..].starts_with(DIRECTORY_END))?;
    Some((short(archive, end + 10)?, long(archive, end + 16)?))
}

/// Reads an entry of the directory. Returns it if it is a text that can be read, and the position after it.
fn entry(archive: &[u8], at: usize) -> Option<(Option<ArchivedText>, usize)> {
    if !archive.get(at..)?.starts_with(DIRECTORY_ENTRY) {
        return None;
    }
    let (flags, method) = (short(archive, at + 8)?, short(archive, at + 10)?);
    let (packed, len) = (long(archive, at + 20)?, long(archive, at + 24)?);
    let name_at = at + DIRECTORY_ENTRY_LEN;
    let name = archive.get(name_at..name_at + short(archive, at + 28)?)?;
    let next = name_at + name.len() + short(archive, at + 30)? + short(archive, at + 32)?;
    let header = long(archive, at + 42)?;
    let data = || {
        let name_len = short(archive, header + 26)?;
        let start = header + LOCAL_HEADER_LEN + name_len + short(archive, header + 28)?;
        (start + packed <= archive.len()).then_some(start..start + packed)
    };
    let is_readable = flags & 1 == 0 && matches!(method, 0 | 8);
    let text = (is_readable && is_text(name)).then(data).flatten();
    let text = text.map(|data| ArchivedText {
        data,
        is_deflated: method == 8,
        len,
    });
    Some((text, next))
}

fn is_text(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    let is_metadata = name.starts_with(&METADATA.to_ascii_lowercase());
    !is_metadata && TEXT_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// A number of two bytes.
fn short(archive: &[u8], at: usize) -> Option<usize> {
    let bytes = archive.get(at..)?.first_chunk()?;
    Some(usize::from(u16::from_le_bytes(*bytes)))
}

/// A number of four bytes.
fn long(archive: &[u8], at: usize) -> Option<usize> {
    let bytes = archive.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::texts;
    use proptest::prelude::*;

    /// An archive in which these files are stored as they are, with these flags.
    fn archive(files: &[(&str, &str)], flags: u8) -> Vec<u8> {
        let (mut local, mut directory) = (Vec::new(), Vec::new());
        for (name, text) in files {
            let len = |text: &str| u8::try_from(text.len()).expect("a short text");
            let sizes = [len(text), 0, 0, 0, len(text), 0, 0, 0, len(name), 0];
            let offset = u32::try_from(local.len())
                .expect("a short archive")
                .to_le_bytes();
            directory.extend(b"PK\x01\x02\x14\0\x14\0");
            directory.extend([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            directory.extend(sizes);
            directory.extend([0; 12]);
            directory.extend(offset);
            directory.extend(name.bytes());
            local.extend(b"PK\x03\x04\x14\0");
            local.extend([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            local.extend(sizes);
            local.extend([0; 2]);
            local.extend(name.bytes());
            local.extend(text.bytes());
        }
        let count = u8::try_from(files.len()).expect("a few files");
        let at = u32::try_from(local.len())
            .expect("a short archive")
            .to_le_bytes();
        local.extend(directory);
        local.extend(b"PK\x05\x06\0\0\0\0");
        local.extend([count, 0, count, 0, 0, 0, 0, 0]);
        local.extend(at);
        local.extend(b"\0\0");
        local
    }

    fn read(archive: &[u8]) -> Vec<&[u8]> {
        texts(archive)
            .into_iter()
            .map(|text| &archive[text.data])
            .collect()
    }

    #[test]
    fn the_texts_of_an_archive_are_found_and_its_media_are_not() {
        let files = [
            ("IMG-1.jpg", "\u{1}"),
            ("_chat.txt", "WF-1"),
            ("__MACOSX/._chat.txt", "x"),
            ("a/2026-11-28.JSON", "[]"),
        ];
        let mut packed = archive(&files, 0);
        assert_eq!(read(&packed), [b"WF-1".as_slice(), b"[]"]);
        // With a comment behind it.
        packed.extend(b"comment");
        assert_eq!(read(&packed), [b"WF-1".as_slice(), b"[]"]);
    }

    #[test]
    fn what_is_encrypted_or_cut_off_is_not_read() {
        let files = [("_chat.txt", "WF-1")];
        assert_eq!(texts(&archive(&files, 1)), []);
        let packed = archive(&files, 0);
        for cut in 0..packed.len() {
            assert_eq!(texts(&packed[..cut]), [], "{cut}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_at_all_upset_it(
            bytes in prop::collection::vec(any::<u8>(), 0..120), at in any::<usize>(), value: u8,
        ) {
            let _ = texts(&bytes);
            let mut packed = archive(&[("a.txt", "WF-1"), ("b.txt", "WF-2")], 0);
            let at = at % packed.len();
            packed[at] = value;
            for text in texts(&packed) {
                prop_assert!(text.data.end <= packed.len());
            }
        }
    }
}
