//! Other windows of this site, and messages between them.

use super::event::Listener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// A window that this one has opened, or that has opened this one.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherWindow(Window);

impl OtherWindow {
    /// Opens a URL in a window of this name, reusing an open one. `None` if the browser blocks pop-ups.
    pub fn open(url: &str, name: &str) -> Option<Self> {
        let window = web_sys::window()?;
        let features = "popup,width=1024,height=768";
        let opened = window.open_with_url_and_target_and_features(url, name, features);
        let other = Self(opened.ok().flatten()?);
        (!other.is_closed()).then_some(other)
    }

    /// Opens an empty window of this name, unless there is one, for [`OtherWindow::open`] to find: browsers allow it only
    /// while they handle a key or a click.
    pub fn open_ahead(name: &str) {
        let _ = Self::open("", name);
    }

    /// Loads a URL in it.
    pub fn load(&self, url: &str) {
        // Fails only for a URL that is none, and for windows of other sites.
        let _ = self.0.location().replace(url);
    }

    /// The window that opened this one.
    pub fn opener() -> Option<Self> {
        let opener = web_sys::window()?.opener().ok()?;
        // Not `instanceof`: a cross-origin window exposes almost no properties.
        (!opener.is_null() && !opener.is_undefined()).then(|| Self(opener.unchecked_into()))
    }

    /// Returns true if it is closed.
    pub fn is_closed(&self) -> bool {
        self.0.closed().unwrap_or(true)
    }

    /// Brings it to the front, if the browser allows that.
    pub fn focus(&self) {
        // A browser may ignore it.
        let _ = self.0.focus();
    }

    /// Closes it.
    pub fn close(&self) {
        // Browsers close only windows that a script has opened.
        let _ = self.0.close();
    }

    /// Posts a message to it.
    pub fn post(&self, message: &JsValue) {
        // Fails only for values that cannot be cloned, and for closed windows.
        let _ = self.0.post_message(message, &target_origin());
    }
}

/// The target origin of messages: this site. Local files have no origin and must use `*`; their messages
/// carry a secret instead.
fn target_origin() -> String {
    let origin = web_sys::window().map(|window| window.origin());
    match origin {
        Some(origin) if origin.starts_with("http") => origin,
        _ => "*".to_owned(),
    }
}

/// Calls `handler` with the sender and the data of each message from this site, until the listener is
/// dropped.
pub fn on_message(mut handler: impl FnMut(OtherWindow, JsValue) + 'static) -> Option<Listener> {
    let origin = target_origin();
    Listener::on_window("message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        if origin != "*" && event.origin() != origin {
            return;
        }
        if let Some(source) = event.source() {
            handler(OtherWindow(source.unchecked_into()), event.data());
        }
    })
}

/// Sets the title of this window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Has the browser ask for confirmation before this page is left, until the listener is dropped.
pub fn confirm_before_unload() -> Option<Listener> {
    Listener::on_window("beforeunload", |event| {
        event.prevent_default();
        // Older browsers need this property instead. Setting it never fails.
        let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
    })
}

/// Returns true if a URL can be loaded now, from the network or from the browser's cache.
pub async fn is_reachable(url: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let response = window.fetch_with_str(url).await;
    let ok = response.and_then(|response| Reflect::get(&response, &"ok".into()));
    ok.is_ok_and(|ok| ok.is_truthy())
}

/// Reloads this page.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser may refuse.
        let _ = window.location().reload();
    }
}

/// The URL of this page without its fragment.
pub fn page_url() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let mut href = href.unwrap_or_default();
    href.truncate(href.find('#').unwrap_or(href.len()));
    href
}

/// A random secret of 32 letters, from `a` to `p`.
pub fn random_secret() -> String {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // Without `crypto`, the time at least makes two windows unlikely to share a secret.
        bytes[..8].copy_from_slice(&super::clock::now().to_le_bytes());
    }
    let letters = |byte: u8| {
        let letter = |half: u8| char::from(b'a' + half);
        [letter(byte >> 4), letter(byte & 15)]
    };
    bytes.into_iter().flat_map(letters).collect()
}
