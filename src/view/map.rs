//! The map: two axes, the named regions between them, and the points of one or several people.

use super::compare::{mark, offsets};
use super::line::percent;
use super::outcome::title;
use super::part;
use super::ui::{Key, Ui};
use crate::instrument::{
    Answer, Instrument, Outcome, POLE_SCORE, Reading, Scale, Score, ScorePosition,
};
use crate::publish::region_classes;
use yew::prelude::*;

/// One person's point on a map of several people.
pub struct Point<'a> {
    /// The person's letter. None for the reader.
    pub letter: Option<u8>,
    /// The person's name.
    pub name: AttrValue,
    /// The person's answers.
    pub answers: &'a [Answer],
    /// The reading of these answers.
    pub reading: &'a Reading,
}

/// The largest number of people for whom spreads are drawn and regions highlighted: with more the map
/// would be cluttered.
const MAX_SPREADS: usize = 2;

/// One person's map, with a caption that explains the spread bars.
pub fn draw(
    instrument: &Instrument,
    ui: &Ui,
    answers: &[Answer],
    reading: &Reading,
    bars: Key,
) -> Html {
    let [words_x, words_y] = position_texts(instrument, ui, reading);
    let name = title(instrument, ui, reading.outcome).unwrap_or_default();
    // All that the picture says, once: what stands in it is hidden from assistive technology.
    let all = [&*name, ". ", &words_x, " ", &words_y].concat();
    let (x, y) = position(instrument, reading);
    // The y axis of SVG points down.
    let (at_x, at_y) = (percent(x), percent(-y));
    let marks = html! {
        <>
            { spread("spread", instrument, answers, reading) }
            { part::dot("halo", [&at_x, &at_y], "14") }
            { part::dot("mark", [&at_x, &at_y], "9") }
        </>
    };
    html! {
        <figure class="place">
            { map(instrument, &[reading.outcome], all.into(), marks) }
            <figcaption>
                { part::p("note up", ui.text(Key::MapUp)) }
                { part::p("note", ui.text(bars)) }
            </figcaption>
        </figure>
    }
}

/// A map of several people. Marks that would overlap are drawn beside their points, with a leader line
/// to the point.
pub fn draw_group(instrument: &Instrument, ui: &Ui, points: &[Point], lettered: bool) -> Html {
    let few = points.len() <= MAX_SPREADS;
    let bars = points.iter().filter(|_| few).map(|point| {
        let class = match point.letter {
            None => "spread",
            Some(_) => "spread theirs",
        };
        spread(class, instrument, point.answers, point.reading)
    });
    let at = points
        .iter()
        .map(|point| position(instrument, point.reading));
    let at: Vec<(i32, i32)> = at.collect();
    let aside = offsets::mark_offsets(&at);
    // The y axis of SVG points down.
    let at: Vec<_> = (at.into_iter().map(|(x, y)| (percent(x), percent(-y)))).collect();
    // All leader lines are drawn below all marks.
    let leads = at.iter().zip(&aside).map(|((x, y), &(right, down))| {
        let (x, y) = (x.clone(), y.clone());
        let lead = ((right, down) != (0, 0)).then(|| {
            html! { <line class="lead" x2={mark::em(right)} y2={mark::em(down)}/> }
        });
        html! { <svg {x} {y} width="1" height="1">{ lead }</svg> }
    });
    let marks = (points.iter().zip(&at)).zip(&aside);
    let marks = marks.map(|((point, (x, y)), &(right, down))| {
        let (x, y) = (x.clone(), y.clone());
        html! {
            <svg class="person" {x} {y} width="1" height="1">
                <svg x={mark::em(right)} y={mark::em(down)} width="1" height="1">{ mark::draw(point.letter, lettered) }</svg>
            </svg>
        }
    });
    let marks = html! {
        <>
            <g>{ for bars }</g>
            // Not `<g>`: Firefox computes a wrong bounding box for a group of nested `<svg>` elements.
            <svg>{ for leads }</svg>
            <svg>{ for marks }</svg>
        </>
    };
    let label = points.iter().map(|point| {
        let [x, y] = position_texts(instrument, ui, point.reading);
        let place = x.to_string() + " " + &y;
        let names = [("who", &*point.name), ("place", &*place)];
        ui.fill(Key::CompareWho, &names).to_string()
    });
    let label = label.collect::<Vec<_>>().join(" ");
    let outcomes = points.iter().filter(|_| few);
    let here: Vec<Outcome> = outcomes.map(|point| point.reading.outcome).collect();
    html! {
        <figure class="place">
            { map(instrument, &here, label.into(), marks) }
            <figcaption>
                { part::p("note up", ui.text(Key::MapUp)) }
                { few.then(|| part::p("note", ui.text(Key::CompareSpread))) }
            </figcaption>
        </figure>
    }
}

/// The map with these marks. It has `role="img"`, and `label` is its text alternative.
fn map(instrument: &Instrument, here: &[Outcome], label: AttrValue, marks: Html) -> Html {
    let plane = &instrument.plane;
    let (across, up) = (
        &instrument.scales[plane.across],
        &instrument.scales[plane.up],
    );
    let region = |n: usize| {
        let verdict = &instrument.verdicts[n];
        let here = here.iter().any(|outcome| outcome.includes(n));
        let [column, row] = region_classes(verdict.place);
        let class = classes!("region", column, row, here.then_some("here"));
        html! { <span key={n} {class} ~textContent={&*verdict.name}/> }
    };
    html! {
        <div class="map" part="map" role="img" aria-label={label}>
            <svg aria-hidden="true">
                { axes(plane.centre) }
                { marks }
            </svg>
            <div class="names" aria-hidden="true">
                <div class="regions">{ for (0..instrument.verdicts.len()).map(region) }</div>
                { part::span("axis left", AttrValue::from(across.low.clone())) }
                { part::span("axis right", AttrValue::from(across.high.clone())) }
                { part::span("axis bottom", AttrValue::from(up.low.clone())) }
                { part::span("axis top", AttrValue::from(up.high.clone())) }
            </div>
        </div>
    }
}

/// The two axes with their poles, and the centre.
fn axes(centre: u32) -> Html {
    let centre = i32::try_from(centre).unwrap_or(0);
    let middle = percent(0);
    let (first, last) = (percent(-POLE_SCORE), percent(POLE_SCORE));
    // The four sides of the centre. A `<rect>` would need the difference of two percentages as its size;
    // four lines need none.
    let (low, high) = (percent(-centre), percent(centre));
    html! {
        <>
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
        </>
    }
}

/// The position of a point: hundredths across and up.
fn position(instrument: &Instrument, reading: &Reading) -> (i32, i32) {
    let at = |scale: usize| reading.scores[scale].hundredths();
    (at(instrument.plane.across), at(instrument.plane.up))
}

/// The range over which a point would move if any one answer were left out, as two bars.
fn spread(
    class: &'static str,
    instrument: &Instrument,
    answers: &[Answer],
    reading: &Reading,
) -> Html {
    let plane = &instrument.plane;
    let (x, y) = position(instrument, reading);
    let (at_x, at_y) = (percent(x), percent(-y));
    let across = instrument.spread(plane.across, answers).map(|s| {
        let (low, high) = (percent(s.low), percent(s.high));
        part::stroke(class, [&low, &at_y], [&high, &at_y])
    });
    let up = instrument.spread(plane.up, answers).map(|s| {
        let (low, high) = (percent(-s.low), percent(-s.high));
        part::stroke(class, [&at_x, &low], [&at_x, &high])
    });
    html! { <g><g>{ across }</g><g>{ up }</g></g> }
}

/// A description of a point's position on each of the two axes.
fn position_texts(instrument: &Instrument, ui: &Ui, reading: &Reading) -> [AttrValue; 2] {
    let plane = &instrument.plane;
    [plane.across, plane.up].map(|n| {
        let scale = &instrument.scales[n];
        let where_to = lean_text(ui, scale, reading.scores[n], plane.centre);
        let names = [("question", &*scale.question), ("place", &*where_to)];
        ui.fill(Key::Place, &names)
    })
}

/// A description of a score's position on its axis: in the middle (within the centre), or towards a
/// pole.
fn lean_text(ui: &Ui, scale: &Scale, score: Score, centre: u32) -> AttrValue {
    let lean = |pole: &str, is_far: bool| {
        let key = if is_far { Key::LeanFar } else { Key::Lean };
        ui.fill(key, &[("pole", pole)])
    };
    match score.position(centre) {
        ScorePosition::Unknown => ui.text(Key::LeanUnknown),
        ScorePosition::Middle => ui.text(Key::LeanMiddle),
        ScorePosition::Low { is_far } => lean(&scale.low, is_far),
        ScorePosition::High { is_far } => lean(&scale.high, is_far),
    }
}
