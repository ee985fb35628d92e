//! Keyboard focus, and the part of the page that is in view.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A move of the focus within a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusMove {
    /// To the first.
    First,
    /// To the previous, wrapping from the first to the last.
    Previous,
    /// To the next, wrapping from the last to the first.
    Next,
    /// To the last.
    Last,
}

/// Focuses an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only for a detached element.
        let _ = element.focus();
    }
}

/// Focuses the n-th element of a class within another one, or the last. Returns false if there is none.
pub fn focus_nth(within: &Element, class: &str, n: u32) -> bool {
    let all = within.get_elements_by_class_name(class);
    let last = all.length().checked_sub(1);
    let target = last.and_then(|last| all.item(n.min(last)));
    if let Some(target) = &target {
        focus(target);
    }
    target.is_some()
}

/// Moves the focus from an element to its closest ancestor that matches the selector.
pub fn leave_to(element: &Element, selector: &str) {
    if let Ok(Some(ancestor)) = element.closest(selector) {
        focus(&ancestor);
    }
}

/// Moves the focus from an element to what `target` finds within its closest ancestor that matches `within`.
pub fn skip_to(element: &Element, within: &str, target: &str) {
    let within = element.closest(within).ok().flatten();
    let target = within.and_then(|within| within.query_selector(target).ok().flatten());
    if let Some(target) = target {
        focus(&target);
    }
}

/// Scrolls as far as it takes to have an element in view; not at all if it is.
pub fn scroll_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus among the children of `list`, starting at the focused child, or before the first.
pub fn move_within(list: &Element, direction: FocusMove) {
    let children = list.children();
    let count = children.length();
    if count == 0 {
        return;
    }
    let focused = (0..count).find(|&n| {
        let child = children.item(n);
        child.is_some_and(|child| child.matches(":focus").unwrap_or(false))
    });
    let target = match (direction, focused) {
        (FocusMove::First, _) | (FocusMove::Next, None) => 0,
        (FocusMove::Previous, None) | (FocusMove::Last, _) => count - 1,
        (FocusMove::Previous, Some(n)) => (n + count - 1) % count,
        (FocusMove::Next, Some(n)) => (n + 1) % count,
    };
    if let Some(child) = children.item(target) {
        focus(&child);
    }
}

/// Returns true if an element's text runs from right to left.
pub fn is_rtl(element: &Element) -> bool {
    element.matches(":dir(rtl)").unwrap_or(false)
}
