//! The start page, before a room is open: a new room, a rehearsal, a stored room, or one from a file.

use super::{Command, Kept, Trouble, troubles};
use crate::browser::file;
use crate::instrument::Instrument;
use crate::publish::right_to_left;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Start`].
#[derive(Clone, Properties)]
pub struct StartProps {
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The rooms stored in this browser, the newest first.
    pub kept: Rc<Vec<Kept>>,
    /// Errors and warnings to show.
    pub troubles: Vec<Trouble>,
    /// Performs a request.
    pub act: Callback<Command>,
}

impl PartialEq for StartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.ui, &other.ui)
            && Rc::ptr_eq(&self.instrument, &other.instrument)
            && self.kept == other.kept
            && self.troubles == other.troubles
    }
}

/// The page shown before a room is open.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let StartProps {
        ui,
        instrument,
        kept: rooms,
        troubles,
        act,
    } = props;
    // Deleting needs a second click to confirm: the votes are stored nowhere else.
    let asked = use_state(|| None::<Rc<str>>);
    let command = |class: &'static str, label: AttrValue, command: Command| {
        let onclick = act.reform(move |_: MouseEvent| command.clone());
        html! { <button type="button" {class} {onclick}>{ part::span("label", label) }</button> }
    };
    let room = |(key, kept): (usize, &Kept)| {
        let sure = asked.as_deref() == Some(&*kept.tag);
        let onclick = {
            let (asked, act, tag) = (asked.clone(), act.clone(), kept.tag.clone());
            Callback::from(move |_: MouseEvent| {
                if sure {
                    act.emit(Command::Forget(tag.clone()));
                    asked.set(None);
                } else {
                    asked.set(Some(tag.clone()));
                }
            })
        };
        let forget = if sure {
            Key::RoomForgetSure
        } else {
            Key::RoomForget
        };
        let (way, detail) = match &kept.room {
            Ok(opened) => {
                let names = [("time", &*opened.time), ("tag", &*kept.tag)];
                let votes = opened.votes.to_string();
                let detail = [("day", &*opened.day), ("tag", &*kept.tag), ("n", &*votes)];
                let class = if key == 0 { "strong" } else { "quiet" };
                let resume = Command::Resume(kept.tag.clone());
                let rehearsal = opened.rehearsal;
                let rehearsal =
                    rehearsal.then(|| part::span("rehearsal", ui.text(Key::RoomRehearsal)));
                let detail = part::around_untranslated(&ui.fill(Key::RoomKept, &detail), &kept.tag);
                (
                    command(class, ui.fill(Key::RoomResume, &names), resume),
                    html! { <><span>{ detail }</span>{ rehearsal }</> },
                )
            }
            Err(why) => {
                let save = Command::SaveKept(kept.tag.clone());
                let closed = ui.fill(Key::RoomKeptClosed, &[("tag", &*kept.tag)]);
                let closed = part::around_untranslated(&closed, &kept.tag);
                (
                    command("quiet", ui.text(Key::RoomSaveJournal), save),
                    html! { <><span>{ closed }</span>{ part::space() }{ part::text_span(&troubles::words(ui, why)) }</> },
                )
            }
        };
        html! {
            <li {key}>
                { way }
                <span class="detail">{ detail }</span>
                <button type="button" class="quiet" {onclick}>
                    <span class="label">
                        { part::around_untranslated(&ui.fill(forget, &[("tag", &kept.tag)]), &kept.tag) }
                    </span>
                </button>
            </li>
        }
    };
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            let Some(chosen) = input.and_then(|input| file::take_selected(&input)) else {
                return;
            };
            let act = act.clone();
            spawn_local(async move {
                let text = file::read_text(&chosen).await;
                act.emit(text.map_or(Command::NotRead, Command::Load));
            });
        })
    };
    let fresh = if rooms.iter().all(|kept| kept.room.is_err()) {
        "strong"
    } else {
        "quiet"
    };
    html! {
        <main class="start wf" lang={instrument.lang.clone()}
            dir={if right_to_left(&instrument.lang) { "rtl" } else { "ltr" }}>
            <svg class="logo" viewBox="0 0 48 16" aria-hidden="true">
                <path class="track" d="M8 8h30"/>
                <circle class="low" cx="8" cy="8" r="5"/>
                <path class="high" d="M40 2l6 6-6 6-6-6z"/>
            </svg>
            <h1 ~textContent={&*ui.text(Key::RoomTitle)}/>
            { part::p("lead", AttrValue::from(instrument.title.clone())) }
            { troubles::list(ui, troubles, act) }
            <ul class="kept" role="list">{ for rooms.iter().enumerate().map(room) }</ul>
            <div class="ways">
                { command(fresh, ui.text(Key::RoomNew), Command::NewRoom { rehearsal: false }) }
                { part::p("note", ui.text(Key::RoomNewNote)) }
                { command("quiet", ui.text(Key::RoomTry), Command::NewRoom { rehearsal: true }) }
                { part::p("note", ui.text(Key::RoomTryNote)) }
                <label class="file">
                    { part::span("label", ui.text(Key::RoomOpenFile)) }
                    <input type="file" accept=".jsonl,.json,.txt" {onchange}/>
                </label>
                { part::p("note", ui.text(Key::RoomOpenFileNote)) }
            </div>
        </main>
    }
}
