//! The most common tensions, with their texts.

use super::board::{Board, Theme};
use super::rows::{Row, rows};
use super::{Drawing, PictureLabels, Table};
use crate::instrument::{Instrument, Tension, TensionKind};
use crate::publish::fill_placeholders;
use crate::room::figures::Tensions;

/// The number of tensions drawn; the table has all.
const DRAWN: usize = 3;

/// Draws the most common tensions.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Tensions,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let ranked_tensions = || {
        let ranked = figures.ranked.iter();
        ranked.filter_map(|&(n, count)| Some((instrument.tensions.get(n)?, count)))
    };
    let rests_on = board.sheets(figures.sitting, figures.people);
    let drawn = ranked_tensions()
        .filter(|(_, count)| *count > 0)
        .take(DRAWN);
    let drawn: Vec<Row> = drawn
        .map(|(tension, count)| Row {
            number: count,
            of: u64::from(figures.people),
            text: tension.text.to_string(),
            note: kind(labels, tension),
        })
        .collect();
    if figures.people == 0 {
        board.draw_empty(&labels.no_sheets);
    } else if drawn.is_empty() {
        board.draw_empty(&labels.no_tensions);
    } else {
        board.describe(&rests_on);
        let some = [
            ("n", &*figures.some.to_string()),
            ("of", &*figures.people.to_string()),
        ];
        let some = fill_placeholders(&labels.tensions_some, &some);
        board.describe(&some);
        for row in &drawn {
            board.describe(&labels.count(&row.text, row.number));
        }
        rows(&mut board, &drawn, &some, None);
    }
    board.heading(&labels.tensions, &rests_on);
    let table = Table {
        caption: labels.tensions.clone(),
        head: vec![
            labels.tension.clone(),
            labels.kind.clone(),
            labels.people.clone(),
        ],
        rows: ranked_tensions()
            .map(|(tension, n)| {
                vec![
                    tension.text.to_string(),
                    kind(labels, tension),
                    n.to_string(),
                ]
            })
            .collect(),
    };
    board.finish(&labels.tensions, table)
}

fn kind(labels: &PictureLabels, tension: &Tension) -> String {
    match tension.kind {
        TensionKind::Contradiction => labels.excluding.clone(),
        TensionKind::Tension => labels.standing.clone(),
    }
}
