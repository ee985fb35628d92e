//! Storage of rooms: on disk before they are drawn, whatever the browser's storage is like.

use super::{
    FULL, PAGE, begins, counts_some, fills_the_storage, frees_the_storage, goes_back_to_the_list,
    page_with,
};
use crate::driver::{Engine, Facilitator, Test, in_every_engine};

/// A script that delays the completion of every write by a third of a second.
const SLOW: &str = "
    const own = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(done) {
            const late = (event) => setTimeout(() => done.call(this, event), 300);
            own.set.call(this, this.mode === 'readwrite' ? late : done);
        },
    });";

/// A script that holds back the completion of writes while `holds` is set.
const HELD: &str = "
    window.held = [];
    const own = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
        set(done) {
            own.set.call(this, (event) => {
                if (window.holds) held.push(() => done.call(this, event));
                else done.call(this, event);
            });
        },
    });";

/// The keys of rooms in `localStorage`, except those of messages between windows.
const IN_LOCAL_STORAGE: &str = "return Object.keys(localStorage).filter((key) => /^which-first:room:.*:(\\d+|votes)$/.test(key)).length";

/// A script that moves all rooms to `localStorage`, where earlier versions stored them.
const BACK: &str = "
    const opening = indexedDB.open('which-first-rooms');
    opening.onsuccess = () => {
        const database = opening.result;
        const rooms = database.transaction('texts', 'readwrite').objectStore('texts');
        const [keys, texts] = [rooms.getAllKeys(), rooms.getAll()];
        rooms.clear();
        rooms.transaction.oncomplete = () => {
            keys.result.forEach((key, n) => localStorage.setItem(key, texts.result[n]));
            database.close();
            done(keys.result.length);
        };
    };";

in_every_engine! {
    fn keys_that_are_quicker_than_the_disk_are_all_counted(engine) {
        Test::at(PAGE).in_engine(engine).serves(PAGE, page_with(SLOW)).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["PageDown"]).await;
            facilitator.sees_in(".work", "Question 1 of 12").await;
            facilitator.presses_quickly("114\n29\n1++-\n3++++u\nb.b.").await;
            // 15, 9, and three of the four.
            facilitator.sees_in(".work", "Voted: 27").await;
            facilitator.presses_quickly("j2\n2+++").await;
            facilitator.sees_in(".work", "Question 2 of 12").await;
            facilitator.sees_in(".work", "Voted: 3").await;
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 3").await;
            facilitator.presses(&["j", "1", "Enter"]).await;
            facilitator.sees_in(".work", "Voted: 27").await;
        });
    }

    fn a_field_is_left_before_the_next_key(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["h"]).await;
            facilitator.types("40").await;
            // The next key may be dispatched before the console hears of this one.
            let left = "
                const field = document.activeElement;
                field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
                return document.activeElement !== field";
            assert!(facilitator.finds::<bool>(left).await);
            facilitator.presses_quickly("j1\n").await;
            facilitator.sees_in(".work", "Question 1 of 12").await;
        });
    }

    fn a_count_is_drawn_once_it_is_on_disk_and_not_before(engine) {
        const WRITTEN: &str =
            "const look = () => held.length ? done(true) : setTimeout(look, 10); look()";
        Test::at(PAGE).in_engine(engine).serves(PAGE, page_with(HELD)).check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            assert!(!facilitator.would_be_asked().await);
            let _: Option<()> = facilitator.finds("window.holds = true; return null").await;
            facilitator.presses(&["2", "9", "Enter"]).await;
            let _: bool = facilitator.finds_later(WRITTEN).await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.does_not_see("hands 9").await;
            assert!(facilitator.would_be_asked().await);
            let go = "window.holds = false; held.splice(0).forEach((done) => done()); return null";
            let _: Option<()> = facilitator.finds(go).await;
            facilitator.sees_in(".work", "Voted: 23").await;
            facilitator.sees_in(".said", "hands 9").await;
            assert!(!facilitator.would_be_asked().await);
        });
    }

    fn rooms_of_an_earlier_version_open_as_before_and_are_moved(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            goes_back_to_the_list(&facilitator).await;
            let moved: u32 = facilitator.finds_later(BACK).await;
            assert!(moved >= 5, "head, address, place, hands, votes: {moved}");
            resumes(&facilitator).await;
            assert_eq!(facilitator.finds::<u32>(IN_LOCAL_STORAGE).await, 0);
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 14").await;
        });
    }
}

/// Reloads the page, and resumes the room with fourteen hands.
async fn resumes(facilitator: &Facilitator) {
    facilitator.reloads().await;
    facilitator.tabs_to("Resume the room of").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees_in(".work", "Voted: 14").await;
    facilitator.does_not_see("could not be read").await;
}

/// This script interrupts the migration of rooms from an earlier version, which restarts without the script.
#[track_caller]
fn moving_is_broken_off_by(script: &'static str) {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        goes_back_to_the_list(&facilitator).await;
        let _: u32 = facilitator.finds_later(BACK).await;
        reader.site.serves(PAGE, page_with(script));
        facilitator.reloads().await;
        facilitator.sees("New room").await;
        assert!(facilitator.finds::<u32>(IN_LOCAL_STORAGE).await > 0);
        reader.site.serves_again(PAGE);
        resumes(&facilitator).await;
        assert_eq!(facilitator.finds::<u32>(IN_LOCAL_STORAGE).await, 0);
    });
}

#[test]
fn moving_that_is_broken_off_before_anything_is_written_is_begun_again() {
    moving_is_broken_off_by(
        "const put = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (text, key) {
             if (key.startsWith('which-first:room:')) throw new DOMException('', 'AbortError');
             return put.call(this, text, key);
         };",
    );
}

#[test]
fn moving_that_is_broken_off_before_anything_is_removed_is_begun_again() {
    moving_is_broken_off_by(
        "Storage.prototype.removeItem = () => { throw new DOMException('', 'SecurityError') };",
    );
}

/// A room in a browser whose `IndexedDB` this script breaks.
#[track_caller]
fn falls_back_where(script: &'static str) {
    const TOLD: &str = "This browser is slow to store votes.";
    Test::at(PAGE)
        .serves(PAGE, page_with(script))
        .check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            facilitator.sees(TOLD).await;
            assert!(!facilitator.would_be_asked().await);
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.sees(TOLD).await;
            // The counts are migrated once `IndexedDB` works.
            reader.site.serves_again(PAGE);
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.does_not_see(TOLD).await;
        });
}

/// This script keeps the database from answering until `answer()` is called.
const UNANSWERED: &str = "
    const open = IDBFactory.prototype.open;
    const answered = new Promise((resolve) => { window.answer = resolve });
    IDBFactory.prototype.open = function (...parameters) {
        const slow = {};
        answered.then(() => {
            const request = open.apply(this, parameters);
            request.onupgradeneeded = () => {
                slow.result = request.result;
                slow.onupgradeneeded?.();
            };
            request.onsuccess = (event) => {
                slow.result = request.result;
                slow.onsuccess(event);
            };
        });
        return slow;
    };";

/// This script keeps the database from being read until `answer()` is called.
const UNREADABLE: &str = "
    const read = IDBObjectStore.prototype.getAllKeys;
    IDBObjectStore.prototype.getAllKeys = () => { throw new DOMException('', 'UnknownError') };
    window.answer = () => { IDBObjectStore.prototype.getAllKeys = read };";

const UNREAD: &str = "the rooms in it are not listed here. They are not deleted.";

async fn answers(facilitator: &Facilitator) {
    let _: Option<()> = facilitator.finds("window.answer(); return null").await;
}

#[test]
fn a_list_of_rooms_is_complete_as_soon_as_a_slow_database_answers() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        goes_back_to_the_list(&facilitator).await;
        reader.site.serves(PAGE, page_with(UNANSWERED));
        facilitator.reloads().await;
        facilitator.sees(UNREAD).await;
        facilitator.does_not_see("Resume the room of").await;
        answers(&facilitator).await;
        facilitator.tabs_to("Resume the room of").await;
        facilitator.does_not_see(UNREAD).await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn an_open_room_is_open_again_as_soon_as_a_slow_database_answers() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        reader.site.serves(PAGE, page_with(UNANSWERED));
        facilitator.reloads().await;
        facilitator.sees(UNREAD).await;
        answers(&facilitator).await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn a_room_that_is_counted_in_before_a_slow_database_answers_is_listed_with_the_others() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        goes_back_to_the_list(&facilitator).await;
        reader.site.serves(PAGE, page_with(UNANSWERED));
        facilitator.reloads().await;
        facilitator.sees(UNREAD).await;
        counts_some(&facilitator).await;
        answers(&facilitator).await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        goes_back_to_the_list(&facilitator).await;
        facilitator.does_not_see(UNREAD).await;
        facilitator.sees_in(".kept", "14").await;
        facilitator.sees_in(".kept", "23").await;
    });
}

#[test]
fn rooms_that_cannot_be_read_are_not_taken_for_none() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        reader.site.serves(PAGE, page_with(UNREADABLE));
        facilitator.reloads().await;
        facilitator.sees(UNREAD).await;
        facilitator.does_not_see("Nothing of the room").await;
        answers(&facilitator).await;
        facilitator.tabs_to("Look again").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn a_browser_without_a_database_is_told_and_the_room_is_kept_as_well_as_it_can() {
    falls_back_where("Object.defineProperty(window, 'indexedDB', { value: undefined });");
}

#[test]
fn a_browser_that_bars_its_database_is_told() {
    falls_back_where(
        "const get = () => { throw new DOMException('', 'SecurityError') };
         Object.defineProperty(window, 'indexedDB', { get });",
    );
}

#[test]
fn a_browser_whose_database_does_not_open_is_told() {
    falls_back_where(
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'InvalidStateError') };",
    );
}

#[test]
fn a_browser_whose_database_never_answers_is_told() {
    falls_back_where("IDBFactory.prototype.open = () => new EventTarget();");
}

#[test]
fn a_browser_whose_database_cannot_be_written_to_is_told() {
    falls_back_where(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'ReadOnlyError') };",
    );
}

#[test]
fn a_window_that_has_lost_the_room_writes_nothing_even_where_windows_cannot_tell_each_other() {
    const DEAF: &str =
        "addEventListener('storage', (event) => event.stopImmediatePropagation(), true);";
    Test::at(PAGE)
        .serves(PAGE, page_with(DEAF))
        .check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            facilitator.opens_another_tab().await;
            facilitator.opens(&facilitator.site(PAGE)).await;
            facilitator.tabs_to("Resume the room of").await;
            facilitator.presses(&["Enter"]).await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.presses(&["2", "9", "Enter"]).await;
            facilitator.sees_in(".work", "Voted: 23").await;
            facilitator.turns_to_tab(1).await;
            facilitator.presses(&["3", "5", "Enter"]).await;
            facilitator
                .sees("Another window has taken this room over.")
                .await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.turns_to_tab(2).await;
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 23").await;
            facilitator.does_not_see("could not be read").await;
        });
}

#[test]
fn a_window_that_answers_before_the_room_is_read_is_heard_all_the_same() {
    // Another window owns the room, and answers synchronously.
    const QUICK_TO_ANSWER: &str = "
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
            setItem.call(this, key, value);
            if (key.endsWith(':knock')) setItem.call(this, key.replace(/knock$/, 'here'), value);
        };";
    const TAKEN: &str = "
        const owner = Object.keys(localStorage).find((key) => key.endsWith(':owner'));
        localStorage[owner] = 'another';
        return null";
    let test = Test::at(PAGE).serves(PAGE, page_with(QUICK_TO_ANSWER));
    test.check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        let _: Option<()> = facilitator.finds(TAKEN).await;
        facilitator.reloads().await;
        facilitator
            .sees("This room is open in another window")
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn what_is_counted_before_another_window_answers_is_never_shown_as_counted() {
    // Messages are delivered only when the test releases them.
    const SLOW_TO_ANSWER: &str = "
        const later = setTimeout;
        window.setTimeout = (act, span) => later(act, span === 2500 ? 1e7 : span);
        addEventListener('storage', (event) => window.hears || event.stopImmediatePropagation(), true);";
    const ANSWERS: &str = "
        const knock = Object.keys(localStorage).find((key) => key.endsWith(':knock'));
        const key = knock.replace(/knock$/, 'here');
        localStorage[key] = localStorage[knock];
        window.hears = true;
        dispatchEvent(new StorageEvent('storage', { key }));
        return null";
    let test = Test::at(PAGE).serves(PAGE, page_with(SLOW_TO_ANSWER));
    test.check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.opens_another_tab().await;
        facilitator.opens(&facilitator.site(PAGE)).await;
        facilitator.tabs_to("Resume the room of").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        assert!(facilitator.would_be_asked().await);
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator.does_not_see("hands 9").await;
        let _: Option<()> = facilitator.finds(ANSWERS).await;
        facilitator
            .sees("This room is open in another window")
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
        assert!(!facilitator.would_be_asked().await);
        facilitator.turns_to_tab(1).await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

in_every_engine! {
    fn two_keys_in_one_breath_both_count(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            // The browser dispatches the second key before the console has handled the first one.
            reader
                .has_the_page_do(
                    "for (const key of '2+') dispatchEvent(new KeyboardEvent('keydown', { key }))",
                )
                .await;
            facilitator.sees_in(".work", "Voted: 15").await;
        });
    }
}

#[test]
fn what_is_counted_at_once_after_a_crash_counts_when_nobody_answers() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.loses_the_tab().await;
        facilitator.opens(&facilitator.site(PAGE)).await;
        facilitator.tabs_to("Resume the room of").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator.presses_quickly("29\n2+").await;
        facilitator.sees_in(".work", "Voted: 24").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 24").await;
    });
}

#[test]
fn whoever_leaves_with_a_full_storage_is_asked_and_finds_every_count_all_the_same() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        assert!(!facilitator.would_be_asked().await);
        fills_the_storage(&facilitator).await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees("This browser’s storage is full.").await;
        facilitator.sees_in(".work", "Voted: 23").await;
        assert!(facilitator.would_be_asked().await);
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.does_not_see("no journal").await;
        // There is space again, so that all is on disk.
        assert!(!facilitator.would_be_asked().await);
        facilitator.presses(&["3", "+"]).await;
        facilitator.sees_in(".work", "Voted: 24").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 24").await;
        facilitator.does_not_see("could not be read").await;
    });
}

#[test]
fn a_room_that_was_begun_with_a_full_storage_outlives_a_reload_and_is_named_when_it_is_gone() {
    Test::at(PAGE)
        .serves(PAGE, page_with(FULL))
        .check(async |reader| {
            let facilitator = reader.as_facilitator();
            counts_some(&facilitator).await;
            facilitator.sees("This browser’s storage is full.").await;
            assert!(facilitator.would_be_asked().await);
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 14").await;
            facilitator.sees("This browser’s storage is full.").await;
            assert!(facilitator.would_be_asked().await);
            // Browsers ask only after a key press or a tap.
            facilitator.presses(&["3", "+"]).await;
            facilitator.sees_in(".work", "Voted: 15").await;
            // As if the tab's own storage were full as well.
            let _: Option<()> = facilitator
                .finds("sessionStorage.removeItem('which-first:unsaved'); return null")
                .await;
            facilitator.reloads().await;
            facilitator.sees("Nothing of the room").await;
            facilitator.does_not_see("no journal").await;
        });
}

#[test]
fn the_list_of_rooms_is_gone_back_to_at_the_second_press_while_something_is_not_written() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        fills_the_storage(&facilitator).await;
        facilitator.presses(&["2", "9", "Enter", "Escape"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.tabs_to("All rooms").await;
        facilitator.presses(&["Enter"]).await;
        facilitator
            .sees("The last votes are in this window only.")
            .await;
        // There is space again: the lines are written, and leaving the page needs no confirmation.
        frees_the_storage(&facilitator).await;
        facilitator.presses(&["3", "+"]).await;
        facilitator.sees_in(".work", "Voted: 24").await;
        facilitator
            .does_not_see("The last votes are in this window only.")
            .await;
        fills_the_storage(&facilitator).await;
        facilitator.presses(&["+"]).await;
        facilitator.sees_in(".work", "Voted: 25").await;
        // The button still has the focus.
        facilitator.presses(&["Enter"]).await;
        facilitator
            .sees("The last votes are in this window only.")
            .await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees("Resume the room of").await;
        assert!(!facilitator.would_be_asked().await);
    });
}
