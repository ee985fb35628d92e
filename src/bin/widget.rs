//! The reader's program: what `embed.js` mounts into the element's shadow root.
use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[function_component]
fn Hello() -> Html {
    let n = use_state(|| 0);
    let onclick = {
        let n = n.clone();
        Callback::from(move |_| n.set(*n + 1))
    };
    html! { <button {onclick}>{ *n }</button> }
}

/// Mounts.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element) {
    yew::Renderer::<Hello>::with_root(root).render();
}
fn main() {}
