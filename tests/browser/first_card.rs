//! The first card: it asks to be tapped, and it fits.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

#[test]
fn the_first_card_has_two_wide_areas_with_large_marks_and_says_to_tap_one() {
    for width in [320, 360, 1280] {
        Test::on(&Host::new(QUIZ)).wide(width).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees(".prompt", &["Your gut first: tap one"]).await;
            let sizes = "
                const box = (node) => node.getBoundingClientRect();
                const areas = all('.pole').map(box);
                const half = box(all('.poles')[0]).width / 2;
                const marks = all('.pole .dot').map(box);
                return [
                    areas.every(({ width, height }) => width >= half * 0.9 && height >= 88),
                    marks.every(({ width, height }) => width >= 40 && height >= 40),
                    all('.pole').every((pole) => parseFloat(getComputedStyle(pole).borderTopWidth) >= 1),
                ]";
            reader.finds(sizes, json!([true, true, true])).await;
        });
    }
}

/// The inline offset of the first area's mark from its place.
const OFFSET: &str = "return getComputedStyle(all('.pole .dot')[0]).translate";

#[test]
fn a_mark_that_is_pointed_at_moves_along_the_line() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        reader.finds(OFFSET, json!("none")).await;
        reader.points_at(".pole.low", 0).await;
        reader.points_at(".pole.low", 20).await;
        // 0.375 em of the area's type, of 20 px, and a larger one in a wide column.
        let moved = "return parseFloat(getComputedStyle(all('.pole .dot')[0]).translate) >= 7";
        reader.finds(moved, json!(true)).await;
    });
    let test = Test::on(&Host::new(QUIZ)).with_reduced_motion();
    test.check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        reader.points_at(".pole.low", 0).await;
        reader.points_at(".pole.low", 20).await;
        // The area's edge shows where the pointer is.
        let edge = "
            const { borderTopColor } = getComputedStyle(all('.pole')[0]);
            return borderTopColor === getComputedStyle(all('.pole .dot')[0]).borderTopColor";
        reader.finds(edge, json!(true)).await;
        reader.finds(OFFSET, json!("none")).await;
    });
}

/// True if the mark of the answer has the colour of what is chosen or pointed at.
const LIT: &str = "
    const colour = (node) => getComputedStyle(node).borderTopColor;
    return colour(all('.answer .dot')[1]) !== colour(all('.answer .dot')[2])";

#[test]
fn a_pointer_that_rests_lights_no_answer_of_the_next_question() {
    // Transitions of colours are over at once.
    let test = Test::on(&Host::new(QUIZ)).with_reduced_motion();
    test.check(async |reader| {
        reader.votes(SALE).await;
        for item in [1, 2] {
            reader.sees_item(item).await;
            reader.points_at(".answer:nth-of-type(2)", 0).await;
            reader.points_at(".answer:nth-of-type(2)", 4).await;
            reader.finds(LIT, json!(true)).await;
            // By a tap, and by a key while the pointer rests.
            match item {
                1 => reader.taps(".answer:nth-of-type(2)").await,
                _ => reader.presses("2").await,
            }
            reader.sees_item(item + 1).await;
            let under = "return all('.answer:hover').length";
            reader.finds(under, json!(1)).await;
            reader.finds(LIT, json!(false)).await;
        }
    });
}

#[test]
fn on_a_very_low_screen_a_mark_is_in_view_and_nothing_is_kept_free() {
    Test::new().wide(320).check(async |reader| {
        reader.turns_to_screen(320, 256).await;
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        let mark = "return all('.pole .dot').every((mark) => mark.getBoundingClientRect().bottom <= innerHeight)";
        reader.finds(mark, json!(true)).await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        // The card ends with its last line.
        let free = "
            const bottom = (css) => all(css)[0].getBoundingClientRect().bottom;
            const padding = parseFloat(getComputedStyle(all('.card')[0]).paddingBottom);
            return bottom('.card') - bottom('.ways') - padding <= 1";
        reader.finds(free, json!(true)).await;
    });
}

/// The left edges of what stands under each other, rounded to pixels.
const EDGES: &str = "
    const seen = all('.question, .prompt, .poles, .lead, .ways, .way, .answers').filter(shown);
    return [...new Set(seen.map((node) => Math.round(node.getBoundingClientRect().left)))]";

#[test]
fn the_card_the_questions_and_the_page_around_them_have_one_left_edge() {
    for width in [360, 768, 1280, 1920] {
        Test::on(&Host::new(QUIZ)).wide(width).check(async |reader| {
            let edge = "return [Math.round(document.querySelector('#before').getBoundingClientRect().left)]";
            let edge: Value = reader.evaluates(edge).await;
            reader.sees_the_first_card().await;
            reader.finds(EDGES, edge.clone()).await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.finds(EDGES, edge.clone()).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
            reader.sees_item(4).await;
            reader.finds(EDGES, edge).await;
        });
        Test::new().wide(width).check(async |reader| {
            let edge = "
                const [rule] = document.querySelectorAll('article > h2');
                return [Math.round(rule.getBoundingClientRect().left)]";
            let edge: Value = reader.evaluates(edge).await;
            reader.sees_the_first_card().await;
            reader.finds(EDGES, edge).await;
            // And one measure.
            let width = "
                const [rule] = document.querySelectorAll('article > h2');
                return Math.round(rule.getBoundingClientRect().width - all('.poles')[0].getBoundingClientRect().width)";
            reader.finds(width, json!(0)).await;
        });
    }
}
