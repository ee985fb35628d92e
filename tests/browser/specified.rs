//! The result of answers for which the instrument's specification has a sentence.

use crate::driver::{Reader, Test};
use crate::words::{K7, SALE};
use serde_json::json;

async fn answers(reader: &Reader, answers: &[usize; 12]) {
    reader.votes(SALE).await;
    reader.answers_from(1, answers).await;
}

#[test]
fn eight_statements_alike_are_told_though_the_dilemmas_are_blank() {
    Test::new().check(async |reader| {
        answers(reader, &[3, 3, 3, 0, 3, 3, 3, 3, 0, 3, 0, 0]).await;
        reader.sees_verdict("One more look?").await;
        reader.sees(".verdict .text", &["eight times"]).await;
        reader.counts(".where .map", 0).await;
    });
}

#[test]
fn whoever_agreed_throughout_sees_what_pulls_apart_after_a_second_look() {
    Test::new().check(async |reader| {
        answers(reader, &[4, 4, 4, 3, 4, 4, 4, 4, 3, 4, 3, 3]).await;
        reader.sees_verdict("One more look?").await;
        reader.sees_no(".tension").await;
        reader.taps(".look-again").await;
        reader
            .answers_from(1, &[4, 4, 4, 3, 4, 4, 4, 4, 3, 4, 3, 3])
            .await;
        reader.sees_verdict("One more look?").await;
        // K1 is on ORDER alone, K5 on LOCUS alone.
        reader
            .sees(
                ".tension :is(.text, h3)",
                &["who ever places a first order?", "Can the people matter"],
            )
            .await;
        reader.reloads().await;
        reader.counts(".tension", 2).await;
    });
}

#[test]
fn a_reader_with_too_few_answers_for_a_name_sees_what_pulls_apart() {
    Test::new().check(async |reader| {
        answers(reader, &[5, 2, 0, 5, 4, 2, 0, 0, 1, 2, 0, 0]).await;
        reader.sees_verdict("Not on the map yet").await;
        reader.sees(".tension :is(.text, h3)", &[K7]).await;
        reader.counts(".where .map", 0).await;
    });
}

#[test]
fn a_point_exactly_on_the_corner_of_the_centre_is_said_to_be_on_a_border() {
    Test::new().check(async |reader| {
        // ORDER 1/2 and LOCUS 1/2: one step less on both, and it would be the centre.
        answers(reader, &[2, 4, 3, 3, 3, 3, 4, 3, 4, 3, 3, 3]).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .sees(".near", &["exactly on the border of “The Weigher”"])
            .await;
    });
}

#[test]
fn the_map_says_that_up_is_no_better_than_down() {
    Test::new().check(async |reader| {
        answers(reader, &[1, 5, 1, 1, 5, 1, 5, 1, 4, 5, 5, 1]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.sees(".place .up", &["Up is no better than down."]).await;
        let below = "
            const [map, note] = ['.map', '.place .up'].map((css) => all(css)[0].getBoundingClientRect());
            return note.top >= map.bottom - 1";
        reader.finds(below, json!(true)).await;
    });
}
