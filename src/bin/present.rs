//! The facilitator's program: the console and the window for the projector.

use wasm_bindgen::prelude::*;
use which_first::program::present::{self, PresentOptions};

/// Starts the program in `root`, which must be empty and stay ours.
///
/// # Errors
///
/// What the page hands over is not of this build.
#[wasm_bindgen]
#[expect(
    clippy::needless_pass_by_value,
    reason = "what JavaScript hands over is handed over"
)]
pub fn start(root: web_sys::Element, options: PresentOptions) -> Result<(), JsValue> {
    present::start(root, &options)
}

fn main() {
    which_first::program::begin();
}
