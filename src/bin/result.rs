//! The program that tells: the result, and what another reader has sent. `www/widget.js` fetches it
//! while the reader answers, and shows it after the last item.

use wasm_bindgen::prelude::*;

which_first::stage!(which_first::view::RESULTS);

#[wasm_bindgen]
impl Stage {
    /// Whether an instrument has no problems: its file, which came as text, or the two parts of it. Who
    /// shows it next does not read it again.
    #[wasm_bindgen(js_name = isSound)]
    pub fn is_sound(asked: String, told: Option<String>) -> bool {
        which_first::program::is_sound(&which_first::view::RESULTS, asked, told)
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null.
    #[wasm_bindgen(getter)]
    pub fn result(&self) -> JsValue {
        self.0.result()
    }
}

fn main() {
    which_first::program::begin();
}
