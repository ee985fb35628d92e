//! Tests of the console's keys: the command of each, the list of keys, the keys left to the browser.

mod keys;
mod typing;

use super::command::Command;
use super::console_state::{ConsoleState, Effect};
use super::desk::{Desk, Printout, ProgramRequest, ProjectorStatus};
use super::keys::{KeyContext, command_for};
use crate::browser::keyboard::KeyPress;
use crate::instrument::tests::example;
use crate::room::pictures::Theme;
use crate::room::{Action, Head, Room, Slide, Vote};
use std::rc::Rc;

/// The time at which the rooms of these tests are opened, in milliseconds since 1970.
const CREATED_AT: u64 = 1_764_000_000_000;

/// A simulated facilitator with a desk, and the requests sent to the program. Actions are applied to the
/// room; of the other requests, only those that change the desk are simulated.
struct Facilitator {
    desk: Desk,
    state: ConsoleState,
    requests: Vec<ProgramRequest>,
    focused: Vec<super::console_state::FocusTarget>,
    /// True if the disk is slow: actions are decided but not drawn.
    is_slow: bool,
}

impl Facilitator {
    /// Opens a new room.
    fn begins() -> Self {
        let head = Head {
            tag: "K7Q2".into(),
            created_at: CREATED_AT,
            rehearsal: false,
        };
        let room = Rc::new(Room::open(Rc::new(example()), head));
        Self {
            desk: Desk {
                slide: Rc::new(Slide::of(&room)),
                decided: Rc::clone(&room),
                decided_actions: 0,
                room,
                notes: None,
                projector: ProjectorStatus::None,
                one_window: false,
                import_progress: None,
                import_report: None,
                errors: Vec::new(),
                saved_file: None,
                now: CREATED_AT,
                theme: Theme::Light,
                letter_keys: true,
            },
            state: ConsoleState::default(),
            requests: Vec::new(),
            focused: Vec::new(),
            is_slow: false,
        }
    }

    /// Opens a new room with this headcount, at the first vote on the first item.
    fn with_people(people: u32) -> Self {
        let mut facilitator = Self::begins();
        facilitator.acts(Action::Headcount(Some(people)));
        facilitator.presses(&["PageDown"]);
        facilitator
    }

    fn acts(&mut self, action: Action) {
        let room = Rc::make_mut(&mut self.desk.decided);
        room.act(action, self.desk.now);
        if !self.is_slow {
            self.desk.slide = Rc::new(Slide::of(room));
            self.desk.room = Rc::clone(&self.desk.decided);
        }
    }

    fn does(&mut self, command: Command) {
        for effect in self.state.apply(command, &self.desk) {
            match effect {
                Effect::Request(ProgramRequest::Act(action)) => self.acts(action),
                Effect::Request(request) => {
                    if let ProgramRequest::SetOneWindow(on) = request {
                        self.desk.one_window = on;
                    }
                    self.requests.push(request);
                }
                Effect::Focus(spot) => self.focused.push(spot),
            }
        }
    }

    /// Presses keys one after another; a prefix `Shift+` holds Shift. Returns true if the last key was
    /// handled.
    fn presses(&mut self, keys: &[&str]) -> bool {
        let mut taken = false;
        for key in keys {
            let command = self.command_for(key, false);
            taken = command.is_some();
            if let Some(command) = command {
                self.does(command);
            }
        }
        taken
    }

    /// The command of a key. `typing` is true if a text field has the focus.
    fn command_for(&self, key: &str, typing: bool) -> Option<Command> {
        let (shift, key) = match key.strip_prefix("Shift+") {
            Some(key) => (true, key),
            None => (false, key),
        };
        let key = KeyPress {
            key: key.to_owned(),
            shift,
            in_text_field: typing,
            row_digit: None,
        };
        self.command_of(&key)
    }

    /// The command of a key press.
    fn command_of(&self, pressed: &KeyPress) -> Option<Command> {
        command_for(self.key_context(), pressed)
    }

    fn key_context(&self) -> KeyContext<'_> {
        KeyContext {
            room: &self.desk.decided,
            desk: &self.desk,
            state: &self.state,
        }
    }

    /// The hands for each choice of an item, which is counted from 1.
    fn hands(&self, item: usize, vote: Vote) -> Vec<u32> {
        self.desk.decided.hands().counts(item - 1, vote).to_vec()
    }
}
