//! The result goes out: as a link, a message, a picture, a card for a post, a code. Everything is
//! made here, in the reader's browser, and leaves by the reader's own hand.

mod errand;
mod how;
mod panel;

use super::ui::{Key, Ui};
use super::widget::Content;
use super::{part, scene};
use crate::instrument::Outcome;
use crate::publish::{self, Card, address};
use crate::sheet::{Sheet, code};
use errand::Drawn;
pub use errand::{Errand, Task};
pub use how::{How, Shared};
use panel::Panel;
use std::rc::Rc;
use yew::prelude::*;

/// The one instrument for which the build makes a page of each verdict.
const WITH_PAGES: &str = "which-first";

/// What the panel is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The instrument and the interface's words.
    pub content: Content,
    /// The answers that came to the result.
    pub sheet: Rc<Sheet>,
    /// The address of the reader's own page, where there is one: links lead there.
    pub page: Option<AttrValue>,
    /// Is told of what has left.
    pub on_share: Callback<Shared>,
}

/// The choice between the two links.
pub struct Named(bool);

/// The panel.
pub struct Share {
    code: AttrValue,
    /// What the result says, for others to read; none where it says nothing yet.
    told: Option<Told>,
    /// Whether the link names the verdict.
    named: bool,
}

struct Told {
    /// Without an address, which depends on the choice.
    card: Card,
    drawn: Drawn,
    /// What a saved picture is called.
    file: AttrValue,
    /// The id of the verdict, where that has a page of its own.
    page: Option<AttrValue>,
}

impl Share {
    fn of(props: &ShareProps) -> Self {
        let ShareProps { content, sheet, .. } = props;
        let Content { instrument, ui } = content;
        let verdict = |n: usize| &*instrument.verdicts[n].id;
        let (verdict, told) = match instrument.read(&sheet.answers).outcome {
            Outcome::One(n) => (Some(verdict(n)), true),
            Outcome::Between(..) => (None, true),
            Outcome::TooLittle | Outcome::Straight => (None, false),
        };
        let told = told.then(|| {
            let card = Card::of(instrument, sheet, &ui.words(), None);
            let mut file = instrument.id.to_string();
            if let Some(verdict) = verdict {
                file.push('-');
                file.push_str(verdict);
            }
            Told {
                drawn: Drawn(Rc::new(publish::picture(&card))),
                card,
                file: file.into(),
                page: verdict
                    .filter(|_| &*instrument.id == WITH_PAGES)
                    .map(|verdict| AttrValue::from(verdict.to_owned())),
            }
        });
        Self {
            code: code::encode(instrument, sheet).into(),
            told,
            named: false,
        }
    }

    /// The id of the verdict that the link may name. Not where the page is told another instrument or
    /// language: the page of a verdict passes on what is behind the `#`, and nothing else.
    fn name(&self, page: Option<&AttrValue>) -> Option<&AttrValue> {
        if page?.contains('?') {
            return None;
        }
        self.told.as_ref()?.page.as_ref()
    }

    /// Where the link leads.
    fn address(&self, page: Option<&AttrValue>) -> Option<AttrValue> {
        let page = page.filter(|page| address::is_of_the_web(page))?;
        let address = match self.name(Some(page)) {
            Some(name) if self.named => address::share_page(page, name, &self.code),
            _ => address::result_address(page, &self.code),
        };
        Some(address.into())
    }
}

impl Component for Share {
    type Message = Named;
    type Properties = ShareProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::of(ctx.props())
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &ShareProps) -> bool {
        *self = Self {
            named: self.named,
            ..Self::of(ctx.props())
        };
        true
    }

    fn update(&mut self, _: &Context<Self>, Named(named): Named) -> bool {
        self.named = named;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ShareProps {
            content,
            page,
            on_share,
            ..
        } = ctx.props();
        let panel = Panel {
            content,
            on_share,
            code: &self.code,
            address: self.address(page.as_ref()),
            how: match self.name(page.as_ref()) {
                Some(_) if self.named => How::PictureLink,
                _ => How::Link,
            },
        };
        let ui = &content.ui;
        let told = self.told.as_ref().map(|told| {
            let choice = (self.name(page.as_ref()).is_some() && panel.address.is_some())
                .then(|| choose(ui, self.named, ctx.link()));
            html! {
                <>
                    { part::heading(ui.text(Key::Share)) }
                    <figure>{ scene::draw(&told.drawn.0) }</figure>
                    <div class="first">{ panel.first(told) }</div>
                    <div class="link">
                        <div class="kinds">{ choice }</div>
                        { panel.link() }
                    </div>
                    <div class="forms">{ panel.forms(told) }</div>
                </>
            }
        });
        html! {
            <section class="share" part="share">
                <div class="ways-out">{ told }</div>
                <div class="code">
                    { part::heading(ui.text(Key::Code)) }
                    <code part="code" translate="no" ~textContent={&*self.code}/>
                    { panel.copy("choice", Key::ShareCopyCode, self.code.clone(), How::Code) }
                    { part::p("note", ui.text(Key::CodeNote)) }
                </div>
            </section>
        }
    }
}

/// What a chat shows of the link: the quiz, or the verdict.
fn choose(ui: &Ui, named: bool, link: &html::Scope<Share>) -> Html {
    let one = |name: bool, words: Key| {
        html! {
            <label>
                <input type="radio" name="shows" checked={name == named}
                    onchange={link.callback(move |_| Named(name))}/>
                <span class="dot" aria-hidden="true"></span>
                { part::span("words", ui.text(words)) }
            </label>
        }
    };
    html! {
        <fieldset>
            <legend ~textContent={&*ui.text(Key::ShareShows)}/>
            { one(false, Key::SharePlain) }
            { one(true, Key::ShareNamed) }
        </fieldset>
    }
}
