//! The desk's controls: that they are in view, what they are called in the accessibility tree, what is announced.

use super::{PAGE, begins};
use crate::driver::{Facilitator, Test};
use serde_json::json;

/// The controls of these selectors that are hidden, cut off or covered by something else.
fn hidden(css: &str) -> String {
    format!(
        "return [...document.querySelectorAll({css:?})].filter(shown).filter((node) => {{
            const {{ left, top, right, bottom }} = node.getBoundingClientRect();
            if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return true;
            return [[0.5, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {{
                const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
                return !node.contains(hit) && !hit?.contains(node);
            }});
        }}).map((node) => `${{node.className}} ${{words(node)}}`)"
    )
}

/// Returns true if the preview of the slide is wholly in view. It is inert, so it cannot be hit.
const PREVIEW: &str = "
    const { left, top, width, height } = document.querySelector('.preview .slide').getBoundingClientRect();
    return width > 100 && height > 50 && left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight";

#[test]
fn the_timer_the_actions_and_the_preview_are_never_cut_off() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        facilitator.tabs_to("Try with a made-up room of 60").await;
        facilitator.presses(&["Enter"]).await;
        facilitator.sees_in(".work", "Joining").await;
        // A shift, a dilemma with answers on several lines, and a picture.
        for keys in [
            &[
                "j", "1", "Enter", "PageDown", "PageDown", "PageDown", "PageDown",
            ][..],
            &["j", "4", "Enter"],
            &["m"],
        ] {
            facilitator.presses(keys).await;
            for (width, height) in [(1280, 720), (1024, 768)] {
                facilitator.turns_to_size(width, height).await;
                let found: Vec<String> = facilitator
                    .finds(&hidden(".tools button, .go button"))
                    .await;
                assert!(
                    found.is_empty(),
                    "{keys:?} at {width} × {height}: {found:?}"
                );
                reader.finds(PREVIEW, json!(true)).await;
            }
        }
        // With every panel there is a preview.
        facilitator.turns_to_size(1280, 720).await;
        for (key, text) in [
            ("e", "The journal"),
            ("?", "These keys work"),
            ("n", "Each mark"),
        ] {
            facilitator.presses(&["Escape", key]).await;
            facilitator.sees_in(".panel", text).await;
            reader.finds(PREVIEW, json!(true)).await;
        }
    });
}

#[test]
fn lines_and_key_caps_have_their_space_on_a_small_laptop() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        facilitator.turns_to_size(1024, 768).await;
        begins(&facilitator).await;
        facilitator.presses(&["PageDown", "PageDown", "PageDown"]).await;
        facilitator.sees_in(".work", "The room sees neither yet.").await;
        let lines = "return [...document.querySelectorAll('.tally .line svg')].map((line) => line.clientWidth)";
        let lines: Vec<u32> = facilitator.finds(lines).await;
        assert!(lines.len() == 5 && lines.iter().all(|&width| width >= 56), "{lines:?}");
        let caps = "
            const edge = document.querySelector('.beside').getBoundingClientRect().right;
            const caps = [...document.querySelectorAll('.tab kbd, .screen .acts kbd')];
            return [caps.length, caps.filter((cap) => !shown(cap) || cap.getBoundingClientRect().right > edge).length]";
        // Four tabs and three buttons of the screen have keys.
        reader.finds(caps, json!([7, 0])).await;
        // The ring of the focus is within the panel, and clear of its texts.
        let ring = "
            const panel = document.querySelector('.panel > .open');
            panel.focus();
            const { outlineOffset, outlineWidth } = getComputedStyle(panel);
            const text = panel.querySelector('h3, p').getBoundingClientRect();
            const inner = panel.getBoundingClientRect().left - parseFloat(outlineOffset);
            return parseFloat(outlineOffset) <= -parseFloat(outlineWidth) && text.left > inner";
        facilitator.presses(&["Tab"]).await;
        reader.finds(ring, json!(true)).await;
    });
}

/// The controls that have the focus and are hidden behind something else, one control after the other.
const OBSCURED: &str = "
    const controls = '.desk :is(button, summary, textarea, input:not([type=file]), [tabindex=\"0\"])';
    return [...document.querySelectorAll(controls)].filter((node) => shown(node) && !node.closest('[inert]')).filter((node) => {
        node.focus();
        const { left, top, right, bottom } = node.getBoundingClientRect();
        return ![[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]].some(([x, y]) => {
            const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
            return hit && (node.contains(hit) || hit.contains(node));
        });
    }).map(name)";

#[test]
fn nothing_that_has_the_focus_is_covered_by_the_buttons_at_the_bottom() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        // 1280 × 1024 at 400 %, 1280 × 720 at 200 %, a phone, and a laptop.
        for (width, height) in [(320, 256), (640, 360), (360, 740), (1280, 720)] {
            facilitator.turns_to_size(width, height).await;
            let found: Vec<String> = facilitator.finds(OBSCURED).await;
            assert!(found.is_empty(), "at {width} × {height}: {found:?}");
        }
    });
}

#[test]
fn choices_are_radio_buttons_and_panels_are_tabs() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        let role = async |role: &str, name: &str| facilitator.finds_role(role, name).await;
        for (name, checked) in [
            ("Hands and codes", "true"),
            ("Hands only", "false"),
            ("Codes only", "false"),
        ] {
            assert_eq!(role("radio", name).await["checked"], checked, "{name}");
        }
        assert_eq!(role("tab", "Notes").await["selected"], true);
        assert_eq!(role("tab", "Codes").await["selected"], false);
        role("tabpanel", "Notes").await;
        // Arrows choose a radio button and move along the tabs; they do not go on to the next step.
        facilitator.tabs_to("Hands and codes").await;
        facilitator.presses(&["ArrowDown"]).await;
        facilitator.counts("[name=sources]:checked", 1).await;
        reader
            .finds(
                "return document.querySelectorAll('[name=sources]')[1].checked",
                json!(true),
            )
            .await;
        facilitator.tabs_to("Notes").await;
        facilitator.presses(&["ArrowRight", "Enter"]).await;
        facilitator.sees("Paste a chat").await;
        facilitator.sees_in(".work", "Joining").await;
        for (name, checked) in [("Before the talk", "true"), ("After the talk", "false")] {
            assert_eq!(role("radio", name).await["checked"], checked, "{name}");
        }
    });
}

/// The texts of the live regions that are announced.
async fn announces(facilitator: &Facilitator, text: &str) {
    facilitator.sees_in(".desk [role=status]", text).await;
}

#[test]
fn a_new_stage_and_the_number_of_votes_are_announced() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["h"]).await;
        facilitator.types("40").await;
        facilitator.presses(&["Enter", "PageDown"]).await;
        announces(&facilitator, "First vote. Question 1 of 12.").await;
        // Digits are announced once they count.
        facilitator.presses(&["1", "1", "4"]).await;
        announces(&facilitator, "Voted: 0 of 40.").await;
        facilitator.presses(&["Enter"]).await;
        announces(&facilitator, "Voted: 14 of 40. Not yet: 26.").await;
        facilitator.presses(&["PageDown"]).await;
        announces(&facilitator, "Talk. Question 1 of 12.").await;
        facilitator.presses(&["m"]).await;
        announces(&facilitator, "Where the room stands").await;
    });
}

#[test]
fn letter_keys_are_switched_off_for_good_and_on_again() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        begins(&facilitator).await;
        facilitator.presses(&["?"]).await;
        facilitator.tabs_to("Letter keys").await;
        facilitator.presses(&["Enter", "Escape"]).await;
        for key in ["m", "b", "e", "?", "1"] {
            facilitator.presses(&[key]).await;
        }
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        facilitator.counts(".picked", 0).await;
        facilitator.counts(".tab kbd", 0).await;
        // The setting is stored.
        facilitator.reloads().await;
        facilitator.sees_in(".work", "Question 1 of 12").await;
        facilitator.presses(&["m", "PageDown"]).await;
        facilitator.sees_in(".work", "still hidden").await;
        facilitator.tabs_to("Notes").await;
        facilitator.presses(&["End", "Enter"]).await;
        facilitator.sees("Letter keys").await;
        facilitator.tabs_to("Letter keys").await;
        facilitator.presses(&["Enter", "Escape", "m"]).await;
        facilitator.sees_in(".work", "Where the room stands").await;
    });
}
