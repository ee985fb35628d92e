//! The setting for keys that are single characters: WCAG 2.1.4 asks for a way to switch them off.

use crate::browser::local_store::LocalStore;

/// The `localStorage` key of the setting, which is there while they are off.
const OFF_KEY: &str = "which-first:letter-keys-off";

/// The setting of the keys that are single characters: true if they work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKeys {
    On,
    Off,
}

impl LetterKeys {
    /// The stored setting.
    pub fn stored() -> Self {
        match LocalStore::open().read(OFF_KEY) {
            None => Self::On,
            Some(_) => Self::Off,
        }
    }

    /// Stores the setting for all rooms in this browser, and returns it. Without storage it lasts until the
    /// page is left.
    pub fn store(on: bool) -> Self {
        let store = LocalStore::open();
        if on {
            store.remove(OFF_KEY);
            Self::On
        } else {
            let _ = store.write(OFF_KEY, "1");
            Self::Off
        }
    }

    /// Returns true if they work.
    pub fn are_on(self) -> bool {
        self == Self::On
    }
}
