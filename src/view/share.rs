//! Sharing of a result: as a link, a message, a picture, a card for a post, or a code. Everything is
//! generated in the reader's browser, and nothing is shared without the reader's action.

mod button;
mod method;
mod panel;
mod preview;

use super::content::Content;
use super::part;
use super::ui::{Key, Ui};
use crate::publish::url;
use crate::sheet::duel::Duel;
use crate::sheet::{Sheet, code};
use button::{BUTTON_COUNT, ButtonId};
pub use button::{Message as ButtonMessage, ShareAction, ShareButton};
pub use method::{ShareEvent, ShareMethod};
use panel::ShareContext;
use preview::SharePreview;
use yew::prelude::*;

/// Messages of [`SharePanel`].
#[derive(Clone, Copy)]
pub enum Message {
    /// Chooses the link: true for the one that names the verdict.
    NameVerdict(bool),
    /// Chooses the picture at a position.
    Picture(usize),
    /// Chooses the next duel.
    NextDuel,
    /// A message of a share button.
    Button(ButtonId, ButtonMessage),
}

/// The sharing panel.
pub struct SharePanel {
    code: AttrValue,
    /// The preview of the shared result. None if there is no verdict yet.
    preview: Option<SharePreview>,
    /// True if the link names the verdict.
    names_verdict: bool,
    /// The position of the chosen picture.
    picture: usize,
    /// The duels that the reader can send, and the position of the one that is shown.
    duels: Vec<Duel>,
    duel: usize,
    /// The address of the reader's own page, which links point to. None if there is none.
    page: Option<AttrValue>,
    /// The state of each button, by [`ButtonId`].
    buttons: [ShareButton; BUTTON_COUNT],
}

impl SharePanel {
    /// The panel for a result. `page` is the address of the reader's own page, which links point to.
    pub fn new(content: &Content, sheet: &Sheet, page: Option<AttrValue>) -> Self {
        Self {
            code: code::encode(&content.instrument, sheet).into(),
            preview: SharePreview::new(content, sheet),
            names_verdict: false,
            picture: 0,
            duels: Duel::of_answers(&content.instrument, &sheet.answers),
            duel: 0,
            page,
            buttons: Default::default(),
        }
    }

    /// Handles a message. Returns the payload of the share event if the result has been shared.
    pub fn update(&mut self, message: Message) -> Option<ShareEvent> {
        match message {
            Message::NextDuel => {
                self.duel = (self.duel + 1) % self.duels.len().max(1);
                self.buttons[ButtonId::Duel as usize].reset();
                None
            }
            Message::NameVerdict(names_verdict) => {
                self.names_verdict = names_verdict;
                self.buttons.iter_mut().for_each(ShareButton::reset);
                None
            }
            Message::Picture(picture) => {
                self.picture = picture;
                for id in [ButtonId::PngChosen, ButtonId::PngLarge, ButtonId::Svg] {
                    self.buttons[id as usize].reset();
                }
                None
            }
            Message::Button(id, message) => {
                let shared = self.buttons[id as usize].update(message);
                shared.then(|| ShareEvent {
                    method: self.method(id),
                    code: self.code.clone(),
                })
            }
        }
    }

    /// Called after each rendering.
    pub fn rendered(&mut self) {
        self.buttons.iter_mut().for_each(ShareButton::rendered);
    }

    /// The method to report when a button's action has succeeded.
    fn method(&self, id: ButtonId) -> ShareMethod {
        match id {
            ButtonId::Native => ShareMethod::Native,
            ButtonId::Link if self.names_verdict && self.nameable_verdict().is_some() => {
                ShareMethod::PictureLink
            }
            ButtonId::Link => ShareMethod::Link,
            ButtonId::Message => ShareMethod::Text,
            ButtonId::Png | ButtonId::PngChosen | ButtonId::PngLarge => ShareMethod::Png,
            ButtonId::Svg => ShareMethod::Svg,
            ButtonId::Html => ShareMethod::Html,
            ButtonId::Markdown => ShareMethod::Markdown,
            ButtonId::Code => ShareMethod::Code,
            ButtonId::Duel => ShareMethod::Duel,
        }
    }

    /// The id of the verdict that the link may name. None if the page's query names another instrument or
    /// language: the page of a verdict forwards the fragment, and nothing else.
    fn nameable_verdict(&self) -> Option<&AttrValue> {
        if self.page.as_ref()?.contains('?') {
            return None;
        }
        self.preview.as_ref()?.verdict_page.as_ref()
    }

    /// The address of the link.
    fn link_address(&self) -> Option<AttrValue> {
        let page = (self.page.as_ref()).filter(|page| url::is_http_url(page))?;
        let address = match self.nameable_verdict() {
            Some(name) if self.names_verdict => url::share_page_url(page, name, &self.code),
            _ => url::result_url(page, &self.code),
        };
        Some(address.into())
    }

    fn context<'a>(
        &'a self,
        content: &'a Content,
        send: &Callback<Message>,
        on_share: &'a Callback<ShareEvent>,
    ) -> ShareContext<'a> {
        ShareContext {
            content,
            on_share,
            code: &self.code,
            address: self.link_address(),
            buttons: &self.buttons,
            send: send.reform(|(id, message)| Message::Button(id, message)),
        }
    }

    /// Draws the buttons that stand below the map.
    pub fn draw_buttons(
        &self,
        content: &Content,
        send: &Callback<Message>,
        on_share: &Callback<ShareEvent>,
    ) -> Option<Html> {
        let preview = self.preview.as_ref()?;
        Some(
            self.context(content, send, on_share)
                .primary_buttons(preview),
        )
    }

    /// Draws the panel. `on_share` is called for a link to a social network, which is not a button.
    pub fn draw(
        &self,
        content: &Content,
        send: &Callback<Message>,
        on_share: &Callback<ShareEvent>,
    ) -> Html {
        let ui = &content.ui;
        let panel = self.context(content, send, on_share);
        let preview = self.preview.as_ref().map(|preview| {
            let choice = (self.nameable_verdict().is_some() && panel.address.is_some())
                .then(|| preview_choice(ui, self.names_verdict, send));
            let titles = [Key::Share, Key::ShareAbout].map(|key| ui.text(key));
            part::closed_section(
                "forms-of-it",
                false,
                titles,
                html! {
                    <>
                        { panel.pictures(preview, self.picture, &send.reform(Message::Picture)) }
                        <div class="link">
                            <div class="kinds">{ choice }</div>
                            { panel.link() }
                        </div>
                        <div class="forms">{ panel.formats(preview) }</div>
                    </>
                },
            )
        });
        html! {
            <section class="share" part="share">
                <div class="ways-out">{ preview }</div>
                <div class="to-one">{ self.draw_duel(content, &panel, send) }</div>
                { part::closed_section("own", false, [Key::Code, Key::CodeAbout].map(|key| ui.text(key)), html! {
                    <div class="code">
                        { part::p("note", ui.text(Key::CodeNote)) }
                        <code part="code" translate="no" ~textContent={&*self.code}/>
                        { panel.copy_button(ButtonId::Code, "choice", Key::ShareCopyCode, self.code.clone()) }
                    </div>
                }) }
            </section>
        }
    }

    /// The item that a friend is to answer, and the link that asks for it. None without an address.
    fn draw_duel(
        &self,
        content: &Content,
        panel: &ShareContext,
        send: &Callback<Message>,
    ) -> Option<Html> {
        let Content { instrument, ui, .. } = content;
        let page = self.page.as_ref().filter(|page| url::is_http_url(page))?;
        let duel = *self.duels.get(self.duel)?;
        let address = url::duel_url(page, &duel.encode(instrument));
        let titles = [Key::Duel, Key::DuelAbout].map(|key| ui.text(key));
        let other = send.reform(|_: MouseEvent| Message::NextDuel);
        Some(part::closed_section(
            "duel",
            false,
            titles,
            html! {
                <>
                    { part::p("asked", instrument.items[duel.item].text.clone().into()) }
                    <div class="several">
                        { panel.copy_button(ButtonId::Duel, "choice", Key::ShareLink, address.into()) }
                        <button type="button" class="quiet other" onclick={other}
                            ~textContent={&*ui.text(Key::DuelOther)}/>
                    </div>
                </>
            },
        ))
    }
}

/// Radio buttons for the preview that a chat shows of the link: the quiz, or the verdict.
fn preview_choice(ui: &Ui, named: bool, send: &Callback<Message>) -> Html {
    let option = |name: bool, label: Key| {
        html! {
            <label>
                <input type="radio" name="shows" checked={name == named}
                    onchange={send.reform(move |_: Event| Message::NameVerdict(name))}/>
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
