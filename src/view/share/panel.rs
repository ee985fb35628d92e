//! The parts of the sharing panel: the primary buttons, the link, and the other formats of a result.

use super::super::content::Content;
use super::super::ui::{Key, Ui};
use super::super::{part, scene};
use super::button::{ButtonId, Message, PictureFormat, ShareAction, ShareButton};
use super::method::{ShareEvent, ShareMethod};
use super::preview::SharePreview;
use crate::browser::markup;
use crate::browser::web_share::{self, ShareData};
use crate::publish::{self, Card, share_targets};
use std::rc::Rc;
use yew::prelude::*;

/// The context that the parts of the panel are rendered from.
pub struct ShareContext<'a> {
    pub content: &'a Content,
    pub on_share: &'a Callback<ShareEvent>,
    pub code: &'a AttrValue,
    /// The address of the link, if there is one.
    pub address: Option<AttrValue>,
    /// The state of each button, by [`ButtonId`].
    pub buttons: &'a [ShareButton],
    /// Sends a message to a button.
    pub send: Callback<(ButtonId, Message)>,
}

impl ShareContext<'_> {
    /// The primary buttons: the system's share sheet if available, copying the link, and saving the picture.
    pub fn primary_buttons(&self, preview: &SharePreview) -> Html {
        let title = AttrValue::from(self.content.instrument.title.clone());
        // Without the address, which the share sheet gets separately.
        let text = AttrValue::from(publish::message(&preview.card));
        let can_share = web_share::can_share(ShareData {
            title: &title,
            text: &text,
            url: self.address.as_deref(),
        });
        let native = can_share.then(|| {
            let action = ShareAction::Native(title, text, self.address.clone());
            self.share_button(ButtonId::Native, "strong", Key::ShareNative, action)
        });
        let class = if can_share { "choice" } else { "strong" };
        let link = (self.address.clone())
            .map(|address| self.copy_button(ButtonId::Link, class, Key::ShareLink, address));
        let format = PictureFormat::Png(1);
        let picture = self.save_button(preview, 0, ButtonId::Png, Key::SharePng, format);
        html! {
            <>
                <div class="native">{ native }</div>
                <div class="copy-link">{ link }</div>
                <div class="save-picture">{ picture }</div>
            </>
        }
    }

    /// A button that saves the picture at a position.
    fn save_button(
        &self,
        preview: &SharePreview,
        picture: usize,
        id: ButtonId,
        label: Key,
        format: PictureFormat,
    ) -> Option<Html> {
        let scene = Rc::clone(preview.pictures.get(picture)?);
        let action = ShareAction::Save(preview.file_name.clone(), scene, format);
        Some(self.share_button(id, "choice", label, action))
    }

    /// The pictures, of which the reader chooses one, and the buttons that save it.
    pub fn pictures(
        &self,
        preview: &SharePreview,
        chosen: usize,
        choose: &Callback<usize>,
    ) -> Html {
        let several = preview.pictures.len() > 1;
        let pictures = preview.pictures.iter().enumerate().map(|(n, scene)| {
            let onchange = choose.reform(move |_: Event| n);
            let input = several.then(|| {
                html! { <input type="radio" name="picture" checked={n == chosen} {onchange}/> }
            });
            // Named by the text alternative of its picture.
            html! { <label key={n}>{ scene::draw(scene) }{ input }</label> }
        });
        let formats = [
            (ButtonId::PngChosen, Key::SharePng, PictureFormat::Png(1)),
            (
                ButtonId::PngLarge,
                Key::SharePngLarge,
                PictureFormat::Png(2),
            ),
            (ButtonId::Svg, Key::ShareSvg, PictureFormat::Svg),
        ];
        let save =
            formats.map(|(id, label, format)| self.save_button(preview, chosen, id, label, format));
        html! {
            <div class="as-picture">
                <div class="pictures" role="radiogroup" aria-label={self.content.ui.text(Key::SharePicture)}>
                    { for pictures }
                </div>
                <div class="several">{ for save.into_iter().flatten() }</div>
            </div>
        }
    }

    /// The link as text, to see before sharing it.
    pub fn link(&self) -> Html {
        let ui = &self.content.ui;
        let address = self.address.as_ref().map(|address| {
            html! {
                <>
                    <p class="address"><bdi translate="no" dir="ltr" ~textContent={&**address}/></p>
                    { part::p("note", ui.text(Key::ShareNote)) }
                </>
            }
        });
        html! { <div class="seen">{ address }</div> }
    }

    /// The result in other formats, each in a `<details>` element.
    pub fn formats(&self, preview: &SharePreview) -> Html {
        let ui = &self.content.ui;
        let card = &Card {
            url: self.address.as_deref().map(str::to_owned),
            ..preview.card.clone()
        };
        let message = AttrValue::from(publish::message(card));
        let card_html = publish::html(card);
        let preview_html = markup::build_nodes(&card_html).map(Html::VRef);
        let card_html = AttrValue::from(card_html);
        let markdown = AttrValue::from(publish::markdown(card));
        html! {
            <>
                { format_details(ui, "as-message", Key::ShareMessage, html! {
                    <>
                        <p class="preview lines" translate="no" dir="auto" ~textContent={&*message}/>
                        { self.copy_button(ButtonId::Message, "choice", Key::ShareCopyMessage, message.clone()) }
                    </>
                }) }
                <div class="to">{ self.targets(card) }</div>
                { format_details(ui, "as-html", Key::ShareHtml, html! {
                    <>
                        // A preview of what others see; `inert`, so that nothing in it takes the focus.
                        <div class="preview pasted" translate="no" inert=true>{ preview_html }</div>
                        { part::p("note", ui.text(Key::ShareHtmlNote)) }
                        { self.copy_button(ButtonId::Html, "choice", Key::ShareCopyHtml, card_html) }
                    </>
                }) }
                { format_details(ui, "as-markdown", Key::ShareMarkdown, html! {
                    <>
                        <pre class="preview" translate="no" dir="auto" ~textContent={&*markdown}/>
                        { self.copy_button(ButtonId::Markdown, "choice", Key::ShareCopyMarkdown, markdown.clone()) }
                    </>
                }) }
            </>
        }
    }

    /// Links to mail programs and social networks. Empty if there is no address to share.
    fn targets(&self, card: &Card) -> Html {
        let all = share_targets::share_targets(card);
        if all.is_empty() {
            return html! {};
        }
        let ui = &self.content.ui;
        let shared = ShareEvent {
            method: ShareMethod::Target,
            code: self.code.clone(),
        };
        let onclick = self.on_share.reform(move |_: MouseEvent| shared.clone());
        let all = all.into_iter().enumerate().map(|(n, target)| {
            // Names of networks are not translated.
            let (name, translate) = match target.name {
                Some(name) => (AttrValue::Static(name), Some("no")),
                None => (ui.text(Key::ShareMail), None),
            };
            // In a new tab, so that the result stays open.
            html! {
                <li key={n}>
                    <a href={target.url} target="_blank" rel="noopener noreferrer" {translate}
                        onclick={&onclick} ~textContent={&*name}/>
                </li>
            }
        });
        format_details(
            ui,
            "by-target",
            Key::ShareTargets,
            html! {
                <>
                    { part::p("note", ui.text(Key::ShareTargetsNote)) }
                    <ul>{ for all }</ul>
                </>
            },
        )
    }

    /// A button that copies a text.
    pub fn copy_button(
        &self,
        id: ButtonId,
        class: &'static str,
        label: Key,
        text: AttrValue,
    ) -> Html {
        self.share_button(id, class, label, ShareAction::Copy(text))
    }

    fn share_button(
        &self,
        id: ButtonId,
        class: &'static str,
        label: Key,
        action: ShareAction,
    ) -> Html {
        let send = (self.send).reform(move |message| (id, message));
        self.buttons[id as usize].draw(&self.content.ui, class, label, action, &send)
    }
}

/// One format of the result in a `<details>` element.
fn format_details(ui: &Ui, class: &'static str, name: Key, content: Html) -> Html {
    html! {
        <details {class}>
            <summary>{ part::span("name", ui.text(name)) }</summary>
            <div class="shown">{ content }</div>
        </details>
    }
}
