//! Paper, where nothing can be opened any more.

use super::disclosure;
use super::event::Listener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// Opens the disclosures within an element for as long as its page is printed, until it is dropped.
pub struct PrintExpander {
    _listeners: [Option<Listener>; 2],
}

impl PrintExpander {
    /// None where a style can open them, which does not disturb what is on the screen meanwhile.
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
                // Some browsers tell twice before they print.
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

/// Whether the page is in a frame of another. A frame is printed as tall as it is on the screen, so
/// what is opened for paper would be cut off.
pub fn is_framed() -> bool {
    web_sys::window().is_some_and(|window| {
        let parent = window.parent().ok().flatten();
        parent.is_some_and(|parent| parent != window)
    })
}

/// Asks the browser to print the page. `afterprint` tells when that is over, also where nothing was
/// printed.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A sandbox that bars it leaves everything as it is.
        let _ = window.print();
    }
}
