//! The desk: which keys go where, and what is in view.

use super::{PAGE, begins};
use crate::driver::{Engine, Facilitator, Test, in_every_engine};

/// The rows of the tally that are wholly in view.
const ROWS_IN_VIEW: &str = "
    const end = Math.min(innerHeight, document.querySelector('.go').getBoundingClientRect().top);
    const rows = [...document.querySelectorAll('.tally tbody tr')].map((row) => row.getBoundingClientRect());
    return rows.filter(({ top, bottom }) => top >= 0 && bottom <= end).length";

async fn has_focus_in_a_field(facilitator: &Facilitator) -> bool {
    let focus = "return document.activeElement.matches('input, textarea')";
    facilitator.finds(focus).await
}

in_every_engine! {
    fn enter_leaves_a_field_and_gives_the_keys_back_to_the_desk(engine) {
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["h"]).await;
            facilitator.types("31").await;
            facilitator.presses(&["Enter"]).await;
            assert!(!has_focus_in_a_field(&facilitator).await);
            facilitator.presses(&["PageDown", "2", "1", "4", "Enter"]).await;
            facilitator.sees_in(".work", "14 of 31").await;
        });
    }
}

#[test]
fn a_field_with_a_mistake_keeps_the_focus_until_it_is_mended() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.tabs_to("Where people find the quiz").await;
        facilitator.types("mailto:me").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.counts("input[aria-invalid=true]", 1).await;
        assert!(has_focus_in_a_field(&facilitator).await);
        facilitator.presses(&["Escape", "PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
    });
}

#[test]
fn digits_after_a_field_are_not_typed_into_the_row_of_before() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["PageDown", "1", "7", "h"]).await;
        facilitator.types("40").await;
        facilitator.presses(&["Enter", "2", "9", "Enter"]).await;
        facilitator.sees_in(".work", "16 of 40").await;
    });
}

#[test]
fn the_rows_are_in_view_while_digits_count_at_twice_the_size() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        // 1280 × 720 at 200 %.
        facilitator.turns_to_size(640, 360).await;
        begins(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        assert_eq!(
            facilitator.finds_later::<u32>(&settled(ROWS_IN_VIEW)).await,
            5
        );
        facilitator.presses(&["3", "1"]).await;
        facilitator.counts(".picked", 1).await;
        let picked = "
            const end = Math.min(innerHeight, document.querySelector('.go').getBoundingClientRect().top);
            const { top, bottom } = document.querySelector('.picked').getBoundingClientRect();
            return top >= 0 && bottom <= end";
        assert!(facilitator.finds::<bool>(picked).await);
        facilitator.presses(&["2", "Enter"]).await;
        facilitator.sees_in(".work", "12").await;
        // A dilemma's rows are higher: the one that is picked is in view.
        facilitator.presses(&["j", "4", "Enter", "5"]).await;
        facilitator.counts(".picked", 1).await;
        assert!(facilitator.finds::<bool>(picked).await);
    });
}

/// A script that answers once the page has been drawn.
fn settled(script: &str) -> String {
    format!(
        "requestAnimationFrame(() => requestAnimationFrame(() => done((() => {{ {script} }})())))"
    )
}

#[test]
fn without_a_connection_the_projector_gets_no_error_page_of_the_browser() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        // As in a browser that is offline. The driver's way of taking it offline does not hold for `fetch`.
        let _: Option<()> = facilitator
            .finds("window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); return null")
            .await;
        facilitator.presses(&["w"]).await;
        facilitator.sees("There is no connection").await;
        facilitator.does_not_see("The screen is coming.").await;
        facilitator.presses(&["o"]).await;
        facilitator
            .sees_in(".wall", "When a customer stays for years")
            .await;
    });
}
