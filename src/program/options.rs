//! The options that `www/widget.js` passes to [`Stage::show`](super::Stage::show).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The quiz to show, and the callbacks for what happens in it.
    pub type Options;
    /// The instrument's file, or the question half of a split one, as JSON text.
    #[wasm_bindgen(method, getter)]
    pub fn instrument(this: &Options) -> String;
    /// The results half of a split instrument file, as JSON text; none if it is set later, or if the file is
    /// whole.
    #[wasm_bindgen(method, getter, js_name = resultsContent)]
    pub fn results_content(this: &Options) -> Option<String>;
    /// The UI texts up to the result, as the text of their file: a JSON list.
    #[wasm_bindgen(method, getter)]
    pub fn ui(this: &Options) -> String;
    /// The UI texts of the result, in the same form; none if they are set later.
    #[wasm_bindgen(method, getter, js_name = resultsUi)]
    pub fn results_ui(this: &Options) -> Option<String>;
    /// The UI texts for the problems of an instrument, in the same form. Given for a whole file, which the
    /// build has not checked.
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
    /// The URL fragment with another reader's shared result, from `#`. Shown only with the results half
    /// given.
    #[wasm_bindgen(method, getter, js_name = sharedFragment)]
    pub fn shared_fragment(this: &Options) -> Option<String>;
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
    /// Loads the results half of the content, for [`Stage::set_results`](super::Stage::set_results): the
    /// reader waits for it.
    #[wasm_bindgen(method, js_name = loadResults)]
    pub fn load_results(this: &Options);
    /// Called when the reader goes on from another reader's shared result to their own step.
    #[wasm_bindgen(method, js_name = onContinue)]
    pub fn on_continue(this: &Options);
}
