//! A line between two poles with people's marks, stacked where several have the same position.

use super::mark;
use crate::instrument::POLE_SCORE;
use crate::view::line::percent;
use crate::view::part;
use yew::prelude::*;

/// The height of a mark in a stack, in hundredths of an `em`.
const HIGH: i32 = 140;

/// A line between two poles with a mark for each person: their position in hundredths from the middle,
/// and their letter. Hidden from assistive technology: text beside it says the same.
pub fn draw(poles: [AttrValue; 2], people: &[(i32, Option<u8>)], lettered: bool) -> Html {
    let [low, high] = poles;
    let mut tallest = 0;
    let people: Vec<Html> = (people.iter().enumerate())
        .map(|(n, &(at, who))| {
            let below = people[..n].iter().filter(|(place, _)| *place == at).count();
            tallest = tallest.max(below);
            let up = mark::em(-HIGH * i32::try_from(below).unwrap_or(0));
            html! {
                <svg x={percent(at)} y="100%" width="1" height="1">
                    <svg class="person" y={up} width="1" height="1">{ mark::draw(who, lettered) }</svg>
                </svg>
            }
        })
        .collect();
    let high_enough = mark::em(HIGH * i32::try_from(tallest).unwrap_or(0) + 100);
    let (first, last) = (percent(-POLE_SCORE), percent(POLE_SCORE));
    let (ground, middle) = (AttrValue::Static("100%"), percent(0));
    html! {
        <div class="stands-on" aria-hidden="true">
            <svg height={high_enough}>
                { part::stroke("track", [&first, &ground], [&last, &ground]) }
                <svg x={middle} y="100%" width="1" height="1"><line class="track" y1="-.375em" y2=".375em"/></svg>
                { part::dot("pole low", [&first, &ground], "5") }
                { part::diamond([&last, &ground]) }
                { for people }
            </svg>
            { part::span("low", low) }
            { part::span("high", high) }
        </div>
    }
}
