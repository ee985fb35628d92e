//! Disclosure elements: `<details>`.

use web_sys::Element;

/// The closed disclosures within an element.
pub fn closed_within(within: &Element) -> Vec<Element> {
    let all = within.get_elements_by_tag_name("details");
    let all = (0..all.length()).filter_map(|n| all.item(n));
    all.filter(|details| !details.has_attribute("open"))
        .collect()
}

/// Opens all disclosures within an element, or closes them if all are open.
pub fn toggle_all(within: &Element) {
    let closed = closed_within(within);
    if closed.is_empty() {
        let all = within.get_elements_by_tag_name("details");
        (0..all.length())
            .filter_map(|n| all.item(n))
            .for_each(|details| close(&details));
    }
    closed.iter().for_each(open);
}

/// Opens a disclosure.
pub fn open(details: &Element) {
    // Fails only for an invalid attribute name.
    let _ = details.set_attribute("open", "");
}

/// Opens the disclosure that a selector finds within an element, scrolls to it, and moves the focus to what another
/// selector finds in it.
pub fn reveal(within: &Element, selector: &str, target: &str) {
    let find = |within: &Element, selector| within.query_selector(selector).ok().flatten();
    if let Some(details) = find(within, selector) {
        open(&details);
        if let Some(target) = find(&details, target) {
            super::focus::focus(&target);
        }
        details.scroll_into_view();
    }
}

/// Closes a disclosure.
pub fn close(details: &Element) {
    // As above.
    let _ = details.remove_attribute("open");
}
