//! The program that tells: the result, and what another reader has sent. `www/widget.js` fetches it
//! while the reader answers, and shows it after the last item.

use wasm_bindgen::prelude::*;

which_first::stage!(which_first::view::TELLING);

#[wasm_bindgen]
impl Stage {
    /// Whether an instrument's file, which came as text, has no problems.
    #[wasm_bindgen(js_name = isSound)]
    pub fn is_sound(text: &str) -> bool {
        which_first::program::is_sound(text)
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
