//! The keyboard's place on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the focus moves within a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the first.
    First,
    /// To the one before, and from the first to the last.
    Back,
    /// To the next, and from the last to the first.
    Forth,
    /// To the last.
    Last,
}

/// Puts the focus on an element.
pub fn put(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only on an element that is gone.
        let _ = element.focus();
    }
}

/// Moves the focus among the children of `list`, from the child that has it, or from before the
/// first.
pub fn go(list: &Element, to: Move) {
    let children = list.children();
    let count = children.length();
    if count == 0 {
        return;
    }
    let here = (0..count).find(|&n| {
        let child = children.item(n);
        child.is_some_and(|child| child.matches(":focus").unwrap_or(false))
    });
    let there = match (to, here) {
        (Move::First, _) | (Move::Forth, None) => 0,
        (Move::Back, None) | (Move::Last, _) => count - 1,
        (Move::Back, Some(n)) => (n + count - 1) % count,
        (Move::Forth, Some(n)) => (n + 1) % count,
    };
    if let Some(child) = children.item(there) {
        put(&child);
    }
}

/// Whether an element's text runs from right to left.
pub fn is_rtl(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}
