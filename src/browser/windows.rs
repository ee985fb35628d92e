//! Other windows of ours, and what is said between them.

use super::event::Listener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// A window that was opened, or that opened this one.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherWindow(Window);

impl OtherWindow {
    /// Opens an address in a window of its own, or the window of that name again. None where the
    /// browser bars pop-ups.
    pub fn open(address: &str, name: &str) -> Option<Self> {
        let window = web_sys::window()?;
        let features = "popup,width=1024,height=768";
        let opened = window.open_with_url_and_target_and_features(address, name, features);
        let other = Self(opened.ok().flatten()?);
        (!other.is_closed()).then_some(other)
    }

    /// The window that opened this one.
    pub fn opener() -> Option<Self> {
        let opener = web_sys::window()?.opener().ok()?;
        // Of another site it is a window that says nothing but its kind; `instanceof` would not do.
        (!opener.is_null() && !opener.is_undefined()).then(|| Self(opener.unchecked_into()))
    }

    /// Whether it is gone.
    pub fn is_closed(&self) -> bool {
        self.0.closed().unwrap_or(true)
    }

    /// Brings it to the front, where the browser lets us.
    pub fn focus(&self) {
        // A browser that does not leaves it where it is.
        let _ = self.0.focus();
    }

    /// Closes it.
    pub fn close(&self) {
        // Only what was opened by us can be, and that is all we close.
        let _ = self.0.close();
    }

    /// Says something to it.
    pub fn post(&self, message: &JsValue) {
        // Fails only for what cannot be copied, and for windows that are gone.
        let _ = self.0.post_message(message, &target_origin());
    }
}

/// Who may hear what we say: pages of this site. Files have no site, and nothing narrower to name
/// than anybody; what they say carries a secret instead.
fn target_origin() -> String {
    let origin = web_sys::window().map(|window| window.origin());
    match origin {
        Some(origin) if origin.starts_with("http") => origin,
        _ => "*".to_owned(),
    }
}

/// Hears what other windows of this site say, until it is dropped: who, and what.
pub fn on_message(mut heard: impl FnMut(OtherWindow, JsValue) + 'static) -> Option<Listener> {
    let own = target_origin();
    Listener::on_window("message", move |event| {
        let event: MessageEvent = event.unchecked_into();
        if own != "*" && event.origin() != own {
            return;
        }
        if let Some(source) = event.source() {
            heard(OtherWindow(source.unchecked_into()), event.data());
        }
    })
}

/// Calls this window something else.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Has the browser ask before this page is left, until it is dropped.
pub fn confirm_before_unload() -> Option<Listener> {
    Listener::on_window("beforeunload", |event| {
        event.prevent_default();
        // Older browsers ask for this alone. An event takes any property.
        let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
    })
}

/// Loads this page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that does not leaves the page as it is.
        let _ = window.location().reload();
    }
}

/// The address of this page without its end.
pub fn page_url() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let mut href = href.unwrap_or_default();
    href.truncate(href.find('#').unwrap_or(href.len()));
    href
}

/// A secret: letters and digits that nobody can guess.
pub fn random_secret() -> String {
    let mut drawn = [0_u8; 16];
    let known = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut drawn).ok());
    if known.is_none() {
        // Without it there is at least something that two windows of one room do not share by chance.
        drawn[..8].copy_from_slice(&super::clock::now().to_le_bytes());
    }
    let letters = |byte: u8| {
        let letter = |half: u8| char::from(b'a' + half);
        [letter(byte >> 4), letter(byte & 15)]
    };
    drawn.into_iter().flat_map(letters).collect()
}
