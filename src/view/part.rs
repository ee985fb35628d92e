//! Shared building blocks of the view. They are functions, since each `html!` expands to a lot of code
//! at its call site.
//!
//! Every text is the `textContent` of an element without other children, and Yew holds no text node.
//! Browsers that translate a page replace its text nodes, also in shadow roots: Yew would go on writing to
//! nodes that are no longer on the page, or insert in front of one, which throws. An element keeps its
//! focus and its place in the tree, whatever replaces its text.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a text is dropped here once, and not at every call site"
)]

use yew::prelude::*;

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class} ~textContent={&*text}/> }
}

/// A span of text with a class.
#[inline(never)]
pub fn span(class: &'static str, text: AttrValue) -> Html {
    html! { <span {class} ~textContent={&*text}/> }
}

/// A span of text without a class, beside other elements.
#[inline(never)]
pub fn text_span(text: &str) -> Html {
    html! { <span ~textContent={text}/> }
}

/// A space between two inline elements.
#[inline(never)]
pub fn space() -> Html {
    text_span(" ")
}

/// A text that browsers do not translate with the page: a code, a tag, a name.
#[inline(never)]
pub fn untranslated(text: &str) -> Html {
    html! { <bdi translate="no" ~textContent={text}/> }
}

/// A text that contains a tag or a name, which browsers do not translate.
pub fn around_untranslated(text: &str, name: &str) -> Html {
    match text.split_once(name) {
        Some((before, after)) => {
            html! { <>{ text_span(before) }{ untranslated(name) }{ text_span(after) }</> }
        }
        None => text_span(text),
    }
}

/// A heading within the result.
#[inline(never)]
pub fn heading(text: AttrValue) -> Html {
    html! { <h3 part="heading" ~textContent={&*text}/> }
}

/// A row of a `<dl>`: a term and its definition as text.
#[inline(never)]
pub fn definition(class: &'static str, term: AttrValue, definition: AttrValue) -> Html {
    html! {
        <div {class}>
            <dt ~textContent={&*term}/>
            <dd ~textContent={&*definition}/>
        </div>
    }
}

/// A row of a `<dl>`: a term and its definition as HTML.
#[inline(never)]
pub fn definition_html(class: &'static str, term: AttrValue, definition: Html) -> Html {
    html! {
        <div {class}>
            <dt ~textContent={&*term}/>
            <dd>{ definition }</dd>
        </div>
    }
}

/// An SVG line between two points, in per cent.
#[inline(never)]
pub fn stroke(class: &'static str, from: [&AttrValue; 2], to: [&AttrValue; 2]) -> Html {
    let [x1, y1] = from.map(AttrValue::clone);
    let [x2, y2] = to.map(AttrValue::clone);
    html! { <line {class} {x1} {y1} {x2} {y2}/> }
}

/// An SVG circle at a point in per cent.
#[inline(never)]
pub fn dot(class: &'static str, at: [&AttrValue; 2], r: &'static str) -> Html {
    let [cx, cy] = at.map(AttrValue::clone);
    html! { <circle {class} {cx} {cy} {r}/> }
}

/// The SVG mark of a high pole at a point in per cent. A nested `<svg>`, because a path takes no
/// percentages.
#[inline(never)]
pub fn diamond(at: [&AttrValue; 2]) -> Html {
    let [x, y] = at.map(AttrValue::clone);
    html! { <svg {x} {y}><path class="pole high" d="M0-6L6 0 0 6-6 0z"/></svg> }
}
