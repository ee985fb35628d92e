//! Event listeners.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// An event listener, removed when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `handler` for each event `name` on `target`.
    pub fn on(
        target: &EventTarget,
        name: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(handler);
        // Fails only for invalid options, and none are passed.
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            callback,
        }
    }

    /// The same on the window. `None` without a window.
    pub fn on_window(name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Self> {
        Some(Self::on(web_sys::window()?.as_ref(), name, handler))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        // As above.
        let _ = (self.target).remove_event_listener_with_callback(self.name, callback);
    }
}
