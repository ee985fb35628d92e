//! The options that `www/widget.js` passes to [`Stage::show`](super::Stage::show).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The quiz to show, and the callbacks for what happens in it.
    pub type Options;
    /// The instrument's file, or the question half of a split one, as JSON text.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &Options) -> String;
    /// The results half of a split instrument file, as JSON text.
    #[wasm_bindgen(method, getter, js_name = resultsContent)]
    pub fn results_content(this: &Options) -> Option<String>;
    /// The UI texts of this program, as the text of their file: a JSON list.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &Options) -> String;
    /// The UI texts for the problems of an instrument, as the text of their file; none for an instrument that
    /// the build has checked.
    #[wasm_bindgen(method, getter, js_name = problemsUi)]
    pub fn problems_ui(this: &Options) -> Option<String>;
    /// The gut vote tapped on the first card: `low`, `high`, `none`, or nothing.
    #[wasm_bindgen(method, getter)]
    pub fn vote(this: &Options) -> Option<String>;
    /// The `keep` attribute.
    #[wasm_bindgen(method, getter)]
    pub fn keep(this: &Options) -> String;
    /// The storage key of the reader's progress.
    #[wasm_bindgen(method, getter)]
    pub fn key(this: &Options) -> String;
    /// The reader's progress as serialised by the other program; none to read it from storage.
    #[wasm_bindgen(method, getter)]
    pub fn progress(this: &Options) -> Option<String>;
    /// The URL fragment with another reader's shared result, from `#`.
    #[wasm_bindgen(method, getter, js_name = sharedFragment)]
    pub fn shared_fragment(this: &Options) -> Option<String>;
    /// The result codes to compare with, as a URL fragment: a shared result that was opened before, or the
    /// last argument of [`Options::on_compare`].
    #[wasm_bindgen(method, getter)]
    pub fn comparison(this: &Options) -> Option<String>;
    /// The URL of the reader's own page, if there is one: shared links lead there.
    #[wasm_bindgen(method, getter)]
    pub fn page(this: &Options) -> Option<String>;
    /// True if the first step takes the focus even without a vote.
    #[wasm_bindgen(method, getter)]
    pub fn focus(this: &Options) -> bool;
    /// Dispatches an event on the element, with this `detail`. Returns false if the page cancelled it.
    #[wasm_bindgen(method)]
    pub fn dispatch(this: &Options, name: &str, detail: JsValue) -> bool;
    /// Called when a line of progress was stored, or with none when it was removed.
    #[wasm_bindgen(method, js_name = onSave)]
    pub fn on_save(this: &Options, line: Option<&str>);
    /// Called when the people compared have changed, with their result codes as a URL fragment.
    #[wasm_bindgen(method, js_name = onCompare)]
    pub fn on_compare(this: &Options, comparison: &str);
    /// Hands the reader over to the program that draws their step: their progress; true if they have just
    /// completed their answers; and true if they initiated this themselves, unlike a reader who returns to a
    /// result.
    #[wasm_bindgen(method, js_name = handOver)]
    pub fn hand_over(this: &Options, progress: &str, completed: bool, user_initiated: bool);
}
