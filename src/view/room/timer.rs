//! The timer: the time left, on a line, and its buttons.

use super::command::Command;
use super::context::ConsoleContext;
use crate::room::Timer;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use yew::prelude::*;

/// The offered durations of a talk, in minutes.
const MINUTES: [u8; 4] = [1, 2, 3, 5];

pub fn draw(cx: &ConsoleContext) -> Html {
    let timer = cx.room().timer();
    let inner = match timer.left(cx.desk.now) {
        None => idle(cx),
        Some(left) => running(cx, timer, left),
    };
    html! { <section class="timer" aria-label={cx.text(Key::RoomTimer)}>{ inner }</section> }
}

fn idle(cx: &ConsoleContext) -> Html {
    let start = MINUTES.map(|minutes| {
        let label = cx.number(Key::RoomMinutes, minutes);
        cx.labelled_button("quiet", label, Command::StartTimer(minutes), None)
    });
    html! {
        <div class="idle">
            { part::span("name", cx.text(Key::RoomTimer)) }
            { for start }
        </div>
    }
}

fn running(cx: &ConsoleContext, timer: Timer, left: u32) -> Html {
    let over = left == 0;
    let toggle = match timer {
        Timer::Paused { .. } => Key::RoomTimerGo,
        _ => Key::RoomTimerStop,
    };
    let text = if over {
        cx.text(Key::RoomTimerOver)
    } else {
        clock(cx.ui, left)
    };
    html! {
        <div class="set">
            <p class={classes!("left", over.then_some("over"))} role="timer" ~textContent={&*text}/>
            { line(timer, left) }
            <span class="ways">
                { cx.button("quiet", toggle, Command::ToggleTimer) }
                { cx.button("quiet", Key::RoomTimerMore, Command::ExtendTimer) }
                { cx.button("quiet", Key::RoomTimerClear, Command::ClearTimer) }
            </span>
        </div>
    }
}

/// The elapsed time as a mark on a line that represents the timer's duration. `left` is in milliseconds.
pub fn line(timer: Timer, left: u32) -> Html {
    let of = match timer {
        Timer::Running { of, .. } | Timer::Paused { of, .. } => of,
        Timer::Idle => 0,
    };
    let gone = u64::from(of.saturating_sub(left)) * 100;
    let at = gone.checked_div(u64::from(of)).unwrap_or(0);
    let at = AttrValue::from(at.to_string() + "%");
    let (start, end, middle) = ("0%".into(), "100%".into(), "50%".into());
    html! {
        <svg class="run" aria-hidden="true">
            { part::stroke("track", [&start, &middle], [&end, &middle]) }
            { part::stroke("gone", [&start, &middle], [&at, &middle]) }
            { part::dot("mark", [&at, &middle], "6") }
        </svg>
    }
}

/// The time left, in milliseconds, as minutes and seconds. Rounds up, so that 0:00 is shown only at the
/// end.
pub fn clock(ui: &Ui, left: u32) -> AttrValue {
    let seconds = left.div_ceil(1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let two = |n: u32| {
        let mut text = String::from(if n < 10 { "0" } else { "" });
        text.push_str(&n.to_string());
        text
    };
    let names = [("m", &*minutes.to_string()), ("s", &*two(seconds))];
    ui.fill(Key::RoomClock, &names)
}
