//! The room's settings: the headcount, the sources that count, the quiz's address.

use super::ProgramRequest;
use super::command::Command;
use super::context::ConsoleContext;
use super::field::Field;
use crate::room::join_link::{self, AddressError};
use crate::room::{Action, MAX_PEOPLE, Sources, Vote};
use crate::view::part;
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

pub fn draw(draw: &ConsoleContext) -> Html {
    let room = draw.room();
    let source = |key: Key, sources: Sources| {
        let command = ProgramRequest::Act(Action::Sources(sources));
        draw.choice_button(key, command, room.sources() == sources)
    };
    html! {
        <div class="setup">
            { headcount(draw) }
            <fieldset>
                <legend ~textContent={&*draw.text(Key::RoomSources)}/>
                { source(Key::RoomSourcesBoth, Sources::Both) }
                { source(Key::RoomSourcesHands, Sources::Hands) }
                { source(Key::RoomSourcesCodes, Sources::Codes) }
                { part::p("note", draw.text(Key::RoomSourcesNote)) }
            </fieldset>
            { address(draw) }
            { handed_in(draw) }
            <div class="acts">
                { draw.toggle("quiet", Key::RoomCountShown, Command::ToggleCount, room.shows_count()) }
                { draw.button("quiet", Key::RoomLook, Command::ToggleTheme) }
            </div>
        </div>
    }
}

fn headcount(draw: &ConsoleContext) -> Html {
    let known = draw.room().headcount();
    let value = known.map_or_else(AttrValue::default, |n| AttrValue::from(n.to_string()));
    let on_request = draw.on_request.clone();
    let on_submit = Callback::from(move |typed: String| {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
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
            <Field label={draw.text(Key::RoomHeadcount)} {value} digits=true
                node_ref={draw.refs.headcount.clone()} {on_submit}/>
            { part::p("note", draw.text(Key::RoomHeadcountNote)) }
        </div>
    }
}

fn address(draw: &ConsoleContext) -> Html {
    let known = draw.room().address();
    let value = known.map_or_else(AttrValue::default, |known| AttrValue::from(known.clone()));
    let on_request = draw.on_request.clone();
    let [not_of_the_web, no_site, too_long] =
        [Key::RoomNotOfTheWeb, Key::RoomNoSite, Key::RoomTooLong].map(|key| draw.text(key));
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
    html! {
        <div class="asked">
            <Field label={draw.text(Key::RoomAddress)} {value} {on_submit}/>
            { part::p("note", draw.text(Key::RoomAddressNote)) }
        </div>
    }
}

/// The number of codes handed in, before the talk and after it.
fn handed_in(draw: &ConsoleContext) -> Html {
    let [first, second] = Vote::BOTH.map(|sitting| draw.room().submissions().sheets(sitting).len());
    let names = [
        ("first", &*first.to_string()),
        ("second", &*second.to_string()),
    ];
    part::p("handed", draw.fill(Key::RoomHandedIn, &names))
}
