//! The Web Share API: the system's own share sheet.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    // Browsers may lack either method; `catch` also covers the call of an undefined method.
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Navigator, data: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, data: &JsValue) -> Result<Promise, JsValue>;
}

/// The data to share.
#[derive(Clone, Copy, Debug)]
pub struct ShareData<'a> {
    /// The title, which some targets use as a subject.
    pub title: &'a str,
    /// The text.
    pub text: &'a str,
    /// The URL, if any.
    pub url: Option<&'a str>,
}

impl ShareData<'_> {
    fn to_js(self) -> JsValue {
        let data = js_sys::Object::new();
        let address = self.url.map(|address| ("url", address));
        let fields = [("title", self.title), ("text", self.text)];
        for (name, value) in fields.into_iter().chain(address) {
            // Fails only on frozen objects.
            let _ = js_sys::Reflect::set(&data, &name.into(), &value.into());
        }
        data.into()
    }
}

/// The outcome of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeShareOutcome {
    /// Shared.
    Shared,
    /// Cancelled by the reader.
    Cancelled,
    /// Refused by the browser.
    Refused,
}

/// Returns true if the browser has a share sheet that accepts this data.
pub fn can_share(data: ShareData) -> bool {
    NAVIGATOR.with(|navigator| navigator.can_share(&data.to_js()).unwrap_or(false))
}

/// Opens the share sheet. Called synchronously, not when the future is polled: browsers require a recent tap.
/// The future resolves to the outcome.
pub fn share(data: ShareData) -> impl Future<Output = NativeShareOutcome> + use<> {
    let promise = NAVIGATOR.with(|navigator| navigator.share(&data.to_js()));
    async move {
        let result = match promise {
            Ok(promise) => promise.await.map(drop),
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => NativeShareOutcome::Shared,
            Err(error) if error_name(&error).as_deref() == Some("AbortError") => {
                NativeShareOutcome::Cancelled
            }
            Err(_) => NativeShareOutcome::Refused,
        }
    }
}

/// The `name` of a thrown value, if it has one.
fn error_name(error: &JsValue) -> Option<String> {
    let name = js_sys::Reflect::get(error, &"name".into());
    name.ok()?.as_string()
}
