//! Full screen and wake lock, for the window on the projector.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// Returns true if this page is in full screen.
pub fn is_fullscreen() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.fullscreen_element().is_some())
}

/// Enters or leaves full screen; resolves to false if the browser refuses. Called synchronously: browsers
/// require a recent key press or tap in this window.
pub fn toggle_fullscreen() -> impl Future<Output = bool> + use<> {
    let document = web_sys::window().and_then(|window| window.document());
    let promise = document.and_then(|document| {
        if is_fullscreen() {
            document.exit_fullscreen();
            return Some(Promise::resolve(&JsValue::UNDEFINED));
        }
        let root = document.document_element()?;
        // Some browsers return no promise.
        let request: Function = Reflect::get(&root, &"requestFullscreen".into())
            .ok()?
            .dyn_into()
            .ok()?;
        Some(Promise::resolve(&request.call0(&root).ok()?))
    });
    async move {
        match promise {
            Some(promise) => promise.await.is_ok(),
            None => false,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type WakeLock;
    // Browsers may lack this method; `catch` also covers the call of an undefined method.
    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;
}

/// Requests a wake lock, which keeps the display on while this page is visible; resolves to false if the
/// browser refuses. Browsers release the lock when the page is hidden, so callers request it again when it
/// reappears.
pub fn keep_awake() -> impl Future<Output = bool> + use<> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let lock = navigator.and_then(|navigator| Reflect::get(&navigator, &"wakeLock".into()).ok());
    let lock = lock.filter(JsValue::is_object);
    let request = lock.and_then(|lock| lock.unchecked_ref::<WakeLock>().request("screen").ok());
    async move {
        match request {
            // Refused on a low battery, for instance.
            Some(request) => request.await.is_ok(),
            None => false,
        }
    }
}
