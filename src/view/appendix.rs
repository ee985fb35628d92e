//! The result on paper: what the page is headed with, and the notes that follow it, all of them open.

use super::part;
use super::ui::Key;
use super::widget::Draw;
use crate::browser::print::{self, Opener};
use crate::sheet::code;
use web_sys::Element;
use yew::prelude::*;

/// What a printed result is headed with: the question that it is about, and its code. On a screen
/// the one is above, and the other is handed out below the notes.
pub fn head(draw: &Draw) -> Html {
    html! {
        <p class="printed">
            { part::span("about", AttrValue::from(draw.instrument.title.clone())) }
            <span class="own-code">
                { part::words(&draw.ui.text(Key::Code)) }
                { part::space() }
                <strong translate="no" ~textContent={code::encode(draw.instrument, draw.reader.sheet())}/>
            </span>
        </p>
    }
}

/// What an appendix is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppendixProps {
    /// The notes.
    pub children: Html,
}

/// Notes that are an appendix on paper.
pub struct Appendix {
    root: NodeRef,
    opener: Option<Opener>,
}

impl Component for Appendix {
    type Message = ();
    type Properties = AppendixProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            root: NodeRef::default(),
            opener: None,
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let class = classes!("appendix", print::is_framed().then_some("framed"));
        html! {
            <div {class} ref={self.root.clone()}>{ ctx.props().children.clone() }</div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first && !print::is_framed() {
            let root = self.root.cast::<Element>();
            self.opener = root.and_then(|root| Opener::within(&root));
        }
    }
}
