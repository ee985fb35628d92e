//! What `www/widget.js` hands over.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A quiz to show, and where what happens in it goes.
    pub type Options;
    /// The instrument's file, as text.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &Options) -> String;
    /// The interface's words, as the text of their file.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &Options) -> String;
    /// The gut vote tapped on the first card: `low`, `high`, `none`, or nothing.
    #[wasm_bindgen(method, getter)]
    pub fn vote(this: &Options) -> Option<String>;
    /// The `keep` attribute.
    #[wasm_bindgen(method, getter)]
    pub fn keep(this: &Options) -> String;
    /// The key under which progress is stored.
    #[wasm_bindgen(method, getter)]
    pub fn key(this: &Options) -> String;
    /// Where the reader is, as the other program left it; what is stored otherwise.
    #[wasm_bindgen(method, getter)]
    pub fn line(this: &Options) -> Option<String>;
    /// What another reader has sent: the end of an address, from `#`.
    #[wasm_bindgen(method, getter)]
    pub fn opened(this: &Options) -> Option<String>;
    /// The codes to compare with: the end of an address that was opened before.
    #[wasm_bindgen(method, getter)]
    pub fn others(this: &Options) -> Option<String>;
    /// Where the reader's own page is, if there is one: what is shared leads there.
    #[wasm_bindgen(method, getter)]
    pub fn page(this: &Options) -> Option<String>;
    /// Whether the first step drawn takes the focus, also without a vote.
    #[wasm_bindgen(method, getter)]
    pub fn focus(this: &Options) -> bool;
    /// Tells the page of an event: its name, its detail. False when the page says no.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Options, name: &str, detail: JsValue) -> bool;
    /// Passes the reader to the program that draws the step they have come to: where they are, and
    /// whether they have just completed their answers.
    #[wasm_bindgen(method)]
    pub fn pass(this: &Options, line: &str, completed: bool);
}
