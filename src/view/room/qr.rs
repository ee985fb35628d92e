//! A QR code.

use crate::room::join_link;
use yew::prelude::*;

/// Properties of [`Qr`].
#[derive(Properties, PartialEq)]
pub struct QrProps {
    /// The encoded text.
    pub text: AttrValue,
    /// The text alternative.
    pub label: AttrValue,
}

/// A QR code, dark on light whatever the theme, since many scanners read no other. Empty if the text is
/// too long for a QR code.
#[function_component]
pub fn Qr(QrProps { text, label }: &QrProps) -> Html {
    let code = use_memo(text.clone(), |text| {
        let qr = join_link::qr(text)?;
        let size = qr.size().to_string();
        let view = "0 0 ".to_owned() + &size + " " + &size;
        Some((AttrValue::from(view), AttrValue::from(qr.path())))
    });
    let svg = code.as_ref().as_ref().map(|(view, path)| {
        html! {
            <svg viewBox={view} role="img" aria-label={label} shape-rendering="crispEdges">
                <rect class="light" width="100%" height="100%"/>
                <path class="dark" d={path}/>
            </svg>
        }
    });
    html! { <div class="qr">{ svg }</div> }
}
