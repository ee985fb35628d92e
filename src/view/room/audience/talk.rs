//! The talk slide: an invitation to talk with people who answered differently, and the time left.

use super::font_size;
use super::heading::fitted_heading;
use super::props::AudienceProps;
use crate::room::Timer;
use crate::view::part;
use crate::view::room::timer;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(props: &AudienceProps, item: usize) -> Html {
    if item >= props.instrument.items.len() {
        return html! { <div class="body"></div> };
    }
    let call = props.ui.text(Key::RoomSlideTalk);
    // Without a timer the call has its space as well.
    let tall = if props.slide.timer == Timer::Idle {
        480
    } else {
        220
    };
    let size = font_size::fitting_classes(&call, font_size::both((1504, tall)), 120);
    html! {
        <div class="body talk">
            { fitted_heading(props, font_size::both((1504, 180)), 54) }
            <p class={classes!("call", size)} ~textContent={&*call}/>
            { left(props) }
        </div>
    }
}

/// The time left, as digits and as a mark on a line. Empty if no timer is set.
fn left(props: &AudienceProps) -> Html {
    let timer = props.slide.timer;
    let left = timer.left(props.now);
    let inner = left.map(|left| {
        let text = if left == 0 {
            props.ui.text(Key::RoomTimerOver)
        } else {
            timer::clock(&props.ui, left)
        };
        let class = classes!(
            "clock",
            font_size::fitting_classes(&text, [(1000, 220); 2], 200)
        );
        let paused = matches!(timer, Timer::Paused { .. });
        let paused_note = paused.then(|| props.ui.text(Key::RoomSlidePaused));
        html! {
            <>
                <p {class} role="timer" ~textContent={&*text}/>
                { timer::line(timer, left) }
                { part::p("note", paused_note.unwrap_or_default()) }
            </>
        }
    });
    html! { <div class="left">{ inner }</div> }
}
