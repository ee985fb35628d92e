//! The desk, worked by keys: what each does, what is listed, what is left to the browser.

mod keys;
mod typing;

use super::desk::{Command, Desk, Screen};
use super::doing::Doing;
use super::keys::{Standing, pressed};
use super::local::{Effect, Local};
use crate::browser::keyboard::Pressed;
use crate::instrument::tests::example;
use crate::room::pictures::Theme;
use crate::room::{Action, Head, Room, Slide, Vote};
use std::rc::Rc;

/// The time at which the rooms of these tests are opened.
const MADE: u64 = 1_764_000_000_000;

/// A facilitator at a desk, and what was asked of the program. What goes into the journal is done, and
/// what the program would do besides, as far as the desk shows it.
struct Facilitator {
    desk: Desk,
    local: Local,
    asked: Vec<Command>,
    focused: Vec<super::local::Spot>,
    /// Whether nothing of what is done is on disk yet.
    is_slow: bool,
}

impl Facilitator {
    /// In a new room.
    fn begins() -> Self {
        let head = Head {
            tag: "K7Q2".into(),
            created_at: MADE,
            rehearsal: false,
        };
        let room = Rc::new(Room::open(Rc::new(example()), head));
        Self {
            desk: Desk {
                slide: Rc::new(Slide::of(&room)),
                decided: Rc::clone(&room),
                acted: 0,
                room,
                notes: None,
                screen: Screen::None,
                one_window: false,
                intake: None,
                listing: None,
                troubles: Vec::new(),
                saved: None,
                now: MADE,
                look: Theme::Light,
            },
            local: Local::default(),
            asked: Vec::new(),
            focused: Vec::new(),
            is_slow: false,
        }
    }

    /// In a new room of so many people, at the first vote on the first item.
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

    fn does(&mut self, doing: Doing) {
        for effect in self.local.apply(doing, &self.desk) {
            match effect {
                Effect::Command(Command::Act(action)) => self.acts(action),
                Effect::Command(command) => {
                    if let Command::OneWindow(on) = command {
                        self.desk.one_window = on;
                    }
                    self.asked.push(command);
                }
                Effect::Focus(spot) => self.focused.push(spot),
            }
        }
    }

    /// Presses keys one after another, `Shift+` before those that want it. Returns whether the last
    /// was taken.
    fn presses(&mut self, keys: &[&str]) -> bool {
        let mut taken = false;
        for key in keys {
            let doing = self.would_do(key, false);
            taken = doing.is_some();
            if let Some(doing) = doing {
                self.does(doing);
            }
        }
        taken
    }

    /// What a key would do, pressed while somebody types in a field or not.
    fn would_do(&self, key: &str, typing: bool) -> Option<Doing> {
        let (shift, key) = match key.strip_prefix("Shift+") {
            Some(key) => (true, key),
            None => (false, key),
        };
        let key = Pressed {
            key: key.to_owned(),
            shift,
            typing,
        };
        pressed(self.standing(), &key)
    }

    fn standing(&self) -> Standing<'_> {
        Standing {
            room: &self.desk.decided,
            desk: &self.desk,
            local: &self.local,
        }
    }

    /// The hands for each choice of an item, from 1.
    fn hands(&self, item: usize, vote: Vote) -> Vec<u32> {
        self.desk.decided.hands().counts(item - 1, vote).to_vec()
    }
}
