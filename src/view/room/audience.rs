//! The audience's view: one slide that fills its window. Nothing on it can be clicked.
//!
//! A slide is laid out on 1600 × 900 units, or 1200 × 900 on a screen of 4:3, as the pictures of a room are, and
//! scaled to its container (`www/style/room/audience.css`). The font size at which a text fits is calculated
//! beforehand, by `font_size`: no slide scrolls, and none is cut off.

mod debrief;
mod font_size;
mod heading;
mod join;
mod picture;
mod props;
mod question;
mod talk;

pub use props::AudienceProps;

use crate::publish::{is_rtl, text_direction};
use crate::room::pictures::Theme;
use crate::room::{Blank, Picture, Slide, SlideContent};
use crate::view::part;
use crate::view::ui::Key;
use heading::heading;
use yew::prelude::*;

/// The audience's view. It fills its container, which must have a size.
#[function_component]
pub fn Audience(props: &AudienceProps) -> Html {
    let slide = &*props.slide;
    let theme = match props.theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let direction = text_direction(is_rtl(&props.instrument.lang));
    let blank = slide.blank.map(|blank| match blank {
        Blank::Dark => "blank dark",
        Blank::Light => "blank light",
    });
    let (announced, body) = if blank.is_some() {
        (AttrValue::default(), html! { <div class="body"></div> })
    } else {
        (heading(props), body(props))
    };
    let ribbon = (slide.rehearsal && blank.is_none()).then(|| props.ui.text(Key::RoomRehearsal));
    html! {
        <main class={classes!("wf", "audience", blank, slide.rehearsal.then_some("rehearsal"))} data-look={theme}
            lang={props.instrument.lang.to_string()} dir={direction}>
            // Announces the new slide to screen readers.
            <p class="unseen" role="status" ~textContent={&*announced}/>
            { part::p("ribbon", ribbon.unwrap_or_default()) }
            // A key for each slide, so that no element of the previous one is patched or animated.
            <section class="slide" key={slide_key(slide)}>{ body }</section>
        </main>
    }
}

/// A key for each distinct slide. The question before the talk and the one after it have the same key.
fn slide_key(slide: &Slide) -> usize {
    if slide.blank.is_some() {
        return 0;
    }
    let (kind, at) = match &slide.content {
        SlideContent::Join { .. } => (1, 0),
        SlideContent::Question { item, .. } => (2, *item),
        SlideContent::Talk { item } => (3, *item),
        SlideContent::Shift(figures) => (4, figures.item),
        SlideContent::Debrief { item } => (5, *item),
        SlideContent::Evidence { item } => (7, *item),
        SlideContent::Picture(figures) => {
            let picture = figures.picture();
            let at = Picture::ALL.iter().position(|&other| other == picture);
            (6, at.unwrap_or(0))
        }
    };
    kind + 8 * at
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
        SlideContent::Debrief { item } => debrief::claims(props, *item),
        SlideContent::Evidence { item } => debrief::evidence(props, *item),
        SlideContent::Picture(figures) => picture::draw(props, figures),
    }
}
