//! The console's main area: the current place of the room, and the way to the next one.

use super::command::Command;
use super::context::ConsoleContext;
use super::current_step::{next, previous};
use super::{agenda, picture, setup, tally, timer};
use crate::room::{AgendaStep, Blank, Phase, Picture};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    let content = match cx.room().step() {
        AgendaStep::Join => html! { <div key="join" class="place">{ join(cx) }</div> },
        AgendaStep::Item(n, phase) => {
            html! { <div key="item" class="place">{ item(cx, n, phase) }</div> }
        }
        AgendaStep::Picture(picture) => {
            html! { <div key="picture" class="place">{ self::picture(cx, picture) }</div> }
        }
    };
    html! {
        <>
            { content }
            <div key="tools" class="tools">{ tools(cx) }</div>
            <div key="go" class="go">{ navigation(cx) }</div>
        </>
    }
}

/// The buttons for the votes and the timer, or for the files of a picture: they stay in view when what is above
/// them scrolls.
fn tools(cx: &ConsoleContext) -> Html {
    match cx.room().step() {
        AgendaStep::Join => html! { <>{ timer::draw(cx) }</> },
        AgendaStep::Item(..) => html! { <>{ tally::buttons(cx) }{ timer::draw(cx) }</> },
        AgendaStep::Picture(picture) => html! { <>{ picture::buttons(cx, picture) }</> },
    }
}

/// The current place, for screen readers: announced whenever it changes.
pub fn announcement(cx: &ConsoleContext) -> AttrValue {
    match cx.room().step() {
        AgendaStep::Join => cx.text(Key::RoomJoin),
        AgendaStep::Item(n, phase) => {
            let (number, of) = ((n + 1).to_string(), cx.instrument().items.len().to_string());
            let question = cx.fill(Key::RoomItemOf, &[("n", &*number), ("of", &*of)]);
            let names = [
                ("name", &*cx.text(stage_name(phase))),
                ("question", &*question),
            ];
            cx.fill(Key::RoomPlace, &names)
        }
        AgendaStep::Picture(picture) => agenda::picture_title(cx, picture),
    }
}

fn join(cx: &ConsoleContext) -> Html {
    html! {
        <>
            { part::p("kicker", cx.text(Key::RoomJoin)) }
            <h2 class="statement" ~textContent={&*cx.instrument().title}/>
            { setup::draw(cx) }
        </>
    }
}

fn item(cx: &ConsoleContext, n: usize, phase: Phase) -> Html {
    let instrument = cx.instrument();
    let (number, of) = ((n + 1).to_string(), instrument.items.len().to_string());
    let names = [("n", &*number), ("of", &*of)];
    html! {
        <>
            <p class="kicker">
                { part::text_span(&cx.fill(Key::RoomItemOf, &names)) }
                { part::span("told", cx.text(tally::caption(cx.room().step()))) }
            </p>
            <h2 class="statement" ~textContent={&*instrument.items[n].text}/>
            { phases(cx, n, phase) }
            { tally::draw(cx, n) }
        </>
    }
}

/// The five stages of an item, as buttons on a line.
fn phases(cx: &ConsoleContext, item: usize, here: Phase) -> Html {
    let here = here.stage();
    let at = Phase::STAGES.iter().position(|&phase| phase == here);
    let phase = |(n, phase): (usize, Phase)| {
        let class = classes!("phase", (at > Some(n)).then_some("gone"));
        let onclick = cx
            .on_command
            .reform(move |_: MouseEvent| Command::GoTo(AgendaStep::Item(item, phase)));
        html! {
            <li key={n} {class}>
                <button type="button" aria-current={(phase == here).then_some("step")} {onclick}>
                    { part::span("dot", AttrValue::default()) }
                    { part::span("label", cx.text(stage_name(phase))) }
                </button>
            </li>
        }
    };
    html! {
        <ol class="phases" aria-label={cx.text(Key::RoomPhases)}>
            { for Phase::STAGES.into_iter().enumerate().map(phase) }
        </ol>
    }
}

/// The name of the stage of a phase.
pub fn stage_name(phase: Phase) -> Key {
    match phase {
        Phase::First => Key::RoomFirst,
        Phase::Talk => Key::RoomTalk,
        Phase::Second => Key::RoomSecond,
        Phase::Reveal | Phase::Shift => Key::RoomShift,
        Phase::Debrief | Phase::Evidence => Key::RoomDebrief,
    }
}

/// The name of the step to a phase: within a stage, what happens there.
fn phase_name(phase: Phase) -> Key {
    match phase {
        Phase::Shift => Key::RoomWalk,
        Phase::Evidence => Key::RoomEvidence,
        phase => stage_name(phase),
    }
}

fn picture(cx: &ConsoleContext, picture: Picture) -> Html {
    html! {
        <>
            <h2 class="kicker" ~textContent={&*agenda::picture_title(cx, picture)}/>
            { picture::draw(cx) }
        </>
    }
}

/// The buttons back, blank and next; the last one names the next place.
fn navigation(cx: &ConsoleContext) -> Html {
    let room = cx.room();
    let previous = previous(room).map(|_| cx.button("back", Key::RoomBack, Command::Previous));
    let next = next(room).map(|step| {
        let label = next_label(cx, step);
        cx.labelled_button("strong", label, Command::Next, None)
    });
    let blank = room.blank() == Some(Blank::Dark);
    html! {
        <>
            <span class="side">{ previous }</span>
            { cx.toggle("quiet", Key::RoomBlank, Command::ToggleBlank(Blank::Dark), blank) }
            <span class="side on">{ next }</span>
        </>
    }
}

/// The label of the next button, which names the next place.
fn next_label(cx: &ConsoleContext, step: AgendaStep) -> AttrValue {
    match step {
        AgendaStep::Item(n, Phase::First) => cx.number(Key::RoomNextItem, n + 1),
        AgendaStep::Item(_, phase) => {
            cx.fill(Key::RoomNext, &[("name", &cx.text(phase_name(phase)))])
        }
        AgendaStep::Picture(picture) => {
            let name = cx.text(agenda::picture_short_name(picture));
            cx.fill(Key::RoomNext, &[("name", &name)])
        }
        AgendaStep::Join => cx.fill(Key::RoomNext, &[("name", &cx.text(Key::RoomJoin))]),
    }
}
