//! Files for the reader's downloads.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin: some read the file only after a question to the reader.
const REVOKE_DELAY_MS: i32 = 60_000;

/// A text as a file.
pub fn text_file(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Hands a file to the reader's downloads, under this name. False where the browser cannot; where a
/// page's sandbox bars it, nothing is said to us.
pub fn save(name: &str, file: &Blob) -> bool {
    click_link(name, file).is_some()
}

fn click_link(name: &str, file: &Blob) -> Option<()> {
    let window = web_sys::window()?;
    let link = window.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let address = Url::create_object_url_with_blob(file).ok()?;
    link.set_href(&address);
    link.set_download(name);
    // It is never put into the page, so no policy of the page looks at it.
    link.click();
    let let_go = Closure::once_into_js(move || Url::revoke_object_url(&address));
    let later = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        let_go.unchecked_ref(),
        REVOKE_DELAY_MS,
    );
    later.ok().map(drop)
}
