//! A reader's visit to a post with the quiz.

use crate::driver::{Reader, Test};
use crate::words::{SALE, WITH_THE_ESSAY};

/// Opens a page of the site and runs a scenario on it.
#[track_caller]
pub fn visit(address: &str, looks: impl AsyncFnOnce(&Reader)) {
    Test::new().check(async |reader| {
        reader.opens(address).await;
        looks(reader).await;
    });
}

/// Takes the quiz from the first card to the result.
pub async fn takes_the_quiz(reader: &Reader) {
    reader.sees_the_first_card().await;
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}
