//! Listening, for as long as somebody wants to hear.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Hears one kind of event at one place, until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `hear` for each event `name` at `target`.
    pub fn on(target: &EventTarget, name: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(hear);
        // Fails only for options, of which there are none.
        let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name,
            callback: heard,
        }
    }

    /// The same at the window. None where there is none.
    pub fn on_window(name: &'static str, hear: impl FnMut(Event) + 'static) -> Option<Self> {
        Some(Self::on(web_sys::window()?.as_ref(), name, hear))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.callback.as_ref().unchecked_ref();
        // As above.
        let _ = (self.target).remove_event_listener_with_callback(self.name, heard);
    }
}
