//! The small parts that everything is put together from. Written once as functions, for each
//! `html!` unfolds to a good deal of code where it stands.
//!
//! Every text is the `textContent` of an element that holds nothing else, and Yew holds no text node.
//! Browsers that translate a page replace its text nodes, also in shadow roots: Yew would go on writing to
//! nodes that are no longer on the page, or insert in front of one, which throws. An element stays, with
//! its focus and its place in the tree, whoever replaces what is in it.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a text is dropped here once, and not wherever it was made"
)]

use yew::prelude::*;

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class} ~textContent={&*text}/> }
}

/// A few words.
#[inline(never)]
pub fn span(class: &'static str, text: AttrValue) -> Html {
    html! { <span {class} ~textContent={&*text}/> }
}

/// Words beside other things.
#[inline(never)]
pub fn words(text: &str) -> Html {
    html! { <span ~textContent={text}/> }
}

/// The space between two things on one line.
#[inline(never)]
pub fn space() -> Html {
    words(" ")
}

/// What browsers leave as it is when they translate the page: a code, a tag, a name.
#[inline(never)]
pub fn kept(text: &str) -> Html {
    html! { <bdi translate="no" ~textContent={text}/> }
}

/// A text around a tag or a name that browsers leave as it is.
pub fn around(text: &str, name: &str) -> Html {
    match text.split_once(name) {
        Some((before, after)) => html! { <>{ words(before) }{ kept(name) }{ words(after) }</> },
        None => words(text),
    }
}

/// A heading within the result.
#[inline(never)]
pub fn heading(text: AttrValue) -> Html {
    html! { <h3 part="heading" ~textContent={&*text}/> }
}

/// A term and what is said of it, in a `<dl>`.
#[inline(never)]
pub fn told(class: &'static str, term: AttrValue, said: AttrValue) -> Html {
    html! {
        <div {class}>
            <dt ~textContent={&*term}/>
            <dd ~textContent={&*said}/>
        </div>
    }
}

/// A term and what is drawn of it, in a `<dl>`.
#[inline(never)]
pub fn shown(class: &'static str, term: AttrValue, drawn: Html) -> Html {
    html! {
        <div {class}>
            <dt ~textContent={&*term}/>
            <dd>{ drawn }</dd>
        </div>
    }
}

/// A stroke of a picture, between two places in per cent.
#[inline(never)]
pub fn stroke(class: &'static str, from: [&AttrValue; 2], to: [&AttrValue; 2]) -> Html {
    let [x1, y1] = from.map(AttrValue::clone);
    let [x2, y2] = to.map(AttrValue::clone);
    html! { <line {class} {x1} {y1} {x2} {y2}/> }
}

/// A round mark in a picture, at a place in per cent.
#[inline(never)]
pub fn dot(class: &'static str, at: [&AttrValue; 2], r: &'static str) -> Html {
    let [cx, cy] = at.map(AttrValue::clone);
    html! { <circle {class} {cx} {cy} {r}/> }
}

/// The mark of a high pole. An inner picture, because a path has no places in per cent.
#[inline(never)]
pub fn diamond(at: [&AttrValue; 2]) -> Html {
    let [x, y] = at.map(AttrValue::clone);
    html! { <svg {x} {y}><path class="pole high" d="M0-6L6 0 0 6-6 0z"/></svg> }
}
