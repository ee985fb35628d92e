//! The facilitator's program: the console and the window for the projector.

use wasm_bindgen::prelude::*;
use which_first::program::present::{self, PresentOptions};

/// Starts the program in `root`, which must be empty and must not be changed by others.
///
/// # Errors
///
/// The options do not match this build.
#[wasm_bindgen]
#[expect(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen passes ownership of arguments"
)]
pub fn start(root: web_sys::Element, options: PresentOptions) -> Result<(), JsValue> {
    present::start(root, &options)
}

fn main() {
    which_first::program::init();
}
