//! The keyboard's place on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the focus moves within a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusMove {
    /// To the first.
    First,
    /// To the one before, and from the first to the last.
    Previous,
    /// To the next, and from the last to the first.
    Next,
    /// To the last.
    Last,
}

/// Puts the focus on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only on an element that is gone.
        let _ = element.focus();
    }
}

/// Moves the focus among the children of `list`, from the child that has it, or from before the
/// first.
pub fn move_within(list: &Element, to: FocusMove) {
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
        (FocusMove::First, _) | (FocusMove::Next, None) => 0,
        (FocusMove::Previous, None) | (FocusMove::Last, _) => count - 1,
        (FocusMove::Previous, Some(n)) => (n + count - 1) % count,
        (FocusMove::Next, Some(n)) => (n + 1) % count,
    };
    if let Some(child) = children.item(there) {
        focus(&child);
    }
}

/// Whether an element's text runs from right to left.
pub fn is_rtl(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}
