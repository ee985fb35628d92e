//! Things that people hand in: files of all kinds, and chats with codes as programs write them down.

use super::{PAGE, begins, code_of, counts_some, goes_back_to_the_list, instrument};
use crate::driver::{Engine, Facilitator, Test, in_every_engine};
use serde_json::json;
use std::fs;
use std::ops::Range;
use tempfile::TempDir;

/// Opens the panel for codes, and chooses a file with this name there. The browser may read it later, so it stays
/// until the returned folder is dropped.
async fn chooses(facilitator: &Facilitator, name: &str, bytes: &[u8]) -> TempDir {
    let folder = TempDir::with_prefix("which-first-").expect("a folder");
    let file = folder.path().join(name);
    fs::write(&file, bytes).expect("a file");
    facilitator
        .chooses_file(".codes input[type=file]", &file)
        .await;
    folder
}

/// Lines of a chat, each with a code, with these nonces.
fn chat(nonces: Range<u16>) -> String {
    let instrument = instrument();
    let line = |nonce| format!("14:05 Jürgen: {}\r\n", code_of(&instrument, nonce));
    nonces.map(line).collect()
}

#[test]
fn the_codes_of_a_file_count_whatever_its_encoding() {
    let utf16 = |text: &str, bytes_of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    };
    let marked = |nonces| ["\u{feff}", &chat(nonces)].concat();
    let windows_1252 = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).expect("a Latin letter"))
            .collect()
    };
    let files = [
        (
            "codes-utf16le.txt",
            utf16(&marked(10..13), u16::to_le_bytes),
            3,
        ),
        (
            "codes-utf16be.txt",
            utf16(&marked(20..24), u16::to_be_bytes),
            4,
        ),
        ("codes.csv", utf16(&chat(30..35), u16::to_le_bytes), 5),
        ("codes.log", windows_1252(&chat(40..46)), 6),
    ];
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["c"]).await;
        for (name, bytes, count) in &files {
            let _folder = chooses(&facilitator, name, bytes).await;
            let said = format!("Counted: {count}");
            facilitator.sees_in(".listing", &said).await;
        }
    });
}

/// A ZIP archive of one file, in one block of DEFLATE that is stored as it is.
fn archive(name: &str, text: &str) -> Vec<u8> {
    let short = |number: usize| u16::try_from(number).expect("a short text").to_le_bytes();
    let long = |number: usize| u32::try_from(number).expect("a short text").to_le_bytes();
    let len = short(text.len());
    let data = [&[1, len[0], len[1], !len[0], !len[1]], text.as_bytes()].concat();
    let sizes = [
        &[8, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
        &long(data.len()),
        &long(text.len()),
    ]
    .concat();
    let name_len = short(name.len());
    let local = [
        b"PK\x03\x04\x14\0\0\0",
        &sizes[..],
        &name_len,
        &[0; 2],
        name.as_bytes(),
        &data,
    ];
    let local = local.concat();
    let entry = [
        b"PK\x01\x02\x14\0\x14\0\0\0",
        &sizes[..],
        &name_len,
        &[0; 16],
        name.as_bytes(),
    ];
    let entry = entry.concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
        &long(entry.len())[..],
        &long(local.len()),
        &[0; 2],
    ];
    [local, entry, end.concat()].concat()
}

in_every_engine! {
    fn a_chat_that_was_exported_as_an_archive_is_read_from_it(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["c"]).await;
            let bytes = archive("_chat.txt", &chat(1..4));
            let _folder = chooses(&facilitator, "WhatsApp.zip", &bytes).await;
            facilitator.sees_in(".listing", "Counted: 3").await;
        });
    }
}

#[test]
fn a_file_that_is_no_text_is_told_by_its_kind() {
    let archive = archive("IMG-1.jpg", "…");
    let files: [(&str, &[u8], &str); 3] = [
        ("chat.zip", &archive, "That file is an archive."),
        (
            "IMG_1.heic",
            b"\0\0\0\x20ftypheic\0\0",
            "That file is a picture or a recording.",
        ),
        ("codes.pdf", b"%PDF-1.7\n", "That file is not plain text."),
    ];
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["c"]).await;
        for (name, bytes, said) in files {
            let _folder = chooses(&facilitator, name, bytes).await;
            facilitator.sees(said).await;
        }
        let offered: String = facilitator
            .finds("return document.querySelector('.codes input[type=file]').accept")
            .await;
        for kind in [".txt", ".csv", ".json", ".sbv", ".zip"] {
            assert!(offered.split(',').any(|offered| offered == kind), "{kind}");
        }
    });
}

#[test]
fn a_chat_with_escapes_quotations_and_ballots_counts_whole() {
    let instrument = instrument();
    let [a, b, c, d] = [1, 2, 3, 4].map(|nonce| code_of(&instrument, nonce));
    let pasted = format!(
        "{{ \"text\": \"here:\\n{a}\" }}\n\
         {{ \"text\": \"\\t{}\" }}\n\
         https://quiz.example/=\n#r=3D{c}\n\
         Replying to \"{}...\"\n\
         codes{d}thanks\n\
         Anna: 17 1 4251 3524 1425\n\
         #23 1 4251 3524 1425 #24 1,4251,3524,1425\n",
        b.replace('-', "\\u2013"),
        &a[..14],
    );
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["c"]).await;
        facilitator.types(" ").await;
        let paste = format!("document.activeElement.value = {}", json!(pasted));
        reader.has_the_page_do(&paste).await;
        facilitator.tabs_to("Take in").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".listing", "Counted: 7").await;
        facilitator.does_not_see("Could not be read").await;
    });
}

#[test]
fn an_address_that_leads_to_this_computer_alone_is_told_and_not_shown() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        // The test's site is on this machine.
        begins(&facilitator).await;
        facilitator
            .sees_in(".unreachable", "No phone can open this address")
            .await;
        facilitator.counts(".preview .code svg", 0).await;
        facilitator.tabs_to("Where people find the quiz").await;
        let typed = "const field = document.activeElement;
            field.value = 'https://quiz.example/';
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        reader.has_the_page_do(typed).await;
        facilitator
            .sees_no_more("No phone can open this address")
            .await;
        facilitator.counts(".preview .code svg", 1).await;
    });
}

/// Opens the journal of a room with 14 hands, changed by `change`, and sees what is said of it.
fn opening(change: impl Fn(Vec<&str>) -> Vec<&str>, said: &str) {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.catches_files().await;
        facilitator.presses(&["e"]).await;
        facilitator.tabs_to("The journal").await;
        facilitator.presses(&["Enter"]).await;
        let journal = facilitator.finds_file(".jsonl").await;
        goes_back_to_the_list(&facilitator).await;
        let folder = TempDir::with_prefix("which-first-").expect("a folder");
        let file = folder.path().join("journal.jsonl");
        fs::write(&file, change(journal.lines().collect()).join("\n")).expect("a file");
        facilitator.sees("Open a journal").await;
        facilitator.chooses_file("input[type=file]", &file).await;
        facilitator.sees(said).await;
        facilitator.does_not_see("could not be read").await;
    });
}

#[test]
fn lines_that_are_missing_from_a_journal_are_told() {
    // The address of the quiz, the step, and the hands follow the head.
    opening(
        |mut lines| {
            lines.remove(2);
            lines
        },
        "Lines missing from the journal: 1, the first of them before line 3.",
    );
}

#[test]
fn lines_that_stand_in_a_journal_twice_are_not_called_unreadable() {
    opening(
        |mut lines| {
            let again = lines[1..].to_vec();
            lines.extend(again);
            lines
        },
        "Lines that stand in the journal twice: 3, beginning with line 5.",
    );
}
