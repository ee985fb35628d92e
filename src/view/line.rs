//! The one visual idea: a line between two poles, and marks on it.

use crate::instrument::{Scale, Score, Spread};
use yew::prelude::*;

/// A place on a line in per cent, as SVG wants it, from a score in hundredths: the poles lie at
/// 6 % and 94 %, so that a mark on a pole is drawn whole.
pub fn percent(hundredths: i32) -> AttrValue {
    // Tenths of a per cent: 500 ± 440 for ± 200.
    let tenths = 500 + hundredths * 11 / 5;
    let mut text = (tenths / 10).to_string();
    text.push('.');
    text.push_str(&(tenths % 10).to_string());
    text.push('%');
    AttrValue::from(text)
}

/// What lies on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What the answers come to: a full mark, with its spread.
    Answers(Score, Option<Spread>),
    /// The gut vote: an open mark on a pole.
    Vote(i32),
}

/// A line between the poles of a scale. A picture: what it says stands in words beside it.
pub fn draw(scale: &Scale, marks: &[Mark]) -> Html {
    let mark = |mark: &Mark| match *mark {
        Mark::Vote(at) => html! { <circle class="vote" cx={percent(at)} cy="50%" r="9"/> },
        Mark::Answers(score, spread) => {
            let spread = spread.map(|spread| {
                html! {
                    <line class="spread" x1={percent(spread.low)} y1="50%"
                        x2={percent(spread.high)} y2="50%"/>
                }
            });
            html! {
                <>
                    { spread }
                    <circle class="mark" cx={percent(score.hundredths())} cy="50%" r="6"/>
                </>
            }
        }
    };
    html! {
        <div class="line" aria-hidden="true">
            <span class="low">{ AttrValue::from(scale.low.clone()) }</span>
            <span class="high">{ AttrValue::from(scale.high.clone()) }</span>
            <svg>
                <line class="track" x1="6%" y1="50%" x2="94%" y2="50%"/>
                <line class="track" x1="50%" y1="30%" x2="50%" y2="70%"/>
                <circle class="pole low" cx="6%" cy="50%" r="4"/>
                <circle class="pole high" cx="94%" cy="50%" r="4"/>
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
