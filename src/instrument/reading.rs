//! Scoring: turns answers into scores and a verdict, in integers throughout.

use super::Answer;
use super::types::{Instrument, Side};
use core::cmp::Ordering;

/// The score in hundredths from which a position counts as far from the middle: 1.25 of 2.
const FAR_EDGE: u32 = 125;

/// The score of a high pole in hundredths. A low pole has its negative.
pub const POLE_SCORE: i32 = 200;

/// The answers of one scale added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The sum of the answers' scores, each from -2 to 2.
    pub sum: i32,
    /// The number of items answered.
    pub count: i32,
}

impl Score {
    /// The mean in hundredths, rounded half away from zero; 0 when nothing was answered.
    pub fn hundredths(self) -> i32 {
        if self.count == 0 {
            return 0;
        }
        let doubled = (2 * 100 * self.sum.abs() + self.count) / (2 * self.count);
        doubled * self.sum.signum()
    }

    /// The side of the middle on which the mean lies, where the middle reaches to below `edge`
    /// hundredths. Exact: compares the sum with the edge, not the rounded mean.
    pub fn side(self, edge: u32) -> Side {
        let edge = i32::try_from(edge).unwrap_or(i32::MAX);
        let reach = edge.saturating_mul(self.count);
        match 100 * self.sum {
            sum if self.count == 0 || sum.abs() < reach => Side::Middle,
            sum if sum < 0 => Side::Low,
            _ => Side::High,
        }
    }

    /// The position on the scale as texts describe it, where the centre reaches to below `centre`
    /// hundredths.
    pub fn position(self, centre: u32) -> ScorePosition {
        let is_far = self.side(FAR_EDGE) != Side::Middle;
        match self.side(centre) {
            _ if self.count == 0 => ScorePosition::Unknown,
            Side::Low => ScorePosition::Low { is_far },
            Side::Middle => ScorePosition::Middle,
            Side::High => ScorePosition::High { is_far },
        }
    }
}

/// A score's position on its scale, as texts describe it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScorePosition {
    /// Nothing was answered.
    Unknown,
    /// Within the centre.
    Middle,
    /// Towards the low pole.
    Low {
        /// True if it is far from the middle.
        is_far: bool,
    },
    /// Towards the high pole.
    High {
        /// True if it is far from the middle.
        is_far: bool,
    },
}

/// Formats hundredths with a language's decimal separator: 175 and a comma give `1,75`.
pub fn format_decimal(hundredths: u32, sign: &str) -> String {
    let mut text = (hundredths / 100).to_string();
    text.push_str(sign);
    text.push_str(&(hundredths / 10 % 10).to_string());
    text.push_str(&(hundredths % 10).to_string());
    text
}

/// The range of a score when any one answer is left out (leave-one-out), in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lowest mean.
    pub low: i32,
    /// The highest mean.
    pub high: i32,
}

/// The outcome of answers on the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Too few answers on one of the two scales.
    TooFewAnswers,
    /// Every statement has the same answer (straightlining), whether or not the dilemmas are blank.
    Straightlined,
    /// The verdict at this position.
    Verdict(usize),
    /// A score of exactly 0 between the verdicts at these positions.
    Between(usize, usize),
}

impl Outcome {
    /// Returns true if the outcome is the verdict at position `n`, or between this and another one.
    pub fn includes(self, n: usize) -> bool {
        match self {
            Self::Verdict(a) => a == n,
            Self::Between(a, b) => a == n || b == n,
            Self::TooFewAnswers | Self::Straightlined => false,
        }
    }
}

/// The outcome of the items on the scale of the gut vote's question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GutOutcome {
    /// Too few answers on its scale.
    Unknown,
    /// The score lies on this side of the scale.
    Side(Side),
}

/// The complete result of scoring a sheet's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// One for each scale.
    pub scores: Vec<Score>,
    /// The verdict, or the reason why there is none.
    pub outcome: Outcome,
    /// The other outcomes that are one answer, one step away.
    pub nearby: Vec<Outcome>,
    /// The centre's verdict, if the point lies exactly on the edge of the centre or on a corner of it. From a
    /// corner it takes two answers to get there, so `nearby` may not list it.
    pub touches: Option<Outcome>,
    /// The outcome on the gut vote's question.
    pub gut_outcome: GutOutcome,
    /// The side of the shades' scale, when there are shades and enough answers.
    pub shade: Option<Side>,
    /// The tensions to show, at most two.
    pub tensions: Vec<usize>,
}

impl Instrument {
    /// Scores `answers` (one for each item, in order).
    pub fn read(&self, answers: &[Answer]) -> Reading {
        let scores: Vec<Score> = (0..self.scales.len())
            .map(|n| self.score(n, answers))
            .collect();
        let outcome = self.outcome(answers);
        let found = match scores[self.gut.scale] {
            score if self.has_enough_answers(score) => {
                GutOutcome::Side(score.side(self.plane.centre))
            }
            _ => GutOutcome::Unknown,
        };
        let shade = self.shades.as_ref().and_then(|shades| {
            let score = scores[shades.scale];
            self.has_enough_answers(score)
                .then(|| score.side(shades.edge))
        });
        Reading {
            nearby: self.nearby(answers, outcome),
            touches: self.touched_centre(outcome, self.plane_scores(answers)),
            tensions: self.tensions_to_show(answers),
            scores,
            outcome,
            gut_outcome: found,
            shade,
        }
    }

    /// Returns the verdict, or the reason why there is none.
    pub fn outcome(&self, answers: &[Answer]) -> Outcome {
        self.outcome_for_scores(answers, self.plane_scores(answers))
    }

    /// Like [`Instrument::outcome`], for answers whose scores on the plane are known.
    pub fn outcome_for_scores(&self, answers: &[Answer], scores: [Score; 2]) -> Outcome {
        if self.is_straightlined(answers) {
            Outcome::Straightlined
        } else {
            self.plane_outcome_at(scores)
        }
    }

    /// Returns the scores on the two scales of the plane: across, and up.
    pub fn plane_scores(&self, answers: &[Answer]) -> [Score; 2] {
        [self.plane.across, self.plane.up].map(|scale| self.score(scale, answers))
    }

    /// Returns the score on the scale at position `scale`.
    pub fn score(&self, scale: usize, answers: &[Answer]) -> Score {
        self.answered_scores(scale, answers)
            .fold(Score::default(), |score, counts| Score {
                sum: score.sum + counts,
                count: score.count + 1,
            })
    }

    /// Returns the verdict by the plane alone, without checking for straightlining.
    ///
    /// The centre comes first; then the corner by sign; a score of exactly 0 lies between two corners.
    pub fn plane_outcome(&self, answers: &[Answer]) -> Outcome {
        self.plane_outcome_at(self.plane_scores(answers))
    }

    fn plane_outcome_at(&self, [across, up]: [Score; 2]) -> Outcome {
        if !self.has_enough_answers(across) || !self.has_enough_answers(up) {
            return Outcome::TooFewAnswers;
        }
        let centre = self.plane.centre;
        if across.side(centre) == Side::Middle && up.side(centre) == Side::Middle {
            return self.region_outcome(Side::Middle, Side::Middle);
        }
        match (sign_side(across), sign_side(up)) {
            (Side::Middle, up) => self.border_outcome((Side::Low, up), (Side::High, up)),
            (across, Side::Middle) => {
                self.border_outcome((across, Side::Low), (across, Side::High))
            }
            (across, up) => self.region_outcome(across, up),
        }
    }

    /// Returns the leave-one-out range of the score on `scale`; `None` if it rests on too few answers, or on
    /// a single one.
    pub fn spread(&self, scale: usize, answers: &[Answer]) -> Option<Spread> {
        let all = self.score(scale, answers);
        if all.count < 2 || !self.has_enough_answers(all) {
            return None;
        }
        let means = self.answered_scores(scale, answers).map(|counts| {
            let rest = Score {
                sum: all.sum - counts,
                count: all.count - 1,
            };
            rest.hundredths()
        });
        let (low, high) = means.fold((i32::MAX, i32::MIN), |(low, high), mean| {
            (low.min(mean), high.max(mean))
        });
        Some(Spread { low, high })
    }

    /// Iterates over the items of a scale: their positions, each with its answer's score from -2 to 2, or
    /// `None` if it was left blank. [`Instrument::score`] adds these up.
    pub fn item_scores(
        &self,
        scale: usize,
        answers: &[Answer],
    ) -> impl Iterator<Item = (usize, Option<i32>)> {
        (self.items.iter().zip(answers).enumerate())
            .filter(move |(_, (item, _))| item.scale == scale)
            .map(|(n, (item, answer))| (n, answer.and_then(|choice| item.score(choice))))
    }

    /// Returns true if a score rests on enough answers to be interpreted.
    pub fn has_enough_answers(&self, score: Score) -> bool {
        i64::from(score.count) >= i64::from(self.enough)
    }

    /// Returns true if every statement is answered, and all alike (straightlining). Needs three statements:
    /// two alike are not a pattern.
    fn is_straightlined(&self, answers: &[Answer]) -> bool {
        let mut statements = (self.items.iter().zip(answers))
            .filter(|(item, _)| item.is_statement())
            .map(|(_, answer)| *answer);
        let Some(Some(first)) = statements.next() else {
            return false;
        };
        let mut rest = 0;
        statements.all(|answer| {
            rest += 1;
            answer == Some(first)
        }) && rest >= 2
    }

    /// Iterates over the scores of a scale's answered items.
    fn answered_scores(&self, scale: usize, answers: &[Answer]) -> impl Iterator<Item = i32> {
        (self.item_scores(scale, answers)).filter_map(|(_, counts)| counts)
    }

    /// Returns the outcomes other than `outcome` that changing one answer by one step would lead to. If
    /// `outcome` is between two verdicts, those two are not listed again.
    fn nearby(&self, answers: &[Answer], outcome: Outcome) -> Vec<Outcome> {
        let mut nearby = Vec::new();
        if matches!(outcome, Outcome::TooFewAnswers | Outcome::Straightlined) {
            return nearby;
        }
        let mut changed = answers.to_vec();
        for (n, item) in self.items.iter().enumerate() {
            if item.scale != self.plane.across && item.scale != self.plane.up {
                continue;
            }
            let Some(Some(choice)) = answers.get(n).copied() else {
                continue;
            };
            for step in [choice.checked_sub(1), choice.checked_add(1)] {
                if step.and_then(|choice| item.score(choice)).is_none() {
                    continue;
                }
                changed[n] = step;
                let neighbour = self.plane_outcome(&changed);
                let is_known = match (outcome, neighbour) {
                    (Outcome::Between(a, b), Outcome::Verdict(n)) => n == a || n == b,
                    _ => neighbour == outcome,
                };
                if !is_known && !nearby.contains(&neighbour) {
                    nearby.push(neighbour);
                }
            }
            changed[n] = answers[n];
        }
        nearby
    }

    /// Returns the centre's verdict if the point of these scores lies exactly on the edge of the centre.
    fn touched_centre(&self, outcome: Outcome, scores: [Score; 2]) -> Option<Outcome> {
        if matches!(outcome, Outcome::TooFewAnswers | Outcome::Straightlined) {
            return None;
        }
        let edge = i32::try_from(self.plane.centre).unwrap_or(i32::MAX);
        // Exact, as in `Score::side`: compares the sums, not the rounded means.
        let from_edge = scores.map(|score| {
            let reach = edge.saturating_mul(score.count);
            (100 * score.sum.abs()).cmp(&reach)
        });
        (from_edge.contains(&Ordering::Equal) && !from_edge.contains(&Ordering::Greater))
            .then(|| self.region_outcome(Side::Middle, Side::Middle))
            .filter(|centre| *centre != outcome)
    }

    /// Returns the verdict of a region. A loaded instrument has one for each; `TooFewAnswers` keeps an
    /// instrument that was constructed in code from causing a panic.
    fn region_outcome(&self, across: Side, up: Side) -> Outcome {
        self.verdict_at(across, up)
            .map_or(Outcome::TooFewAnswers, Outcome::Verdict)
    }

    fn border_outcome(&self, a: (Side, Side), b: (Side, Side)) -> Outcome {
        match (self.verdict_at(a.0, a.1), self.verdict_at(b.0, b.1)) {
            (Some(a), Some(b)) => Outcome::Between(a, b),
            _ => Outcome::TooFewAnswers,
        }
    }

    fn verdict_at(&self, across: Side, up: Side) -> Option<usize> {
        (self.verdicts.iter()).position(|v| v.place.across == across && v.place.up == up)
    }
}

/// Returns the side by sign alone: the middle only if the sum is exactly 0.
fn sign_side(score: Score) -> Side {
    match score.sum {
        0 => Side::Middle,
        sum if sum < 0 => Side::Low,
        _ => Side::High,
    }
}
