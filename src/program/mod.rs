//! The code shared by the reader's programs: a [`Stage`] on which `www/widget.js` mounts quizzes.
//!
//! There are two programs, so that a reader's first item does not wait for code that is only needed after the
//! last item: `src/bin/widget.rs` is the quiz, `src/bin/result.rs` the results. They share no memory. A
//! program hands the reader over to the other one, as a line of [`crate::sheet::progress`], at a step that
//! the other one draws.

mod events;
#[cfg(target_family = "wasm")]
mod memory;
mod options;
pub mod present;
mod stage;

pub use options::Options;
pub use stage::{Stage, is_valid};

/// Initialises a program: debug builds log panics to the console.
pub fn init() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        crate::browser::console::warn(&panic.to_string());
    }));
}

/// Exports a program's `Stage` class to `www/widget.js`. Each program needs its own: every program exports
/// whatever the library exports.
#[macro_export]
macro_rules! stage {
    ($capabilities:expr) => {
        /// An element in which quizzes are mounted, one after another.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub struct Stage($crate::program::Stage);

        #[wasm_bindgen::prelude::wasm_bindgen]
        impl Stage {
            /// An empty stage in `root`, which must be empty and must not be changed by others.
            #[wasm_bindgen(constructor)]
            pub fn new(root: web_sys::Element) -> Self {
                Self($crate::program::Stage::new(root, &$capabilities))
            }

            /// Shows a quiz, and returns the language of its instrument, or `None` if that is invalid.
            ///
            /// # Errors
            ///
            /// The UI texts do not match this build.
            pub fn show(
                &mut self,
                options: $crate::program::Options,
            ) -> Result<Option<String>, wasm_bindgen::JsValue> {
                self.0.show(options)
            }

            /// Shows that the other program failed to load, with a retry button.
            #[wasm_bindgen(js_name = onLoadFailed)]
            pub fn on_load_failed(&self) {
                self.0.on_load_failed();
            }

            /// Starts over with a blank sheet.
            pub fn restart(&self) {
                self.0.restart();
            }

            /// Unmounts the quiz and releases its data.
            pub fn clear(&mut self) {
                self.0.clear();
            }
        }
    };
}
