//! What `www/present/open.js` hands over.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a window of the facilitator's program begins with.
    pub type PresentOptions;
    /// The instrument's file, as text, or of a parted one what is asked.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &PresentOptions) -> String;
    /// What is told, of an instrument's file that the build has parted.
    #[wasm_bindgen(method, getter)]
    pub fn told(this: &PresentOptions) -> Option<String>;
    /// The interface's words of this program, as the text of their file: a JSON list.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &PresentOptions) -> String;
    /// The file of the facilitator's notes, as text: empty where it did not come, none where there are none
    /// for the instrument.
    #[wasm_bindgen(method, getter)]
    pub fn notes(this: &PresentOptions) -> Option<String>;
    /// Whether this is the window for the projector: the nonce by which the console knows it. None in
    /// the console.
    #[wasm_bindgen(method, getter)]
    pub fn screen(this: &PresentOptions) -> Option<String>;
    /// Where readers find the quiz, if it is known: what the join address begins with.
    #[wasm_bindgen(method, getter)]
    pub fn address(this: &PresentOptions) -> Option<String>;
    /// Whether this is the single file.
    #[wasm_bindgen(method, getter)]
    pub fn single(this: &PresentOptions) -> bool;
}
