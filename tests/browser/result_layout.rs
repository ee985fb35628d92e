//! The room that the result takes, and the map whose names stand around it.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{AGAINST_THE_ESSAY, SALE, TORN, WITH_THE_ESSAY};
use serde_json::json;

/// Four screens of a phone of 360 × 740.
const FOUR_SCREENS: u32 = 4 * 740;

/// The greatest number of texts on a result: ORDER 0, between two verdicts, and the tensions of `TORN`.
const BETWEEN: [usize; 12] = [2, 3, 3, 2, 4, 4, 3, 4, 3, 2, 4, 2];

#[test]
fn a_result_takes_at_most_four_screens_of_a_phone_before_anything_is_opened() {
    let host = Host::new(QUIZ);
    for answers in [&WITH_THE_ESSAY, &AGAINST_THE_ESSAY, &TORN, &BETWEEN] {
        Test::on(&host).wide(360).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, answers).await;
            reader.counts(".ways > .restart", 1).await;
            // The parts come one after another, and the element is as high as all of them.
            reader
                .finds(
                    "return root.querySelector('.look-again').checkVisibility()",
                    json!(true),
                )
                .await;
            let height =
                "return document.querySelector('which-first').getBoundingClientRect().height";
            let height: f64 = reader.evaluates(height).await;
            println!("{answers:?}: {height} px");
            assert!(
                height <= f64::from(FOUR_SCREENS),
                "{answers:?}: {height} px"
            );
        });
    }
}

/// The texts of the map that reach out of their own box, meet another, or lie over the square.
const COLLISIONS: &str = "
    const map = root.querySelector('.map');
    const square = map.querySelector('svg').getBoundingClientRect();
    const box = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
    };
    const names = [...map.querySelectorAll('.region, .axis')];
    const meet = (one, two) => one.left < two.right - 0.5 && two.left < one.right - 0.5
        && one.top < two.bottom - 0.5 && two.top < one.bottom - 0.5;
    const found = [];
    names.forEach((node, n) => {
        const here = box(node);
        if (meet(here, square)) found.push(`${node.textContent} lies over the square`);
        if (node.scrollWidth > node.clientWidth) found.push(`${node.textContent} reaches out`);
        names.slice(n + 1).filter((other) => meet(here, box(other)))
            .forEach((other) => found.push(`${node.textContent} meets ${other.textContent}`));
    });
    const marks = [...map.querySelectorAll('svg circle:not(.halo), svg .spread')].map((mark) => mark.getBoundingClientRect());
    if (marks.some((mark) => mark.left < square.left || mark.right > square.right
        || mark.top < square.top || mark.bottom > square.bottom)) found.push('a mark leaves the square');
    return [names.length, found]";

#[test]
fn no_name_on_the_map_meets_a_mark_or_another_name_at_any_size_of_text() {
    for (width, type_size) in [
        (280, 16),
        (360, 16),
        (360, 24),
        (360, 32),
        (768, 16),
        (1280, 32),
    ] {
        let test = Test::on(&Host::new(QUIZ))
            .wide(width)
            .with_type_of(type_size);
        test.check(async |reader| {
            reader.votes(SALE).await;
            // The poles of both axes, where a mark is nearest to the names.
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.counts(".map .region", 5).await;
            reader.finds(COLLISIONS, json!([9, []])).await;
        });
    }
}
