//! Texts under keys in `localStorage` and `sessionStorage`.
//!
//! A text that was written survives a tab that crashes. A browser that is killed as a whole, or a machine
//! that loses power, may lose what was written within the last minute: browsers commit this storage to
//! the disk late. What must not be lost belongs in [`super::database`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// Why a text was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no space left for it.
    Full,
    /// The browser bars this storage here, or it does not work.
    Unavailable,
}

impl StorageError {
    /// The error that a browser's storage has thrown.
    pub fn of(error: &JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name) {
            // Firefox has a name of its own.
            Some(name) if name.contains("Quota") || name.contains("QUOTA") => Self::Full,
            _ => Self::Unavailable,
        }
    }
}

/// The storage, or none.
#[derive(Clone, Debug)]
pub struct LocalStore(Option<Storage>);

impl LocalStore {
    /// The storage of this site. Looking at it throws where it is barred.
    pub fn open() -> Self {
        Self(web_sys::window().and_then(|window| window.local_storage().ok().flatten()))
    }

    /// The storage of this tab alone.
    pub fn open_session() -> Self {
        Self(web_sys::window().and_then(|window| window.session_storage().ok().flatten()))
    }

    /// Whether the browser has this storage.
    pub fn is_available(&self) -> bool {
        self.0.is_some()
    }

    /// Writes a text.
    ///
    /// # Errors
    ///
    /// See [`StorageError`].
    pub fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let storage = self.0.as_ref().ok_or(StorageError::Unavailable)?;
        (storage.set_item(key, text)).map_err(|error| StorageError::of(&error))
    }

    /// The text under a key.
    pub fn read(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get_item(key).ok().flatten()
    }

    /// Removes a text.
    pub fn remove(&self, key: &str) {
        if let Some(storage) = &self.0 {
            // A text that cannot be removed is still there, and nothing is lost.
            let _ = storage.remove_item(key);
        }
    }

    /// All keys that begin with `prefix`, in no order.
    pub fn keys(&self, prefix: &str) -> Vec<String> {
        let Some(storage) = &self.0 else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or(0))
            .filter_map(|n| storage.key(n).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect()
    }

    /// All keys that begin with `prefix`, with their texts, in no order.
    pub fn entries(&self, prefix: &str) -> Vec<(String, String)> {
        let keys = self.keys(prefix).into_iter();
        keys.filter_map(|key| self.read(&key).map(|text| (key, text)))
            .collect()
    }
}
