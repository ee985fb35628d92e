//! A facilitator with a room: keys, the console, the projector's window, and exports.

mod barriers;
mod controls;
mod desk;
mod differential;
mod faults;
mod intake;
mod killed;
mod layouts;
mod refused;
mod slides;
mod storage;
mod translated;
mod trouble;
mod windows;
mod workshop;

use crate::driver::{Facilitator, Served, built, shipped};
use crate::words::WITH_THE_ESSAY;
use which_first::instrument::{self, Instrument, Json};
use which_first::sheet::{GutVote, Sheet, code};

/// The facilitator's own page.
const PAGE: &str = "/present.html";

/// The instrument that is shipped.
fn instrument() -> Instrument {
    let json: Json = serde_json::from_value(shipped()).expect("JSON is JSON");
    instrument::load(&json).expect("what is shipped has no problems")
}

/// The code of the answers with the essay throughout, with this nonce.
fn code_of(instrument: &Instrument, nonce: u16) -> String {
    let choice = |&answer: &usize| u8::try_from(answer - 1).ok();
    let answers = WITH_THE_ESSAY.iter().map(choice).collect();
    let gut = Some(GutVote::High);
    code::encode(
        instrument,
        &Sheet {
            gut,
            answers,
            nonce,
        },
    )
}

/// Opens a new room by keyboard.
async fn begins(facilitator: &Facilitator) {
    facilitator.tabs_to("New room").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees_in(".work", "Joining").await;
}

/// A room with 14 hands in the first vote on the first item.
async fn counts_some(facilitator: &Facilitator) {
    begins(facilitator).await;
    facilitator
        .presses(&["PageDown", "1", "1", "4", "Enter"])
        .await;
    facilitator.sees_in(".work", "Voted: 14").await;
}

/// Goes from a room back to the list of rooms.
async fn goes_back_to_the_list(facilitator: &Facilitator) {
    facilitator.presses(&["Escape"]).await;
    facilitator.tabs_to("All rooms").await;
    facilitator.presses(&["Enter"]).await;
    facilitator.sees("Resume the room of").await;
}

/// A script that makes the storage appear full.
const FULL: &str = "
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') };";

async fn fills_the_storage(facilitator: &Facilitator) {
    let script = format!("{FULL} return null");
    let _: Option<()> = facilitator.finds(&script).await;
}

/// There is space again.
async fn frees_the_storage(facilitator: &Facilitator) {
    let script = "IDBObjectStore.prototype.put = window.put; return null";
    let _: Option<()> = facilitator.finds(script).await;
}

/// The facilitator's page with a script that runs before everything else.
fn page_with(script: &str) -> Served {
    let page = built("present.html");
    let with_script = page.replacen("<head>", &format!("<head><script>{script}</script>"), 1);
    assert_ne!(with_script, page, "the page has a head");
    Served::Page(with_script)
}
