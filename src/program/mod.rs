//! The reader's program: a [`Stage`] on which `www/widget.js` mounts quizzes. [`present`] is the
//! facilitator's.
//!
//! An instrument of ours comes in two halves, so that the first item does not wait for texts that are only
//! needed after the last one: the questions when a quiz is shown, the results while the reader answers.

mod events;
#[cfg(target_family = "wasm")]
mod memory;
mod options;
pub mod present;
mod stage;

pub use options::Options;
pub use stage::Stage;

/// Initialises a program: debug builds log panics to the console.
pub fn init() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        crate::browser::console::warn(&panic.to_string());
    }));
}
