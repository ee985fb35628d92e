//! The results program: the reader's result, and shared results of others. `www/widget.js` loads it while the
//! reader answers, and shows it after the last item.

use wasm_bindgen::prelude::*;

which_first::stage!(which_first::view::RESULTS);

#[wasm_bindgen]
impl Stage {
    /// Returns true if an instrument has no problems, and caches it for `show`. `questions` is the text of
    /// its file, or of the question half of a split one.
    #[wasm_bindgen(js_name = isValid)]
    pub fn is_valid(questions: String, results_content: Option<String>) -> bool {
        which_first::program::is_valid(&which_first::view::RESULTS, questions, results_content)
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null.
    #[wasm_bindgen(getter)]
    pub fn result(&self) -> JsValue {
        self.0.result()
    }
}

fn main() {
    which_first::program::init();
}
