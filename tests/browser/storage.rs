//! Browsers that block storage: reading or writing it throws.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{SALE, WITH_THE_ESSAY};

/// Takes the quiz to its result, and restarts it, with the storage broken by this script.
#[track_caller]
fn is_taken_with(bar: &str) {
    Test::on(&Host::new(QUIZ).script(bar)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
    });
}

#[test]
fn a_browser_that_bars_storage_altogether() {
    is_taken_with(
        "for (const name of ['sessionStorage', 'localStorage']) {
            const get = () => { throw new DOMException('barred', 'SecurityError') };
            Object.defineProperty(window, name, { get });
        }",
    );
}

#[test]
fn a_browser_whose_storage_throws_whatever_is_done_to_it() {
    is_taken_with(
        "for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) {
            Storage.prototype[name] = () => { throw new DOMException('barred', 'SecurityError') };
        }",
    );
}

#[test]
fn a_browser_whose_storage_is_full() {
    is_taken_with(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };",
    );
}

#[test]
fn a_browser_without_storage() {
    is_taken_with(
        "for (const name of ['sessionStorage', 'localStorage']) {
            Object.defineProperty(window, name, { value: null });
        }",
    );
}
