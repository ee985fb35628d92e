//! The window on the projector: it draws what the console says, and passes on what is pressed.

use super::protocol::{self, PATIENCE, PULSE, ToConsole, ToScreen};
use super::setup::Setup;
use crate::browser::clock::{self, Every};
use crate::browser::event::Listener;
use crate::browser::keyboard::{self, Pressed};
use crate::browser::screen;
use crate::browser::windows::{self, Other};
use crate::room::Slide;
use crate::room::pictures::Theme;
use crate::view::room::audience::Audience;
use crate::view::ui::Key;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What happens to it.
pub enum Message {
    /// A window says something.
    Said(Other, JsValue),
    /// A second has passed.
    Tick,
    /// The page is left.
    Left,
}

/// Where it begins.
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// The quiz, and the words.
    pub setup: Rc<Setup>,
    /// By what the console knows it.
    pub nonce: AttrValue,
}

/// The window on the projector.
pub struct Screen {
    console: Option<Other>,
    shown: Option<(Rc<Slide>, Theme)>,
    /// When the console was heard last.
    heard: u64,
    now: u64,
    full: bool,
    _listening: Vec<Option<Listener>>,
    _pulse: Option<Every>,
}

impl Component for Screen {
    type Message = Message;
    type Properties = ScreenProps;

    fn create(ctx: &Context<Self>) -> Self {
        let said = ctx
            .link()
            .callback(|(from, message)| Message::Said(from, message));
        let tick = ctx.link().callback(|()| Message::Tick);
        let left = ctx.link().callback(|()| Message::Left);
        let console = Other::opener();
        let nonce = ctx.props().nonce.clone();
        let pressed = {
            let (console, nonce) = (console.clone(), nonce.clone());
            move |pressed: Pressed| passes(console.as_ref(), &nonce, pressed)
        };
        let again = tick.clone();
        let now = clock::now();
        let this = Self {
            console,
            shown: None,
            heard: now,
            now,
            full: screen::is_full(),
            _listening: vec![
                windows::hear(move |from, message| said.emit((from, message))),
                keyboard::hear(pressed),
                Listener::at_window("pagehide", move |_| left.emit(())),
                Listener::at_window("click", |_| fill()),
                Listener::at_window("focus", |_| stay_awake()),
                Listener::at_window("resize", move |_| again.emit(())),
            ],
            _pulse: Every::milliseconds(PULSE, move || tick.emit(())),
        };
        // The two windows are told apart wherever windows are listed.
        windows::entitle(&ctx.props().setup.ui.text(Key::RoomScreen));
        this.tell(&nonce, ToConsole::Ask { fresh: true });
        stay_awake();
        this
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let nonce = &ctx.props().nonce;
        match message {
            Message::Said(from, message) => {
                if self.console.as_ref() != Some(&from) {
                    return false;
                }
                let Some(says) = protocol::read(nonce, message) else {
                    return false;
                };
                let was_silent = self.is_silent();
                self.now = clock::now();
                self.heard = self.now;
                match says {
                    ToScreen::Show { slide, look } => {
                        self.shown = Some((Rc::new(slide), look));
                        return true;
                    }
                    ToScreen::Ask => self.tell(nonce, ToConsole::Answer),
                    ToScreen::Answer => {}
                }
                was_silent
            }
            Message::Tick => {
                self.tell(
                    nonce,
                    ToConsole::Ask {
                        fresh: self.shown.is_none(),
                    },
                );
                let (was_silent, was_full) = (self.is_silent(), self.full);
                self.now = clock::now();
                self.full = screen::is_full();
                let runs = (self.shown.as_ref()).is_some_and(|(slide, _)| slide.timer.is_running());
                runs || was_silent || self.is_silent() || was_full != self.full
            }
            Message::Left => {
                self.tell(nonce, ToConsole::Bye);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let setup = &ctx.props().setup;
        let ui = &setup.ui;
        let told = if self.is_silent() {
            let seconds = (self.now.saturating_sub(self.heard) / 1000).to_string();
            Some(ui.fill(Key::RoomConsoleSilent, &[("n", &seconds)]))
        } else if self.full || self.shown.is_some() {
            None
        } else {
            Some(ui.text(Key::RoomScreenWaits))
        };
        html! {
            <div class="screen">
                if let Some((slide, look)) = &self.shown {
                    <Audience instrument={Rc::clone(&setup.instrument)} ui={Rc::clone(ui)}
                        slide={Rc::clone(slide)} look={*look} now={self.now}/>
                }
                <p class="screen-note" role="status" ~textContent={&*told.unwrap_or_default()}/>
            </div>
        }
    }
}

impl Screen {
    fn is_silent(&self) -> bool {
        self.now.saturating_sub(self.heard) > PATIENCE
    }

    fn tell(&self, nonce: &str, says: ToConsole) {
        if let Some(console) = &self.console {
            console.tell(&protocol::letter(nonce, says));
        }
    }
}

/// Keeps the display on, where it can be kept on.
fn stay_awake() {
    let awake = screen::stay_awake();
    spawn_local(async move {
        let _ = awake.await;
    });
}

/// Fills the screen, or no longer. Where the browser does not, the window stays as large as it is.
fn fill() {
    let full = screen::toggle_full();
    spawn_local(async move {
        let _ = full.await;
    });
}

/// Passes a key on to the console. What fills this window only this window can do.
fn passes(console: Option<&Other>, nonce: &str, pressed: Pressed) -> bool {
    let Pressed { key, shift, .. } = pressed;
    match &*key {
        "f" | "F" | "F5" => fill(),
        // Leaving the full screen is the browser's own.
        "Escape" | "Tab" | "Shift" => return false,
        _ => {
            if let Some(console) = console {
                let says = ToConsole::Pressed { key, shift };
                console.tell(&protocol::letter(nonce, says));
            }
        }
    }
    true
}
