//! The list of errors and warnings: what happened, and what to do.

use super::draw::Draw;
use super::{Command, Take, Trouble};
use crate::view::part;
use crate::view::ui::{Key, Ui, bidi_isolated};
use yew::prelude::*;

/// Draws the errors of the open room.
pub fn draw(draw: &Draw) -> Html {
    list(draw.ui, &draw.desk.troubles, draw.act)
}

/// Draws errors, also if no room is open.
pub fn list(ui: &Ui, troubles: &[Trouble], act: &Callback<Command>) -> Html {
    let button = |label: Key, command: Command| {
        let onclick = act.reform(move |_: MouseEvent| command.clone());
        html! { <button type="button" class="quiet" {onclick}>{ part::span("label", ui.text(label)) }</button> }
    };
    let trouble = |(n, trouble): (usize, &Trouble)| {
        let help = match trouble {
            Trouble::StorageFull | Trouble::StorageBarred | Trouble::Fragile | Trouble::Unsaved => {
                button(Key::RoomSaveJournal, Command::Save(Take::Journal))
            }
            Trouble::Elsewhere | Trouble::TakenOver => button(Key::RoomTakeOver, Command::TakeOver),
            _ => html! { <></> },
        };
        // While another window writes the journal, the error cannot be dismissed.
        let of_another = matches!(trouble, Trouble::Elsewhere | Trouble::TakenOver);
        let settle = (!of_another).then(|| button(Key::RoomSettle, Command::Settle(n)));
        html! {
            <li key={n}>
                { part::p("", words(ui, trouble)) }
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
pub fn words(ui: &Ui, trouble: &Trouble) -> AttrValue {
    let key = match trouble {
        Trouble::Damage { lines, first } => {
            let names = [("n", &*lines.to_string()), ("line", &*first.to_string())];
            return ui.fill(Key::RoomTroubleDamage, &names);
        }
        Trouble::OtherInstrument { id } => {
            return ui.fill(
                Key::RoomTroubleOtherInstrument,
                &[("id", &bidi_isolated(id))],
            );
        }
        Trouble::NotStored { tag } => {
            return ui.fill(Key::RoomTroubleNotStored, &[("tag", tag)]);
        }
        Trouble::StorageFull => Key::RoomTroubleFull,
        Trouble::StorageBarred => Key::RoomTroubleBarred,
        Trouble::Fragile => Key::RoomTroubleFragile,
        Trouble::Unsaved => Key::RoomTroubleUnsaved,
        Trouble::Elsewhere => Key::RoomTroubleElsewhere,
        Trouble::TakenOver => Key::RoomTroubleTakenOver,
        Trouble::NotAJournal => Key::RoomTroubleNotAJournal,
        Trouble::OtherVersion => Key::RoomTroubleOtherVersion,
        Trouble::OtherFormat => Key::RoomTroubleOtherFormat,
        Trouble::NoNotes => Key::RoomTroubleNoNotes,
        Trouble::NotRead => Key::RoomTroubleNotRead,
        Trouble::NotSaved => Key::RoomTroubleNotSaved,
        Trouble::NotFull => Key::RoomTroubleNotFull,
        Trouble::MayGoDark => Key::RoomTroubleMayGoDark,
    };
    ui.text(key)
}
