//! What a facilitator may want to say: to talk about, what the essay says, what research found.

use super::draw::Draw;
use crate::instrument::{Bearing, Item};
use crate::room::{Picture, Place};
use crate::view::ui::Key;
use crate::view::{cited, part};
use yew::prelude::*;

pub fn draw(draw: &Draw) -> Html {
    match draw.room().place() {
        Place::Join => html! { <div class="notes">{ begin(draw) }</div> },
        Place::Item(n, _) => html! { <div class="notes">{ item(draw, n) }</div> },
        Place::Picture(picture) => {
            let key = match picture {
                Picture::Map => Key::RoomMapNote,
                Picture::Flow => Key::RoomFlowNote,
                Picture::Divided => Key::RoomDividedNote,
                Picture::Tensions => Key::RoomTensionsNote,
                Picture::Moved => Key::RoomMovedNote,
            };
            html! { <div class="notes">{ part::p("prompt", draw.text(key)) }</div> }
        }
    }
}

/// How an item goes, before the first one.
fn begin(draw: &Draw) -> Html {
    let steps = [
        (Key::RoomFirst, Key::RoomHowFirst),
        (Key::RoomTalk, Key::RoomHowTalk),
        (Key::RoomSecond, Key::RoomHowSecond),
        (Key::RoomShift, Key::RoomHowShift),
        (Key::RoomDebrief, Key::RoomHowDebrief),
    ];
    let steps = steps
        .into_iter()
        .map(|(name, how)| part::told("", draw.text(name), html! { { draw.text(how) } }));
    html! {
        <>
            { part::p("prompt", draw.text(Key::RoomHow)) }
            <dl>{ for steps }</dl>
        </>
    }
}

fn item(draw: &Draw, n: usize) -> Html {
    let item = &draw.instrument().items[n];
    let notes = draw
        .desk
        .notes
        .as_ref()
        .and_then(|notes| notes.items.get(n));
    let paragraphs = |texts: &[std::rc::Rc<str>]| {
        let texts = texts.iter().map(|text| AttrValue::from(text.clone()));
        texts.collect::<Vec<_>>()
    };
    let prompts = notes.map(|notes| {
        let prompts = paragraphs(&notes.prompts).into_iter().enumerate();
        let prompts = prompts.map(|(key, text)| html! { <li {key}>{ text }</li> });
        html! {
            <section>
                <h3>{ draw.text(Key::RoomPrompts) }</h3>
                <ol class="prompts">{ for prompts }</ol>
            </section>
        }
    });
    let quoted = notes.map(|notes| {
        let quoted = paragraphs(&notes.essay).into_iter().enumerate();
        let quoted = quoted.map(|(key, text)| html! { <p {key}>{ text }</p> });
        html! { <blockquote>{ for quoted }</blockquote> }
    });
    let debrief = &item.debrief;
    let said = |text: &std::rc::Rc<str>| html! { { AttrValue::from(text.clone()) } };
    html! {
        <>
            <div>{ prompts }</div>
            <dl>
                <div>
                    <dt>{ draw.text(Key::Essay) }{ " " }<small>{ AttrValue::from(item.tests.clone()) }</small></dt>
                    <dd>{ quoted }<p>{ said(&debrief.essay) }</p></dd>
                </div>
                { part::told("", draw.text(Key::Research), said(&debrief.research)) }
                { part::told("", draw.text(Key::ThinIce), said(&debrief.thin_ice)) }
                { part::told("works", draw.text(Key::Sources), sources(draw, item)) }
            </dl>
        </>
    }
}

fn sources(draw: &Draw, item: &Item) -> Html {
    let sources = item.debrief.sources.iter().enumerate().map(|(at, cited)| {
        let bears = draw.text(match cited.bears {
            Bearing::Supports => Key::Supports,
            Bearing::Complicates => Key::Complicates,
            Bearing::Contradicts => Key::Contradicts,
        });
        html! {
            <li key={at}>
                { cited::work(draw.instrument(), cited.source) }
                { " " }
                { part::span("bears", bears) }
            </li>
        }
    });
    html! { <ul>{ for sources }</ul> }
}
