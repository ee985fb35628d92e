//! Finds the tensions in a sheet's answers, and selects those to show.

use super::Answer;
use super::types::{Instrument, Tension, TensionKind};

/// The maximum number of tensions that a result shows: prompts to look again, not a count of faults.
const MAX_SHOWN: usize = 2;

impl Tension {
    /// Returns true if these answers meet all its conditions.
    pub fn fires(&self, answers: &[Answer]) -> bool {
        self.when.iter().all(|c| {
            let answer = answers.get(c.item).copied().flatten();
            answer.is_some_and(|a| c.answers.contains(&a))
        })
    }
}

impl Instrument {
    /// Returns the positions of all tensions that fire on these answers.
    pub fn fired_tensions(&self, answers: &[Answer]) -> Vec<usize> {
        let tensions = self.tensions.iter();
        (tensions.enumerate())
            .filter(|(_, tension)| tension.fires(answers))
            .map(|(n, _)| n)
            .collect()
    }

    /// Returns the tensions to show, at most two: contradictions first, and as the second one on other
    /// scales than the first, if there is one.
    pub fn tensions_to_show(&self, answers: &[Answer]) -> Vec<usize> {
        let all = self.fired_tensions(answers);
        // Keeps the order of the file within a kind. Two passes: a sort would add 1 KB of wasm.
        let of = |kind: TensionKind| {
            let tensions = &self.tensions;
            all.iter()
                .copied()
                .filter(move |&n| tensions[n].kind == kind)
        };
        let mut fired: Vec<usize> = of(TensionKind::Contradiction)
            .chain(of(TensionKind::Tension))
            .collect();
        if let Some((&first, rest)) = fired.split_first()
            && let Some(apart) = rest.iter().position(|&n| !self.share_a_scale(first, n))
        {
            fired[1..=apart + 1].rotate_right(1);
        }
        fired.truncate(MAX_SHOWN);
        fired
    }

    fn share_a_scale(&self, a: usize, b: usize) -> bool {
        let scales = |n: usize| {
            let when = &self.tensions[n].when;
            when.iter().map(|c| self.items[c.item].scale)
        };
        scales(a).any(|scale| scales(b).any(|other| other == scale))
    }
}
