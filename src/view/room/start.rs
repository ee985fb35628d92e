//! The start page, before a room is open: a new room, a rehearsal, a stored room, or one from a file.

use super::{ConsoleError, ProgramRequest, StoredRoom, errors, file_field};
use crate::instrument::Instrument;
use crate::publish::{is_rtl, text_direction};
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`StartPage`].
#[derive(Clone, Properties)]
pub struct StartPageProps {
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The rooms stored in this browser, the newest first.
    pub stored_rooms: Rc<Vec<StoredRoom>>,
    /// Errors and warnings to show.
    pub errors: Vec<ConsoleError>,
    /// Performs a request.
    pub on_request: Callback<ProgramRequest>,
}

impl PartialEq for StartPageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.ui, &other.ui)
            && Rc::ptr_eq(&self.instrument, &other.instrument)
            && self.stored_rooms == other.stored_rooms
            && self.errors == other.errors
    }
}

/// The page shown before a room is open.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    let StartPageProps {
        ui,
        instrument,
        stored_rooms,
        errors,
        on_request,
    } = props;
    // Deleting needs a second click to confirm: the votes are stored nowhere else.
    let to_confirm = use_state(|| None::<Rc<str>>);
    let button = |class: &'static str, label: AttrValue, request: ProgramRequest| {
        let onclick = on_request.reform(move |_: MouseEvent| request.clone());
        html! { <button type="button" {class} {onclick}>{ part::span("label", label) }</button> }
    };
    let room = |(key, stored): (usize, &StoredRoom)| {
        let is_confirming = to_confirm.as_deref() == Some(&*stored.tag);
        let onclick = {
            let (to_confirm, on_request, tag) =
                (to_confirm.clone(), on_request.clone(), stored.tag.clone());
            Callback::from(move |_: MouseEvent| {
                if is_confirming {
                    on_request.emit(ProgramRequest::DeleteRoom(tag.clone()));
                    to_confirm.set(None);
                } else {
                    to_confirm.set(Some(tag.clone()));
                }
            })
        };
        let delete_key = if is_confirming {
            Key::RoomForgetSure
        } else {
            Key::RoomForget
        };
        let (button_html, detail) = match &stored.room {
            Ok(summary) => {
                let names = [("time", &*summary.time), ("tag", &*stored.tag)];
                let votes = summary.votes.to_string();
                let detail = [
                    ("day", &*summary.day),
                    ("tag", &*stored.tag),
                    ("n", &*votes),
                ];
                let class = if key == 0 { "strong" } else { "quiet" };
                let resume = ProgramRequest::Resume(stored.tag.clone());
                let rehearsal = summary.rehearsal;
                let rehearsal =
                    rehearsal.then(|| part::span("rehearsal", ui.text(Key::RoomRehearsal)));
                let detail =
                    part::around_untranslated(&ui.fill(Key::RoomKept, &detail), &stored.tag);
                (
                    button(class, ui.fill(Key::RoomResume, &names), resume),
                    html! { <><span>{ detail }</span>{ rehearsal }</> },
                )
            }
            Err(error) => {
                let save = ProgramRequest::SaveStoredJournal(stored.tag.clone());
                let closed = ui.fill(Key::RoomKeptClosed, &[("tag", &*stored.tag)]);
                let closed = part::around_untranslated(&closed, &stored.tag);
                (
                    button("quiet", ui.text(Key::RoomSaveJournal), save),
                    html! { <><span>{ closed }</span>{ part::space() }{ part::text_span(&errors::error_text(ui, error)) }</> },
                )
            }
        };
        html! {
            <li {key}>
                { button_html }
                <span class="detail">{ detail }</span>
                <button type="button" class="quiet" {onclick}>
                    <span class="label">
                        { part::around_untranslated(&ui.fill(delete_key, &[("tag", &stored.tag)]), &stored.tag) }
                    </span>
                </button>
            </li>
        }
    };
    let on_text = on_request.reform(|text: Result<String, _>| {
        text.map_or_else(ProgramRequest::RejectFile, ProgramRequest::LoadJournal)
    });
    let new_room_class = if stored_rooms.iter().all(|stored| stored.room.is_err()) {
        "strong"
    } else {
        "quiet"
    };
    html! {
        <main class="start wf" lang={instrument.lang.clone()}
            dir={text_direction(is_rtl(&instrument.lang))}>
            { part::logo() }
            <h1 ~textContent={&*ui.text(Key::RoomTitle)}/>
            { part::p("lead", AttrValue::from(instrument.title.clone())) }
            { errors::error_list(ui, errors, on_request) }
            <ul class="kept" role="list">{ for stored_rooms.iter().enumerate().map(room) }</ul>
            <div class="ways">
                { button(new_room_class, ui.text(Key::RoomNew), ProgramRequest::NewRoom { rehearsal: false }) }
                { part::p("note", ui.text(Key::RoomNewNote)) }
                { button("quiet", ui.text(Key::RoomTry), ProgramRequest::NewRoom { rehearsal: true }) }
                { part::p("note", ui.text(Key::RoomTryNote)) }
                { file_field::draw(ui.text(Key::RoomOpenFile), ".jsonl,.json,.txt", false, on_text) }
                { part::p("note", ui.text(Key::RoomOpenFileNote)) }
            </div>
        </main>
    }
}
