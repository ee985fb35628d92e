//! The question slide: a statement with its answers on a line, or a dilemma with its options.

use super::font_size;
use super::heading::fitted_heading;
use super::props::AudienceProps;
use crate::room::Vote;
use crate::room::pictures::Frame;
use crate::view::part;
use crate::view::room::glyph;
use crate::view::ui::Key;
use yew::prelude::*;

/// The width and height available for the question and its answers, between kicker and footer. The ribbon of
/// a rehearsal is taken off.
const ANSWER_BOX: (i32, i32) = (1504, 565);

/// The height available for a dilemma on a narrow screen: beside the kicker, or below the ribbon.
const NARROW_HEIGHT: i32 = 710;

pub fn draw(props: &AudienceProps, item: usize, vote: Vote, votes_in: Option<u32>) -> Html {
    let ui = &props.ui;
    let Some(question) = props.instrument.items.get(item) else {
        return html! { <div class="body"></div> };
    };
    let choices = u8::try_from(question.choice_count()).unwrap_or(u8::MAX);
    let labels = (0..choices).filter_map(|choice| {
        let label = props.instrument.answer_label(item, choice)?;
        Some(AttrValue::from(label.clone()))
    });
    let labels: Vec<AttrValue> = labels.collect();
    let (heading, answers) = if question.is_statement() {
        let rooms = font_size::both((ANSWER_BOX.0, 330));
        (fitted_heading(props, rooms, 88), on_a_line(&labels))
    } else {
        let rooms = font_size::both((ANSWER_BOX.0, 180));
        // On a narrow screen the options have more of the height, see the style sheet.
        let [wide, narrow] = rooms.map(|room| font_size::fitted_height(&question.text, room, 60));
        let ribbon = if props.slide.rehearsal {
            0
        } else {
            Frame::RIBBON
        };
        let left = [ANSWER_BOX.1 + ribbon - wide, NARROW_HEIGHT - narrow];
        (fitted_heading(props, rooms, 60), in_rows(&labels, left))
    };
    let (name, how) = match vote {
        Vote::First => (Key::RoomFirst, Key::RoomSlideRaise),
        Vote::Second => (Key::RoomSecond, Key::RoomSlideAgain),
    };
    let votes = votes_in.map(|n| ui.fill(Key::RoomSlideVotes, &[("n", &n.to_string())]));
    html! {
        <div class="body question">
            { part::p("kicker", ui.text(name)) }
            { heading }
            { answers }
            <div class="foot">
                { part::p("how", ui.text(how)) }
                { part::p("votes", votes.unwrap_or_default()) }
            </div>
        </div>
    }
}

/// The answers of a statement, on one line.
fn on_a_line(labels: &[AttrValue]) -> Html {
    /// The width and height available for each of the five labels.
    const LABELS: [(i32, i32); 2] = [(276, 165), (212, 165)];
    let texts: Vec<&str> = labels.iter().map(AttrValue::as_str).collect();
    let size = font_size::common_classes(&texts, LABELS, 50);
    html! { <ol class={classes!("line", size)}>{ for marked(labels) }</ol> }
}

/// The answers of a dilemma, in rows within these heights on a wide and a narrow screen.
fn in_rows(labels: &[AttrValue], [wide, narrow]: [i32; 2]) -> Html {
    let texts: Vec<&str> = labels.iter().map(AttrValue::as_str).collect();
    let rooms = [
        (ANSWER_BOX.0 - 116, wide),
        (ANSWER_BOX.0 - 400 - 92, narrow),
    ];
    let size = font_size::stacked_classes(&texts, rooms, 54, 2);
    let many = (labels.len() > 6).then_some("many");
    html! { <ol class={classes!("rows", size, many)}>{ for marked(labels) }</ol> }
}

fn marked(labels: &[AttrValue]) -> impl Iterator<Item = Html> {
    (0..).zip(labels).map(|(choice, label)| {
        html! {
            <li key={usize::from(choice)}>
                { glyph::draw(choice) }
                <span class="unseen" translate="no" ~textContent={&*glyph::letter(choice)}/>
                { part::span("label", label.clone()) }
            </li>
        }
    })
}
