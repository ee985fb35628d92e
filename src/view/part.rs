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

/// An element with a text and nothing else: `text_element!(text, tag attributes)`.
///
/// In a browser, the text is the property `textContent`. Natively there are no properties, which are values of
/// JavaScript: there the text is a child, for [`prerender`](super::prerender).
macro_rules! text_element {
    ($text:expr, $tag:ident $($attributes:tt)*) => {{
        #[cfg(target_family = "wasm")]
        let element = ::yew::html! { <$tag $($attributes)* ~textContent={$text}/> };
        #[cfg(not(target_family = "wasm"))]
        let element = ::yew::html! { <$tag $($attributes)*>{ $text }</$tag> };
        element
    }};
}
pub(crate) use text_element;

/// A paragraph.
#[inline(never)]
pub fn p(class: &'static str, text: AttrValue) -> Html {
    text_element!(&*text, p class={class})
}

/// A span of text with a class.
#[inline(never)]
pub fn span(class: &'static str, text: AttrValue) -> Html {
    text_element!(&*text, span class={class})
}

/// A span of text without a class, beside other elements.
#[inline(never)]
pub fn text_span(text: &str) -> Html {
    text_element!(text, span)
}

/// A space between two inline elements.
#[inline(never)]
pub fn space() -> Html {
    text_span(" ")
}

/// A text that browsers do not translate with the page: a code, a tag, a name.
#[inline(never)]
pub fn untranslated(text: &str) -> Html {
    text_element!(text, bdi translate="no")
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
    text_element!(&*text, h3 part="heading")
}

/// A closed section of the result: its heading, a line that says what is in it, and what is in it.
#[inline(never)]
pub fn closed_section(
    class: &'static str,
    open: bool,
    [title, inside]: [AttrValue; 2],
    content: Html,
) -> Html {
    html! {
        <details class={classes!("closed", class)} {open}>
            <summary>{ heading(title) }{ span("inside", inside) }</summary>
            <div class="unfolded">{ content }</div>
        </details>
    }
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

/// The logo: a line between a dot and a diamond. The pages have the same in their HTML.
pub fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 48 16" aria-hidden="true">
            <path class="track" d={LOGO_LINE}/>
            <circle class="low" cx="8" cy="8" r="5"/>
            <path class="high" d={LOGO_DIAMOND}/>
        </svg>
    }
}

const LOGO_LINE: &str = "M8 8h30";
const LOGO_DIAMOND: &str = "M40 2l6 6-6 6-6-6z";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_have_the_same_logo_and_the_same_icon() {
        let pages = [
            include_str!("../../www/which-first.html"),
            include_str!("../../www/share.html"),
            include_str!("../../www/present.html"),
        ];
        let line = ["<path class=\"line\" d=\"", LOGO_LINE, "\"/>"].concat();
        let diamond = ["<path class=\"high\" d=\"", LOGO_DIAMOND, "\"/>"].concat();
        let dot = "<circle class=\"low\" cx=\"8\" cy=\"8\" r=\"5\"/>";
        let icon = |page: &'static str| {
            let (_, icon) = page.split_once("<link rel=\"icon\"")?;
            Some(icon.split_once('>')?.0)
        };
        for page in pages {
            for shape in [&*line, dot, &*diamond] {
                assert_eq!(page.matches(shape).count(), 1, "{shape}");
            }
            assert!(icon(page).is_some());
            assert_eq!(icon(page), icon(pages[0]));
        }
    }
}
