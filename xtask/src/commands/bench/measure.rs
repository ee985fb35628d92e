//! Measurements in Chromium by the scripts in `xtask/npm/`, which read JSON and write JSON.

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{process, project::Project, setup::NodeTools};

/// Runs the script of this name with `input` and parses its output.
pub fn run_script<Measured: DeserializeOwned>(
    project: &Project,
    node: &NodeTools,
    script: &str,
    input: &Value,
) -> Result<Measured> {
    let mut command = node.node(&project.path("xtask/npm").join(script));
    let output = process::run_with_input(&mut command, input.to_string())?;
    serde_json::from_str(&output).with_context(|| format!("{script} put out no figures"))
}

/// The median, minimum and maximum of some figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The minimum.
    pub least: f64,
    /// The maximum.
    pub most: f64,
}

impl Spread {
    /// The spread of `figures`; all zero if there are none.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let at = |n: usize| figures.get(n).copied().unwrap_or_default();
        Self {
            median: at(figures.len() / 2),
            least: at(0),
            most: at(figures.len().saturating_sub(1)),
        }
    }
}

/// The order of growth: the exponent of `n` by which the times grow, as the slope of a least-squares line
/// through the logarithms of both. 1 is linear.
pub fn order(times: impl IntoIterator<Item = (usize, f64)>) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below where it would matter"
    )]
    let points: Vec<(f64, f64)> = (times.into_iter())
        .map(|(n, time)| ((n as f64).ln(), time.ln()))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (mut across, mut along) = (0.0, 0.0);
    for point in &points {
        across += (point.0 - x) * (point.1 - y);
        along += (point.0 - x) * (point.0 - x);
    }
    across / along
}

#[cfg(test)]
mod tests {
    use super::{Spread, order};

    #[test]
    fn the_middle_of_some_figures_is_not_their_mean() {
        let spread = Spread::of([3.0, 1.0, 100.0]);
        let expect = Spread {
            median: 3.0,
            least: 1.0,
            most: 100.0,
        };
        assert_eq!(spread, expect);
    }

    #[test]
    fn an_order_is_the_power_by_which_a_time_grows() {
        let times = |power: i32| {
            [10, 100, 1_000].map(|n: usize| {
                (
                    n,
                    3.0 * f64::from(u32::try_from(n).unwrap_or(0)).powi(power),
                )
            })
        };
        for power in [0, 1, 2] {
            let found = order(times(power));
            assert!((found - f64::from(power)).abs() < 1e-9, "{power}: {found}");
        }
    }
}
