//! A share button, and the status of its action.

use super::super::part;
use super::super::ui::Key;
use super::super::widget::Content;
use super::method::ShareMethod;
use crate::browser::web_share::{self, NativeShareOutcome, ShareData};
use crate::browser::{canvas, clipboard, download};
use crate::publish::{Scene, svg};
use std::rc::Rc;
use yew::prelude::*;

/// The action of a share button.
#[derive(Clone, PartialEq)]
pub enum ShareAction {
    /// Copies a text to the clipboard.
    Copy(AttrValue),
    /// Opens the system's share sheet with a title, a text, and an optional address.
    Native(AttrValue, AttrValue, Option<AttrValue>),
    /// Saves a picture under this name, without its extension.
    Save(AttrValue, SharedScene, PictureFormat),
}

/// A picture that several buttons use, compared by identity.
#[derive(Clone)]
pub struct SharedScene(pub Rc<Scene>);

impl PartialEq for SharedScene {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The file format of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// SVG.
    Svg,
    /// PNG, with this many pixels to a unit of the scene.
    Png(u32),
}

/// Properties of [`ShareButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareButtonProps {
    /// The CSS class of the button.
    #[prop_or("choice")]
    pub class: &'static str,
    pub label: AttrValue,
    pub action: ShareAction,
    pub method: ShareMethod,
    /// Called when the action has succeeded.
    pub on_done: Callback<ShareMethod>,
    pub content: Content,
}

/// Messages of [`ShareButton`].
pub enum Message {
    /// The reader has clicked the button.
    Clicked,
    /// The action has finished.
    Finished(ShareOutcome),
}

/// The outcome of a share action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// Not started, or cancelled by the reader.
    None,
    /// Succeeded.
    Done,
    /// Refused by the browser, or not supported.
    Refused,
}

/// A share button with its status.
pub struct ShareButton {
    outcome: ShareOutcome,
    /// The field with a text that could not be copied, to copy by hand.
    field: NodeRef,
    /// True if the field was just added, and takes the focus.
    select: bool,
}

impl Component for ShareButton {
    type Message = Message;
    type Properties = ShareButtonProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            outcome: ShareOutcome::None,
            field: NodeRef::default(),
            select: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ShareButtonProps) -> bool {
        // The status is about the old action.
        if ctx.props().action != old.action {
            self.outcome = ShareOutcome::None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Clicked => {
                // Cleared first, so that screen readers announce the same status again.
                self.outcome = ShareOutcome::None;
                start(ctx);
                true
            }
            Message::Finished(outcome) => {
                let ShareButtonProps {
                    action,
                    method,
                    on_done,
                    ..
                } = ctx.props();
                self.outcome = outcome;
                self.select =
                    outcome == ShareOutcome::Refused && matches!(action, ShareAction::Copy(_));
                if outcome == ShareOutcome::Done {
                    on_done.emit(*method);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ShareButtonProps {
            class,
            label,
            action,
            content: Content { ui, .. },
            ..
        } = ctx.props();
        let status = match (self.outcome, action) {
            (ShareOutcome::Done, ShareAction::Copy(_)) => Some(Key::ShareCopied),
            (ShareOutcome::Done, ShareAction::Save(..)) => Some(Key::ShareSaved),
            (ShareOutcome::Refused, ShareAction::Native(..) | ShareAction::Save(..)) => {
                Some(Key::ShareFailed)
            }
            _ => None,
        };
        let by_hand = match (self.outcome, action) {
            (ShareOutcome::Refused, ShareAction::Copy(text)) => Some(html! {
                <label>
                    { part::span("note", ui.text(Key::ShareByHand)) }
                    <textarea readonly=true rows="3" dir="auto" value={text} ref={self.field.clone()}/>
                </label>
            }),
            _ => None,
        };
        html! {
            <div class={classes!("errand", by_hand.is_some().then_some("refused"))}>
                <button type="button" class={*class} onclick={ctx.link().callback(|_| Message::Clicked)}
                    ~textContent={&**label}/>
                <span class="said" role="status"
                    ~textContent={&*status.map(|status| ui.text(status)).unwrap_or_default()}/>
                <div class="by-hand">{ by_hand }</div>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.select
            && let Some(field) = self.field.cast()
        {
            self.select = false;
            clipboard::select_all(&field);
        }
    }
}

/// Starts the action within the click event: browsers require a user gesture for it.
fn start(ctx: &Context<ShareButton>) {
    let link = ctx.link();
    match &ctx.props().action {
        ShareAction::Copy(text) => {
            let copied = clipboard::copy(text);
            link.send_future(async { finished(copied.await) });
        }
        ShareAction::Native(title, text, address) => {
            let ended = web_share::share(ShareData {
                title,
                text,
                url: address.as_deref(),
            });
            link.send_future(async {
                Message::Finished(match ended.await {
                    NativeShareOutcome::Shared => ShareOutcome::Done,
                    NativeShareOutcome::Cancelled => ShareOutcome::None,
                    NativeShareOutcome::Refused => ShareOutcome::Refused,
                })
            });
        }
        ShareAction::Save(name, SharedScene(scene), PictureFormat::Svg) => {
            let file = download::text_file(&svg(scene), "image/svg+xml");
            let name = [name, ".svg"].concat();
            link.send_message(finished(
                file.is_some_and(|file| download::save(&name, &file)),
            ));
        }
        ShareAction::Save(name, SharedScene(scene), PictureFormat::Png(scale)) => {
            let file = canvas::render_png(scene, *scale);
            let name = [name, ".png"].concat();
            link.send_future(async move {
                finished(file.await.is_some_and(|file| download::save(&name, &file)))
            });
        }
    }
}

fn finished(succeeded: bool) -> Message {
    Message::Finished(if succeeded {
        ShareOutcome::Done
    } else {
        ShareOutcome::Refused
    })
}
