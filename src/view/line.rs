//! A line between two poles, and marks on it.

use super::part;
use crate::instrument::{POLE_SCORE, Scale, Score, Spread};
use crate::sheet::GutVote;
use yew::prelude::*;

/// The position of a score on a line as an SVG percentage. The score is in hundredths, -200 to 200; the
/// poles lie at 6 % and 94 %, so that a mark on a pole is not cut off.
pub fn percent(hundredths: i32) -> AttrValue {
    // Tenths of a per cent: 500 ± 440 for ± 200.
    let tenths = 500 + hundredths * 11 / 5;
    let mut text = (tenths / 10).to_string();
    text.push('.');
    text.push_str(&(tenths % 10).to_string());
    text.push('%');
    AttrValue::from(text)
}

/// A mark on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The score of the answers: a filled mark, with its spread.
    Answers(Score, Option<Spread>),
    /// The gut vote: an outlined mark on a pole.
    Vote(GutVote),
}

/// The line from the gut vote to where the answers put it, which the style sheet draws from the vote on.
fn trail(marks: &[Mark]) -> Option<Html> {
    let [Mark::Vote(vote), Mark::Answers(score, _)] = *marks else {
        return None;
    };
    let middle = percent(0);
    let (from, to) = (percent(vote.hundredths()), percent(score.hundredths()));
    Some(html! {
        <line class="way" x1={from} y1={middle.clone()} x2={to} y2={middle} pathLength="1"/>
    })
}

/// The class of the answers' mark: where it sets out from.
fn answers_class(marks: &[Mark]) -> &'static str {
    match marks.first() {
        Some(Mark::Vote(GutVote::Low)) => "mark from-low",
        Some(Mark::Vote(GutVote::High)) => "mark from-high",
        _ => "mark",
    }
}

/// A line between the poles of a scale. Hidden from assistive technology: text beside it says the same.
pub fn draw(scale: &Scale, marks: &[Mark]) -> Html {
    let middle = percent(0);
    let (low, high) = (percent(-POLE_SCORE), percent(POLE_SCORE));
    let mark = |mark: &Mark| match *mark {
        Mark::Vote(vote) => {
            let at = percent(vote.hundredths());
            html! { <g>{ part::dot("vote", [&at, &middle], "9") }</g> }
        }
        Mark::Answers(score, spread) => {
            let spread = spread.map(|spread| {
                let (from, to) = (percent(spread.low), percent(spread.high));
                part::stroke("spread", [&from, &middle], [&to, &middle])
            });
            let at = percent(score.hundredths());
            html! {
                <g>
                    <g>{ spread }</g>
                    { part::dot(answers_class(marks), [&at, &middle], "6") }
                </g>
            }
        }
    };
    html! {
        <div class="line" aria-hidden="true">
            { part::span("low", AttrValue::from(scale.low.clone())) }
            { part::span("high", AttrValue::from(scale.high.clone())) }
            <svg>
                { part::stroke("track", [&low, &middle], [&high, &middle]) }
                { part::stroke("track", [&middle, &"30%".into()], [&middle, &"70%".into()]) }
                { part::dot("pole low", [&low, &middle], "5") }
                { part::diamond([&high, &middle]) }
                <g>{ trail(marks) }</g>
                { for marks.iter().map(mark) }
            </svg>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_score_is_the_middle_of_the_line() {
        assert_eq!(percent(0), "50.0%");
        assert_eq!(percent(200), "94.0%");
        assert_eq!(percent(-200), "6.0%");
        assert_eq!(percent(67), "64.7%");
    }
}
