//! Sharing of a result: as a link, a message, a picture, a card for a post, or a code. Everything is
//! generated in the reader's browser, and nothing is shared without the reader's action.

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

/// The only instrument for which the build generates a page for each verdict.
const WITH_PAGES: &str = "which-first";

/// Properties of [`Share`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The instrument and the interface's texts.
    pub content: Content,
    /// The answers behind the result.
    pub sheet: Rc<Sheet>,
    /// The address of the reader's own page, which links point to. None if there is none.
    pub page: Option<AttrValue>,
    /// Called when the result has been shared.
    pub on_share: Callback<Shared>,
}

/// Chooses the link: true for the one that names the verdict.
pub struct Named(bool);

/// The sharing panel.
pub struct Share {
    code: AttrValue,
    /// The preview of the shared result. None if there is no verdict yet.
    told: Option<Told>,
    /// True if the link names the verdict.
    named: bool,
}

/// A result in the forms in which it is shared.
struct Told {
    /// The card, without its address, which depends on the chosen link.
    card: Card,
    drawn: Drawn,
    /// The name of a saved picture, without its extension.
    file: AttrValue,
    /// The id of the verdict, if the verdict has its own page.
    page: Option<AttrValue>,
}

impl Share {
    fn of(props: &ShareProps) -> Self {
        let ShareProps { content, sheet, .. } = props;
        let Content { instrument, ui } = content;
        let verdict = |n: usize| &*instrument.verdicts[n].id;
        let (verdict, told) = match instrument.read(&sheet.answers).outcome {
            Outcome::Verdict(n) => (Some(verdict(n)), true),
            Outcome::Between(..) => (None, true),
            Outcome::TooFewAnswers | Outcome::Straightlined => (None, false),
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

    /// The id of the verdict that the link may name. None if the page's query names another instrument or
    /// language: the page of a verdict forwards the fragment, and nothing else.
    fn name(&self, page: Option<&AttrValue>) -> Option<&AttrValue> {
        if page?.contains('?') {
            return None;
        }
        self.told.as_ref()?.page.as_ref()
    }

    /// The address of the link.
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

/// Radio buttons for the preview that a chat shows of the link: the quiz, or the verdict.
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
