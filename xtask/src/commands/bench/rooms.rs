//! The time that a room takes to import a paste of codes, in Chromium.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;

use super::measure;
use crate::{
    project::{self, Project},
    setup::NodeTools,
};
use which_first::instrument::{self, Instrument, Json};
use which_first::sheet::{GutVote, NONCE_COUNT, Sheet, code};

/// The numbers of codes in a paste, from a few to far more than a hall holds.
const CODE_COUNTS: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// Runs of each paste.
const RUNS: usize = 7;

/// A number of codes and the budget for their import, in milliseconds of main-thread time. A browser's
/// storage holds no room with more codes.
const BUDGET: (usize, f64) = (100_000, 250.0);

/// The times of a paste.
#[derive(Debug, Serialize)]
pub struct Paste {
    /// The number of codes in it.
    pub codes: usize,
    /// The main-thread time of each run, in milliseconds, the fastest first.
    pub milliseconds: Vec<f64>,
}

impl Paste {
    fn median(&self) -> f64 {
        self.milliseconds[self.milliseconds.len() / 2]
    }
}

/// Pastes codes into new rooms and measures the times.
pub fn measure(
    project: &Project,
    node: &NodeTools,
    chromium: &std::path::Path,
) -> Result<Vec<Paste>> {
    let instrument = shipped_instrument(project)?;
    let given = json!({
        "chromium": chromium,
        "dist": project.dist(),
        "rooms": CODE_COUNTS.map(|codes| paste_text(&instrument, codes)),
        "runs": RUNS,
    });
    let took: Vec<Vec<f64>> = measure::run_script(project, node, "measure-rooms.mjs", &given)?;
    let pastes = CODE_COUNTS.into_iter().zip(took);
    Ok(pastes
        .map(|(codes, mut milliseconds)| {
            milliseconds.sort_by(f64::total_cmp);
            Paste {
                codes,
                milliseconds,
            }
        })
        .collect())
}

/// The figures as a table. A time over the budget is marked but is no failure, since the machine may be the
/// cause.
pub fn table(pastes: &[Paste]) -> String {
    let mut table =
        String::from("codes pasted         median ms     least      most   per 1,000\n");
    for paste in pastes {
        let [least, most] = [paste.milliseconds.first(), paste.milliseconds.last()];
        #[expect(
            clippy::cast_precision_loss,
            reason = "far below where it would matter"
        )]
        let thousands = paste.codes as f64 / 1000.0;
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{:<20} {:>9.1} {:>9.1} {:>9.1} {:>11.2}{}",
            paste.codes,
            paste.median(),
            least.copied().unwrap_or_default(),
            most.copied().unwrap_or_default(),
            paste.median() / thousands,
            if paste.codes == BUDGET.0 && paste.median() > BUDGET.1 {
                "   over 250"
            } else {
                ""
            },
        );
    }
    let times = pastes.iter().map(|paste| (paste.codes, paste.median()));
    let _ = writeln!(
        table,
        "grows by the power {:.2}; from the last but one to the last, by {:.2}",
        measure::order(times.clone()),
        measure::order(times.skip(pastes.len().saturating_sub(2))),
    );
    table
}

fn shipped_instrument(project: &Project) -> Result<Instrument> {
    let text = project::read_text(&project.path("www/instruments/which-first.en.json"))?;
    let json: Json = serde_json::from_str(&text)?;
    // The build has validated it.
    instrument::load(&json)
        .ok()
        .context("the instrument that is shipped has problems")
}

/// The codes of `codes` different sheets, one per line.
fn paste_text(instrument: &Instrument, codes: usize) -> String {
    let mut state = 1_u64;
    let mut random_below = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut text = String::new();
    for _ in 0..codes {
        let answers = (instrument.items.iter())
            .map(|item| u8::try_from(random_below(item.choice_count())).ok())
            .collect();
        let sheet = Sheet {
            gut: Some(if random_below(2) == 0 {
                GutVote::Low
            } else {
                GutVote::High
            }),
            answers,
            nonce: u16::try_from(random_below(usize::from(NONCE_COUNT))).unwrap_or(0),
        };
        text.push_str(&code::encode(instrument, &sheet));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Paste, paste_text, shipped_instrument, table};
    use crate::project::Project;
    use which_first::sheet::code_search::find_codes;

    #[test]
    fn every_code_that_is_pasted_is_one() {
        let project = Project::find().expect("the working copy");
        let instrument = shipped_instrument(&project).expect("the instrument that is shipped");
        let found = find_codes(&instrument, &paste_text(&instrument, 50));
        assert_eq!(found.len(), 50);
        assert!(found.iter().all(|found| found.sheet.is_ok()));
    }

    #[test]
    fn the_table_says_what_takes_too_long() {
        let took = |codes, milliseconds: [f64; 3]| Paste {
            codes,
            milliseconds: milliseconds.to_vec(),
        };
        let table = table(&[
            took(1_000, [1.0, 2.0, 9.0]),
            took(100_000, [240.0, 251.0, 300.0]),
        ]);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[1].ends_with("2.00"), "{}", lines[1]);
        assert!(lines[2].ends_with("over 250"), "{}", lines[2]);
    }
}
