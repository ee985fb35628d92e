//! The small parts that everything is put together from. Written once as functions, for each
//! `html!` unfolds to a good deal of code where it stands.

use yew::prelude::*;

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class}>{ text }</p> }
}

/// A few words.
#[inline(never)]
pub fn span(class: &'static str, text: AttrValue) -> Html {
    html! { <span {class}>{ text }</span> }
}

/// A heading within the result.
#[inline(never)]
pub fn heading(text: AttrValue) -> Html {
    html! { <h3 part="heading">{ text }</h3> }
}

/// A term and what is said of it, in a `<dl>`.
#[inline(never)]
pub fn told(class: &'static str, term: AttrValue, said: Html) -> Html {
    html! {
        <div {class}>
            <dt>{ term }</dt>
            <dd>{ said }</dd>
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
