//! The projector's window: draws the slides that the console sends, and forwards keys to it.

use super::letter_keys::LetterKeys;
use super::protocol::{self, HEARTBEAT_MS, SILENCE_TIMEOUT_MS, ToConsole, ToScreen};
use super::setup::Setup;
use crate::browser::clock::{self, Interval};
use crate::browser::event::Listener;
use crate::browser::keyboard::{self, KeyPress};
use crate::browser::screen;
use crate::browser::windows::{self, OtherWindow};
use crate::room::Slide;
use crate::room::pictures::Theme;
use crate::view::room::audience::Audience;
use crate::view::ui::Key;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The messages of the projector's window.
pub enum Message {
    /// A message from another window.
    FromWindow(OtherWindow, JsValue),
    /// The heartbeat, once a second.
    Tick,
    /// The page is being unloaded.
    PageHidden,
}

/// The properties of [`Screen`].
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// The instrument and the interface texts.
    pub setup: Rc<Setup>,
    /// The nonce that identifies this window to the console.
    pub nonce: AttrValue,
}

/// The component of the projector's window.
pub struct Screen {
    console: Option<OtherWindow>,
    shown: Option<(Rc<Slide>, Theme)>,
    /// The time of the console's last message, in milliseconds since 1970.
    last_heard: u64,
    now: u64,
    is_fullscreen: bool,
    _listeners: Vec<Option<Listener>>,
    _heartbeat: Interval,
}

impl Component for Screen {
    type Message = Message;
    type Properties = ScreenProps;

    fn create(ctx: &Context<Self>) -> Self {
        let on_message = ctx
            .link()
            .callback(|(from, message)| Message::FromWindow(from, message));
        let on_tick = ctx.link().callback(|()| Message::Tick);
        let on_hidden = ctx.link().callback(|()| Message::PageHidden);
        let console = OtherWindow::opener();
        let nonce = ctx.props().nonce.clone();
        let pressed = {
            let (console, nonce) = (console.clone(), nonce.clone());
            move |pressed: KeyPress| forward_key(console.as_ref(), &nonce, pressed)
        };
        let on_resize = on_tick.clone();
        let now = clock::now();
        let this = Self {
            console,
            shown: None,
            last_heard: now,
            now,
            is_fullscreen: screen::is_fullscreen(),
            _listeners: vec![
                windows::on_message(move |from, message| on_message.emit((from, message))),
                keyboard::on_key(pressed),
                Listener::on_window("pagehide", move |_| on_hidden.emit(())),
                Listener::on_window("click", |_| toggle_fullscreen()),
                Listener::on_window("focus", |_| stay_awake()),
                Listener::on_window("resize", move |_| on_resize.emit(())),
            ],
            _heartbeat: Interval::new(HEARTBEAT_MS, move || on_tick.emit(())),
        };
        // A title of its own distinguishes it from the console in lists of windows.
        windows::set_title(&ctx.props().setup.ui.text(Key::RoomScreen));
        this.send(&nonce, ToConsole::Ask { fresh: true });
        stay_awake();
        this
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let nonce = &ctx.props().nonce;
        match message {
            Message::FromWindow(from, message) => {
                if self.console.as_ref() != Some(&from) {
                    return false;
                }
                let Some(body) = protocol::open_envelope(nonce, message) else {
                    return false;
                };
                let was_silent = self.is_silent();
                self.now = clock::now();
                self.last_heard = self.now;
                match body {
                    ToScreen::Show { slide, theme } => {
                        self.shown = Some((Rc::new(slide), theme));
                        return true;
                    }
                    ToScreen::Ask => self.send(nonce, ToConsole::Answer),
                    ToScreen::Answer => {}
                }
                was_silent
            }
            Message::Tick => {
                self.send(
                    nonce,
                    ToConsole::Ask {
                        fresh: self.shown.is_none(),
                    },
                );
                let (was_silent, was_full) = (self.is_silent(), self.is_fullscreen);
                self.now = clock::now();
                self.is_fullscreen = screen::is_fullscreen();
                let is_running =
                    (self.shown.as_ref()).is_some_and(|(slide, _)| slide.timer.is_running());
                is_running || was_silent || self.is_silent() || was_full != self.is_fullscreen
            }
            Message::PageHidden => {
                self.send(nonce, ToConsole::Bye);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let ui = &setup.ui;
        let notice = if self.is_silent() {
            let seconds = (self.now.saturating_sub(self.last_heard) / 1000).to_string();
            Some(ui.fill(Key::RoomConsoleSilent, &[("n", &seconds)]))
        } else if self.is_fullscreen || self.shown.is_some() {
            None
        } else {
            Some(ui.text(Key::RoomScreenWaits))
        };
        html! {
            <div class="screen">
                if let Some((slide, theme)) = &self.shown {
                    <Audience instrument={Rc::clone(&setup.instrument)} ui={Rc::clone(ui)}
                        slide={Rc::clone(slide)} theme={*theme} now={self.now}/>
                }
                <p class="screen-note" role="status" ~textContent={&*notice.unwrap_or_default()}/>
            </div>
        }
    }
}

impl Screen {
    fn is_silent(&self) -> bool {
        self.now.saturating_sub(self.last_heard) > SILENCE_TIMEOUT_MS
    }

    fn send(&self, nonce: &str, body: ToConsole) {
        if let Some(console) = &self.console {
            console.post(&protocol::envelope(nonce, body));
        }
    }
}

/// Requests a wake lock; a refusal is ignored.
fn stay_awake() {
    let wake_lock = screen::keep_awake();
    spawn_local(async move {
        let _ = wake_lock.await;
    });
}

/// Toggles full screen. If the browser refuses, the window keeps its size.
fn toggle_fullscreen() {
    let fullscreen = screen::toggle_fullscreen();
    spawn_local(async move {
        let _ = fullscreen.await;
    });
}

/// Forwards a key to the console, except for the full-screen keys, which need a user gesture in this
/// window. Returns true if the key was handled.
fn forward_key(console: Option<&OtherWindow>, nonce: &str, pressed: KeyPress) -> bool {
    match &*pressed.key {
        "F5" => toggle_fullscreen(),
        "f" | "F" if LetterKeys::stored().are_on() => toggle_fullscreen(),
        // The browser itself handles leaving full screen.
        "Escape" | "Tab" | "Shift" => return false,
        _ => {
            if let Some(console) = console {
                let body = ToConsole::Pressed(pressed);
                console.post(&protocol::envelope(nonce, body));
            }
        }
    }
    true
}
