//! The notes panel for the facilitator: prompts for the talk, the essay's claim, the research.

use super::context::ConsoleContext;
use crate::instrument::Debrief;
use crate::room::{AgendaStep, Picture};
use crate::view::ui::Key;
use crate::view::{citation, claims, part};
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    match cx.room().step() {
        AgendaStep::Join => html! { <div class="notes">{ begin(cx) }</div> },
        AgendaStep::Item(n, _) => html! { <div class="notes">{ item(cx, n) }</div> },
        AgendaStep::Picture(picture) => {
            let key = match picture {
                Picture::Map => Key::RoomMapNote,
                Picture::Flow => Key::RoomFlowNote,
                Picture::Divided => Key::RoomDividedNote,
                Picture::Tensions => Key::RoomTensionsNote,
                Picture::Moved => Key::RoomMovedNote,
            };
            html! { <div class="notes">{ part::p("prompt", cx.text(key)) }</div> }
        }
    }
}

/// The phases of an item explained, shown before the first item.
fn begin(cx: &ConsoleContext) -> Html {
    let steps = [
        (Key::RoomFirst, Key::RoomHowFirst),
        (Key::RoomTalk, Key::RoomHowTalk),
        (Key::RoomSecond, Key::RoomHowSecond),
        (Key::RoomShift, Key::RoomHowShift),
        (Key::RoomDebrief, Key::RoomHowDebrief),
    ];
    let steps = steps
        .into_iter()
        .map(|(name, how)| part::definition("", cx.text(name), cx.text(how)));
    html! {
        <>
            { part::p("prompt", cx.text(Key::RoomHow)) }
            <dl>{ for steps }</dl>
        </>
    }
}

fn item(cx: &ConsoleContext, n: usize) -> Html {
    let item = &cx.instrument().items[n];
    let notes = cx.desk.notes.as_ref().and_then(|notes| notes.items.get(n));
    let paragraphs = |texts: &[std::rc::Rc<str>]| {
        let texts = texts.iter().map(|text| AttrValue::from(text.clone()));
        texts.collect::<Vec<_>>()
    };
    let prompts = notes.map(|notes| {
        let prompts = paragraphs(&notes.prompts).into_iter().enumerate();
        let prompts = prompts.map(|(key, text)| html! { <li {key} ~textContent={&*text}/> });
        html! {
            <section>
                <h3 ~textContent={&*cx.text(Key::RoomPrompts)}/>
                <ol class="prompts">{ for prompts }</ol>
            </section>
        }
    });
    let quoted = notes.map(|notes| {
        let quoted = paragraphs(&notes.essay).into_iter().enumerate();
        let quoted = quoted.map(|(key, text)| html! { <p {key} ~textContent={&*text}/> });
        html! { <blockquote>{ for quoted }</blockquote> }
    });
    let Debrief {
        essay,
        research,
        thin_ice,
        ..
    } = &item.debrief;
    let text = |text: &std::rc::Rc<str>| AttrValue::from(text.clone());
    html! {
        <>
            <div>{ prompts }</div>
            <dl>
                <div>
                    { claims::essay_term(cx.ui, item) }
                    <dd>{ quoted }<p ~textContent={&**essay}/></dd>
                </div>
                { part::definition("", cx.text(Key::Research), text(research)) }
                { part::definition("", cx.text(Key::ThinIce), text(thin_ice)) }
                { part::definition_html("works", cx.text(Key::Sources), citation::source_list(cx.instrument(), cx.ui, item)) }
            </dl>
        </>
    }
}
