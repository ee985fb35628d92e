//! Texts under keys in `localStorage` and `sessionStorage`.
//!
//! A text that was written survives a crash of the tab. When the whole browser is killed, or the machine
//! loses power, writes of the last minute may be lost: browsers flush this storage to disk late. Data that
//! must not be lost belongs in [`super::database`].

use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// A failed write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The quota is exceeded.
    Full,
    /// The browser blocks this storage here, or it does not work.
    Unavailable,
}

impl StorageError {
    /// Converts an error that a browser's storage has thrown.
    pub fn from_js(error: &JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name) {
            // Firefox uses a name of its own.
            Some(name) if name.contains("Quota") || name.contains("QUOTA") => Self::Full,
            _ => Self::Unavailable,
        }
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the browser's storage is full",
            Self::Unavailable => "the browser's storage is unavailable",
        })
    }
}

impl std::error::Error for StorageError {}

/// A browser's storage, or none where it is blocked.
#[derive(Clone, Debug)]
pub struct LocalStore(Option<Storage>);

impl LocalStore {
    /// The local storage of this site. Reading the property throws where storage is blocked.
    pub fn open() -> Self {
        Self(web_sys::window().and_then(|window| window.local_storage().ok().flatten()))
    }

    /// The session storage of this tab.
    pub fn open_session() -> Self {
        Self(web_sys::window().and_then(|window| window.session_storage().ok().flatten()))
    }

    /// Returns true if the browser allows this storage.
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
        (storage.set_item(key, text)).map_err(|error| StorageError::from_js(&error))
    }

    /// The text under a key.
    pub fn read(&self, key: &str) -> Option<String> {
        self.0.as_ref()?.get_item(key).ok().flatten()
    }

    /// Removes a text.
    pub fn remove(&self, key: &str) {
        if let Some(storage) = &self.0 {
            // A failed removal loses no data.
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
