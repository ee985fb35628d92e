//! The scoring of the reader's answers: the arithmetic for each scale, and the rules.
//!
//! A score is written with the pole that it counts towards, never with a sign: neither pole is the
//! negative of the other.

use super::debrief::own_answer;
use super::line::{self, Mark};
use super::part;
use super::quiz::DrawContext;
use super::ui::{Key, Ui};
use crate::instrument::{Reading, Scale, Side, format_decimal};
use yew::prelude::*;

pub fn draw(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { ui, instrument, .. } = cx;
    let lines = (0..instrument.scales.len()).map(|n| scale_account(cx, reading, n));
    html! {
        <section class="scoring">
            { part::closed_section("sums", false, [Key::Scoring, Key::ScoringAbout].map(|key| ui.text(key)), html! { <>
                { part::p("note", ui.text(Key::ScoringNote)) }
                <div class="accounts">{ for lines }</div>
                <ul class="rules">{ for rules(cx).into_iter().map(|rule| html! { <li ~textContent={&*rule}/> }) }</ul>
            </> }) }
        </section>
    }
}

/// The sum of one scale: its items, the score of each, and the mean.
fn scale_account(cx: &DrawContext, reading: &Reading, scale: usize) -> Html {
    let DrawContext { ui, instrument, .. } = cx;
    let answers = &cx.reader.sheet().answers;
    let score = reading.scores[scale];
    let spread = instrument.spread(scale, answers);
    let scale_of = &instrument.scales[scale];
    let items = instrument.item_scores(scale, answers).map(|(n, counts)| {
        let counts = match counts {
            None => ui.text(Key::ScoringBlank),
            Some(0) => ui.text(Key::ScoringZero),
            Some(counts) => {
                let n = counts.abs().to_string();
                towards_pole(ui, scale_of, counts, &n)
            }
        };
        html! {
            <li key={n} value={(n + 1).to_string()}>
                { part::span("asked", AttrValue::from(instrument.items[n].text.clone())) }
                { part::span("own", own_answer(cx, n)) }
                { part::span("counts", counts) }
            </li>
        }
    });
    let has_enough = instrument.has_enough_answers(score);
    let mark = has_enough.then_some(Mark::Answers(score, spread));
    let place = |hundredths: i32| {
        let n = format_decimal(hundredths.unsigned_abs(), &ui.text(Key::Decimal));
        towards_pole(ui, scale_of, hundredths, &n)
    };
    let count = score.count.to_string();
    let sum = towards_pole(ui, scale_of, score.sum, &score.sum.abs().to_string());
    let sum = ui.fill(Key::ScoringSum, &[("count", &count), ("sum", &sum)]);
    let mean = has_enough.then(|| {
        let mean = place(score.hundredths());
        ui.fill(Key::ScoringMean, &[("count", &count), ("mean", &mean)])
    });
    let mean = mean.unwrap_or_else(|| {
        let enough = instrument.enough.to_string();
        ui.fill(Key::ScoringThin, &[("n", &enough)])
    });
    let spread = spread.map(|spread| {
        if spread.low == spread.high {
            return ui.text(Key::ScoringSteady);
        }
        let (low, high) = (place(spread.low), place(spread.high));
        ui.fill(Key::ScoringSpread, &[("low", &low), ("high", &high)])
    });
    html! {
        <section key={scale} class="account">
            <h4 ~textContent={&*scale_of.question}/>
            { line::draw(scale_of, mark.as_slice()) }
            <ol>{ for items }</ol>
            <div class="total">
                { part::p("sum", sum) }
                { part::p("mean", mean) }
                { part::p("note", spread.unwrap_or_default()) }
            </div>
        </section>
    }
}

/// The scoring rules, which are the same for every reader.
fn rules(cx: &DrawContext) -> Vec<AttrValue> {
    let DrawContext { ui, instrument, .. } = cx;
    let edge = |hundredths: u32| format_decimal(hundredths, &ui.text(Key::Decimal));
    let centre = (instrument.verdicts.iter()).find(|v| v.place.across == Side::Middle);
    let centre = centre.map(|verdict| {
        let edge = edge(instrument.plane.centre);
        let names = [("edge", &*edge), ("name", &*verdict.name)];
        ui.fill(Key::ScoringCentre, &names)
    });
    let middle = &instrument.agreement[instrument.agreement.len() / 2];
    let enough = instrument.enough.to_string();
    let blanks = ui.fill(
        Key::ScoringBlanks,
        &[("middle", &**middle), ("n", &*enough)],
    );
    let shade = instrument.shades.as_ref().map(|shades| {
        let question = &instrument.scales[shades.scale].question;
        let edge = edge(shades.edge);
        ui.fill(
            Key::ScoringShade,
            &[("question", &**question), ("edge", &*edge)],
        )
    });
    (centre.into_iter())
        .chain([
            ui.text(Key::ScoringBorder),
            ui.text(Key::ScoringNear),
            blanks,
        ])
        .chain(shade)
        .chain([ui.text(Key::ScoringStraight)])
        .collect()
}

/// The text for a score's distance towards the pole on its side, or for the middle. `amount` is the
/// distance as text.
fn towards_pole(ui: &Ui, scale: &Scale, number: i32, amount: &str) -> AttrValue {
    let pole = match number.signum() {
        0 => return ui.text(Key::ScoringZero),
        1 => &scale.high,
        _ => &scale.low,
    };
    ui.fill(Key::ScoringTowards, &[("n", amount), ("pole", pole)])
}
