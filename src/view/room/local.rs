//! What the console keeps for itself: the row that is picked, the digits that are typed, the panel that
//! is open. None of it is in the journal.

use super::doing::Doing;
use super::keys::{Standing, next, previous};
use super::typing::{Typing, found};
use super::{Command, Desk, Screen};
use crate::room::pictures::Theme;
use crate::room::{Action, AgendaStep, Timer, TimerAction, Vote};

/// The time to talk, where nobody says how long: three minutes.
pub const TALK: u32 = 3 * MINUTE;

/// A minute, in milliseconds.
pub const MINUTE: u32 = 60_000;

/// What stands beside the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// What a facilitator may want to say.
    #[default]
    Notes,
    /// Where codes are taken in.
    Codes,
    /// How many people there are, whose votes count, where the quiz is.
    Room,
    /// Files and paper.
    Home,
    /// The keys that work now.
    Keys,
}

impl Panel {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Notes, Self::Codes, Self::Room, Self::Home, Self::Keys];
}

/// What was done last, to be said aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many hands for a choice.
    Hands {
        /// The item.
        item: usize,
        /// The choice, from 0.
        choice: u8,
        /// How many.
        count: u32,
    },
    /// Nobody said how many people there are, so there is no rest.
    NoHeadcount,
    /// More have voted than there are people, so there is no rest.
    TooMany,
    /// There is no item of this number.
    NoItem(u32),
    /// This was taken back.
    Undone(Action),
    /// This was done again.
    Redone(Action),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The program does something.
    Command(Command),
    /// The focus goes somewhere.
    Focus(Spot),
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Out of whatever field it is in.
    Desk,
    /// To the panel that has been opened.
    Panel,
    /// To the field for codes.
    Codes,
    /// To the field for the number of people.
    Headcount,
}

/// What the console keeps for itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Local {
    pub(super) typing: Typing,
    /// What stands beside the work.
    pub panel: Panel,
    /// Whether counts are covered, since the room can see this window.
    pub covered: bool,
    /// What was done last.
    pub said: Option<Said>,
    /// Which sitting codes are taken in for, where that was said.
    pub sitting: Option<Vote>,
}

impl Local {
    /// The sitting that codes are taken in for: the first one, unless it was said. Whoever hands in late
    /// has mostly taken the quiz once.
    pub fn sitting(&self) -> Vote {
        self.sitting.unwrap_or(Vote::First)
    }

    /// Does something, and says what is to be done outside.
    pub fn apply(&mut self, doing: Doing, desk: &Desk) -> Vec<Effect> {
        let room = &*desk.decided;
        let mut effects = Vec::new();
        let act = |action| Effect::Command(Command::Act(action));
        match doing {
            Doing::Next | Doing::Previous | Doing::Go(_) => {
                let at = Standing {
                    room,
                    desk,
                    local: self,
                };
                let place = match doing {
                    Doing::Next => next(at),
                    Doing::Previous => previous(at),
                    Doing::Go(place) => Some(place),
                    _ => None,
                };
                effects.extend(self.settle(room));
                self.typing = Typing::Nothing;
                effects.extend(place.map(|place| act(Action::Go(place))));
            }
            Doing::Pick(choice) => match self.row(room) {
                Some(row) if row.choice == choice => effects.extend(self.set(room)),
                _ => {
                    effects.extend(self.settle(room));
                    self.pick(choice, room);
                }
            },
            Doing::Type(digit) => self.type_in(digit),
            Doing::Erase => self.change(|typed| typed.map(|typed| typed / 10).filter(|&n| n > 0)),
            Doing::Set => effects.extend(self.set(room)),
            Doing::Leave => effects.push(self.leave()),
            Doing::Out => effects.push(Effect::Focus(Spot::Desk)),
            Doing::More(choice) => effects.extend(self.adjust(choice, true, room)),
            Doing::Less(choice) => effects.extend(self.adjust(choice, false, room)),
            Doing::Rest => effects.extend(self.rest(room)),
            Doing::Undo => effects.extend(self.undo(room)),
            Doing::Redo => effects.extend(room.next_redo().map(|n| {
                self.said = found(room, n).map(Said::Redone);
                act(Action::Redo(n))
            })),
            Doing::Timer => effects.push(act(Action::Timer(match room.timer() {
                Timer::Idle => TimerAction::Start(TALK),
                _ => TimerAction::Toggle,
            }))),
            Doing::Start(minutes) => effects.push(act(Action::Timer(TimerAction::Start(
                u32::from(minutes) * MINUTE,
            )))),
            Doing::Extend => effects.push(act(Action::Timer(TimerAction::Extend(MINUTE)))),
            Doing::Clear => effects.push(act(Action::Timer(TimerAction::Clear))),
            Doing::Jump => {
                effects.extend(self.settle(room));
                self.typing = Typing::Jump(None);
            }
            Doing::Blank => effects.push(act(Action::Blank(!room.is_blank()))),
            Doing::CountShown => effects.push(act(Action::CountShown(!room.shows_count()))),
            Doing::Cover => self.covered = !self.covered,
            Doing::Look => effects.push(Effect::Command(Command::Look(match desk.look {
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::Light,
            }))),
            Doing::Screen if desk.screen.is_there() => {
                effects.push(Effect::Command(Command::CloseScreen));
            }
            Doing::Present if desk.screen.is_there() || desk.one_window => {
                effects.push(Effect::Command(Command::FullScreen));
            }
            Doing::Present if desk.screen == Screen::Blocked => {
                effects.push(self.one_window(true));
            }
            Doing::Screen | Doing::Present => effects.push(Effect::Command(Command::OpenScreen)),
            Doing::FullScreen => effects.push(Effect::Command(Command::FullScreen)),
            Doing::OneWindow => effects.push(self.one_window(!desk.one_window)),
            Doing::Panel(panel) => {
                self.panel = if self.panel == panel {
                    Panel::Notes
                } else {
                    panel
                };
                effects.push(Effect::Focus(match self.panel {
                    Panel::Notes => Spot::Desk,
                    Panel::Codes => Spot::Codes,
                    _ => Spot::Panel,
                }));
            }
            Doing::Sitting(sitting) => self.sitting = Some(sitting),
            Doing::Headcount => {
                // At the beginning the field stands in the middle already.
                if room.step() != AgendaStep::Join {
                    self.panel = Panel::Room;
                }
                effects.push(Effect::Focus(Spot::Headcount));
            }
        }
        effects
    }

    /// On a wall nobody is to see the first vote: when this window has stood there, its counts are
    /// covered until they are uncovered.
    fn one_window(&mut self, on: bool) -> Effect {
        self.covered = true;
        Effect::Command(Command::OneWindow(on))
    }

    fn leave(&mut self) -> Effect {
        if self.typing == Typing::Nothing {
            self.panel = Panel::Notes;
        }
        self.typing = Typing::Nothing;
        Effect::Focus(Spot::Desk)
    }
}
