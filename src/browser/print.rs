//! Paper, where nothing can be opened any more.

use super::disclosure;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Window};

/// Opens the disclosures within an element for as long as its page is printed, until it is dropped.
pub struct Opener {
    window: Window,
    listeners: [Listener; 2],
}

/// The name of an event, and what is done then.
type Listener = (&'static str, Closure<dyn FnMut()>);

impl Opener {
    /// None where a style can open them, which does not disturb what is on the screen meanwhile.
    pub fn within(element: &Element) -> Option<Self> {
        if web_sys::css::supports("selector(::details-content)").unwrap_or(false) {
            return None;
        }
        let window = web_sys::window()?;
        let opened: Rc<RefCell<Vec<Element>>> = Rc::default();
        let open = {
            let (element, opened) = (element.clone(), Rc::clone(&opened));
            Closure::<dyn FnMut()>::new(move || {
                let closed = disclosure::closed(&element);
                closed.iter().for_each(disclosure::open);
                // Some browsers tell twice before they print.
                opened.borrow_mut().extend(closed);
            })
        };
        let close = Closure::<dyn FnMut()>::new(move || {
            opened.take().iter().for_each(disclosure::close);
        });
        let listeners = [("beforeprint", open), ("afterprint", close)];
        for (name, listener) in &listeners {
            // Fails only for options, of which there are none.
            let _ =
                window.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        Some(Self { window, listeners })
    }
}

impl Drop for Opener {
    fn drop(&mut self) {
        for (name, listener) in &self.listeners {
            // As above.
            let _ = self
                .window
                .remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
    }
}

/// Whether the page is in a frame of another. A frame is printed as tall as it is on the screen, so
/// what is opened for paper would be cut off.
pub fn is_framed() -> bool {
    web_sys::window().is_some_and(|window| {
        let parent = window.parent().ok().flatten();
        parent.is_some_and(|parent| parent != window)
    })
}
