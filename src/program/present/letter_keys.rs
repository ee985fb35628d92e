//! The setting for keys that are single characters: WCAG 2.1.4 asks for a way to switch them off.

use crate::browser::local_store::LocalStore;

/// The `localStorage` key of the setting, which is there while they are off.
const OFF_KEY: &str = "which-first:letter-keys-off";

/// Returns true if keys that are single characters work.
pub fn are_on() -> bool {
    LocalStore::open().read(OFF_KEY).is_none()
}

/// Stores the setting for all rooms in this browser. Without storage it lasts until the page is left.
pub fn set(on: bool) {
    let store = LocalStore::open();
    if on {
        store.remove(OFF_KEY);
    } else {
        let _ = store.write(OFF_KEY, "1");
    }
}
