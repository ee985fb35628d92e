//! Lines under keys in the storage that outlives a tab and the browser.
//!
//! A line is written at once, before the call returns: a tab that is killed right after has lost
//! nothing. (A browser that is killed as a whole, or a machine that loses power, may lose what was
//! written within the last seconds: when storage reaches the disk is the browser's own affair.)

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// Why a line was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room for it.
    Full,
    /// The browser bars storage here.
    Barred,
}

/// The storage, or none.
#[derive(Clone, Debug)]
pub struct Shelf(Option<Storage>);

impl Shelf {
    /// The storage of this page. Looking at it throws where it is barred.
    pub fn open() -> Self {
        Self(web_sys::window().and_then(|window| window.local_storage().ok().flatten()))
    }

    /// The storage of this tab alone.
    pub fn of_tab() -> Self {
        Self(web_sys::window().and_then(|window| window.session_storage().ok().flatten()))
    }

    /// Writes a line.
    ///
    /// # Errors
    ///
    /// See [`Refusal`].
    pub fn write(&self, key: &str, line: &str) -> Result<(), Refusal> {
        let storage = self.0.as_ref().ok_or(Refusal::Barred)?;
        storage.set_item(key, line).map_err(|error| refusal(&error))
    }

    /// The line under a key.
    pub fn read(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get_item(key).ok().flatten()
    }

    /// Removes a line.
    pub fn remove(&self, key: &str) {
        if let Some(storage) = &self.0 {
            // What cannot be removed is still there, and nothing is lost.
            let _ = storage.remove_item(key);
        }
    }

    /// All keys that begin with `start`, in no order.
    pub fn keys(&self, start: &str) -> Vec<String> {
        let Some(storage) = &self.0 else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or(0))
            .filter_map(|n| storage.key(n).ok().flatten())
            .filter(|key| key.starts_with(start))
            .collect()
    }
}

fn refusal(error: &JsValue) -> Refusal {
    match error.dyn_ref::<DomException>().map(DomException::name) {
        // Firefox has a name of its own.
        Some(name) if name.contains("Quota") || name.contains("QUOTA") => Refusal::Full,
        _ => Refusal::Barred,
    }
}
