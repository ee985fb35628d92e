//! The vote, and the sitting of the sheets, that a picture shows.

use super::counts::count;
use crate::room::{Submissions, Vote};

/// The sitting that pictures of sheets show, see `latest_vote`.
pub fn latest_sitting(submissions: &Submissions) -> Vote {
    latest_vote(Vote::BOTH.map(|sitting| count(submissions.sheets(sitting).len()).into()))
}

/// The vote that every picture shows, of the number of votes in both: the second one, as soon as it has half
/// as many votes as the first. A few people do not represent the room.
pub(super) fn latest_vote([first, second]: [u64; 2]) -> Vote {
    if second > 0 && 2 * second >= first {
        Vote::Second
    } else {
        Vote::First
    }
}
