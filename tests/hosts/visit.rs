//! A reader who comes upon the quiz in somebody's post.

use crate::driver::{Reader, Test};
use crate::words::{SALE, WITH_THE_ESSAY};

/// Opens a page of the site and looks around.
#[track_caller]
pub fn visit(address: &str, looks: impl AsyncFnOnce(&Reader)) {
    Test::new().check(async |reader| {
        reader.opens(address).await;
        looks(reader).await;
    });
}

/// From the first card to the result.
pub async fn takes_the_quiz(reader: &Reader) {
    reader.sees_the_first_card().await;
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}
