//! A share button, and the status of its action.

use super::super::part;
use super::super::ui::Key;
use super::super::widget::Content;
use super::how::How;
use crate::browser::native::{self, Ended, Parcel};
use crate::browser::{canvas, clipboard, save};
use crate::publish::{Scene, svg};
use std::rc::Rc;
use yew::prelude::*;

/// The action of a share button.
#[derive(Clone, PartialEq)]
pub enum Task {
    /// Copies a text to the clipboard.
    Copy(AttrValue),
    /// Opens the system's share sheet with a title, a text, and an optional address.
    Native(AttrValue, AttrValue, Option<AttrValue>),
    /// Saves a picture under this name, without its extension.
    Save(AttrValue, Drawn, File),
}

/// A picture that several buttons use, compared by identity.
#[derive(Clone)]
pub struct Drawn(pub Rc<Scene>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The file format of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// SVG.
    Svg,
    /// PNG, with this many pixels to a unit of the scene.
    Png(u32),
}

/// Properties of [`Errand`].
#[derive(Clone, PartialEq, Properties)]
pub struct ErrandProps {
    /// The CSS class of the button.
    #[prop_or("choice")]
    pub class: &'static str,
    pub label: AttrValue,
    pub task: Task,
    pub how: How,
    /// Called when the action has succeeded.
    pub on_done: Callback<How>,
    pub content: Content,
}

/// Messages of [`Errand`].
pub enum Message {
    /// The reader has clicked the button.
    Go,
    /// The action has finished.
    Went(Outcome),
}

/// The outcome of a share action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not started, or cancelled by the reader.
    None,
    /// Succeeded.
    Done,
    /// Refused by the browser, or not supported.
    Refused,
}

/// A share button with its status.
pub struct Errand {
    went: Outcome,
    /// The field with a text that could not be copied, to copy by hand.
    field: NodeRef,
    /// True if the field was just added, and takes the focus.
    select: bool,
}

impl Component for Errand {
    type Message = Message;
    type Properties = ErrandProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            went: Outcome::None,
            field: NodeRef::default(),
            select: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &ErrandProps) -> bool {
        // The status is about the old action.
        if ctx.props().task != old.task {
            self.went = Outcome::None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Go => {
                // Cleared first, so that screen readers announce the same status again.
                self.went = Outcome::None;
                begin(ctx);
                true
            }
            Message::Went(outcome) => {
                let ErrandProps {
                    task, how, on_done, ..
                } = ctx.props();
                self.went = outcome;
                self.select = outcome == Outcome::Refused && matches!(task, Task::Copy(_));
                if outcome == Outcome::Done {
                    on_done.emit(*how);
                }
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ErrandProps {
            class,
            label,
            task,
            content: Content { ui, .. },
            ..
        } = ctx.props();
        let said = match (self.went, task) {
            (Outcome::Done, Task::Copy(_)) => Some(Key::ShareCopied),
            (Outcome::Done, Task::Save(..)) => Some(Key::ShareSaved),
            (Outcome::Refused, Task::Native(..) | Task::Save(..)) => Some(Key::ShareFailed),
            _ => None,
        };
        let by_hand = match (self.went, task) {
            (Outcome::Refused, Task::Copy(text)) => Some(html! {
                <label>
                    { part::span("note", ui.text(Key::ShareByHand)) }
                    <textarea readonly=true rows="3" dir="auto" value={text} ref={self.field.clone()}/>
                </label>
            }),
            _ => None,
        };
        html! {
            <div class={classes!("errand", by_hand.is_some().then_some("refused"))}>
                <button type="button" class={*class} onclick={ctx.link().callback(|_| Message::Go)}
                    ~textContent={&**label}/>
                <span class="said" role="status"
                    ~textContent={&*said.map(|said| ui.text(said)).unwrap_or_default()}/>
                <div class="by-hand">{ by_hand }</div>
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.select
            && let Some(field) = self.field.cast()
        {
            self.select = false;
            clipboard::select(&field);
        }
    }
}

/// Starts the action within the click event: browsers require a user gesture for it.
fn begin(ctx: &Context<Errand>) {
    let link = ctx.link();
    match &ctx.props().task {
        Task::Copy(text) => {
            let copied = clipboard::copy(text);
            link.send_future(async { went(copied.await) });
        }
        Task::Native(title, text, address) => {
            let ended = native::share(Parcel {
                title,
                text,
                address: address.as_deref(),
            });
            link.send_future(async {
                Message::Went(match ended.await {
                    Ended::Shared => Outcome::Done,
                    Ended::Cancelled => Outcome::None,
                    Ended::Refused => Outcome::Refused,
                })
            });
        }
        Task::Save(name, Drawn(scene), File::Svg) => {
            let file = save::text(&svg(scene), "image/svg+xml");
            let name = [name, ".svg"].concat();
            link.send_message(went(file.is_some_and(|file| save::save(&name, &file))));
        }
        Task::Save(name, Drawn(scene), File::Png(scale)) => {
            let file = canvas::png(scene, *scale);
            let name = [name, ".png"].concat();
            link.send_future(async move {
                went(file.await.is_some_and(|file| save::save(&name, &file)))
            });
        }
    }
}

fn went(well: bool) -> Message {
    Message::Went(if well {
        Outcome::Done
    } else {
        Outcome::Refused
    })
}
