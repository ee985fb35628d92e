//! A share button, and the status of its action.

use super::super::part;
use super::super::ui::{Key, Ui};
use crate::browser::web_share::{self, NativeShareOutcome, ShareData};
use crate::browser::{canvas, clipboard, download};
use crate::publish::{Scene, svg};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// A share button of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonId {
    Native,
    Link,
    Message,
    Png,
    PngChosen,
    PngLarge,
    Svg,
    Html,
    Markdown,
    Code,
    Duel,
}

/// The number of [`ButtonId`]s.
pub const BUTTON_COUNT: usize = ButtonId::Duel as usize + 1;

/// The action of a share button.
#[derive(Clone)]
pub enum ShareAction {
    /// Copies a text to the clipboard.
    Copy(AttrValue),
    /// Opens the system's share sheet with a title, a text, and an optional address.
    Native(AttrValue, AttrValue, Option<AttrValue>),
    /// Saves a picture under this name, without its extension.
    Save(AttrValue, Rc<Scene>, PictureFormat),
}

/// The file format of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// SVG.
    Svg,
    /// PNG, with this many pixels to a unit of the scene.
    Png(u32),
}

/// Messages of [`ShareButton`].
#[derive(Clone, Copy)]
pub enum Message {
    /// The reader has clicked the button, whose action was started.
    Clicked,
    /// The action has finished.
    Finished(ShareOutcome),
}

/// The outcome of a share action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareOutcome {
    /// Not started, or cancelled by the reader.
    #[default]
    None,
    /// Succeeded.
    Done,
    /// Refused by the browser, or not supported.
    Refused,
}

/// The state of a share button.
#[derive(Default)]
pub struct ShareButton {
    outcome: ShareOutcome,
    /// The field with a text that could not be copied, to copy by hand.
    field: NodeRef,
    /// True if the field was just added, and takes the focus.
    select: bool,
}

impl ShareButton {
    /// Handles a message. Returns true if the action has succeeded.
    pub fn update(&mut self, message: Message) -> bool {
        match message {
            Message::Clicked => {
                // Cleared first, so that screen readers announce the same status again.
                self.outcome = ShareOutcome::None;
                false
            }
            Message::Finished(outcome) => {
                self.outcome = outcome;
                self.select = outcome == ShareOutcome::Refused;
                outcome == ShareOutcome::Done
            }
        }
    }

    /// Clears the status, which is about an action that the button no longer has.
    pub fn reset(&mut self) {
        self.outcome = ShareOutcome::None;
    }

    /// Draws the button and its status.
    pub fn draw(
        &self,
        ui: &Ui,
        class: &'static str,
        label: Key,
        action: ShareAction,
        send: &Callback<Message>,
    ) -> Html {
        let status = match (self.outcome, &action) {
            (ShareOutcome::Done, ShareAction::Copy(_)) => Some(Key::ShareCopied),
            (ShareOutcome::Done, ShareAction::Save(..)) => Some(Key::ShareSaved),
            (ShareOutcome::Refused, ShareAction::Native(..) | ShareAction::Save(..)) => {
                Some(Key::ShareFailed)
            }
            _ => None,
        };
        let by_hand = match (self.outcome, &action) {
            (ShareOutcome::Refused, ShareAction::Copy(text)) => Some(html! {
                <label>
                    { part::span("note", ui.text(Key::ShareByHand)) }
                    <textarea readonly=true rows="3" dir="auto" value={text} ref={self.field.clone()}/>
                </label>
            }),
            _ => None,
        };
        let send = send.clone();
        let onclick = move |_: MouseEvent| {
            send.emit(Message::Clicked);
            start(&action, &send);
        };
        html! {
            <div class={classes!("errand", by_hand.is_some().then_some("refused"))}>
                <button type="button" {class} {onclick} ~textContent={&*ui.text(label)}/>
                <span class="said" role="status"
                    ~textContent={&*status.map(|status| ui.text(status)).unwrap_or_default()}/>
                <div class="by-hand">{ by_hand }</div>
            </div>
        }
    }

    /// Selects the text to copy by hand, once its field is rendered.
    pub fn rendered(&mut self) {
        if self.select
            && let Some(field) = self.field.cast()
        {
            self.select = false;
            clipboard::select_all(&field);
        }
    }
}

/// Starts an action. Called while the click is handled: browsers allow it only then, and on a busy machine Yew delivers a
/// message later.
fn start(action: &ShareAction, send: &Callback<Message>) {
    let send = send.clone();
    match action {
        ShareAction::Copy(text) => {
            let copied = clipboard::copy(text);
            spawn_local(async move { send.emit(finished(copied.await)) });
        }
        ShareAction::Native(title, text, address) => {
            let ended = web_share::share(ShareData {
                title,
                text,
                url: address.as_deref(),
            });
            spawn_local(async move {
                send.emit(Message::Finished(match ended.await {
                    NativeShareOutcome::Shared => ShareOutcome::Done,
                    NativeShareOutcome::Cancelled => ShareOutcome::None,
                    NativeShareOutcome::Refused => ShareOutcome::Refused,
                }));
            });
        }
        ShareAction::Save(name, scene, PictureFormat::Svg) => {
            let file = download::text_file(&svg(scene), "image/svg+xml");
            let name = [name, ".svg"].concat();
            send.emit(finished(
                file.is_some_and(|file| download::save(&name, &file)),
            ));
        }
        ShareAction::Save(name, scene, PictureFormat::Png(scale)) => {
            let file = canvas::render_png(scene, *scale);
            let name = [name, ".png"].concat();
            spawn_local(async move {
                let saved = file.await.is_some_and(|file| download::save(&name, &file));
                send.emit(finished(saved));
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
