//! The room's settings: the headcount, the sources that count, the quiz's address.

use super::ProgramRequest;
use super::command::Command;
use super::context::ConsoleContext;
use super::field::TextField;
use crate::room::join_link::{self, AddressError};
use crate::room::{Action, MAX_PEOPLE, Sources, Vote};
use crate::sheet::digits::decimal_digit;
use crate::view::part;
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

pub fn draw(cx: &ConsoleContext) -> Html {
    let room = cx.room();
    let source = |key: Key, sources: Sources| {
        let on_choice = cx
            .on_request
            .reform(move |()| ProgramRequest::Act(Action::Sources(sources)));
        cx.choice("sources", key, room.sources() == sources, &on_choice)
    };
    html! {
        <div class="setup">
            { headcount(cx) }
            <fieldset>
                <legend ~textContent={&*cx.text(Key::RoomSources)}/>
                { source(Key::RoomSourcesBoth, Sources::Both) }
                { source(Key::RoomSourcesHands, Sources::Hands) }
                { source(Key::RoomSourcesCodes, Sources::Codes) }
                { part::p("note", cx.text(Key::RoomSourcesNote)) }
            </fieldset>
            { address(cx) }
            { handed_in(cx) }
            <div class="acts">
                { cx.toggle("quiet", Key::RoomCountShown, Command::ToggleCount, room.shows_count()) }
                { cx.button("quiet", Key::RoomLook, Command::ToggleTheme) }
            </div>
        </div>
    }
}

fn headcount(cx: &ConsoleContext) -> Html {
    let known = cx.room().headcount();
    let value = known.map_or_else(AttrValue::default, |n| AttrValue::from(n.to_string()));
    let on_request = cx.on_request.clone();
    let on_submit = Callback::from(move |typed: String| {
        let digits = typed.chars().filter_map(decimal_digit);
        let digits: String = digits.map(|digit| char::from(b'0' + digit)).collect();
        // A number too large for the type is clamped to the maximum.
        let count =
            (!digits.is_empty()).then(|| digits.parse().unwrap_or(MAX_PEOPLE).min(MAX_PEOPLE));
        on_request.emit(ProgramRequest::Act(Action::Headcount(count)));
        Ok(count.map_or_else(AttrValue::default, |count| {
            AttrValue::from(count.to_string())
        }))
    });
    html! {
        <div class="asked">
            <TextField label={cx.text(Key::RoomHeadcount)} {value} digits=true
                node_ref={cx.refs.headcount.clone()} {on_submit}/>
            { part::p("note", cx.text(Key::RoomHeadcountNote)) }
        </div>
    }
}

fn address(cx: &ConsoleContext) -> Html {
    let known = cx.room().address();
    let value = known.map_or_else(AttrValue::default, |known| AttrValue::from(known.clone()));
    let on_request = cx.on_request.clone();
    let [not_of_the_web, no_site, too_long] =
        [Key::RoomNotOfTheWeb, Key::RoomNoSite, Key::RoomTooLong].map(|key| cx.text(key));
    let on_submit = Callback::from(move |typed: String| {
        let address = join_link::normalize_address(&typed).map_err(|error| match error {
            AddressError::NotWeb => not_of_the_web.clone(),
            AddressError::InvalidHost => no_site.clone(),
            AddressError::TooLong => too_long.clone(),
        })?;
        let address: Option<Rc<str>> = address.map(Rc::from);
        let value = address
            .clone()
            .map_or_else(AttrValue::default, AttrValue::from);
        on_request.emit(ProgramRequest::Act(Action::Address(address)));
        Ok(value)
    });
    let unreachable = known
        .filter(|address| join_link::is_this_machine(address))
        .map(|_| part::p("wrong", cx.text(Key::RoomThisMachine)));
    html! {
        <div class="asked">
            <TextField label={cx.text(Key::RoomAddress)} {value} {on_submit}/>
            { part::p("note", cx.text(Key::RoomAddressNote)) }
            <div class="unreachable" role="status">{ unreachable }</div>
        </div>
    }
}

/// The number of codes handed in, before the talk and after it.
fn handed_in(cx: &ConsoleContext) -> Html {
    let [first, second] = Vote::BOTH.map(|sitting| cx.room().submissions().sheets(sitting).len());
    let names = [
        ("first", &*first.to_string()),
        ("second", &*second.to_string()),
    ];
    part::p("handed", cx.fill(Key::RoomHandedIn, &names))
}
