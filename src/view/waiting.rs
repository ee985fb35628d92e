//! The placeholder for a step while the results half of the content is loading.

use super::quiz::{DrawContext, Message};
use super::ui::Key;
use yew::prelude::*;

/// Draws a loading message, or an error with a retry button if it failed to load.
pub fn draw(cx: &DrawContext, load_failed: bool) -> Html {
    let ui = cx.ui;
    let retry =
        load_failed.then(|| cx.button("quiet retry", ui.text(Key::CardRetry), Message::Retry));
    let message = if load_failed {
        Key::Missed
    } else {
        Key::Coming
    };
    html! {
        <section class={classes!("card", "waiting", load_failed.then_some("failed"))}>
            <p class="lead" role="status" tabindex="-1" ref={cx.heading.clone()}
                ~textContent={&*ui.text(message)}/>
            <div class="ways">{ retry }</div>
        </section>
    }
}
