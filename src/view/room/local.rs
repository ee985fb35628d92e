//! The console's own state: the picked row, the typed digits, the open panel. None of it is in the
//! journal.

use super::doing::Doing;
use super::keys::{Standing, next, previous};
use super::typing::{Typing, found};
use super::{Desk, ProgramRequest, ProjectorStatus};
use crate::room::pictures::Theme;
use crate::room::{Action, AgendaStep, Timer, TimerAction, Vote};

/// The default time for the talk: three minutes, in milliseconds.
pub const TALK: u32 = 3 * MINUTE;

/// A minute, in milliseconds.
pub const MINUTE: u32 = 60_000;

/// The panel beside the main area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Notes for the facilitator.
    #[default]
    Notes,
    /// Importing codes.
    Codes,
    /// Settings of the room: headcount, counted sources, the quiz's address.
    Room,
    /// Exports and printouts.
    Home,
    /// The keys that are enabled now.
    Keys,
}

impl Panel {
    /// All panels, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Notes, Self::Codes, Self::Room, Self::Home, Self::Keys];
}

/// The status after the last command, for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The hands for a choice were set.
    Hands {
        /// The item.
        item: usize,
        /// The choice, from 0.
        choice: u8,
        /// The number of hands.
        count: u32,
    },
    /// The headcount is unknown, so the remaining hands cannot be filled in.
    NoHeadcount,
    /// There are more votes than people, so the remaining hands cannot be filled in.
    TooMany,
    /// There is no item of this number.
    NoItem(u32),
    /// This action was undone.
    Undone(Action),
    /// This action was redone.
    Redone(Action),
}

/// A side effect of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A request to the program.
    Command(ProgramRequest),
    /// Moves the focus.
    Focus(Spot),
}

/// An element that takes the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole console, to leave a field.
    Desk,
    /// The open panel.
    Panel,
    /// The field for codes.
    Codes,
    /// The field for the headcount.
    Headcount,
}

/// The console's own state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Local {
    pub(super) typing: Typing,
    /// The panel beside the main area.
    pub panel: Panel,
    /// True if counts are covered, because the audience can see this window.
    pub covered: bool,
    /// The status after the last command.
    pub said: Option<Said>,
    /// The sitting that codes are imported for. None if the facilitator has not chosen one.
    pub sitting: Option<Vote>,
}

impl Local {
    /// The sitting that codes are imported for: the first one by default, since most people who hand in
    /// late have taken the quiz once.
    pub fn sitting(&self) -> Vote {
        self.sitting.unwrap_or(Vote::First)
    }

    /// Applies a command, and returns its side effects.
    pub fn apply(&mut self, doing: Doing, desk: &Desk) -> Vec<Effect> {
        let room = &*desk.decided;
        let mut effects = Vec::new();
        let act = |action| Effect::Command(ProgramRequest::Act(action));
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
            Doing::Look => effects.push(Effect::Command(ProgramRequest::SetTheme(
                match desk.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Light,
                },
            ))),
            Doing::Screen if desk.projector.has_window() => {
                effects.push(Effect::Command(ProgramRequest::CloseProjector));
            }
            Doing::Present if desk.projector.has_window() || desk.one_window => {
                effects.push(Effect::Command(ProgramRequest::ToggleFullScreen));
            }
            Doing::Present if desk.projector == ProjectorStatus::Blocked => {
                effects.push(self.one_window(true));
            }
            Doing::Screen | Doing::Present => {
                effects.push(Effect::Command(ProgramRequest::OpenProjector))
            }
            Doing::FullScreen => effects.push(Effect::Command(ProgramRequest::ToggleFullScreen)),
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
                // On the join slide the settings are already in the main area.
                if room.step() != AgendaStep::Join {
                    self.panel = Panel::Room;
                }
                effects.push(Effect::Focus(Spot::Headcount));
            }
        }
        effects
    }

    /// Shows the slide in this window or no longer. Covers the counts in both cases, since the window may
    /// still be on the projector, where nobody is to see the first vote.
    fn one_window(&mut self, on: bool) -> Effect {
        self.covered = true;
        Effect::Command(ProgramRequest::SetOneWindow(on))
    }

    fn leave(&mut self) -> Effect {
        if self.typing == Typing::Nothing {
            self.panel = Panel::Notes;
        }
        self.typing = Typing::Nothing;
        Effect::Focus(Spot::Desk)
    }
}
