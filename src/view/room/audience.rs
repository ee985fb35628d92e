//! What the audience sees: one slide, over all of its window. Nothing on it can be clicked.
//!
//! A slide is laid out on 1600 × 900, as the pictures of a room are, and drawn as large as its place
//! is (`www/style/room/audience.css`). How large letters can be so that a text still fits is worked
//! out beforehand, by `letters`: no slide scrolls, and none is cut off.

mod debrief;
mod join;
mod letters;
mod picture;
mod question;
mod talk;

use crate::instrument::Instrument;
use crate::publish::right_to_left;
use crate::room::pictures::Theme;
use crate::room::{Picture, Slide, SlideContent};
use crate::view::part;
use crate::view::ui::{Key, Ui};
use std::rc::Rc;
use yew::prelude::*;

/// What [`Audience`] is drawn from.
#[derive(Properties, PartialEq)]
pub struct AudienceProps {
    /// What is asked.
    pub instrument: Rc<Instrument>,
    /// The interface's words.
    pub ui: Rc<Ui>,
    /// What there is to see.
    pub slide: Rc<Slide>,
    /// Dark on light, or light on dark.
    pub look: Theme,
    /// The time of day, in milliseconds since 1970: the timer follows from it.
    pub now: u64,
}

/// What the audience sees. It fills its place, which has to have a size.
#[function_component]
pub fn Audience(props: &AudienceProps) -> Html {
    let slide = &*props.slide;
    let look = match props.look {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let direction = if right_to_left(&props.instrument.lang) {
        "rtl"
    } else {
        "ltr"
    };
    let (told, body) = if slide.blank {
        (AttrValue::default(), html! { <div class="body"></div> })
    } else {
        (heading(props), body(props))
    };
    let ribbon = (slide.rehearsal && !slide.blank).then(|| props.ui.text(Key::RoomRehearsal));
    html! {
        <main class={classes!("wf", "audience", slide.blank.then_some("blank"))} data-look={look}
            lang={props.instrument.lang.to_string()} dir={direction}>
            // Where one slide follows another, this says which one it is.
            <p class="unseen" role="status" ~textContent={&*told}/>
            { part::p("ribbon", ribbon.unwrap_or_default()) }
            // Another slide is another element: nothing of the one before moves into it.
            <section class="slide" key={place(slide)}>{ body }</section>
        </main>
    }
}

/// A number for each slide that is a slide of its own. Before the talk and after it the same question
/// stands where it stood.
fn place(slide: &Slide) -> usize {
    if slide.blank {
        return 0;
    }
    let (kind, at) = match &slide.content {
        SlideContent::Join { .. } => (1, 0),
        SlideContent::Question { item, .. } => (2, *item),
        SlideContent::Talk { item } => (3, *item),
        SlideContent::Shift(figures) => (4, figures.item),
        SlideContent::Debrief { item } => (5, *item),
        SlideContent::Picture(figures) => {
            let picture = figures.picture();
            let at = Picture::ALL.iter().position(|&other| other == picture);
            (6, at.unwrap_or(0))
        }
    };
    kind + 8 * at
}

/// What a slide is headed with.
fn heading(props: &AudienceProps) -> AttrValue {
    let item = |item: usize| {
        let item = props.instrument.items.get(item);
        item.map_or_else(AttrValue::default, |item| {
            AttrValue::from(item.text.clone())
        })
    };
    match &props.slide.content {
        SlideContent::Join { .. } => AttrValue::from(props.instrument.title.clone()),
        SlideContent::Question { item: at, .. }
        | SlideContent::Talk { item: at }
        | SlideContent::Debrief { item: at } => item(*at),
        SlideContent::Shift(figures) => item(figures.item),
        SlideContent::Picture(figures) => props.ui.text(match figures.picture() {
            Picture::Map => Key::RoomMap,
            Picture::Flow => Key::RoomFlow,
            Picture::Divided => Key::RoomDivided,
            Picture::Tensions => Key::RoomTensions,
            Picture::Moved => Key::RoomMoved,
        }),
    }
}

fn body(props: &AudienceProps) -> Html {
    let slide = &*props.slide;
    match &slide.content {
        SlideContent::Join {
            address,
            tag,
            handed_in,
        } => join::draw(props, address.as_deref(), tag, *handed_in),
        SlideContent::Question {
            item,
            vote,
            votes_in,
        } => question::draw(props, *item, *vote, *votes_in),
        SlideContent::Talk { item } => talk::draw(props, *item),
        SlideContent::Shift(figures) => picture::shift(props, figures),
        SlideContent::Debrief { item } => debrief::draw(props, *item),
        SlideContent::Picture(figures) => picture::draw(props, figures),
    }
}

/// A slide's heading, within this box in letters of `most` or smaller.
fn headed(props: &AudienceProps, room: (i32, i32), most: i32) -> Html {
    let text = heading(props);
    let class = classes!("headed", letters::class(&text, room, most));
    html! { <h1 {class} ~textContent={&*text}/> }
}
