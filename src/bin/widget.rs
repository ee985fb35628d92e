//! The reader's program: gut vote, items, result, sharing, comparing. `www/widget.js` loads it.

use wasm_bindgen::prelude::*;
use which_first::program;

/// An element in which quizzes are mounted, one after another.
#[wasm_bindgen]
pub struct Stage(program::Stage);

#[wasm_bindgen]
impl Stage {
    /// An empty stage in `root`, which must be empty and must not be changed by others.
    #[wasm_bindgen(constructor)]
    pub fn new(root: web_sys::Element) -> Self {
        Self(program::Stage::new(root))
    }

    /// Shows a quiz, and returns the language of its instrument, or `None` if that is invalid.
    ///
    /// # Errors
    ///
    /// The content does not match this build.
    pub fn show(&mut self, options: program::Options) -> Result<Option<String>, JsValue> {
        self.0.show(options)
    }

    /// Adds the results half of the content to the quiz that is shown.
    ///
    /// # Errors
    ///
    /// The content does not match this build.
    #[wasm_bindgen(js_name = setResults)]
    pub fn set_results(&self, content: Option<String>, ui: &str) -> Result<(), JsValue> {
        self.0.set_results(content, ui)
    }

    /// Shows a reader who waits for the results half of the content that it failed to load, with a retry
    /// button.
    #[wasm_bindgen(js_name = onLoadFailed)]
    pub fn on_load_failed(&self) {
        self.0.on_load_failed();
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null.
    #[wasm_bindgen(getter)]
    pub fn result(&self) -> JsValue {
        self.0.result()
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

fn main() {
    program::init();
}
