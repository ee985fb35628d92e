//! What `www/widget.js` hands over.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A quiz to show, and where what happens in it goes.
    pub type Options;
    /// The instrument's file, as text, or of a parted one what is asked.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &Options) -> String;
    /// What is told, of an instrument's file that the build has parted.
    #[wasm_bindgen(method, getter)]
    pub fn told(this: &Options) -> Option<String>;
    /// The interface's words of this program, as the text of their file: a JSON list.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &Options) -> String;
    /// The words for what is wrong with an instrument, as the text of their file; none for one that the
    /// build has looked at.
    #[wasm_bindgen(method, getter)]
    pub fn checking(this: &Options) -> Option<String>;
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
    /// The codes to compare with, as the end of an address: one that was opened before, or what
    /// [`Options::compare`] was told.
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
    /// Tells that a line of progress was stored, or that it was removed.
    #[wasm_bindgen(method)]
    pub fn stored(this: &Options, line: Option<&str>);
    /// Keeps whom the reader compares with, as the end of an address.
    #[wasm_bindgen(method)]
    pub fn compare(this: &Options, others: &str);
    /// Passes the reader to the program that draws the step they have come to: where they are, whether
    /// they have just completed their answers, and whether they have acted: one who comes back to a
    /// result has not.
    #[wasm_bindgen(method)]
    pub fn pass(this: &Options, line: &str, completed: bool, acted: bool);
}
