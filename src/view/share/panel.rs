//! The parts of the sharing panel: the primary buttons, the link, and the other formats of a result.

use super::super::part;
use super::super::ui::{Key, Ui};
use super::super::widget::Content;
use super::Told;
use super::errand::{Errand, File, Task};
use super::how::{How, Shared};
use crate::browser::markup;
use crate::browser::native::{self, Parcel};
use crate::publish::{self, Card, targets};
use yew::prelude::*;

/// The context that the parts of the panel are rendered from.
pub struct Panel<'a> {
    pub content: &'a Content,
    pub on_share: &'a Callback<Shared>,
    pub code: &'a AttrValue,
    /// The address of the link, if there is one.
    pub address: Option<AttrValue>,
    /// The share method to report when the link is copied.
    pub how: How,
}

impl Panel<'_> {
    /// The two primary buttons: the system's share sheet if available, and copying the link.
    pub fn first(&self, told: &Told) -> Html {
        let title = AttrValue::from(self.content.instrument.title.clone());
        // Without the address, which the share sheet gets separately.
        let text = AttrValue::from(publish::message(&told.card));
        let can = native::can(Parcel {
            title: &title,
            text: &text,
            address: self.address.as_deref(),
        });
        let native = can.then(|| {
            let task = Task::Native(title, text, self.address.clone());
            self.errand("strong", Key::ShareNative, task, How::Native)
        });
        let class = if can { "choice" } else { "strong" };
        let link = (self.address.clone())
            .map(|address| self.copy(class, Key::ShareLink, address, self.how));
        html! { <><div class="native">{ native }</div><div class="copy-link">{ link }</div></> }
    }

    /// The link as text, to see before sharing it.
    pub fn link(&self) -> Html {
        let ui = &self.content.ui;
        let seen = self.address.as_ref().map(|address| {
            html! {
                <>
                    <p class="address"><bdi translate="no" dir="ltr" ~textContent={&**address}/></p>
                    { part::p("note", ui.text(Key::ShareNote)) }
                </>
            }
        });
        html! { <div class="seen">{ seen }</div> }
    }

    /// The result in other formats, each in a `<details>` element.
    pub fn forms(&self, told: &Told) -> Html {
        let ui = &self.content.ui;
        let card = &Card {
            address: self.address.as_deref().map(str::to_owned),
            ..told.card.clone()
        };
        let message = AttrValue::from(publish::message(card));
        let pasted = publish::html(card);
        let shown = markup::build(&pasted).map(Html::VRef);
        let pasted = AttrValue::from(pasted);
        let markdown = AttrValue::from(publish::markdown(card));
        let save = |label, file, how| {
            let task = Task::Save(told.file.clone(), told.drawn.clone(), file);
            self.errand("choice", label, task, how)
        };
        html! {
            <>
                { form(ui, "as-message", Key::ShareMessage, html! {
                    <>
                        <p class="preview lines" translate="no" dir="auto" ~textContent={&*message}/>
                        { self.copy("choice", Key::ShareCopyMessage, message.clone(), How::Text) }
                    </>
                }) }
                <div class="to">{ self.targets(card) }</div>
                { form(ui, "as-picture", Key::SharePicture, html! {
                    <div class="several">
                        { save(Key::SharePng, File::Png(1), How::Png) }
                        { save(Key::SharePngLarge, File::Png(2), How::Png) }
                        { save(Key::ShareSvg, File::Svg, How::Svg) }
                    </div>
                }) }
                { form(ui, "as-html", Key::ShareHtml, html! {
                    <>
                        // A preview of what others see; `inert`, so that nothing in it takes the focus.
                        <div class="preview pasted" translate="no" inert=true>{ shown }</div>
                        { part::p("note", ui.text(Key::ShareHtmlNote)) }
                        { self.copy("choice", Key::ShareCopyHtml, pasted, How::Html) }
                    </>
                }) }
                { form(ui, "as-markdown", Key::ShareMarkdown, html! {
                    <>
                        <pre class="preview" translate="no" dir="auto" ~textContent={&*markdown}/>
                        { self.copy("choice", Key::ShareCopyMarkdown, markdown.clone(), How::Markdown) }
                    </>
                }) }
            </>
        }
    }

    /// Links to mail programs and social networks. Empty if there is no address to share.
    fn targets(&self, card: &Card) -> Html {
        let all = targets::of(card);
        if all.is_empty() {
            return html! {};
        }
        let ui = &self.content.ui;
        let shared = Shared {
            how: How::Target,
            code: self.code.clone(),
        };
        let onclick = self.on_share.reform(move |_: MouseEvent| shared.clone());
        let all = all.into_iter().enumerate().map(|(n, target)| {
            // Names of networks are not translated.
            let (name, own) = match target.name {
                Some(name) => (AttrValue::Static(name), Some("no")),
                None => (ui.text(Key::ShareMail), None),
            };
            // In a new tab, so that the result stays open.
            html! {
                <li key={n}>
                    <a href={target.address} target="_blank" rel="noopener noreferrer" translate={own}
                        onclick={&onclick} ~textContent={&*name}/>
                </li>
            }
        });
        form(
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

    pub fn copy(&self, class: &'static str, label: Key, text: AttrValue, how: How) -> Html {
        self.errand(class, label, Task::Copy(text), how)
    }

    fn errand(&self, class: &'static str, label: Key, task: Task, how: How) -> Html {
        let code = self.code.clone();
        let on_done = self.on_share.reform(move |how| Shared {
            how,
            code: code.clone(),
        });
        let label = self.content.ui.text(label);
        let content = self.content.clone();
        html! { <Errand {content} {class} {label} {task} {how} {on_done}/> }
    }
}

/// One format of the result in a `<details>` element.
fn form(ui: &Ui, class: &'static str, name: Key, shown: Html) -> Html {
    html! {
        <details {class}>
            <summary>{ part::span("name", ui.text(name)) }</summary>
            <div class="shown">{ shown }</div>
        </details>
    }
}
