//! The map: two lines crossing, the named regions between them, and the reader's point.

use super::line::percent;
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
    let words = ui.fill(
        Key::MapWords,
        &[
            ("question", &across.question),
            ("where", &lean(ui, across, x)),
            ("question2", &up.question),
            ("where2", &lean(ui, up, y)),
        ],
    );
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
            <div class="map" part="map" role="img" aria-label={words.clone()}>
                { picture(plane.centre, (x, spread_x), (y, spread_y)) }
                <div class="regions">{ for (0..instrument.verdicts.len()).map(region) }</div>
                <span class="axis left">{ AttrValue::from(across.low.clone()) }</span>
                <span class="axis right">{ AttrValue::from(across.high.clone()) }</span>
                <span class="axis bottom">{ AttrValue::from(up.low.clone()) }</span>
                <span class="axis top">{ AttrValue::from(up.high.clone()) }</span>
            </div>
            <figcaption>
                <p>{ words }</p>
                <p class="note">{ ui.text(Key::MapSpread) }</p>
            </figcaption>
        </figure>
    }
}

fn picture(centre: u32, x: (Score, Option<Spread>), y: (Score, Option<Spread>)) -> Html {
    let centre = i32::try_from(centre).unwrap_or(0);
    // Up is up: SVG counts downwards.
    let (at_x, at_y) = (percent(x.0.hundredths()), percent(-y.0.hundredths()));
    let spread_x = x.1.map(|s| {
        let (y1, y2) = (at_y.clone(), at_y.clone());
        html! { <line class="spread" x1={percent(s.low)} x2={percent(s.high)} {y1} {y2}/> }
    });
    let spread_y = y.1.map(|s| {
        let (x1, x2) = (at_x.clone(), at_x.clone());
        html! { <line class="spread" y1={percent(-s.low)} y2={percent(-s.high)} {x1} {x2}/> }
    });
    // Four sides of the centre: SVG cannot size a rectangle by the difference of two places, and
    // four lines need no arithmetic.
    let (low, high) = (percent(-centre), percent(centre));
    let side = |x1: &AttrValue, y1: &AttrValue, x2: &AttrValue, y2: &AttrValue| {
        html! {
            <line class="centre" x1={x1.clone()} y1={y1.clone()} x2={x2.clone()} y2={y2.clone()}/>
        }
    };
    html! {
        <svg aria-hidden="true">
            { side(&low, &low, &high, &low) }
            { side(&high, &low, &high, &high) }
            { side(&high, &high, &low, &high) }
            { side(&low, &high, &low, &low) }
            <line class="track" x1="6%" y1="50%" x2="94%" y2="50%"/>
            <line class="track" x1="50%" y1="6%" x2="50%" y2="94%"/>
            <circle class="pole low" cx="6%" cy="50%" r="5"/>
            <circle class="pole high" cx="94%" cy="50%" r="5"/>
            <circle class="pole low" cx="50%" cy="94%" r="5"/>
            <circle class="pole high" cx="50%" cy="6%" r="5"/>
            { spread_x }
            { spread_y }
            <circle class="halo" cx={at_x.clone()} cy={at_y.clone()} r="14"/>
            <circle class="mark" cx={at_x} cy={at_y} r="9"/>
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
