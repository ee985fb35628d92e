//! Applies the commands to the console's state.

use super::command::{Command, Panel};
use super::console_state::{ConsoleState, Effect, FocusTarget, Status};
use super::current_step::{next, previous};
use super::typing::action_of_entry;
use super::typing_target::Typing;
use super::{Desk, Printout, ProgramRequest, ProjectorStatus};
use crate::room::pictures::Theme;
use crate::room::{Action, AgendaStep, Room, Timer, TimerAction};

/// The default time for the talk: three minutes, in milliseconds.
const DEFAULT_TALK: u32 = 3 * MINUTE;

/// A minute, in milliseconds.
const MINUTE: u32 = 60_000;

impl ConsoleState {
    /// Applies a command, and returns its side effects.
    pub fn apply(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let room = &*desk.decided;
        let mut effects = Vec::new();
        let request = |action| Effect::Request(ProgramRequest::Act(action));
        match command {
            Command::Next => effects.extend(self.go(next(room), room)),
            Command::Previous => effects.extend(self.go(previous(room), room)),
            Command::GoTo(step) => effects.extend(self.go(Some(step), room)),
            Command::PickRow(choice) => match self.row(room) {
                Some(row) if row.choice == choice && !row.settled => {
                    effects.extend(self.submit(room));
                }
                _ => {
                    effects.extend(self.commit_row(room));
                    self.pick(choice, room);
                }
            },
            Command::TypeDigit(digit) => self.type_in(digit),
            Command::EraseDigit => {
                self.update_typed(|typed| typed.map(|typed| typed / 10).filter(|&n| n > 0));
            }
            Command::Submit => effects.extend(self.submit(room)),
            Command::Leave => effects.push(self.leave()),
            // The facilitator types into the field from now on.
            Command::EnterField => {
                effects.extend(self.end_typing(room));
            }
            Command::LeaveField => effects.push(Effect::Focus(FocusTarget::Desk)),
            Command::AddHand(choice) | Command::RemoveHand(choice) => {
                // A number typed into another row is meant.
                let other = choice
                    .is_some_and(|choice| self.row(room).is_some_and(|row| row.choice != choice));
                if other {
                    effects.extend(self.end_typing(room));
                }
                let more = matches!(command, Command::AddHand(_));
                effects.extend(self.adjust(choice, more, room));
            }
            Command::FillRest => effects.extend(self.fill_rest(room)),
            Command::Undo => effects.extend(self.undo(room)),
            Command::Redo => effects.extend(room.next_redo().map(|n| {
                self.settle();
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
                effects.push(request(Action::Timer(TimerAction::Extend(MINUTE))));
            }
            Command::ClearTimer => effects.push(request(Action::Timer(TimerAction::Clear))),
            Command::JumpToItem => {
                effects.extend(self.commit_row(room));
                self.typing = Typing::Jump(None);
            }
            Command::ToggleBlank(blank) => {
                let shown = room.blank() == Some(blank);
                effects.push(request(Action::Blank((!shown).then_some(blank))));
            }
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
            Command::ToggleProjector => {
                effects.push(Effect::Request(ProgramRequest::OpenProjector));
            }
            Command::Present => effects.push(self.present(desk)),
            Command::ToggleFullScreen => {
                effects.push(Effect::Request(ProgramRequest::ToggleFullScreen));
            }
            Command::ToggleOneWindow => effects.push(self.one_window(!desk.one_window)),
            Command::PrintPoster => {
                effects.push(Effect::Request(ProgramRequest::Print(Printout::Poster)));
            }
            Command::TogglePanel(panel) => effects.push(self.toggle_panel(panel)),
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

    /// Goes to a step, if there is one.
    fn go(&mut self, step: Option<AgendaStep>, room: &Room) -> Vec<Effect> {
        let going = step.map(|step| Effect::Request(ProgramRequest::Act(Action::Go(step))));
        self.end_typing(room).into_iter().chain(going).collect()
    }

    /// Counts what was typed into a row, and types no further.
    fn end_typing(&mut self, room: &Room) -> Option<Effect> {
        let committed = self.commit_row(room);
        self.typing = Typing::Nothing;
        committed
    }

    /// Shows the slides where they can be shown, and as large as they can be.
    fn present(&mut self, desk: &Desk) -> Effect {
        match desk.projector {
            _ if desk.projector.has_window() || desk.one_window => {
                Effect::Request(ProgramRequest::ToggleFullScreen)
            }
            ProjectorStatus::Blocked | ProjectorStatus::Unreachable => self.one_window(true),
            _ => Effect::Request(ProgramRequest::OpenProjector),
        }
    }

    fn toggle_panel(&mut self, panel: Panel) -> Effect {
        self.panel = if self.panel == panel {
            Panel::Notes
        } else {
            panel
        };
        Effect::Focus(match self.panel {
            Panel::Notes => FocusTarget::Desk,
            Panel::Codes => FocusTarget::Codes,
            _ => FocusTarget::Panel,
        })
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
