//! The gut vote. `www/embed/card.js` shows the same card before the wasm has loaded: the build renders it from
//! here, see [`prerender`](super::prerender).

use super::part::{self, text_element};
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use crate::sheet::GutVote;
use crate::sheet::reader::Action;
use yew::prelude::*;

pub fn draw(cx: &DrawContext) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let gut = &instrument.gut;
    let chosen = cx.reader.sheet().gut;
    let pole = |side: GutVote, class: &'static str, label: &std::rc::Rc<str>| {
        let vote = cx.on_first_click(Message::Act(Action::Vote(Some(side))));
        html! {
            <button type="button" {class} part="pole" onclick={vote}
                data-pressed={(chosen == Some(side)).then_some("")}
                aria-current={(chosen == Some(side)).then_some("true")}>
                { part::span("dot", AttrValue::default()) }
                { part::span("label", AttrValue::from(label.clone())) }
            </button>
        }
    };
    html! {
        <section class="card gut">
            { text_element!(&*instrument.title,
                h2 class="question" part="question" tabindex="-1" ref={cx.heading.clone()}) }
            { part::p("prompt", ui.text(Key::CardPrompt)) }
            <div class="poles">
                { pole(GutVote::Low, "pole low", &gut.low.choice) }
                { pole(GutVote::High, "pole high", &gut.high.choice) }
            </div>
            { part::p("lead", AttrValue::from(instrument.lead.clone())) }
            <div class="ways">
                { cx.button("quiet pass", ui.text(Key::CardPass), Message::Act(Action::Vote(None))) }
            </div>
        </section>
    }
}
