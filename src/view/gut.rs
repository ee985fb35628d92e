//! The gut vote. `www/embed/card.js` draws the same card before the wasm has loaded; the two must match.

use super::part;
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
        let class = classes!("pole", class, (chosen == Some(side)).then_some("chosen"));
        html! {
            <button type="button" {class} part="pole" onclick={vote}
                aria-current={(chosen == Some(side)).then_some("true")}>
                { part::span("dot", AttrValue::default()) }
                { part::span("label", AttrValue::from(label.clone())) }
            </button>
        }
    };
    html! {
        <section class="card gut">
            <h2 class="question" part="question" tabindex="-1" ref={cx.heading.clone()}
                ~textContent={&*instrument.title}/>
            { part::p("lead", AttrValue::from(instrument.lead.clone())) }
            <div class="poles" role="group" aria-label={AttrValue::from(gut.question.clone())}>
                { pole(GutVote::Low, "low", &gut.low.choice) }
                { pole(GutVote::High, "high", &gut.high.choice) }
            </div>
            <div class="ways">
                { cx.button("quiet pass", ui.text(Key::CardPass), Message::Act(Action::Vote(None))) }
            </div>
        </section>
    }
}
