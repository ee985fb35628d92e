//! Printing.

use super::disclosure;
use super::event::Listener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// Expands the disclosures within an element while the page is being printed, until it is dropped.
pub struct PrintExpander {
    _listeners: [Option<Listener>; 2],
}

impl PrintExpander {
    /// `None` if the style sheet can expand them, which leaves the screen unchanged.
    pub fn new(element: &Element) -> Option<Self> {
        if web_sys::css::supports("selector(::details-content)").unwrap_or(false) {
            return None;
        }
        let opened: Rc<RefCell<Vec<Element>>> = Rc::default();
        let open = {
            let (element, opened) = (element.clone(), Rc::clone(&opened));
            Listener::on_window("beforeprint", move |_| {
                let closed = disclosure::closed_within(&element);
                closed.iter().for_each(disclosure::open);
                // Some browsers fire `beforeprint` twice.
                opened.borrow_mut().extend(closed);
            })
        };
        let close = Listener::on_window("afterprint", move |_| {
            opened.take().iter().for_each(disclosure::close);
        });
        Some(Self {
            _listeners: [open, close],
        })
    }
}

/// Returns true if the page is in a frame. A frame is printed at its height on the screen, so expanded
/// disclosures would be cut off.
pub fn is_framed() -> bool {
    web_sys::window().is_some_and(|window| {
        let parent = window.parent().ok().flatten();
        parent.is_some_and(|parent| parent != window)
    })
}

/// Opens the browser's print dialog. `afterprint` fires when it closes, even if nothing was printed.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A sandbox may forbid it; then nothing happens.
        let _ = window.print();
    }
}
