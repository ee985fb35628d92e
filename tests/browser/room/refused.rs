//! Things that a browser may refuse a room, or do to its tab: the facilitator is told, and no count is lost.

use super::{PAGE, begins, counts_some, page_with};
use crate::driver::{Facilitator, Test};

/// A room on a page whose browser this script changes.
fn room_with(script: &'static str, visit: impl AsyncFnOnce(&Facilitator)) {
    Test::at(PAGE)
        .serves(PAGE, page_with(script))
        .check(async |reader| visit(&reader.as_facilitator()).await);
}

fn full_screen_is_told_with(script: &'static str) {
    room_with(script, async |facilitator| {
        counts_some(facilitator).await;
        facilitator.presses(&["f"]).await;
        facilitator
            .sees("The browser cannot fill the screen from here.")
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
    });
}

#[test]
fn a_browser_that_refuses_full_screen_is_told() {
    full_screen_is_told_with(
        "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no'));",
    );
}

#[test]
fn a_browser_without_full_screen_is_told() {
    full_screen_is_told_with("delete Element.prototype.requestFullscreen;");
}

#[test]
fn a_browser_that_refuses_to_keep_the_display_awake_is_told_once() {
    let refuses = "
        Object.defineProperty(navigator, 'wakeLock', {
            value: { request: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
        });";
    room_with(refuses, async |facilitator| {
        begins(facilitator).await;
        facilitator
            .sees("The browser cannot keep the display awake.")
            .await;
        facilitator.tabs_to("Understood").await;
        facilitator.presses(&["Enter"]).await;
        facilitator
            .sees_no_more("The browser cannot keep the display awake.")
            .await;
        let _: Option<()> = facilitator
            .finds("dispatchEvent(new Event('focus')); return null")
            .await;
        facilitator
            .presses(&["PageDown", "1", "1", "4", "Enter"])
            .await;
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator
            .does_not_see("The browser cannot keep the display awake.")
            .await;
    });
}

#[test]
fn a_clock_that_is_set_back_stops_no_timer_and_loses_no_count() {
    let clock = "
        const now = Date.now;
        window.ahead = 3_600_000;
        Date.now = () => now() + window.ahead;";
    room_with(clock, async |facilitator| {
        counts_some(facilitator).await;
        facilitator.presses(&["t"]).await;
        facilitator.sees_in(".timer", "2:").await;
        let _: Option<()> = facilitator.finds("window.ahead = 0; return null").await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.sees_in(".timer", "2:").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 23").await;
    });
}

#[test]
fn whoever_leaves_the_page_and_goes_back_finds_every_count() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        reader.opens("/index.html").await;
        reader.goes_back().await;
        facilitator.sees_in(".work", "Voted: 14").await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
    });
}

#[test]
fn a_tab_that_was_frozen_goes_on_with_every_count() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        counts_some(&facilitator).await;
        facilitator.is_frozen_for_a_moment().await;
        facilitator.presses(&["2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "Voted: 23").await;
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Voted: 23").await;
    });
}
