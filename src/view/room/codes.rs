//! The panel for importing codes, with the report of the last import.

use super::command::Command;
use super::context::ConsoleContext;
use super::{ProgramRequest, file_field};
use crate::browser::text_field;
use crate::room::ballot::BallotError;
use crate::room::import::{ImportReport, ImportedLine};
use crate::room::{Fault, ImportError, Vote};
use crate::view::compare;
use crate::view::part;
use crate::view::ui::Key;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The files that the picker offers: exports of chats, of meetings with their captions, of mails and of tables.
const ACCEPTED_FILES: &str = ".txt,.csv,.tsv,.log,.md,.json,.jsonl,.ndjson,.sbv,.srt,.vtt,.eml,.mbox,.htm,.html,\
                              .xml,.rtf,.zip,text/*,application/json";

/// The maximum number of lines listed in each group; the number of further ones is shown.
const MAX_LISTED: usize = 200;

pub fn draw(cx: &ConsoleContext) -> Html {
    html! {
        <div class="codes">
            { sitting(cx) }
            { paste(cx) }
            <div class="progress">{ cx.desk.import_progress.map(|done| progress(cx, done)) }</div>
            <div class="listing" role="status">
                { cx.desk.import_report.as_ref().map(|report| import_report(cx, report)) }
            </div>
        </div>
    }
}

fn sitting(cx: &ConsoleContext) -> Html {
    let now = cx.state.sitting();
    let sitting = |key: Key, sitting: Vote| {
        let on_choice = cx.on_command.reform(move |()| Command::SetSitting(sitting));
        cx.choice("sitting", key, now == sitting, &on_choice)
    };
    html! {
        <fieldset>
            <legend ~textContent={&*cx.text(Key::RoomSitting)}/>
            { sitting(Key::RoomSittingFirst, Vote::First) }
            { sitting(Key::RoomSittingSecond, Vote::Second) }
        </fieldset>
    }
}

fn paste(cx: &ConsoleContext) -> Html {
    let sitting = cx.state.sitting();
    let (on_request, node) = (cx.on_request.clone(), cx.refs.codes.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(area) = node.cast::<HtmlTextAreaElement>() else {
            return;
        };
        let text = text_field::value(&area);
        text_field::clear(&area);
        if !text.trim().is_empty() {
            on_request.emit(ProgramRequest::ImportCodes { sitting, text });
        }
    });
    let on_text = cx.on_request.reform(move |text: Result<String, _>| {
        text.map_or_else(ProgramRequest::RejectFile, |text| {
            ProgramRequest::ImportCodes { sitting, text }
        })
    });
    let busy = cx.desk.import_progress.is_some();
    html! {
        <div class="paste">
            <label>
                { part::span("name", cx.text(Key::RoomPaste)) }
                <textarea ref={cx.refs.codes.clone()} rows="3" spellcheck="false" autocomplete="off"
                    autocapitalize="off" dir="auto"/>
            </label>
            <div class="acts">
                <button type="button" class="strong" disabled={busy} {onclick}>
                    { part::span("label", cx.text(Key::RoomTake)) }
                </button>
                { file_field::draw(cx.text(Key::RoomFile), ACCEPTED_FILES, busy, on_text) }
            </div>
            { part::p("note", cx.text(Key::RoomPasteNote)) }
        </div>
    }
}

fn progress(cx: &ConsoleContext, (done, of): (usize, usize)) -> Html {
    let hundredths = (done * 100).checked_div(of).unwrap_or(100).to_string();
    html! {
        <div class="reading">
            <label>
                { part::span("name", cx.text(Key::RoomReading)) }
                <progress max="100" value={hundredths}/>
            </label>
            { cx.request_button("quiet", cx.text(Key::RoomStop), ProgramRequest::CancelImport) }
        </div>
    }
}

fn import_report(cx: &ConsoleContext, report: &ImportReport) -> Html {
    let ImportReport {
        accepted,
        duplicates,
        faults,
        possible_repeats: alike,
        other_lines,
    } = report;
    let lines = |lines: &[ImportedLine], key: Key, note: Key| {
        let listed = lines
            .iter()
            .take(MAX_LISTED)
            .map(|line| (line.line, &line.text, None));
        group(cx, key, note, lines.len(), listed.collect())
    };
    let error_text = |fault: &Fault| import_error_text(cx, fault.error);
    let listed = faults.iter().take(MAX_LISTED);
    let listed = listed.map(|fault| (fault.line, &fault.text, Some(error_text(fault))));
    let faults = group(
        cx,
        Key::RoomRejected,
        Key::RoomRejectedNote,
        faults.len(),
        listed.collect(),
    );
    let others = (*other_lines > 0).then(|| cx.number(Key::RoomOtherLines, *other_lines));
    html! {
        <>
            { part::p("accepted", cx.number(Key::RoomAccepted, *accepted)) }
            { faults }
            { lines(duplicates, Key::RoomDuplicates, Key::RoomDuplicatesNote) }
            { lines(alike, Key::RoomAlike, Key::RoomAlikeNote) }
            { part::p("note", others.unwrap_or_default()) }
        </>
    }
}

fn import_error_text(cx: &ConsoleContext, error: ImportError) -> AttrValue {
    match error {
        ImportError::Code(error) => compare::code_error_text(cx.ui, error),
        ImportError::Ballot(error) => cx.text(match error {
            BallotError::Number => Key::RoomBallotNumber,
            BallotError::Gut => Key::RoomBallotGut,
            BallotError::Length => Key::RoomBallotLength,
            BallotError::Choice => Key::RoomBallotChoice,
        }),
    }
}

/// One group of lines: each with its number, its text, and its error.
fn group(
    cx: &ConsoleContext,
    name: Key,
    about: Key,
    count: usize,
    listed: Vec<(u32, &std::rc::Rc<str>, Option<AttrValue>)>,
) -> Html {
    if count == 0 {
        return html! { <div></div> };
    }
    let more = count - listed.len();
    let more = (more > 0).then(|| part::p("note", cx.number(Key::RoomMoreLines, more)));
    let lines = listed
        .into_iter()
        .enumerate()
        .map(|(n, (line, text, why))| {
            html! {
                <li key={n}>
                    { part::span("nth", cx.number(Key::RoomLine, line)) }
                    <code translate="no" dir="auto" ~textContent={&**text}/>
                    { part::span("why", why.unwrap_or_default()) }
                </li>
            }
        });
    html! {
        <div class="group">
            <h3 ~textContent={&*cx.number(name, count)}/>
            { part::p("note", cx.text(about)) }
            <ul role="list">{ for lines }</ul>
            { more }
        </div>
    }
}
