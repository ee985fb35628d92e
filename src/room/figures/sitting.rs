//! The sitting that a picture's sheets are from.

use crate::room::{Submissions, Vote};

/// The sitting that pictures of sheets show: the second one, as soon as half as many people have handed
/// in for it as for the first. A few people do not represent the room.
pub fn latest_sitting(submissions: &Submissions) -> Vote {
    let [first, second] = Vote::BOTH.map(|sitting| submissions.sheets(sitting).len());
    if second > 0 && 2 * second >= first {
        Vote::Second
    } else {
        Vote::First
    }
}
