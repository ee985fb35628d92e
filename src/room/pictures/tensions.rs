//! The most common tensions, with their texts.

use super::board::{Board, Theme};
use super::rows::{MAX_ROWS, Row, rows};
use super::{Drawing, Frame, PictureLabels, Table};
use crate::instrument::{Instrument, Tension, TensionKind};
use crate::publish::fill_placeholders;
use crate::room::figures::Tensions;

/// Draws the most common tensions.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Tensions,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let ranked_tensions = || {
        let ranked = figures.ranked.iter();
        ranked.filter_map(|&(n, count)| Some((instrument.tensions.get(n)?, count)))
    };
    let drawn = ranked_tensions()
        .filter(|(_, count)| *count > 0)
        .take(MAX_ROWS);
    let drawn: Vec<Row> = drawn
        .map(|(tension, count)| Row {
            number: count,
            of: u64::from(figures.people),
            text: tension.text.to_string(),
            note: String::new(),
        })
        .collect();
    if figures.people == 0 || drawn.is_empty() {
        board.heading(&labels.tensions, "");
        board.draw_empty(if figures.people == 0 {
            &labels.no_sheets
        } else {
            &labels.no_tensions
        });
    } else {
        let rests_on = board.sheets(figures.sitting, figures.people);
        board.describe(&rests_on);
        let some = [
            ("n", &*figures.some.to_string()),
            ("of", &*figures.people.to_string()),
        ];
        let some = fill_placeholders(&labels.tensions_some, &some);
        board.describe(&some);
        let top = board.heading(&labels.tensions, &some);
        let shown = rows(&mut board, &drawn, top, (0, &|_, _, _, _| {}));
        for row in &drawn[..shown] {
            board.describe(&labels.count(&row.text, row.number));
        }
    }
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
