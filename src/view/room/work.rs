//! The console's main area: the current place of the room, and the way to the next one.

use super::command::Command;
use super::context::ConsoleContext;
use super::keys::{next, previous};
use super::{picture, setup, stops, tally, timer};
use crate::room::{AgendaStep, Phase, Picture};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(draw: &ConsoleContext) -> Html {
    let place = match draw.room().step() {
        AgendaStep::Join => html! { <div key="join" class="place">{ join(draw) }</div> },
        AgendaStep::Item(n, phase) => {
            html! { <div key="item" class="place">{ item(draw, n, phase) }</div> }
        }
        AgendaStep::Picture(picture) => {
            html! { <div key="picture" class="place">{ self::picture(draw, picture) }</div> }
        }
    };
    html! {
        <>
            { place }
            <div key="go" class="go">{ navigation(draw) }</div>
        </>
    }
}

fn join(draw: &ConsoleContext) -> Html {
    html! {
        <>
            { part::p("kicker", draw.text(Key::RoomJoin)) }
            <h2 class="statement" ~textContent={&*draw.instrument().title}/>
            { setup::draw(draw) }
            { timer::draw(draw) }
        </>
    }
}

fn item(draw: &ConsoleContext, n: usize, phase: Phase) -> Html {
    let instrument = draw.instrument();
    let (number, of) = ((n + 1).to_string(), instrument.items.len().to_string());
    let names = [("n", &*number), ("of", &*of)];
    html! {
        <>
            <p class="kicker">
                { part::text_span(&draw.fill(Key::RoomItemOf, &names)) }
                { part::span("told", draw.text(tally::caption(draw.room().step()))) }
            </p>
            <h2 class="statement" ~textContent={&*instrument.items[n].text}/>
            { phases(draw, n, phase) }
            { tally::draw(draw, n) }
            { timer::draw(draw) }
        </>
    }
}

/// The five phases of an item, as buttons on a line.
fn phases(draw: &ConsoleContext, item: usize, here: Phase) -> Html {
    let at = Phase::ALL.iter().position(|&phase| phase == here);
    let phase = |(n, phase): (usize, Phase)| {
        let class = classes!("phase", (at > Some(n)).then_some("gone"));
        let onclick = draw
            .on_command
            .reform(move |_: MouseEvent| Command::GoTo(AgendaStep::Item(item, phase)));
        html! {
            <li key={n} {class}>
                <button type="button" aria-current={(phase == here).then_some("step")} {onclick}>
                    { part::span("dot", AttrValue::default()) }
                    { part::span("label", draw.text(self::phase_name(phase))) }
                </button>
            </li>
        }
    };
    html! {
        <ol class="phases" aria-label={draw.text(Key::RoomPhases)}>
            { for Phase::ALL.into_iter().enumerate().map(phase) }
        </ol>
    }
}

fn phase_name(phase: Phase) -> Key {
    match phase {
        Phase::First => Key::RoomFirst,
        Phase::Talk => Key::RoomTalk,
        Phase::Second => Key::RoomSecond,
        Phase::Shift => Key::RoomShift,
        Phase::Debrief => Key::RoomDebrief,
    }
}

fn picture(draw: &ConsoleContext, picture: Picture) -> Html {
    html! {
        <>
            <h2 class="kicker" ~textContent={&*stops::picture_title(draw, picture)}/>
            { picture::draw(draw, picture) }
        </>
    }
}

/// The buttons back, blank and next; the last one names the next place.
fn navigation(draw: &ConsoleContext) -> Html {
    let at = draw.key_context();
    let previous = previous(at).map(|_| draw.button("back", Key::RoomBack, Command::Previous));
    let next = next(at).map(|place| {
        let label = next_label(draw, place);
        draw.labelled_button("strong", label, Command::Next, None)
    });
    let blank = draw.room().is_blank();
    html! {
        <>
            <span class="side">{ previous }</span>
            { draw.toggle("quiet", Key::RoomBlank, Command::ToggleBlank, blank) }
            <span class="side on">{ next }</span>
        </>
    }
}

/// The label of the next button, which names the next place.
fn next_label(draw: &ConsoleContext, place: AgendaStep) -> AttrValue {
    match place {
        AgendaStep::Item(n, Phase::First) => draw.number(Key::RoomNextItem, n + 1),
        AgendaStep::Item(_, phase) => {
            draw.fill(Key::RoomNext, &[("name", &draw.text(phase_name(phase)))])
        }
        AgendaStep::Picture(picture) => {
            let name = draw.text(stops::picture_short_name(picture));
            draw.fill(Key::RoomNext, &[("name", &name)])
        }
        AgendaStep::Join => draw.fill(Key::RoomNext, &[("name", &draw.text(Key::RoomJoin))]),
    }
}
