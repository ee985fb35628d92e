//! Storage for the reader's progress: the browser's storage, or memory where that is blocked.

use std::cell::RefCell;
use web_sys::Storage;

/// The lifetime of stored progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until the page is unloaded.
    None,
    /// Until the tab is closed.
    Session,
    /// Until it is removed.
    Local,
}

impl Keep {
    /// Parses the `keep` attribute. Unknown values become `None`, the most private choice.
    pub fn parse(word: &str) -> Self {
        match word {
            "session" => Self::Session,
            "local" => Self::Local,
            _ => Self::None,
        }
    }
}

/// Storage for one line under one key.
///
/// Storage may be blocked (a sandboxed frame, a browser setting), and then even reading the property throws.
/// The line is therefore always held in memory too, which is all that `keep="none"` uses.
pub struct ProgressStore {
    key: String,
    storage: Option<Storage>,
    line: RefCell<Option<String>>,
}

impl ProgressStore {
    /// Opens the store for `key`.
    pub fn open(keep: Keep, key: String) -> Self {
        let storage = web_sys::window().and_then(|window| match keep {
            Keep::None => None,
            Keep::Session => window.session_storage().ok().flatten(),
            Keep::Local => window.local_storage().ok().flatten(),
        });
        let line = storage
            .as_ref()
            .and_then(|storage| storage.get_item(&key).ok().flatten());
        Self {
            key,
            storage,
            line: RefCell::new(line),
        }
    }

    /// The line, if there is one.
    pub fn line(&self) -> Option<String> {
        self.line.borrow().clone()
    }

    /// Stores a line in place of the previous one.
    pub fn save(&self, line: String) {
        if let Some(storage) = &self.storage {
            // With a full or blocked storage, the progress is only lost on a reload.
            let _ = storage.set_item(&self.key, &line);
        }
        self.line.replace(Some(line));
    }

    /// Removes the line.
    pub fn remove(&self) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(&self.key);
        }
        self.line.replace(None);
    }
}
