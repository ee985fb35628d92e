//! What a facilitator asks for, performed.

use super::{Diary, Facilitator, Message, OPEN, Running, WALL, takes};
use crate::browser::shelf::Shelf;
use crate::browser::{clock, screen};
use crate::program::present::pastes::Pastes;
use crate::room::Action;
use crate::room::journal::JournalError;
use crate::view::room::desk::{Command, Trouble};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

impl Facilitator {
    /// Performs what a facilitator asks for.
    pub(super) fn perform(&mut self, ctx: &Context<Self>, command: Command) {
        let setup = &ctx.props().setup;
        match command {
            Command::Act(action) => self.act(action),
            Command::OpenScreen => self.projector.open(self.now),
            Command::CloseScreen => self.projector.close(),
            Command::OneWindow(one) => self.show_here(one),
            // Only a key or a tap in the screen's own window fills it.
            Command::FullScreen if self.projector.state().is_there() && !self.one_window => {
                self.projector.open(self.now);
                self.trouble(Trouble::NotFull);
            }
            Command::FullScreen => {
                let full = screen::toggle_full();
                let trouble = ctx.link().callback(Message::Trouble);
                spawn_local(async move {
                    if !full.await {
                        trouble.emit(Trouble::NotFull);
                    }
                });
            }
            Command::Look(look) => self.look = look,
            Command::Save(take) => {
                if let Some(running) = &self.running {
                    let done = ctx.link().callback(Message::Saved);
                    takes::take(&running.room, &setup.ui, self.look, take, done);
                }
            }
            Command::Print(paper) => {
                self.paper = Some(paper);
                let drawn = ctx.link().callback(|()| Message::Print);
                clock::soon(move || drawn.emit(()));
            }
            Command::Intake { sitting, text } => self.pastes.add(&setup.instrument, sitting, text),
            Command::NotRead => self.trouble(Trouble::NotRead),
            Command::StopIntake => self.pastes.stop(),
            Command::TakeOver => {
                let taken = self
                    .running
                    .as_ref()
                    .map(|running| running.take_back(setup));
                if let Some(taken) = taken {
                    self.opened(ctx, taken);
                }
            }
            Command::Settle(n) => {
                let troubles = match &mut self.running {
                    Some(running) => &mut running.troubles,
                    None => &mut self.troubles,
                };
                if n < troubles.len() {
                    troubles.remove(n);
                }
            }
            Command::Close => {
                self.close(ctx);
                Shelf::of_tab().remove(OPEN);
            }
            Command::NewRoom { rehearsal } => {
                let room = Running::begin(setup, &self.own, rehearsal);
                self.opened(ctx, Ok(room));
            }
            Command::Resume(tag) => self.resume(ctx, &tag),
            Command::Forget(tag) => Diary::forget(&tag),
            Command::SaveKept(tag) => {
                let saved = takes::raw(&tag, &Diary::text(&tag));
                self.hear(ctx, Message::Saved(saved));
            }
            Command::Load(text) => {
                let loaded = Running::load(setup, &self.own, &text);
                self.opened(ctx, loaded);
            }
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(running) = &mut self.running {
            running.act(action);
        }
    }

    pub(super) fn resume(&mut self, ctx: &Context<Self>, tag: &Rc<str>) {
        let resumed = Running::resume(&ctx.props().setup, &self.own, tag);
        self.opened(ctx, resumed);
    }

    /// A room has been opened, or could not be.
    fn opened(&mut self, ctx: &Context<Self>, room: Result<Running, JournalError>) {
        let tab = Shelf::of_tab();
        match room {
            Ok(room) => {
                self.close(ctx);
                // Where it is refused, a reload asks which room to go on with.
                let _ = tab.write(OPEN, &room.room.head().tag);
                self.troubles.clear();
                self.running = Some(room);
                if ctx.props().setup.lacks_notes {
                    self.trouble(Trouble::NoNotes);
                }
            }
            Err(error) => {
                if self.running.is_none() {
                    tab.remove(OPEN);
                }
                self.trouble(trouble(error));
            }
        }
    }

    /// Puts the room that is open away. It stays where it is kept.
    fn close(&mut self, ctx: &Context<Self>) {
        if let Some(mut running) = self.running.take() {
            running.let_go();
        }
        self.pastes = Pastes::new(ctx.link().callback(|()| Message::Slice));
        self.saved = None;
        self.show_here(false);
    }

    /// Shows the slides in this window, or the desk, also after a reload.
    pub(super) fn show_here(&mut self, one_window: bool) {
        self.one_window = one_window;
        let tab = Shelf::of_tab();
        if one_window {
            // Where it is refused, a reload shows the desk.
            let _ = tab.write(WALL, "1");
        } else {
            tab.remove(WALL);
        }
    }

    pub(super) fn trouble(&mut self, trouble: Trouble) {
        match &mut self.running {
            Some(running) => running.trouble(trouble),
            None if self.troubles.contains(&trouble) => {}
            None => self.troubles.push(trouble),
        }
    }
}

/// Why a room was not opened, as a facilitator is told.
pub(super) fn trouble(error: JournalError) -> Trouble {
    match error {
        JournalError::NotAJournal => Trouble::NotAJournal,
        JournalError::OtherFormat { .. } => Trouble::OtherFormat,
        JournalError::OtherInstrument { id } => Trouble::OtherInstrument { id: id.into() },
        JournalError::OtherVersion { .. } => Trouble::OtherVersion,
    }
}
