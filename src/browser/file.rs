//! Files that a person selects.

use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlInputElement, Response};

/// The first file selected in an input. Clears the input, so that the same file can be selected again.
pub fn take_selected(input: &HtmlInputElement) -> Option<Blob> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file?.dyn_into().ok()
}

/// The maximum size of a file that is read, in bytes: more than any room's journal or chat export, and less
/// than a phone's memory.
const MAX_BYTES: f64 = 64e6;

/// Reads a file. Returns `None` if it is too large or can no longer be read.
pub fn read(file: &Blob) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let bytes = (file.size() <= MAX_BYTES).then(|| file.array_buffer());
    async move {
        let bytes = bytes?.await.ok()?;
        Some(Uint8Array::new(&bytes).to_vec())
    }
}

/// Decompresses raw DEFLATE data. Returns `None` if it is damaged, or if the browser cannot decompress.
pub async fn inflate(data: &[u8]) -> Option<Vec<u8>> {
    let parts = Array::of1(&Uint8Array::from(data));
    let stream = Blob::new_with_u8_array_sequence(&parts).ok()?.stream();
    // By name: the class is too new for web-sys.
    let class = Reflect::get(&global(), &"DecompressionStream".into()).ok()?;
    let format = Array::of1(&"deflate-raw".into());
    let class: &Function = class.dyn_ref()?;
    let inflater = Reflect::construct(class, &format).ok()?;
    let stream = stream.pipe_through(inflater.unchecked_ref());
    let response = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let bytes = response.array_buffer().ok()?.await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
