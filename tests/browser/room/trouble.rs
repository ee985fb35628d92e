//! Errors in rooms: each message says what happened and what to do, and the votes are still there.

use super::{
    PAGE, begins, counts_some, fills_the_storage, frees_the_storage, goes_back_to_the_list,
    page_with,
};
use crate::driver::{Facilitator, Served, Test, built};
use std::fs;
use tempfile::TempDir;

/// The journal of that room, as it is saved.
async fn saves_the_journal(facilitator: &Facilitator) -> String {
    facilitator.catches_files().await;
    facilitator.presses(&["e"]).await;
    facilitator.tabs_to("The journal").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.finds_file(".jsonl").await
}

/// Opens a journal from the list of rooms. The browser may read the file later, so the file stays until the
/// returned folder is dropped.
async fn opens_journal(facilitator: &Facilitator, text: &str) -> TempDir {
    let folder = TempDir::with_prefix("which-first-").expect("a folder");
    let file = folder.path().join("journal.jsonl");
    fs::write(&file, text).expect("a file");
    goes_back_to_the_list(facilitator).await;
    facilitator.sees("Open a journal").await;
    facilitator.chooses_file("input[type=file]", &file).await;
    folder
}

fn opening(change: impl Fn(&str) -> String, said: &str, votes: Option<&str>) {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        let journal = saves_the_journal(&facilitator).await;
        let _folder = opens_journal(&facilitator, &change(&journal)).await;
        facilitator.sees(said).await;
        if let Some(votes) = votes {
            facilitator.sees_in(".work", votes).await;
        }
    });
}

#[test]
fn a_journal_that_was_cut_off_costs_its_last_line() {
    // The last line of the journal has the fourteen hands.
    let cut = |journal: &str| journal.trim_end()[..journal.trim_end().len() - 9].to_owned();
    let said = "Lines of the journal that could not be read: 1, beginning with line 4";
    opening(cut, said, Some("Question 1 of 12"));
}

#[test]
fn a_journal_that_was_edited_by_hand_keeps_what_can_be_read() {
    let edited = |journal: &str| {
        let mut lines: Vec<&str> = journal.lines().collect();
        lines.insert(1, "my notes: ask Ana");
        lines.join("\r\n")
    };
    let said = "Lines of the journal that could not be read: 1, beginning with line 2";
    opening(edited, said, Some("Voted: 14"));
}

#[test]
fn a_journal_of_another_instrument_is_not_opened() {
    let other = |journal: &str| {
        journal.replace(r#""instrument":"which-first""#, r#""instrument":"coffee""#)
    };
    opening(
        other,
        "That journal belongs to other questions, “coffee”",
        None,
    );
}

#[test]
fn a_journal_of_another_version_of_the_instrument_is_not_opened() {
    let other =
        |journal: &str| journal.replace(r#""instrument_version":1"#, r#""instrument_version":9"#);
    opening(
        other,
        "That journal belongs to another version of these questions",
        None,
    );
}

#[test]
fn a_journal_of_a_newer_program_is_not_opened() {
    let newer = |journal: &str| journal.replacen(r#""version":1"#, r#""version":2"#, 1);
    opening(
        newer,
        "was written by a newer version of this program",
        None,
    );
}

#[test]
fn a_file_that_is_no_journal_is_not_opened() {
    opening(
        |_| "Dear diary …".to_owned(),
        "That file is not the journal of a room",
        None,
    );
}

#[test]
fn a_second_console_on_the_same_room_looks_on_until_it_takes_over() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.opens_another_tab().await;
        facilitator.opens(&facilitator.site(PAGE)).await;
        facilitator.tabs_to("Resume the room of").await;
        facilitator.presses(&["Enter"]).await;
        facilitator
            .sees("This room is open in another window")
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
        // Counts are ignored here.
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator.tabs_to("Go on here").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.turns_to_tab(1).await;
        facilitator
            .sees("Another window has taken this room over.")
            .await;
        // And back, with the other window's counts.
        facilitator.tabs_to("Go on here").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
    });
}

#[test]
fn a_line_of_nothing_but_brackets_costs_that_line() {
    let deep = |journal: &str| {
        let deep = ["[".repeat(20_000), "]".repeat(20_000)].concat();
        journal.replacen('\n', &format!("\n{deep}\n"), 1)
    };
    let said = "Lines of the journal that could not be read: 1, beginning with line 2";
    opening(deep, said, Some("Voted: 14"));
}

#[test]
fn a_room_at_which_the_program_stops_again_and_again_leaves_the_list_of_rooms() {
    // The program reads the time when it reopens the tab's room.
    const STOPS: &str = "<head><script>
        const { now } = Date;
        Date.now = () => {
            if (sessionStorage.getItem('which-first:room')) throw new RangeError('sabotaged');
            return now();
        };</script>";
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        let page = built("present.html").replacen("<head>", STOPS, 1);
        reader.site.serves(PAGE, Served::Page(page));
        facilitator.reloads().await;
        facilitator.sees("The room has crashed.").await;
        reader.expects_complaints_about("sabotaged").await;
        facilitator.tabs_to("Load again").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees("Resume the room of").await;
    });
}

#[test]
fn a_full_storage_is_told_and_what_it_did_not_take_is_written_once_there_is_room() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        fills_the_storage(&facilitator).await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees("This browser’s storage is full.").await;
        facilitator.sees_in(".work", "Voted: 23").await;
        frees_the_storage(&facilitator).await;
        facilitator.presses(&["3", "1", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 24").await;
        facilitator.does_not_see("storage is full").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 24").await;
    });
}

#[test]
fn a_browser_that_keeps_nothing_is_told_and_the_room_works() {
    const BARRED: &str = "
        IDBObjectStore.prototype.put = Storage.prototype.setItem = () => {
            throw new DOMException('', 'SecurityError');
        };";
    let test = Test::at(PAGE).serves(PAGE, page_with(BARRED));
    test.check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator
            .sees("This browser stores nothing for this page.")
            .await;
        facilitator
            .presses(&["PageDown", "1", "1", "4", "Enter"])
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn a_room_that_is_deleted_elsewhere_while_it_is_open_is_written_down_again() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.opens_another_tab().await;
        facilitator.opens(&facilitator.site(PAGE)).await;
        facilitator.tabs_to("Delete").await;
        facilitator.presses(&["Enter", "Enter"]).await;
        facilitator.turns_to_tab(1).await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 23").await;
    });
}

#[test]
fn a_room_of_another_version_stays_in_the_list_and_its_lines_can_be_saved() {
    const OLDER: &str = r#"
        const opening = indexedDB.open("which-first-rooms");
        opening.onsuccess = () => {
            const rooms = opening.result.transaction("texts", "readwrite").objectStore("texts");
            rooms.openCursor().onsuccess = ({ target: { result: at } }) => {
                if (!at) return done();
                if (at.key.endsWith(":0")) {
                    at.update(at.value.replace('"instrument_version":1', '"instrument_version":9'));
                }
                at.continue();
            };
        };"#;
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        goes_back_to_the_list(&facilitator).await;
        let _: Option<()> = facilitator.finds_later(OLDER).await;
        facilitator.reloads().await;
        facilitator
            .sees_in(".kept", "is stored here but cannot be opened.")
            .await;
        facilitator
            .sees_in(".kept", "belongs to another version of these questions")
            .await;
        facilitator.catches_files().await;
        facilitator.tabs_to("Save the journal").await;
        facilitator.presses(&["Enter"]).await;
        let journal = facilitator.finds_file("-journal.jsonl").await;
        // The head, the address, the first item, and its fourteen hands.
        assert_eq!(journal.lines().count(), 4);
        assert!(journal.contains("\"count\":14"), "{journal}");
    });
}

#[test]
fn notes_that_do_not_come_are_told_and_the_room_works() {
    const NOTES: &str = "/v/*/notes.which-first*";
    let test = Test::at(PAGE).serves(NOTES, Served::Missing);
    test.check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator
            .sees("The notes for these questions could not be loaded.")
            .await;
        reader.forgives_complaints_about("notes.which-first").await;
    });
}
