//! Sharing of a result: as a link, a message, a picture, a card for a post, or a code. Everything is
//! generated in the reader's browser, and nothing is shared without the reader's action.

mod button;
mod method;
mod panel;

use super::ui::{Key, Ui};
use super::widget::Content;
use super::{part, scene};
use crate::instrument::Outcome;
use crate::publish::{self, Card, url};
use crate::sheet::{Sheet, code};
use button::SharedScene;
pub use button::{ShareAction, ShareButton};
pub use method::{ShareEvent, ShareMethod};
use panel::ShareContext;
use std::rc::Rc;
use yew::prelude::*;

/// The only instrument for which the build generates a page for each verdict.
const INSTRUMENT_WITH_PAGES: &str = "which-first";

/// Properties of [`Share`].
#[derive(Clone, PartialEq, Properties)]
pub struct SharePanelProps {
    /// The instrument and the interface's texts.
    pub content: Content,
    /// The answers behind the result.
    pub sheet: Rc<Sheet>,
    /// The address of the reader's own page, which links point to. None if there is none.
    pub page: Option<AttrValue>,
    /// Called when the result has been shared.
    pub on_share: Callback<ShareEvent>,
}

/// Chooses the link: true for the one that names the verdict.
pub struct NameVerdict(bool);

/// The sharing panel.
pub struct SharePanel {
    code: AttrValue,
    /// The preview of the shared result. None if there is no verdict yet.
    preview: Option<SharePreview>,
    /// True if the link names the verdict.
    names_verdict: bool,
}

/// A result in the forms in which it is shared.
struct SharePreview {
    /// The card, without its address, which depends on the chosen link.
    card: Card,
    scene: SharedScene,
    /// The name of a saved picture, without its extension.
    file_name: AttrValue,
    /// The id of the verdict, if the verdict has its own page.
    verdict_page: Option<AttrValue>,
}

impl SharePanel {
    fn of(props: &SharePanelProps) -> Self {
        let SharePanelProps { content, sheet, .. } = props;
        let Content { instrument, ui } = content;
        let verdict = |n: usize| &*instrument.verdicts[n].id;
        let (verdict, has_verdict) = match instrument.read(&sheet.answers).outcome {
            Outcome::Verdict(n) => (Some(verdict(n)), true),
            Outcome::Between(..) => (None, true),
            Outcome::TooFewAnswers | Outcome::Straightlined => (None, false),
        };
        let preview = has_verdict.then(|| {
            let card = Card::for_sheet(instrument, sheet, &ui.card_labels(), None);
            let mut file = instrument.id.to_string();
            if let Some(verdict) = verdict {
                file.push('-');
                file.push_str(verdict);
            }
            SharePreview {
                scene: SharedScene(Rc::new(publish::picture(&card))),
                card,
                file_name: file.into(),
                verdict_page: verdict
                    .filter(|_| &*instrument.id == INSTRUMENT_WITH_PAGES)
                    .map(|verdict| AttrValue::from(verdict.to_owned())),
            }
        });
        Self {
            code: code::encode(instrument, sheet).into(),
            preview,
            names_verdict: false,
        }
    }

    /// The id of the verdict that the link may name. None if the page's query names another instrument or
    /// language: the page of a verdict forwards the fragment, and nothing else.
    fn nameable_verdict(&self, page: Option<&AttrValue>) -> Option<&AttrValue> {
        if page?.contains('?') {
            return None;
        }
        self.preview.as_ref()?.verdict_page.as_ref()
    }

    /// The address of the link.
    fn link_address(&self, page: Option<&AttrValue>) -> Option<AttrValue> {
        let page = page.filter(|page| url::is_http_url(page))?;
        let address = match self.nameable_verdict(Some(page)) {
            Some(name) if self.names_verdict => url::share_page_url(page, name, &self.code),
            _ => url::result_url(page, &self.code),
        };
        Some(address.into())
    }
}

impl Component for SharePanel {
    type Message = NameVerdict;
    type Properties = SharePanelProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self::of(ctx.props())
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &SharePanelProps) -> bool {
        *self = Self {
            names_verdict: self.names_verdict,
            ..Self::of(ctx.props())
        };
        true
    }

    fn update(&mut self, _: &Context<Self>, NameVerdict(named): NameVerdict) -> bool {
        self.names_verdict = named;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SharePanelProps {
            content,
            page,
            on_share,
            ..
        } = ctx.props();
        let panel = ShareContext {
            content,
            on_share,
            code: &self.code,
            address: self.link_address(page.as_ref()),
            link_method: match self.nameable_verdict(page.as_ref()) {
                Some(_) if self.names_verdict => ShareMethod::PictureLink,
                _ => ShareMethod::Link,
            },
        };
        let ui = &content.ui;
        let preview = self.preview.as_ref().map(|preview| {
            let choice = (self.nameable_verdict(page.as_ref()).is_some()
                && panel.address.is_some())
            .then(|| preview_choice(ui, self.names_verdict, ctx.link()));
            html! {
                <>
                    { part::heading(ui.text(Key::Share)) }
                    <figure>{ scene::draw(&preview.scene.0) }</figure>
                    <div class="first">{ panel.primary_buttons(preview) }</div>
                    <div class="link">
                        <div class="kinds">{ choice }</div>
                        { panel.link() }
                    </div>
                    <div class="forms">{ panel.formats(preview) }</div>
                </>
            }
        });
        html! {
            <section class="share" part="share">
                <div class="ways-out">{ preview }</div>
                <div class="code">
                    { part::heading(ui.text(Key::Code)) }
                    <code part="code" translate="no" ~textContent={&*self.code}/>
                    { panel.copy_button("choice", Key::ShareCopyCode, self.code.clone(), ShareMethod::Code) }
                    { part::p("note", ui.text(Key::CodeNote)) }
                </div>
            </section>
        }
    }
}

/// Radio buttons for the preview that a chat shows of the link: the quiz, or the verdict.
fn preview_choice(ui: &Ui, named: bool, link: &html::Scope<SharePanel>) -> Html {
    let option = |name: bool, label: Key| {
        html! {
            <label>
                <input type="radio" name="shows" checked={name == named}
                    onchange={link.callback(move |_| NameVerdict(name))}/>
                <span class="dot" aria-hidden="true"></span>
                { part::span("words", ui.text(label)) }
            </label>
        }
    };
    html! {
        <fieldset>
            <legend ~textContent={&*ui.text(Key::ShareShows)}/>
            { option(false, Key::SharePlain) }
            { option(true, Key::ShareNamed) }
        </fieldset>
    }
}
