//! The projector's window, from the console's side.

use super::protocol::{self, SILENCE_TIMEOUT_MS, ToConsole, ToScreen};
use crate::browser::keyboard::KeyPress;
use crate::browser::local_store::LocalStore;
use crate::browser::windows::{self, OtherWindow};
use crate::room::Slide;
use crate::room::pictures::Theme;
use crate::view::room::desk::{PROJECTOR_WINDOW, ProjectorStatus};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The `sessionStorage` key for the nonce, so that after a reload the console recognises its projector
/// window.
const NONCE_KEY: &str = "which-first:screen";

/// The state of the projector's window.
pub struct Projector {
    nonce: String,
    window: Option<OtherWindow>,
    state: ProjectorStatus,
    /// True while it is empty, since its page is not known to be reachable yet.
    is_empty: bool,
    /// The time of its last message, in milliseconds since 1970.
    last_heard: u64,
    /// The slide and the theme that it shows.
    shown: Option<(Rc<Slide>, Theme)>,
}

impl Projector {
    /// Starts without a window. One from before a reload will send an `Ask`.
    pub fn new() -> Self {
        let tab = LocalStore::open_session();
        let nonce = tab.read(NONCE_KEY).unwrap_or_else(windows::random_secret);
        // If the write fails, a reload loses the window, which can be opened again.
        let _ = tab.write(NONCE_KEY, &nonce);
        Self {
            nonce,
            window: None,
            state: ProjectorStatus::None,
            is_empty: false,
            last_heard: 0,
            shown: None,
        }
    }

    /// The state of the window.
    pub fn state(&self) -> ProjectorStatus {
        self.state
    }

    /// Opens the window, or brings it to the front. Returns the URL of its page if that has to be loaded: once
    /// it is known to be reachable, or the room would see the browser's error page. The single file reaches no
    /// site, so that its page is loaded at once.
    pub fn open(&mut self, now: u64, is_single_file: bool) -> Option<String> {
        if let Some(other) = self.window.as_ref().filter(|other| !other.is_closed()) {
            other.focus();
            return None;
        }
        let url = is_single_file.then(|| self.screen_url());
        // The console has opened it, empty, as soon as the key was pressed.
        self.window = OtherWindow::open(url.as_deref().unwrap_or_default(), PROJECTOR_WINDOW);
        self.shown = None;
        self.last_heard = now;
        self.state = match self.window {
            Some(_) => ProjectorStatus::Opening,
            None => ProjectorStatus::Blocked,
        };
        self.is_empty = self.window.is_some() && !is_single_file;
        self.is_empty.then(windows::page_url)
    }

    /// Loads the page of the window, which is reachable or not.
    pub fn load(&mut self, is_reachable: bool, now: u64) {
        let Some(other) = (self.window.as_ref()).filter(|_| self.is_empty) else {
            return;
        };
        self.is_empty = false;
        self.last_heard = now;
        if is_reachable {
            other.load(&self.screen_url());
        } else {
            self.close();
            self.state = ProjectorStatus::Unreachable;
        }
    }

    /// Closes the window.
    pub fn close(&mut self) {
        self.is_empty = false;
        if let Some(other) = self.window.take() {
            other.close();
        }
        self.state = ProjectorStatus::None;
    }

    /// Sends a slide, unless the window shows it already.
    pub fn show(&mut self, slide: &Rc<Slide>, theme: Theme) {
        let is_open = matches!(
            self.state,
            ProjectorStatus::Open | ProjectorStatus::Silent(_)
        );
        let is_shown = self
            .shown
            .as_ref()
            .is_some_and(|(shown, in_theme)| shown == slide && *in_theme == theme);
        if is_open && !is_shown {
            self.send(ToScreen::Show {
                slide: Slide::clone(slide),
                theme,
            });
            self.shown = Some((Rc::clone(slide), theme));
        }
    }

    /// Handles a message from any window. Returns a key that was pressed in the projector's window.
    pub fn handle_message(
        &mut self,
        from: OtherWindow,
        message: JsValue,
        now: u64,
    ) -> Option<KeyPress> {
        let body = protocol::open_envelope::<ToConsole>(&self.nonce, message)?;
        let is_unclaimed = self.window.as_ref().is_none_or(OtherWindow::is_closed);
        if is_unclaimed {
            self.window = Some(from);
        } else if self.window.as_ref() != Some(&from) {
            return None;
        }
        self.last_heard = now;
        if body == ToConsole::Bye {
            // Closed or reloaded: the next heartbeat finds out which.
            self.shown = None;
            return None;
        }
        self.state = ProjectorStatus::Open;
        match body {
            ToConsole::Ask { fresh } => {
                if fresh {
                    self.shown = None;
                }
                self.send(ToScreen::Answer);
                None
            }
            ToConsole::Pressed(pressed) => Some(pressed),
            ToConsole::Answer | ToConsole::Bye => None,
        }
    }

    /// Handles the heartbeat. Returns true if the state has changed.
    pub fn tick(&mut self, now: u64) -> bool {
        let before = self.state;
        let Some(other) = &self.window else {
            return false;
        };
        if other.is_closed() {
            self.window = None;
            self.is_empty = false;
            self.state = ProjectorStatus::Closed;
        } else if !self.is_empty {
            // An empty window has no page yet that could answer.
            self.send(ToScreen::Ask);
            let silent = now.saturating_sub(self.last_heard);
            if silent > SILENCE_TIMEOUT_MS {
                let seconds = u32::try_from(silent / 1000).unwrap_or(u32::MAX);
                self.state = ProjectorStatus::Silent(seconds);
            }
        }
        self.state != before
    }

    fn screen_url(&self) -> String {
        [&windows::page_url(), "#screen=", &self.nonce].concat()
    }

    fn send(&self, body: ToScreen) {
        if let Some(other) = &self.window {
            other.post(&protocol::envelope(&self.nonce, body));
        }
    }
}
