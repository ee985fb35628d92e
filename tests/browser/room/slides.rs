//! The slides on screens of 16:9 and 4:3: how large the letters are, and what fits.

use super::PAGE;
use crate::driver::{Facilitator, Test};
use serde_json::json;

/// The screens that slides are tried on.
const SCREENS: [(u32, u32); 3] = [(1280, 720), (1024, 768), (1920, 1080)];

/// The texts of the slide that are smaller than a twentieth of its height, and what reaches out of it.
const MISFITS: &str = "
    const slide = document.querySelector('.wall .audience');
    const { width, height } = slide.getBoundingClientRect();
    const seen = [...slide.querySelectorAll('*')].filter((node) => shown(node) && !node.closest('.unseen'));
    const texts = seen.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
    const size = (node) => {
        const size = parseFloat(getComputedStyle(node).fontSize);
        return node.closest('svg') ? size * node.getScreenCTM().a : size;
    };
    // A pixel is a tenth of a per cent of the smallest of these screens.
    const small = texts.filter((node) => size(node) < height / 20 - 0.05)
        .map((node) => `${words(node)}: ${(100 * size(node) / height).toFixed(2)} %`);
    const out = seen.filter((node) => !node.closest('svg')).filter((node) => {
        const box = node.getBoundingClientRect();
        return box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1;
    }).map((node) => `${node.className} reaches out`);
    return [...small, ...out, ...(texts.length ? [] : ['no text'])]";

/// A room with made-up votes, in one window.
async fn rehearses(facilitator: &Facilitator) {
    facilitator.tabs_to("Try with a made-up room of 60").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees_in(".work", "Joining").await;
    facilitator.presses(&["o"]).await;
    facilitator.sees_in(".wall", "Handed in: 60").await;
}

#[test]
fn letters_are_a_twentieth_of_the_height_on_every_slide_and_nothing_reaches_out() {
    // Keys, and a text of the slide that they lead to: a statement, a dilemma with long answers, the pictures.
    let steps: [(&[&str], &str); 22] = [
        (&["j", "0", "Enter"], "Handed in"),
        (&["j", "7", "Enter"], "First vote"),
        (&["PageDown"], "Find someone"),
        (&["t"], "2:"),
        (&["t"], "paused"),
        (&["PageDown"], "Second vote"),
        (&["PageDown"], "First vote"),
        (&["PageDown"], "moved"),
        (&["PageDown"], "The essay"),
        (&["PageDown"], "Thin ice"),
        (&["j", "1", "1", "Enter"], "You can fund one thing"),
        (&["PageDown"], "Find someone"),
        (&["PageDown"], "You can fund one thing"),
        (&["PageDown"], "First vote"),
        (&["PageDown"], "moved"),
        (&["PageDown"], "The essay"),
        (&["PageDown"], "Thin ice"),
        (&["m"], "The Deliverer"),
        (&["g"], "From gut vote"),
        (&["d"], "What divides"),
        (&["p"], "Where answers pull apart"),
        (&["v"], "Which talks"),
    ];
    Test::at(PAGE).with_reduced_motion().check(async |reader| {
        let facilitator = reader.as_facilitator();
        rehearses(&facilitator).await;
        let mut faults = Vec::new();
        for (keys, text) in steps {
            facilitator.presses(keys).await;
            for (width, height) in SCREENS {
                facilitator.turns_to_size(width, height).await;
                facilitator.sees_in(".wall", text).await;
                let found: Vec<String> = facilitator.finds(MISFITS).await;
                faults.extend(
                    found
                        .into_iter()
                        .map(|fault| format!("{text} at {width} × {height}: {fault}")),
                );
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn pictures_fill_screens_of_both_shapes_without_bands() {
    let bands = "
        const slide = document.querySelector('.wall .slide').getBoundingClientRect();
        const scene = [...document.querySelectorAll('.wall .scene')].filter(shown);
        const { width, height } = scene[0].viewBox.baseVal;
        const scale = Math.min(slide.width / width, slide.height / height);
        return [scene.length, Math.round(slide.width - width * scale), Math.round(slide.height - height * scale)]";
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        rehearses(&facilitator).await;
        facilitator.presses(&["m"]).await;
        for (width, height) in SCREENS {
            facilitator.turns_to_size(width, height).await;
            facilitator.sees_in(".wall", "The Deliverer").await;
            // One picture, and no more than a pixel is left beside it or below it.
            let [count, beside, below]: [i32; 3] = facilitator.finds(bands).await;
            assert_eq!(count, 1);
            assert!(
                beside <= 1 && below <= 1,
                "{beside} and {below} at {width} × {height}"
            );
        }
    });
}

#[test]
fn a_blank_screen_is_black_or_white_whatever_the_theme() {
    let ground =
        "return getComputedStyle(document.querySelector('.wall .audience')).backgroundColor";
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        rehearses(&facilitator).await;
        for key in ["b", "."] {
            facilitator.presses(&[key]).await;
            reader.finds(ground, json!("rgb(11, 11, 13)")).await;
            facilitator.presses(&[key]).await;
            facilitator.counts(".wall .blank", 0).await;
        }
        facilitator.presses(&[","]).await;
        reader.finds(ground, json!("rgb(255, 255, 255)")).await;
    });
}

/// The positions of the marks of the people who moved, as they are drawn.
const MOVED: &str = "
    const marks = [...document.querySelectorAll('.wall .wide circle')];
    return marks.filter((mark) => mark.getAttribute('fill') === '#006469').map((mark) => mark.getAttribute('cx'))";

/// The properties that are in motion.
const MOTION: &str = "
    return [...new Set(document.querySelector('.wall').getAnimations({ subtree: true })
        .map((animation) => animation.transitionProperty))]";

/// Ten people, of whom three walk from the first answer to the last.
async fn votes_twice(facilitator: &Facilitator) {
    super::begins(facilitator).await;
    facilitator
        .presses(&["PageDown", "1", "8", "Enter", "2", "2", "Enter"])
        .await;
    facilitator.sees_in(".work", "Voted: 10").await;
    facilitator
        .presses(&[
            "PageDown", "PageDown", "1", "5", "Enter", "2", "2", "Enter", "5", "3", "Enter",
        ])
        .await;
    facilitator.sees_in(".work", "Voted: 10").await;
    facilitator.presses(&["PageDown", "o"]).await;
    facilitator.sees_in(".wall", "First vote: 10").await;
    facilitator.does_not_see("moved").await;
    assert_eq!(facilitator.finds::<Vec<String>>(MOVED).await.len(), 0);
}

#[test]
fn the_marks_of_the_first_vote_walk_to_the_second_on_one_key() {
    Test::at(PAGE).check(async |reader| {
        let facilitator = reader.as_facilitator();
        votes_twice(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".wall", "At least 3 of 10 moved").await;
        let moving: Vec<String> = facilitator.finds(MOTION).await;
        assert!(moving.iter().any(|property| property == "cx"), "{moving:?}");
        // The mark in the headline, and one for each person.
        assert_eq!(facilitator.finds::<Vec<String>>(MOVED).await.len(), 1 + 3);
    });
}

#[test]
fn without_motion_both_votes_are_there_at_once() {
    Test::at(PAGE).with_reduced_motion().check(async |reader| {
        let facilitator = reader.as_facilitator();
        votes_twice(&facilitator).await;
        facilitator.presses(&["PageDown"]).await;
        facilitator.sees_in(".wall", "At least 3 of 10 moved").await;
        assert_eq!(
            facilitator.finds::<Vec<String>>(MOTION).await,
            Vec::<String>::new()
        );
        assert_eq!(facilitator.finds::<Vec<String>>(MOVED).await.len(), 1 + 3);
    });
}
