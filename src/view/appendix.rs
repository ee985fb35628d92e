//! The printed result: its header, and the notes as an appendix, all of them open.

use super::part;
use super::ui::Key;
use super::widget::DrawContext;
use crate::browser::print::{self, PrintExpander};
use crate::sheet::code;
use web_sys::Element;
use yew::prelude::*;

/// The header of a printed result: the instrument's title, and the result code. On a screen the
/// title is above the quiz, and the code below the notes.
pub fn print_header(cx: &DrawContext) -> Html {
    html! {
        <p class="printed">
            { part::span("about", AttrValue::from(cx.instrument.title.clone())) }
            <span class="own-code">
                { part::text_span(&cx.ui.text(Key::Code)) }
                { part::space() }
                <strong translate="no" ~textContent={code::encode(cx.instrument, cx.reader.sheet())}/>
            </span>
        </p>
    }
}

/// Properties of [`Appendix`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppendixProps {
    /// The notes.
    pub children: Html,
}

/// The notes, which are opened for printing.
pub struct Appendix {
    root: NodeRef,
    opener: Option<PrintExpander>,
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
            self.opener = root.and_then(|root| PrintExpander::new(&root));
        }
    }
}
