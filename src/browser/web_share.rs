//! The sheet by which a phone, or a desk's own system, hands something on.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    // Neither is there in every browser: a call of what is not there is caught as well.
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Navigator, data: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, data: &JsValue) -> Result<Promise, JsValue>;
}

/// What is handed on.
#[derive(Clone, Copy, Debug)]
pub struct ShareData<'a> {
    /// Its title, which some targets use as a subject.
    pub title: &'a str,
    /// What is said of it.
    pub text: &'a str,
    /// Its address, if it has one.
    pub address: Option<&'a str>,
}

impl ShareData<'_> {
    fn to_js(self) -> JsValue {
        let data = js_sys::Object::new();
        let address = self.address.map(|address| ("url", address));
        let fields = [("title", self.title), ("text", self.text)];
        for (name, value) in fields.into_iter().chain(address) {
            // Fails only on objects that were made to refuse.
            let _ = js_sys::Reflect::set(&data, &name.into(), &value.into());
        }
        data.into()
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NativeShareOutcome {
    /// It was handed on.
    Shared,
    /// The reader thought better of it.
    Cancelled,
    /// The browser did not let us.
    Refused,
}

/// Whether there is such a sheet, and it takes this.
pub fn can_share(parcel: ShareData) -> bool {
    NAVIGATOR.with(|navigator| navigator.can_share(&parcel.to_js()).unwrap_or(false))
}

/// Opens the sheet. At once, as browsers grant it only while a reader's tap is fresh; the future
/// says how it ended.
pub fn share(parcel: ShareData) -> impl Future<Output = NativeShareOutcome> + use<> {
    let asked = NAVIGATOR.with(|navigator| navigator.share(&parcel.to_js()));
    async move {
        let ended = match asked {
            Ok(asked) => asked.await.map(drop),
            Err(error) => Err(error),
        };
        match ended {
            Ok(()) => NativeShareOutcome::Shared,
            Err(error) if error_name(&error).as_deref() == Some("AbortError") => {
                NativeShareOutcome::Cancelled
            }
            Err(_) => NativeShareOutcome::Refused,
        }
    }
}

/// The name of an error, whatever was thrown.
fn error_name(error: &JsValue) -> Option<String> {
    let name = js_sys::Reflect::get(error, &"name".into());
    name.ok()?.as_string()
}
