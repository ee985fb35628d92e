//! The list of errors and warnings: what happened, and what to do.

use super::context::ConsoleContext;
use super::{ConsoleError, Export, ProgramRequest};
use crate::room::text_file::FileError;
use crate::view::part;
use crate::view::ui::{Key, Ui, bidi_isolated};
use yew::prelude::*;

/// Draws the errors of the open room.
pub fn draw(cx: &ConsoleContext) -> Html {
    error_list(cx.ui, &cx.desk.errors, cx.on_request)
}

/// Draws errors, also if no room is open.
pub fn error_list(ui: &Ui, errors: &[ConsoleError], on_request: &Callback<ProgramRequest>) -> Html {
    let button = |label: Key, request: ProgramRequest| {
        let onclick = on_request.reform(move |_: MouseEvent| request.clone());
        html! { <button type="button" class="quiet" {onclick}>{ part::span("label", ui.text(label)) }</button> }
    };
    let error = |(n, error): (usize, &ConsoleError)| {
        let remedy = match error {
            ConsoleError::StorageFull
            | ConsoleError::StorageBarred
            | ConsoleError::NotCrashSafe
            | ConsoleError::Unsaved => {
                button(Key::RoomSaveJournal, ProgramRequest::Save(Export::Journal))
            }
            ConsoleError::OpenElsewhere | ConsoleError::TakenOver => {
                button(Key::RoomTakeOver, ProgramRequest::TakeOver)
            }
            ConsoleError::RoomsUnread => button(Key::RoomReadAgain, ProgramRequest::ReadRooms),
            _ => html! { <></> },
        };
        // While another window writes the journal, the error cannot be dismissed.
        let is_taken_over = matches!(error, ConsoleError::OpenElsewhere | ConsoleError::TakenOver);
        let dismiss =
            (!is_taken_over).then(|| button(Key::RoomSettle, ProgramRequest::DismissError(n)));
        html! {
            <li key={n}>
                { part::p("", error_text(ui, error)) }
                <span class="ways">
                    { remedy }
                    { dismiss }
                </span>
            </li>
        }
    };
    // Rendered even if empty: screen readers announce only changes to an existing live region.
    html! {
        <ul class="troubles" role="list" aria-live="assertive">
            { for errors.iter().enumerate().map(error) }
        </ul>
    }
}

/// The message for an error, with what to do.
pub fn error_text(ui: &Ui, error: &ConsoleError) -> AttrValue {
    let key = match error {
        ConsoleError::DamagedLines { lines, first } => {
            return lines_text(ui, Key::RoomTroubleDamage, *lines, *first);
        }
        ConsoleError::DoubledLines { lines, first } => {
            return lines_text(ui, Key::RoomTroubleDoubled, *lines, *first);
        }
        ConsoleError::MissingLines { lines, before } => {
            return lines_text(ui, Key::RoomTroubleMissing, *lines, *before);
        }
        ConsoleError::OtherInstrument { id } => {
            return ui.fill(
                Key::RoomTroubleOtherInstrument,
                &[("id", &bidi_isolated(id))],
            );
        }
        ConsoleError::NotStored { tag } => {
            return ui.fill(Key::RoomTroubleNotStored, &[("tag", tag)]);
        }
        ConsoleError::RoomsUnread => Key::RoomTroubleUnread,
        ConsoleError::StorageFull => Key::RoomTroubleFull,
        ConsoleError::StorageBarred => Key::RoomTroubleBarred,
        ConsoleError::NotCrashSafe => Key::RoomTroubleFragile,
        ConsoleError::Unsaved => Key::RoomTroubleUnsaved,
        ConsoleError::OpenElsewhere => Key::RoomTroubleElsewhere,
        ConsoleError::TakenOver => Key::RoomTroubleTakenOver,
        ConsoleError::NotAJournal => Key::RoomTroubleNotAJournal,
        ConsoleError::Unreadable => Key::RoomTroubleUnreadable,
        ConsoleError::OtherVersion => Key::RoomTroubleOtherVersion,
        ConsoleError::OtherFormat => Key::RoomTroubleOtherFormat,
        ConsoleError::NoNotes => Key::RoomTroubleNoNotes,
        ConsoleError::FileRejected(FileError::Unreadable) => Key::RoomTroubleNotRead,
        ConsoleError::FileRejected(FileError::Archive) => Key::RoomTroubleArchive,
        ConsoleError::FileRejected(FileError::Media) => Key::RoomTroubleMedia,
        ConsoleError::FileRejected(FileError::NotText) => Key::RoomTroubleNotText,
        ConsoleError::FileNotSaved => Key::RoomTroubleNotSaved,
        ConsoleError::FullScreenRefused => Key::RoomTroubleNotFull,
        ConsoleError::NoWakeLock => Key::RoomTroubleMayGoDark,
    };
    ui.text(key)
}

/// A message about a number of a journal's lines, and one of them.
fn lines_text(ui: &Ui, key: Key, count: u32, line: u32) -> AttrValue {
    let names = [("n", &*count.to_string()), ("line", &*line.to_string())];
    ui.fill(key, &names)
}
