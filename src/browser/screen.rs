//! What a browser does for a window that stands on a wall: it fills the screen, and does not sleep.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// Whether this page fills the screen.
pub fn is_fullscreen() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.fullscreen_element().is_some())
}

/// Fills the screen with this page, or no longer; false where the browser does not. It is granted only
/// while a key or a tap in this very window is fresh, so it is asked for at once.
pub fn toggle_fullscreen() -> impl Future<Output = bool> + use<> {
    let document = web_sys::window().and_then(|window| window.document());
    let asked = document.and_then(|document| {
        if is_fullscreen() {
            document.exit_fullscreen();
            return Some(Promise::resolve(&JsValue::UNDEFINED));
        }
        let root = document.document_element()?;
        // Some browsers give nothing back.
        let request: Function = Reflect::get(&root, &"requestFullscreen".into())
            .ok()?
            .dyn_into()
            .ok()?;
        Some(Promise::resolve(&request.call0(&root).ok()?))
    });
    async move {
        match asked {
            Some(asked) => asked.await.is_ok(),
            None => false,
        }
    }
}

#[wasm_bindgen]
extern "C" {
    type WakeLock;
    // Not there in every browser: a call of what is not there is caught as well.
    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;
}

/// Asks that the display stay on while this page is seen; false where it may go dark. A browser lets go
/// of it when the page is hidden, so it is asked again whenever the page comes back.
pub fn keep_awake() -> impl Future<Output = bool> + use<> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let lock = navigator.and_then(|navigator| Reflect::get(&navigator, &"wakeLock".into()).ok());
    let lock = lock.filter(JsValue::is_object);
    let asked = lock.and_then(|lock| lock.unchecked_ref::<WakeLock>().request("screen").ok());
    async move {
        match asked {
            // Refused by a battery that runs low, for instance.
            Some(asked) => asked.await.is_ok(),
            None => false,
        }
    }
}
