//! A code to point a camera at.

use crate::room::join_link;
use yew::prelude::*;

/// What [`Qr`] is drawn from.
#[derive(Properties, PartialEq)]
pub struct QrProps {
    /// What cameras read.
    pub text: AttrValue,
    /// What it is, for those who do not see it.
    pub label: AttrValue,
}

/// A code, dark on light whatever the theme: cameras read no other. Nothing is in its place where the
/// text is too long for one.
#[function_component]
pub fn Qr(QrProps { text, label }: &QrProps) -> Html {
    let code = use_memo(text.clone(), |text| {
        let qr = join_link::qr(text)?;
        let size = qr.size().to_string();
        let view = "0 0 ".to_owned() + &size + " " + &size;
        Some((AttrValue::from(view), AttrValue::from(qr.path())))
    });
    let drawn = code.as_ref().as_ref().map(|(view, path)| {
        html! {
            <svg viewBox={view} role="img" aria-label={label} shape-rendering="crispEdges">
                <rect class="light" width="100%" height="100%"/>
                <path class="dark" d={path}/>
            </svg>
        }
    });
    html! { <div class="qr">{ drawn }</div> }
}
