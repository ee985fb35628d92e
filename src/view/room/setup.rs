//! The room's settings: the headcount, the sources that count, the quiz's address.

use super::ProgramRequest;
use super::doing::Doing;
use super::draw::Draw;
use super::field::Field;
use crate::room::join_link::{self, AddressError};
use crate::room::{Action, MAX_PEOPLE, Sources, Vote};
use crate::view::part;
use crate::view::ui::Key;
use std::rc::Rc;
use yew::prelude::*;

pub fn draw(draw: &Draw) -> Html {
    let room = draw.room();
    let source = |key: Key, sources: Sources| {
        let command = ProgramRequest::Act(Action::Sources(sources));
        draw.choice(key, command, room.sources() == sources)
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
                { draw.toggle("quiet", Key::RoomCountShown, Doing::CountShown, room.shows_count()) }
                { draw.button("quiet", Key::RoomLook, Doing::Look) }
            </div>
        </div>
    }
}

fn headcount(draw: &Draw) -> Html {
    let known = draw.room().headcount();
    let value = known.map_or_else(AttrValue::default, |n| AttrValue::from(n.to_string()));
    let act = draw.act.clone();
    let set = Callback::from(move |typed: String| {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        // A number too large for the type is clamped to the maximum.
        let count =
            (!digits.is_empty()).then(|| digits.parse().unwrap_or(MAX_PEOPLE).min(MAX_PEOPLE));
        act.emit(ProgramRequest::Act(Action::Headcount(count)));
        Ok(count.map_or_else(AttrValue::default, |count| {
            AttrValue::from(count.to_string())
        }))
    });
    html! {
        <div class="asked">
            <Field label={draw.text(Key::RoomHeadcount)} {value} digits=true
                node={draw.spots.headcount.clone()} {set}/>
            { part::p("note", draw.text(Key::RoomHeadcountNote)) }
        </div>
    }
}

fn address(draw: &Draw) -> Html {
    let known = draw.room().address();
    let value = known.map_or_else(AttrValue::default, |known| AttrValue::from(known.clone()));
    let act = draw.act.clone();
    let [not_of_the_web, no_site, too_long] =
        [Key::RoomNotOfTheWeb, Key::RoomNoSite, Key::RoomTooLong].map(|key| draw.text(key));
    let set = Callback::from(move |typed: String| {
        let address = join_link::normalize_address(&typed).map_err(|error| match error {
            AddressError::NotWeb => not_of_the_web.clone(),
            AddressError::InvalidHost => no_site.clone(),
            AddressError::TooLong => too_long.clone(),
        })?;
        let address: Option<Rc<str>> = address.map(Rc::from);
        let stands = address
            .clone()
            .map_or_else(AttrValue::default, AttrValue::from);
        act.emit(ProgramRequest::Act(Action::Address(address)));
        Ok(stands)
    });
    html! {
        <div class="asked">
            <Field label={draw.text(Key::RoomAddress)} {value} {set}/>
            { part::p("note", draw.text(Key::RoomAddressNote)) }
        </div>
    }
}

/// The number of codes handed in, before the talk and after it.
fn handed_in(draw: &Draw) -> Html {
    let [first, second] = Vote::BOTH.map(|sitting| draw.room().submissions().sheets(sitting).len());
    let names = [
        ("first", &*first.to_string()),
        ("second", &*second.to_string()),
    ];
    part::p("handed", draw.fill(Key::RoomHandedIn, &names))
}
