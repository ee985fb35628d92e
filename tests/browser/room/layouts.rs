//! Keyboards with other layouts: keys count by their letter, or by their position where that is no Latin one.

use super::{PAGE, begins};
use crate::driver::{Facilitator, Host, QUIZ, Test};

/// A script that presses a key, as the browser does with this layout.
fn press(key: &str, code: &str) -> String {
    format!(
        "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', {{
            key: {key:?}, code: {code:?}, bubbles: true, composed: true, cancelable: true }}))"
    )
}

async fn presses(facilitator: &Facilitator, key: &str, code: &str) {
    let script = press(key, code);
    let _: Option<()> = facilitator.finds(&format!("{script}; return null")).await;
}

#[test]
fn the_desk_obeys_on_russian_hebrew_arabic_and_french_keyboards() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        // C, for the codes, on a Russian layout; and back to the notes by N.
        presses(&facilitator, "с", "KeyC").await;
        facilitator.sees("Paste a chat, codes").await;
        facilitator.presses(&["Escape", "Escape"]).await;
        presses(&facilitator, "ק", "KeyE").await;
        facilitator.sees("The journal").await;
        presses(&facilitator, "ى", "KeyN").await;
        facilitator.sees_no_more("All that was done").await;
        // 1, 1, 4 on an Arabic layout, Enter.
        for (key, code) in [
            ("١", "Digit1"),
            ("١", "Digit1"),
            ("٤", "Digit4"),
            ("Enter", "Enter"),
        ] {
            presses(&facilitator, key, code).await;
        }
        facilitator.sees_in(".work", "Voted: 14").await;
        // 2, 1, 6 on a French one without Shift.
        for (key, code) in [
            ("é", "Digit2"),
            ("&", "Digit1"),
            ("-", "Digit6"),
            ("Enter", "Enter"),
        ] {
            presses(&facilitator, key, code).await;
        }
        facilitator.sees_in(".work", "Voted: 30").await;
        // The M of Dvorak is where C is elsewhere, and the letter counts.
        presses(&facilitator, "m", "KeyC").await;
        facilitator.sees_in(".work", "Where the room stands").await;
    });
}

#[test]
fn the_quiz_is_answered_by_digits_of_every_keyboard() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        for (n, (key, code)) in [("٢", "Digit2"), ("é", "Digit2"), ("२", "Numpad2")].into_iter().enumerate() {
            reader.sees_item(n + 1).await;
            let script = format!(
                "root.querySelector('h2').dispatchEvent(new KeyboardEvent('keydown', {{
                    key: {key:?}, code: {code:?}, bubbles: true, composed: true, cancelable: true }}))"
            );
            reader.has_the_page_do(&script).await;
        }
        reader.sees_item(4).await;
    });
}
