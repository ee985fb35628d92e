//! The window on the projector, as the console knows it.

use super::protocol::{self, PATIENCE, ToConsole, ToScreen};
use crate::browser::local_store::LocalStore;
use crate::browser::windows::{self, Other};
use crate::room::Slide;
use crate::room::pictures::Theme;
use crate::view::room::desk::Screen;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Where a tab keeps the nonce, so that after a reload it knows its screen again.
const NONCE: &str = "which-first:screen";

/// The window on the projector.
pub struct Projector {
    nonce: String,
    other: Option<Other>,
    state: Screen,
    /// When it was heard last.
    heard: u64,
    /// What it shows.
    shown: Option<(Rc<Slide>, Theme)>,
}

impl Projector {
    /// No window yet, or the one from before a reload, which will ask.
    pub fn new() -> Self {
        let tab = LocalStore::of_tab();
        let nonce = tab.read(NONCE).unwrap_or_else(windows::secret);
        // Without it a reload costs the screen, which can be opened anew.
        let _ = tab.write(NONCE, &nonce);
        Self {
            nonce,
            other: None,
            state: Screen::None,
            heard: 0,
            shown: None,
        }
    }

    /// What it is doing.
    pub fn state(&self) -> Screen {
        self.state
    }

    /// Opens it, or brings it to the front.
    pub fn open(&mut self, now: u64) {
        if let Some(other) = self.other.as_ref().filter(|other| !other.is_closed()) {
            other.focus();
            return;
        }
        let address = [&windows::address(), "#screen=", &self.nonce].concat();
        self.other = Other::open(&address, "which-first-screen");
        self.shown = None;
        self.heard = now;
        self.state = match self.other {
            Some(_) => Screen::Opening,
            None => Screen::Blocked,
        };
    }

    /// Closes it.
    pub fn close(&mut self) {
        if let Some(other) = self.other.take() {
            other.close();
        }
        self.state = Screen::None;
    }

    /// Has it show a slide, unless it does.
    pub fn show(&mut self, slide: &Rc<Slide>, look: Theme) {
        let there = matches!(self.state, Screen::Open | Screen::Silent(_));
        let shows = self
            .shown
            .as_ref()
            .is_some_and(|(shown, in_look)| shown == slide && *in_look == look);
        if there && !shows {
            self.tell(ToScreen::Show {
                slide: Slide::clone(slide),
                look,
            });
            self.shown = Some((Rc::clone(slide), look));
        }
    }

    /// Hears a message of any window. A key that was pressed there is returned.
    pub fn hear(&mut self, from: Other, message: JsValue, now: u64) -> Option<(String, bool)> {
        let says = protocol::read::<ToConsole>(&self.nonce, message)?;
        let free = self.other.as_ref().is_none_or(Other::is_closed);
        if free {
            self.other = Some(from);
        } else if self.other.as_ref() != Some(&from) {
            return None;
        }
        self.heard = now;
        if says == ToConsole::Bye {
            // Closed or reloaded: which of them, the next second tells.
            self.shown = None;
            return None;
        }
        self.state = Screen::Open;
        match says {
            ToConsole::Ask { fresh } => {
                if fresh {
                    self.shown = None;
                }
                self.tell(ToScreen::Answer);
                None
            }
            ToConsole::Pressed { key, shift } => Some((key, shift)),
            ToConsole::Answer | ToConsole::Bye => None,
        }
    }

    /// A second has passed. Whether anything is to be said of it.
    pub fn tick(&mut self, now: u64) -> bool {
        let before = self.state;
        let Some(other) = &self.other else {
            return false;
        };
        if other.is_closed() {
            self.other = None;
            self.state = Screen::Closed;
        } else {
            self.tell(ToScreen::Ask);
            let silent = now.saturating_sub(self.heard);
            if silent > PATIENCE {
                let seconds = u32::try_from(silent / 1000).unwrap_or(u32::MAX);
                self.state = Screen::Silent(seconds);
            }
        }
        self.state != before
    }

    fn tell(&self, says: ToScreen) {
        if let Some(other) = &self.other {
            other.tell(&protocol::letter(&self.nonce, says));
        }
    }
}
