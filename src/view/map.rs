//! The map: two lines crossing, the named regions between them, and the reader's point.

use super::line::percent;
use super::part;
use super::ui::{Key, Ui};
use super::widget::Draw;
use crate::instrument::{Outcome, Reading, Scale, Score, Side, Spread};
use yew::prelude::*;

pub fn draw(draw: &Draw, reading: &Reading) -> Html {
    let Draw { instrument, ui, .. } = draw;
    let plane = &instrument.plane;
    let (across, up) = (
        &instrument.scales[plane.across],
        &instrument.scales[plane.up],
    );
    let (x, y) = (reading.scores[plane.across], reading.scores[plane.up]);
    let answers = &draw.reader.sheet().answers;
    let spread_x = instrument.spread(plane.across, answers);
    let spread_y = instrument.spread(plane.up, answers);
    let words = |scale: &Scale, score: Score| {
        let where_to = lean(ui, scale, score);
        ui.fill(
            Key::Place,
            &[("question", &scale.question), ("place", &where_to)],
        )
    };
    let (words_x, words_y) = (words(across, x), words(up, y));
    let all = words_x.to_string() + " " + &words_y;
    let region = |n: usize| {
        let verdict = &instrument.verdicts[n];
        let here = match reading.outcome {
            Outcome::One(a) => a == n,
            Outcome::Between(a, b) => a == n || b == n,
            Outcome::TooLittle | Outcome::Straight => false,
        };
        let column = match verdict.place.across {
            Side::Low => "left",
            Side::Middle => "centre",
            Side::High => "right",
        };
        let row = match verdict.place.up {
            Side::Low => "bottom",
            Side::Middle => "centre",
            Side::High => "top",
        };
        let class = classes!("region", column, row, here.then_some("here"));
        html! { <span key={n} {class}>{ AttrValue::from(verdict.name.clone()) }</span> }
    };
    html! {
        <figure class="place">
            <div class="map" part="map" role="img" aria-label={all}>
                { picture(plane.centre, (x, spread_x), (y, spread_y)) }
                <div class="regions">{ for (0..instrument.verdicts.len()).map(region) }</div>
                { part::span("axis left", AttrValue::from(across.low.clone())) }
                { part::span("axis right", AttrValue::from(across.high.clone())) }
                { part::span("axis bottom", AttrValue::from(up.low.clone())) }
                { part::span("axis top", AttrValue::from(up.high.clone())) }
            </div>
            <figcaption>
                { part::p("words", words_x) }
                { part::p("words", words_y) }
                { part::p("note", ui.text(Key::MapSpread)) }
            </figcaption>
        </figure>
    }
}

fn picture(centre: u32, x: (Score, Option<Spread>), y: (Score, Option<Spread>)) -> Html {
    let centre = i32::try_from(centre).unwrap_or(0);
    let middle = percent(0);
    let (first, last) = (percent(-200), percent(200));
    // Up is up: SVG counts downwards.
    let (at_x, at_y) = (percent(x.0.hundredths()), percent(-y.0.hundredths()));
    let spread_x = x.1.map(|s| {
        part::stroke(
            "spread",
            [&percent(s.low), &at_y],
            [&percent(s.high), &at_y],
        )
    });
    let spread_y = y.1.map(|s| {
        part::stroke(
            "spread",
            [&at_x, &percent(-s.low)],
            [&at_x, &percent(-s.high)],
        )
    });
    // Four sides of the centre: SVG cannot size a rectangle by the difference of two places, and
    // four strokes need no arithmetic.
    let (low, high) = (percent(-centre), percent(centre));
    html! {
        <svg aria-hidden="true">
            { part::stroke("centre", [&low, &low], [&high, &low]) }
            { part::stroke("centre", [&high, &low], [&high, &high]) }
            { part::stroke("centre", [&high, &high], [&low, &high]) }
            { part::stroke("centre", [&low, &high], [&low, &low]) }
            { part::stroke("track", [&first, &middle], [&last, &middle]) }
            { part::stroke("track", [&middle, &first], [&middle, &last]) }
            { part::dot("pole low", [&first, &middle], "5") }
            { part::dot("pole low", [&middle, &last], "5") }
            { part::diamond([&last, &middle]) }
            { part::diamond([&middle, &first]) }
            { spread_x }
            { spread_y }
            { part::dot("halo", [&at_x, &at_y], "14") }
            { part::dot("mark", [&at_x, &at_y], "9") }
        </svg>
    }
}

/// Where a score lies on its line, in words.
pub fn lean(ui: &Ui, scale: &Scale, score: Score) -> AttrValue {
    /// Hundredths from which a score lies far out: 1.25 of 2.
    const FAR: u32 = 125;
    /// Hundredths from which a score leans at all.
    const NEAR: u32 = 50;
    let key = if score.side(FAR) == Side::Middle {
        Key::Lean
    } else {
        Key::LeanFar
    };
    let pole = |pole: &str| ui.fill(key, &[("pole", pole)]);
    match score.side(NEAR) {
        _ if score.count == 0 => ui.text(Key::LeanUnknown),
        Side::Low => pole(&scale.low),
        Side::Middle => ui.text(Key::LeanMiddle),
        Side::High => pole(&scale.high),
    }
}
