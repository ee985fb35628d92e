//! Key caps, and the list of the keys that are enabled.

use super::command::Command;
use super::context::ConsoleContext;
use super::keys::{TABLE, enabled_bindings, is_rtl};
use crate::view::part;
use crate::view::ui::{Key, Ui};
use yew::prelude::*;

/// The key cap of a button's command, beside its label. Empty if the command has no key.
pub fn for_command(ui: &Ui, command: Command) -> Html {
    let binding = TABLE.iter().find(|binding| binding.command == command);
    let cap = binding.and_then(|binding| {
        let key = binding.keys.first()?;
        Some(cap(ui, key, binding.shift == Some(true), false))
    });
    html! { <span class="cap" aria-hidden="true">{ cap }</span> }
}

/// Draws the keys that are enabled now, each with a description.
pub fn draw(cx: &ConsoleContext) -> Html {
    let mirrored = is_rtl(cx.key_context());
    let rows = enabled_bindings(cx.key_context())
        .enumerate()
        .map(|(n, binding)| {
            let shift = binding.shift == Some(true);
            let digits = matches!(binding.command, Command::TypeDigit(_) | Command::PickRow(_));
            let caps: Vec<Html> = match binding.keys {
                // Digits are shown as a range.
                [first, .., last] if digits => {
                    let last = match binding.command {
                        Command::PickRow(_) => last_choice(cx),
                        _ => (*last).to_owned(),
                    };
                    vec![
                        cap(cx.ui, first, false, false),
                        part::span("to", "–".into()),
                        cap(cx.ui, &last, false, false),
                    ]
                }
                keys => (keys.iter())
                    .map(|key| cap(cx.ui, key, shift, mirrored))
                    .collect(),
            };
            html! {
                <div key={n} class="binding">
                    <dt>{ for caps }</dt>
                    <dd ~textContent={&*cx.text(binding.name)}/>
                </div>
            }
        });
    html! {
        <div class="keys">
            { part::p("note", cx.text(Key::RoomKeysNote)) }
            <dl>{ for rows }</dl>
        </div>
    }
}

/// The digit of the item's last choice.
fn last_choice(cx: &ConsoleContext) -> String {
    let item = cx.room().step().item();
    let item = item.and_then(|item| cx.instrument().items.get(item));
    item.map_or(0, crate::instrument::Item::choice_count)
        .to_string()
}

fn cap(ui: &Ui, key: &str, shift: bool, mirrored: bool) -> Html {
    let named = |name| ui.text(name);
    let key = match key {
        "PageDown" => named(Key::RoomCapPageDown),
        "PageUp" => named(Key::RoomCapPageUp),
        "Enter" => named(Key::RoomCapEnter),
        "Escape" => named(Key::RoomCapEscape),
        "Backspace" => named(Key::RoomCapBackspace),
        " " => named(Key::RoomCapSpace),
        "ArrowRight" => AttrValue::from(if mirrored { "←" } else { "→" }),
        "ArrowLeft" => AttrValue::from(if mirrored { "→" } else { "←" }),
        "-" => AttrValue::from("−"),
        "=" | "\u{2212}" => return html! { <></> },
        key => AttrValue::from(key.to_uppercase()),
    };
    let shift = shift.then(|| kbd(&named(Key::RoomCapShift)));
    html! { <span class="combination">{ shift }{ kbd(&key) }</span> }
}

/// A `<kbd>` element. The label of a key is not translated.
fn kbd(name: &str) -> Html {
    html! { <kbd translate="no" ~textContent={name}/> }
}
