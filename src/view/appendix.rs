//! The result on paper: what stands on the page above it and below it, and the notes that follow it,
//! all of them open.

use super::part;
use super::ui::Key;
use super::widget::Draw;
use crate::browser::print::{self, Opener};
use crate::sheet::code;
use web_sys::Element;
use yew::prelude::*;

/// What a printed result is headed with: the question that it is about. On a screen it is above.
pub fn head(draw: &Draw) -> Html {
    part::p("printed", AttrValue::from(draw.instrument.title.clone()))
}

/// The code at the foot of a printed result. On a screen it is handed out below the notes.
pub fn foot(draw: &Draw) -> Html {
    html! {
        <p class="printed foot">
            { draw.ui.text(Key::Code) }
            { " " }
            <strong>{ code::encode(draw.instrument, draw.reader.sheet()) }</strong>
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
