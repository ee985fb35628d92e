//! Converts our own markup to nodes, one by one: a page's policy may forbid `innerHTML`.

use crate::publish::html_tokens::{HtmlToken, tokenize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Builds the nodes of a markup string in a new `<div>`. `None` if the browser rejects a name in it.
pub fn build_nodes(markup: &str) -> Option<Node> {
    let document = web_sys::window()?.document()?;
    let root = document.create_element("div").ok()?;
    let mut open = vec![root.clone()];
    for piece in tokenize(markup) {
        let into = open.last()?;
        match piece {
            HtmlToken::StartTag(name, attributes) => {
                let element = document.create_element(name).ok()?;
                for (name, value) in attributes {
                    set(&element, name, &value)?;
                }
                into.append_child(&element).ok()?;
                open.push(element);
            }
            HtmlToken::Text(text) => {
                into.append_with_str_1(&text).ok()?;
            }
            HtmlToken::EndTag => drop(open.pop()),
        }
    }
    Some(root.into())
}

fn set(element: &Element, name: &str, value: &str) -> Option<()> {
    match element.dyn_ref::<HtmlElement>() {
        // Through the style object, which a strict `style-src` allows.
        Some(element) if name == "style" => element.style().set_css_text(value),
        _ => element.set_attribute(name, value).ok()?,
    }
    Some(())
}
