//! The printed report of a room: the votes on each item, and the pictures of the room, each with its
//! numbers.

use super::table;
use crate::instrument::Instrument;
use crate::publish::{is_rtl, text_direction};
use crate::room::pictures::{self, Drawing, Frame, Theme};
use crate::room::{Figures, Picture, Room, Shift, Vote};
use crate::view::ui::{Key, Ui};
use crate::view::{citation, part, scene};
use yew::prelude::*;

/// The report of a room that was opened on this `day`, in the local date format.
pub fn draw(room: &Room, ui: &Ui, day: &str) -> Html {
    let instrument = room.instrument();
    let direction = text_direction(is_rtl(&instrument.lang));
    let labels = ui.picture_labels();
    let items = (0..instrument.items.len()).filter(|&item| has_votes(room, item));
    let items: Vec<Html> = items
        .map(|item| {
            let figures = Shift::of(room, item);
            let drawing = pictures::shift(instrument, &labels, &figures, Theme::Light, Frame::WIDE);
            let (n, of) = ((item + 1).to_string(), instrument.items.len().to_string());
            let title = ui.fill(Key::RoomItemOf, &[("n", &n), ("of", &of)]);
            picture(title, &drawing)
        })
        .collect();
    let whole = Picture::ALL.into_iter();
    let whole = whole.filter(|&picture| has_picture(room, picture));
    let whole = whole.map(|picture_kind| {
        let figures = Figures::of(room, picture_kind);
        let drawing = pictures::draw(instrument, &labels, &figures, Theme::Light, Frame::WIDE);
        picture(ui.text(Key::RoomPictures), &drawing)
    });
    let whole: Vec<Html> = whole.collect();
    let nothing = (items.is_empty() && whole.is_empty())
        .then(|| part::p("none", ui.text(Key::RoomPaperNone)));
    html! {
        // Not translated: the report shows the wording that was voted on.
        <article class="wf report" translate="no" lang={instrument.lang.to_string()} dir={direction}>
            { head(room, ui, day) }
            <div class="none">{ nothing }</div>
            <div class="items">{ for items }</div>
            <div class="whole">{ for whole }</div>
            { foot(instrument, ui) }
        </article>
    }
}

/// The header: the room's tag and date, and the number of participants.
fn head(room: &Room, ui: &Ui, day: &str) -> Html {
    let head = room.head();
    let rehearsal = head.rehearsal.then(|| ui.text(Key::RoomRehearsal));
    let people = room.headcount().map(|count| {
        let count = AttrValue::from(count.to_string());
        part::definition("", ui.text(Key::RoomHeadcount), count)
    });
    let [first, second] = Vote::BOTH.map(|vote| room.submissions().sheets(vote).len());
    let handed = (first + second > 0).then(|| {
        let (first, second) = (first.to_string(), second.to_string());
        let names = [("first", &*first), ("second", &*second)];
        part::p("handed", ui.fill(Key::RoomHandedIn, &names))
    });
    html! {
        <header>
            { part::p("rehearsal", rehearsal.unwrap_or_default()) }
            <h1 ~textContent={&*room.instrument().title}/>
            { part::p("which", ui.fill(Key::RoomPaperWhich, &[("tag", &head.tag), ("day", day)])) }
            <dl>{ people }</dl>
            <div>{ handed }</div>
        </header>
    }
}

/// A picture with its numbers. The picture contains its own title.
fn picture(kicker: AttrValue, drawing: &Drawing) -> Html {
    html! {
        <section class="picture">
            { part::p("kicker", kicker) }
            { scene::draw(&drawing.scene) }
            { table::draw(&drawing.table) }
        </section>
    }
}

/// The footer with the instrument's caution.
fn foot(instrument: &Instrument, ui: &Ui) -> Html {
    html! {
        <footer>
            { part::heading(ui.text(Key::Caution)) }
            <p>{ citation::text(instrument, &instrument.caution) }</p>
        </footer>
    }
}

/// Returns true if there is a vote on an item.
fn has_votes(room: &Room, item: usize) -> bool {
    Vote::BOTH
        .into_iter()
        .any(|vote| has_vote(room, item, vote))
}

/// Returns true if an item has votes in this one of the two votes.
fn has_vote(room: &Room, item: usize, vote: Vote) -> bool {
    room.tally(item, vote).into_iter().any(|count| count > 0)
}

/// Returns true if there is data for a picture of the whole room.
fn has_picture(room: &Room, picture: Picture) -> bool {
    let mut items = 0..room.instrument().items.len();
    match picture {
        Picture::Map | Picture::Flow | Picture::Tensions => {
            let mut sittings = Vote::BOTH.into_iter();
            sittings.any(|vote| !room.submissions().sheets(vote).is_empty())
        }
        Picture::Divided => items.any(|item| has_votes(room, item)),
        Picture::Moved => items.any(|item| {
            Vote::BOTH
                .into_iter()
                .all(|vote| has_vote(room, item, vote))
        }),
    }
}
