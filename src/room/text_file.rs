//! Files as text: decodes what phones, chats, spreadsheets and editors save, and recognises files that are no text.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The reason why a file cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is too large, or can no longer be read.
    Unreadable,
    /// It is an archive of files, such as a chat that was exported with its media.
    Archive,
    /// It is a picture or a recording.
    Media,
    /// It is a document of an office program, a PDF, or anything else that is no text.
    NotText,
}

impl Error for FileError {}

impl Display for FileError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "the file could not be read",
            Self::Archive => "the file is an archive",
            Self::Media => "the file is a picture or a recording",
            Self::NotText => "the file is not a text",
        })
    }
}

/// The beginnings of files that are no text, and their kinds.
const SIGNATURES: [(&[u8], FileError); 18] = [
    (b"PK\x03\x04", FileError::Archive),
    (b"PK\x05\x06", FileError::Archive),
    (b"\x1f\x8b", FileError::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileError::Archive),
    (b"Rar!\x1a\x07", FileError::Archive),
    (b"BZh", FileError::Archive),
    (b"\xfd7zXZ\0", FileError::Archive),
    (b"\x28\xb5\x2f\xfd", FileError::Archive),
    (b"\x89PNG\r\n", FileError::Media),
    (b"\xff\xd8\xff", FileError::Media),
    (b"GIF8", FileError::Media),
    (b"RIFF", FileError::Media),
    (b"II*\0", FileError::Media),
    (b"MM\0*", FileError::Media),
    (b"OggS", FileError::Media),
    (b"ID3", FileError::Media),
    (b"%PDF-", FileError::NotText),
    (b"\xd0\xcf\x11\xe0", FileError::NotText),
];

/// The position and the text by which files of the MPEG-4 family (HEIC, MP4, M4A) are recognised.
const MPEG_4: (usize, &[u8]) = (4, b"ftyp");

/// The names with which the archives of office documents begin, after a header of 30 bytes.
const DOCUMENT_PARTS: [&[u8]; 7] = [
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"word/",
    b"xl/",
    b"ppt/",
    b"mimetype",
];

/// The number of bytes from which an encoding is guessed.
const SAMPLE_LEN: usize = 4096;

/// The characters of Windows-1252 from 0x80 to 0x9F; the others above ASCII are those of Unicode.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes a file as UTF-8, UTF-16 or Windows-1252, whichever it is, without its byte order mark.
///
/// # Errors
///
/// The kind of a file that is no text.
pub fn decode(bytes: Vec<u8>) -> Result<String, FileError> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return Ok(decode_utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Ok(decode_utf16(rest, u16::from_be_bytes)),
        _ => {}
    }
    if let Some(kind) = signature(&bytes) {
        return Err(kind);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_LEN)];
    // Text has no zeros, but in UTF-16 each Latin letter has one, and nearly always on the same side.
    let zeros = |side: usize| {
        let bytes = sample.iter().skip(side).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if 20 * (even + odd) > sample.len() {
        let unit = if odd > 10 * even {
            u16::from_le_bytes
        } else if even > 10 * odd {
            u16::from_be_bytes
        } else {
            return Err(FileError::NotText);
        };
        return Ok(decode_utf16(&bytes, unit));
    }
    let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    if 20 * sample.iter().filter(|byte| is_control(byte)).count() > sample.len() {
        return Err(FileError::NotText);
    }
    Ok(decode_bytes(bytes))
}

/// The kind of a file that is no text, by its beginning.
fn signature(bytes: &[u8]) -> Option<FileError> {
    let is_mpeg_4 = bytes
        .get(MPEG_4.0..)
        .is_some_and(|rest| rest.starts_with(MPEG_4.1));
    if is_mpeg_4 {
        return Some(FileError::Media);
    }
    let (beginning, kind) = SIGNATURES
        .into_iter()
        .find(|(beginning, _)| bytes.starts_with(beginning))?;
    let is_document = beginning.starts_with(b"PK") && is_document(bytes);
    Some(if is_document {
        FileError::NotText
    } else {
        kind
    })
}

/// Returns true if an archive is a document of an office program.
pub fn is_document(archive: &[u8]) -> bool {
    let name = archive.get(30..);
    name.is_some_and(|name| DOCUMENT_PARTS.iter().any(|part| name.starts_with(part)))
}

/// Decodes UTF-16. Unpaired surrogates become U+FFFD.
fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let chars = char::decode_utf16(units);
    chars
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Decodes UTF-8, in which a few invalid bytes become U+FFFD, or Windows-1252, in which more are invalid.
fn decode_bytes(bytes: Vec<u8>) -> String {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let bytes = error.into_bytes();
            let (mut valid, mut invalid) = (0, 0);
            for chunk in bytes.utf8_chunks() {
                valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                invalid += usize::from(!chunk.invalid().is_empty());
            }
            if invalid > valid {
                bytes.iter().map(|byte| windows_1252(*byte)).collect()
            } else {
                String::from_utf8_lossy(&bytes).into_owned()
            }
        }
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::{FileError, decode};

    const CHAT: &str = "14:00 Jürgen: WF-852J-K26V-HAJ8\r\n14:01 Зоя: „да“ 🎉\r\n";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn a_chat_is_the_same_in_every_encoding() {
        let marked = ["\u{feff}", CHAT].concat();
        for bytes in [
            CHAT.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(CHAT, u16::to_le_bytes),
            utf16(CHAT, u16::to_be_bytes),
        ] {
            assert_eq!(decode(bytes).as_deref(), Ok(CHAT));
        }
    }

    #[test]
    fn the_letters_and_dashes_of_windows_1252_are_read() {
        let bytes = b"J\xfcrgen: WF\x96852J\x96K26V\x96HAJ8 \x84ja\x93 \x80";
        let text = "Jürgen: WF–852J–K26V–HAJ8 „ja“ €";
        assert_eq!(decode(bytes.to_vec()).as_deref(), Ok(text));
    }

    #[test]
    fn a_few_bytes_that_are_lost_do_not_change_the_encoding() {
        let mut bytes = "Jürgen und Özlem: ".as_bytes().to_vec();
        bytes.extend(b"\xf0\x9f\x8e");
        assert_eq!(decode(bytes).as_deref(), Ok("Jürgen und Özlem: \u{fffd}"));
    }

    #[test]
    fn a_file_that_is_no_text_is_told_by_its_kind() {
        let local = |name: &str| [&b"PK\x03\x04"[..], &[0; 26], name.as_bytes(), b"\0\0"].concat();
        for (bytes, kind) in [
            (local("_chat.txt"), FileError::Archive),
            (b"\x1f\x8b\x08\0".to_vec(), FileError::Archive),
            (local("[Content_Types].xml"), FileError::NotText),
            (local("mimetypeapplication/vnd.oasis"), FileError::NotText),
            (b"%PDF-1.7\n%\xe2\xe3".to_vec(), FileError::NotText),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), FileError::Media),
            (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), FileError::Media),
            (b"\0\0\0\x20ftypheic".to_vec(), FileError::Media),
            (vec![0, 0, 1, 0, 0, 9, 0, 0], FileError::NotText),
            ((1..=255).collect(), FileError::NotText),
        ] {
            assert_eq!(decode(bytes.clone()), Err(kind), "{bytes:?}");
        }
    }

    #[test]
    fn short_and_empty_files_are_texts() {
        for text in ["", "W", "\u{feff}", "WF-1\nµ"] {
            let wanted = text.trim_start_matches('\u{feff}');
            assert_eq!(decode(text.as_bytes().to_vec()).as_deref(), Ok(wanted));
        }
    }
}
