//! Downloads.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The delay before the object URL is revoked, in milliseconds: some browsers read the file only after asking
/// the reader.
const REVOKE_DELAY_MS: i32 = 60_000;

/// Creates a file from a text. `kind` is its MIME type.
pub fn text_file(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Downloads a file under this name. Returns false if the browser cannot; a sandbox that forbids downloads is
/// not reported.
pub fn save(name: &str, file: &Blob) -> bool {
    click_link(name, file).is_some()
}

fn click_link(name: &str, file: &Blob) -> Option<()> {
    let window = web_sys::window()?;
    let link = window.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let url = Url::create_object_url_with_blob(file).ok()?;
    link.set_href(&url);
    link.set_download(name);
    // The link is never inserted into the page, so the page's policy does not apply.
    link.click();
    let revoke = Closure::once_into_js(move || Url::revoke_object_url(&url));
    let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        revoke.unchecked_ref(),
        REVOKE_DELAY_MS,
    );
    timer.ok().map(drop)
}
