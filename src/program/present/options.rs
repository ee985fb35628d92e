//! The options that `www/present/open.js` passes to [`start`](super::start).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The options of one window of the facilitator's program.
    pub type PresentOptions;
    /// The instrument's file, or the question half of a split one, as JSON text.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &PresentOptions) -> String;
    /// The results half of a split instrument file, as JSON text.
    #[wasm_bindgen(method, getter, js_name = resultsContent)]
    pub fn results_content(this: &PresentOptions) -> Option<String>;
    /// The UI texts of this program, as the text of their file: a JSON list.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &PresentOptions) -> String;
    /// The facilitator's notes, as the text of their file: empty if it failed to load, none if the instrument
    /// has no notes.
    #[wasm_bindgen(method, getter)]
    pub fn notes(this: &PresentOptions) -> Option<String>;
    /// The nonce by which the console recognises the projector's window. None in the console itself.
    #[wasm_bindgen(method, getter, js_name = screenNonce)]
    pub fn screen_nonce(this: &PresentOptions) -> Option<String>;
    /// The URL at which readers find the quiz, if known: the join link begins with it.
    #[wasm_bindgen(method, getter, js_name = quizUrl)]
    pub fn quiz_url(this: &PresentOptions) -> Option<String>;
    /// The URL at which the site is published, if the build knows it.
    #[wasm_bindgen(method, getter, js_name = publishedUrl)]
    pub fn published_url(this: &PresentOptions) -> Option<String>;
    /// True in the single file.
    #[wasm_bindgen(method, getter, js_name = singleFile)]
    pub fn single_file(this: &PresentOptions) -> bool;
}
