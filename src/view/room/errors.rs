//! The list of errors and warnings: what happened, and what to do.

use super::draw::Draw;
use super::{ConsoleError, Export, ProgramRequest};
use crate::view::part;
use crate::view::ui::{Key, Ui, bidi_isolated};
use yew::prelude::*;

/// Draws the errors of the open room.
pub fn draw(draw: &Draw) -> Html {
    error_list(draw.ui, &draw.desk.errors, draw.act)
}

/// Draws errors, also if no room is open.
pub fn error_list(ui: &Ui, troubles: &[ConsoleError], act: &Callback<ProgramRequest>) -> Html {
    let button = |label: Key, command: ProgramRequest| {
        let onclick = act.reform(move |_: MouseEvent| command.clone());
        html! { <button type="button" class="quiet" {onclick}>{ part::span("label", ui.text(label)) }</button> }
    };
    let trouble = |(n, trouble): (usize, &ConsoleError)| {
        let help = match trouble {
            ConsoleError::StorageFull
            | ConsoleError::StorageBarred
            | ConsoleError::NotCrashSafe
            | ConsoleError::Unsaved => {
                button(Key::RoomSaveJournal, ProgramRequest::Save(Export::Journal))
            }
            ConsoleError::OpenElsewhere | ConsoleError::TakenOver => {
                button(Key::RoomTakeOver, ProgramRequest::TakeOver)
            }
            _ => html! { <></> },
        };
        // While another window writes the journal, the error cannot be dismissed.
        let of_another = matches!(
            trouble,
            ConsoleError::OpenElsewhere | ConsoleError::TakenOver
        );
        let settle =
            (!of_another).then(|| button(Key::RoomSettle, ProgramRequest::DismissError(n)));
        html! {
            <li key={n}>
                { part::p("", error_text(ui, trouble)) }
                <span class="ways">
                    { help }
                    { settle }
                </span>
            </li>
        }
    };
    // Rendered even if empty: screen readers announce only changes to an existing live region.
    html! {
        <ul class="troubles" role="list" aria-live="assertive">
            { for troubles.iter().enumerate().map(trouble) }
        </ul>
    }
}

/// The message for an error, with what to do.
pub fn error_text(ui: &Ui, trouble: &ConsoleError) -> AttrValue {
    let key = match trouble {
        ConsoleError::DamagedLines { lines, first } => {
            let names = [("n", &*lines.to_string()), ("line", &*first.to_string())];
            return ui.fill(Key::RoomTroubleDamage, &names);
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
        ConsoleError::StorageFull => Key::RoomTroubleFull,
        ConsoleError::StorageBarred => Key::RoomTroubleBarred,
        ConsoleError::NotCrashSafe => Key::RoomTroubleFragile,
        ConsoleError::Unsaved => Key::RoomTroubleUnsaved,
        ConsoleError::OpenElsewhere => Key::RoomTroubleElsewhere,
        ConsoleError::TakenOver => Key::RoomTroubleTakenOver,
        ConsoleError::NotAJournal => Key::RoomTroubleNotAJournal,
        ConsoleError::OtherVersion => Key::RoomTroubleOtherVersion,
        ConsoleError::OtherFormat => Key::RoomTroubleOtherFormat,
        ConsoleError::NoNotes => Key::RoomTroubleNoNotes,
        ConsoleError::FileUnreadable => Key::RoomTroubleNotRead,
        ConsoleError::FileNotSaved => Key::RoomTroubleNotSaved,
        ConsoleError::FullScreenRefused => Key::RoomTroubleNotFull,
        ConsoleError::NoWakeLock => Key::RoomTroubleMayGoDark,
    };
    ui.text(key)
}
