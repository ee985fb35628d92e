//! What a facilitator asks for, performed.

use super::{
    Facilitator, Message, OPEN, OpenError, Opener, Report, Session, WALL, after_answers, kept,
    takes,
};
use crate::browser::local_store::LocalStore;
use crate::browser::{clock, keyboard, screen};
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
        let writes = self.session.as_ref().is_some_and(Session::is_writing);
        match command {
            // It is for the room that is coming.
            Command::Act(_) if self.opening => self.later.push(command),
            Command::Act(action) => self.act(action),
            // What is taken along, or left, is what was asked for until now.
            Command::Close | Command::Save(_) | Command::Print(_) if writes => {
                self.later.push(command);
            }
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
                if let Some(session) = &self.session {
                    let done = ctx.link().callback(Message::Saved);
                    takes::take(&session.room, &setup.ui, self.look, take, done);
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
                let tag = self
                    .session
                    .as_ref()
                    .map(|session| &session.room.head().tag);
                if let Some(tag) = tag.cloned() {
                    self.open(ctx, async |opener| Session::take_back(opener, tag).await);
                }
            }
            Command::Settle(n) => {
                let troubles = match &mut self.session {
                    Some(session) => &mut session.troubles,
                    None => &mut self.troubles,
                };
                if n < troubles.len() {
                    troubles.remove(n);
                }
            }
            Command::Close => {
                if let Some(session) = &mut self.session
                    && !session.is_saved()
                    && !session.troubles.contains(&Trouble::Unsaved)
                {
                    session.trouble(Trouble::Unsaved);
                    session.try_again();
                    return;
                }
                self.close(ctx);
                LocalStore::of_tab().remove(OPEN);
                self.kept = None;
                self.list(ctx);
            }
            Command::NewRoom { rehearsal } => self.open(ctx, async move |opener| {
                Ok(Session::begin(opener, rehearsal).await)
            }),
            Command::Resume(tag) => self.resume(ctx, tag),
            Command::Forget(tag) => {
                if let Some(rooms) = self.rooms.clone() {
                    let setup = Rc::clone(setup);
                    let stored = ctx.link().callback(Message::Stored);
                    spawn_local(async move {
                        rooms.forget(&tag).await;
                        stored.emit(kept(rooms, setup).await);
                    });
                }
            }
            Command::SaveKept(tag) => {
                if let Some(rooms) = self.rooms.clone() {
                    let read = ctx
                        .link()
                        .callback(|(tag, lines)| Message::Lines(tag, lines));
                    spawn_local(async move {
                        let lines = rooms.text(&tag).await;
                        read.emit((tag, lines));
                    });
                }
            }
            Command::Load(text) => {
                self.open(ctx, async |opener| Session::load(opener, text).await);
            }
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(session) = &mut self.session {
            session.act(action);
        }
    }

    pub(super) fn resume(&mut self, ctx: &Context<Self>, tag: Rc<str>) {
        self.open(ctx, async |opener| Session::resume(opener, tag).await);
    }

    /// Reads the list of rooms.
    pub(super) fn list(&self, ctx: &Context<Self>) {
        if let Some(rooms) = self.rooms.clone() {
            let setup = Rc::clone(&ctx.props().setup);
            let stored = ctx.link().callback(Message::Stored);
            spawn_local(async move { stored.emit(kept(rooms, setup).await) });
        }
    }

    /// Opens a room, one at a time.
    fn open(
        &mut self,
        ctx: &Context<Self>,
        open: impl AsyncFnOnce(Opener) -> Result<Session, OpenError> + 'static,
    ) {
        let Some(rooms) = self.rooms.clone().filter(|_| !self.opening) else {
            return;
        };
        self.opening = true;
        if self.session.is_none() {
            let early = ctx.link().callback(Message::Early);
            self.catching = keyboard::hear_all(move |pressed| early.emit(pressed));
        }
        self.opened += 1;
        let number = self.opened;
        let link = ctx.link();
        let opener = Opener {
            setup: Rc::clone(&ctx.props().setup),
            rooms,
            own: Rc::clone(&self.own),
            number,
            report: link
                .callback(move |written| Message::Session(number, Report::Written(written))),
        };
        let done = link.callback(|room| Message::Opened(Box::new(room)));
        spawn_local(async move { done.emit(open(opener).await) });
    }

    /// A room has been opened, or could not be.
    pub(super) fn opened(&mut self, ctx: &Context<Self>, room: Result<Session, OpenError>) {
        self.opening = false;
        self.catching = None;
        let tab = LocalStore::of_tab();
        match room {
            Ok(mut room) => {
                // The slides that were shown in this window are shown again after a reload.
                let wall = self.kept.is_none() && tab.read(WALL).is_some();
                let later = std::mem::take(&mut self.later);
                self.close(ctx);
                self.later = later;
                // Where it is refused, a reload asks which room to go on with.
                let _ = tab.write(OPEN, &room.room.head().tag);
                self.troubles.clear();
                if (self.rooms.as_ref())
                    .is_some_and(|rooms| rooms.is_there() && !rooms.is_durable())
                {
                    room.trouble(Trouble::Fragile);
                }
                room.hear_answer();
                if room.is_asking() {
                    let number = room.number();
                    let unanswered = ctx
                        .link()
                        .callback(move |()| Message::Session(number, Report::Unanswered));
                    after_answers(move || unanswered.emit(()));
                }
                self.session = Some(room);
                self.show_here(wall);
                if ctx.props().setup.lacks_notes {
                    self.trouble(Trouble::NoNotes);
                }
            }
            Err(error) => {
                self.early.clear();
                if self.session.is_none() {
                    tab.remove(OPEN);
                    self.list(ctx);
                }
                self.trouble(match error {
                    OpenError::NotStored(tag) => Trouble::NotStored { tag },
                    OpenError::Journal(error) => trouble(error),
                });
            }
        }
    }

    /// Puts the room that is open away. It stays where it is kept.
    fn close(&mut self, ctx: &Context<Self>) {
        if let Some(session) = self.session.take() {
            session.let_go();
        }
        self.later.clear();
        self.pastes = Pastes::new(ctx.link().callback(|()| Message::Slice));
        self.saved = None;
        self.show_here(false);
    }

    /// Shows the slides in this window, or the desk, also after a reload.
    pub(super) fn show_here(&mut self, one_window: bool) {
        self.one_window = one_window;
        let tab = LocalStore::of_tab();
        if one_window {
            // Where it is refused, a reload shows the desk.
            let _ = tab.write(WALL, "1");
        } else {
            tab.remove(WALL);
        }
    }

    pub(super) fn trouble(&mut self, trouble: Trouble) {
        match &mut self.session {
            Some(session) => session.trouble(trouble),
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
