//! What the reader's programs have in common: a [`Stage`] on which `www/widget.js` shows quizzes.
//!
//! There are two, so that a reader's first item does not wait for what is only needed after the
//! last: `src/bin/widget.rs` asks, `src/bin/result.rs` tells what the answers come to. They share no
//! memory. One passes the reader to the other as a line of [`crate::sheet::progress`], when a step
//! comes that the other draws.

#[cfg(target_family = "wasm")]
mod memory;
mod options;
pub mod present;
mod stage;
mod told;

pub use options::Options;
pub use stage::{Stage, is_sound};

/// Begins a program.
pub fn begin() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        crate::browser::console::warn(&panic.to_string());
    }));
}

/// Exports a program's stage, on which `$screens` are drawn, under the name by which `www/widget.js`
/// knows it. Each program needs its own: what is exported by a library is exported by all of them.
#[macro_export]
macro_rules! stage {
    ($screens:expr) => {
        /// An element in which quizzes are shown, one after another.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub struct Stage($crate::program::Stage);

        #[wasm_bindgen::prelude::wasm_bindgen]
        impl Stage {
            /// A stage in `root`, which must be empty and stay ours. It shows nothing yet.
            #[wasm_bindgen(constructor)]
            pub fn new(root: web_sys::Element) -> Self {
                Self($crate::program::Stage::new(root, &$screens))
            }

            /// Shows a quiz, and returns the language of its instrument, or nothing.
            ///
            /// # Errors
            ///
            /// The interface's words are not those of this build.
            pub fn show(
                &mut self,
                options: $crate::program::Options,
            ) -> Result<Option<String>, wasm_bindgen::JsValue> {
                self.0.show(options)
            }

            /// Says that what the reader waits for has not come, with a button to try again.
            pub fn failed(&self) {
                self.0.failed();
            }

            /// Begins again with a blank sheet.
            pub fn restart(&self) {
                self.0.restart();
            }

            /// Shows nothing, and holds nothing of what was shown.
            pub fn clear(&mut self) {
                self.0.clear();
            }
        }
    };
}
