//! The console and the projector's window: rendered from one state, whatever happens to either.

use super::{PAGE, begins};
use crate::driver::{Engine, Facilitator, Served, Test, in_every_engine};
use serde_json::json;

/// The beginning of the first item, as the projector shows it.
const FIRST_ITEM: &str = "When a customer stays for years";

/// A room with 14 and 9 hands in the first vote on the first item, and its screen.
async fn is_shown(facilitator: &Facilitator) {
    begins(facilitator).await;
    facilitator
        .presses(&["PageDown", "1", "1", "4", "Enter", "2", "9", "Enter"])
        .await;
    facilitator.sees_in(".work", "Voted: 23").await;
    facilitator.presses(&["w"]).await;
    facilitator.turns_to_the_screen().await;
    facilitator.sees(FIRST_ITEM).await;
}

in_every_engine! {
    fn the_room_sees_the_question_and_not_how_it_voted(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            is_shown(&facilitator).await;
            facilitator.does_not_see("14").await;
            facilitator.turns_to_the_console().await;
            facilitator.sees("The room sees this.").await;
            // On to the discussion, the second vote, and the shift between both.
            facilitator.presses(&["PageDown", "PageDown", "1", "5", "Enter", "PageDown"]).await;
            facilitator.turns_to_the_screen().await;
            facilitator.sees("14").await;
        });
    }

    fn a_remote_that_speaks_to_the_screen_is_heard_by_the_console(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            is_shown(&facilitator).await;
            facilitator.presses(&["PageDown"]).await;
            facilitator.turns_to_the_console().await;
            facilitator.sees_in(".work", "still hidden").await;
            facilitator.turns_to_the_screen().await;
            facilitator.presses(&["PageUp"]).await;
            facilitator.turns_to_the_console().await;
            facilitator.sees_in(".work", "The room does not see it").await;
        });
    }

    fn either_window_is_reloaded_and_they_find_each_other(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            is_shown(&facilitator).await;
            facilitator.reloads().await;
            facilitator.sees(FIRST_ITEM).await;
            facilitator.turns_to_the_console().await;
            facilitator.reloads().await;
            facilitator.sees_in(".work", "Voted: 23").await;
            facilitator.sees("The room sees this.").await;
            facilitator.presses(&["m"]).await;
            facilitator.turns_to_the_screen().await;
            facilitator.sees("Nothing to show yet").await;
        });
    }

    fn a_screen_that_is_closed_is_told_and_opens_again_as_it_was(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            is_shown(&facilitator).await;
            facilitator.closes_the_window().await;
            facilitator.turns_to_the_console().await;
            facilitator.sees("The screen was closed. Every vote is safe").await;
            facilitator.presses(&["w"]).await;
            facilitator.turns_to_the_screen().await;
            facilitator.sees(FIRST_ITEM).await;
        });
    }

    fn a_screen_is_opened_by_a_key_however_busy_the_browser_is(engine) {
        // Yew lets the browser go on whenever it has been at work for longer than it means to.
        let busy = "
            const now = Date.now;
            let late = 0;
            Date.now = () => now() + (late += 20);
            return null";
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["PageDown"]).await;
            let _: Option<()> = facilitator.finds(busy).await;
            facilitator.presses(&["w"]).await;
            facilitator.turns_to_the_screen().await;
            facilitator.sees(FIRST_ITEM).await;
        });
    }
}

#[test]
fn a_screen_whose_console_is_gone_says_so_and_a_blank_one_stays_blank() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        is_shown(&facilitator).await;
        facilitator.turns_to_the_console().await;
        facilitator.presses(&["b"]).await;
        facilitator.turns_to_the_screen().await;
        facilitator.counts(".audience.blank", 1).await;
        facilitator.turns_to_the_console().await;
        facilitator.closes_the_window().await;
        facilitator.turns_to_the_screen().await;
        facilitator.sees("The desk has not answered for").await;
    });
}

#[test]
fn where_pop_ups_are_barred_the_slides_are_shown_in_this_window() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        let _: Option<()> = facilitator
            .finds("window.open = () => null; return null")
            .await;
        facilitator.presses(&["PageDown", "w"]).await;
        facilitator
            .sees("The browser blocked the screen.")
            .await;
        facilitator.presses(&["o"]).await;
        facilitator.sees_in(".wall", FIRST_ITEM).await;
        let fills_the_window = "
            const { width, height } = document.querySelector('.wall .audience').getBoundingClientRect();
            return width === innerWidth && height === innerHeight";
        reader.finds(fills_the_window, json!(true)).await;
        // A reload does not show the console on the projector.
        facilitator.reloads().await;
        facilitator.sees_in(".wall", FIRST_ITEM).await;
        // The same keys work there, and lead back.
        facilitator.presses(&["PageDown", "o"]).await;
        facilitator.sees_in(".work", "still hidden").await;
    });
}

#[test]
fn a_screen_whose_page_is_long_on_its_way_comes_in_the_end() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["PageDown", "t"]).await;
        facilitator.sees_in(".timer", "2:").await;
        reader.site.serves(PAGE, Served::Held);
        facilitator.presses(&["w"]).await;
        reader.sees_asked_for(PAGE).await;
        // Longer than the desk waits for an answer of a screen.
        let _: Option<()> = facilitator
            .finds("const now = Date.now; Date.now = () => now() + 60_000; return null")
            .await;
        facilitator.sees_in(".timer", "1:").await;
        reader.site.lets_go();
        facilitator.turns_to_the_screen().await;
        facilitator.sees(FIRST_ITEM).await;
    });
}

#[test]
fn nothing_but_the_screens_own_messages_are_heard() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        let says = "
            for (const message of [null, 'next', { nonce: '', says: 'Bye' },
                { nonce: sessionStorage.getItem('which-first:screen') + 'x', says: { Pressed: { key: 'PageDown', shift: false } } },
                { nonce: 7, says: [] }])
              postMessage(message, '*');
            return null";
        let _: Option<()> = facilitator.finds(says).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        facilitator.sees_in(".work", "The room does not see it").await;
    });
}

#[test]
fn a_picture_is_as_large_as_the_screen_it_is_shown_on() {
    const SHARE: &str = "
        const scenes = [...document.querySelectorAll('.audience .scene')];
        const { width, height } = scenes.find((scene) => scene.getClientRects().length).getBoundingClientRect();
        return Math.round(100 * Math.max(width / innerWidth, height / innerHeight))";
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        facilitator.tabs_to("Try with a made-up room of 60").await;
        facilitator.presses(&["Enter", "w"]).await;
        facilitator.turns_to_the_screen().await;
        facilitator.sees("Rehearsal").await;
        facilitator.presses(&["m"]).await;
        for (width, height) in [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)] {
            facilitator.turns_to_size(width, height).await;
            facilitator.sees("Where the room stands").await;
            let share: u32 = facilitator.finds(SHARE).await;
            assert!(share >= 90, "at {width} × {height}: {share} of 100");
        }
    });
}
