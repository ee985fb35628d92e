//! The console's own state: the picked row, the typed digits, the open panel. None of it is in the
//! journal.

use super::command::Command;
use super::keys::{KeyContext, next, previous};
use super::typing::{Typing, action_of_entry};
use super::{Desk, ProgramRequest, ProjectorStatus};
use crate::room::pictures::Theme;
use crate::room::{Action, AgendaStep, Timer, TimerAction, Vote};

/// The default time for the talk: three minutes, in milliseconds.
pub const DEFAULT_TALK: u32 = 3 * MINUTE;

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
    Setup,
    /// Exports and printouts.
    Exports,
    /// The keys that are enabled now.
    Keys,
}

impl Panel {
    /// All panels, in the order of their tabs.
    pub const ALL: [Self; 5] = [
        Self::Notes,
        Self::Codes,
        Self::Setup,
        Self::Exports,
        Self::Keys,
    ];
}

/// The status after the last command, for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
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
    Request(ProgramRequest),
    /// Moves the focus.
    Focus(FocusTarget),
}

/// An element that takes the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
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
pub struct ConsoleState {
    pub(super) typing: Typing,
    /// The panel beside the main area.
    pub panel: Panel,
    /// True if counts are covered, because the audience can see this window.
    pub covered: bool,
    /// The status after the last command.
    pub status: Option<Status>,
    /// The sitting that codes are imported for. None if the facilitator has not chosen one.
    pub sitting: Option<Vote>,
}

impl ConsoleState {
    /// The sitting that codes are imported for: the first one by default, since most people who hand in
    /// late have taken the quiz once.
    pub fn sitting(&self) -> Vote {
        self.sitting.unwrap_or(Vote::First)
    }

    /// Applies a command, and returns its side effects.
    pub fn apply(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let room = &*desk.decided;
        let mut effects = Vec::new();
        let request = |action| Effect::Request(ProgramRequest::Act(action));
        match command {
            Command::Next | Command::Previous | Command::GoTo(_) => {
                let keys = KeyContext {
                    room,
                    desk,
                    state: self,
                };
                let step = match command {
                    Command::Next => next(keys),
                    Command::Previous => previous(keys),
                    Command::GoTo(step) => Some(step),
                    _ => None,
                };
                effects.extend(self.commit_row(room));
                self.typing = Typing::Nothing;
                effects.extend(step.map(|step| request(Action::Go(step))));
            }
            Command::PickRow(choice) => match self.row(room) {
                Some(row) if row.choice == choice => effects.extend(self.submit(room)),
                _ => {
                    effects.extend(self.commit_row(room));
                    self.pick(choice, room);
                }
            },
            Command::TypeDigit(digit) => self.type_in(digit),
            Command::EraseDigit => {
                self.update_typed(|typed| typed.map(|typed| typed / 10).filter(|&n| n > 0))
            }
            Command::Submit => effects.extend(self.submit(room)),
            Command::Leave => effects.push(self.leave()),
            Command::LeaveField => effects.push(Effect::Focus(FocusTarget::Desk)),
            Command::AddHand(choice) => effects.extend(self.adjust(choice, true, room)),
            Command::RemoveHand(choice) => effects.extend(self.adjust(choice, false, room)),
            Command::FillRest => effects.extend(self.fill_rest(room)),
            Command::Undo => effects.extend(self.undo(room)),
            Command::Redo => effects.extend(room.next_redo().map(|n| {
                self.status = action_of_entry(room, n).map(Status::Redone);
                request(Action::Redo(n))
            })),
            Command::ToggleTimer => effects.push(request(Action::Timer(match room.timer() {
                Timer::Idle => TimerAction::Start(DEFAULT_TALK),
                _ => TimerAction::Toggle,
            }))),
            Command::StartTimer(minutes) => effects.push(request(Action::Timer(
                TimerAction::Start(u32::from(minutes) * MINUTE),
            ))),
            Command::ExtendTimer => {
                effects.push(request(Action::Timer(TimerAction::Extend(MINUTE))))
            }
            Command::ClearTimer => effects.push(request(Action::Timer(TimerAction::Clear))),
            Command::JumpToItem => {
                effects.extend(self.commit_row(room));
                self.typing = Typing::Jump(None);
            }
            Command::ToggleBlank => effects.push(request(Action::Blank(!room.is_blank()))),
            Command::ToggleCount => effects.push(request(Action::CountShown(!room.shows_count()))),
            Command::ToggleCover => self.covered = !self.covered,
            Command::ToggleTheme => effects.push(Effect::Request(ProgramRequest::SetTheme(
                match desk.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Light,
                },
            ))),
            Command::ToggleProjector if desk.projector.has_window() => {
                effects.push(Effect::Request(ProgramRequest::CloseProjector));
            }
            Command::Present if desk.projector.has_window() || desk.one_window => {
                effects.push(Effect::Request(ProgramRequest::ToggleFullScreen));
            }
            Command::Present if desk.projector == ProjectorStatus::Blocked => {
                effects.push(self.one_window(true));
            }
            Command::ToggleProjector | Command::Present => {
                effects.push(Effect::Request(ProgramRequest::OpenProjector))
            }
            Command::ToggleFullScreen => {
                effects.push(Effect::Request(ProgramRequest::ToggleFullScreen))
            }
            Command::ToggleOneWindow => effects.push(self.one_window(!desk.one_window)),
            Command::TogglePanel(panel) => {
                self.panel = if self.panel == panel {
                    Panel::Notes
                } else {
                    panel
                };
                effects.push(Effect::Focus(match self.panel {
                    Panel::Notes => FocusTarget::Desk,
                    Panel::Codes => FocusTarget::Codes,
                    _ => FocusTarget::Panel,
                }));
            }
            Command::SetSitting(sitting) => self.sitting = Some(sitting),
            Command::EnterHeadcount => {
                // On the join slide the settings are already in the main area.
                if room.step() != AgendaStep::Join {
                    self.panel = Panel::Setup;
                }
                effects.push(Effect::Focus(FocusTarget::Headcount));
            }
        }
        effects
    }

    /// Shows the slide in this window or no longer. Covers the counts in both cases, since the window may
    /// still be on the projector, where nobody is to see the first vote.
    fn one_window(&mut self, on: bool) -> Effect {
        self.covered = true;
        Effect::Request(ProgramRequest::SetOneWindow(on))
    }

    fn leave(&mut self) -> Effect {
        if self.typing == Typing::Nothing {
            self.panel = Panel::Notes;
        }
        self.typing = Typing::Nothing;
        Effect::Focus(FocusTarget::Desk)
    }
}
