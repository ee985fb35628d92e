//! The most common tensions, with their texts.

use super::board::{Board, Theme};
use super::rows::{Row, rows};
use super::{Drawing, PictureLabels, Table};
use crate::instrument::{Instrument, Tension, TensionKind};
use crate::publish::fill;
use crate::room::figures::Tensions;

/// The number of tensions drawn; the table has all.
const DRAWN: usize = 3;

/// Draws the most common tensions.
pub(super) fn draw(
    instrument: &Instrument,
    words: &PictureLabels,
    figures: &Tensions,
    look: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, words, look);
    let told = || {
        let ranked = figures.ranked.iter();
        ranked.filter_map(|&(n, count)| Some((instrument.tensions.get(n)?, count)))
    };
    let rests_on = board.sheets(figures.sitting, figures.people);
    let drawn = told().filter(|(_, count)| *count > 0).take(DRAWN);
    let drawn: Vec<Row> = drawn
        .map(|(tension, count)| Row {
            number: count,
            of: u64::from(figures.people),
            words: tension.text.to_string(),
            note: kind(words, tension),
        })
        .collect();
    if figures.people == 0 {
        board.draw_empty(&words.no_sheets);
    } else if drawn.is_empty() {
        board.draw_empty(&words.no_tensions);
    } else {
        board.describe(&rests_on);
        let some = [
            ("n", &*figures.some.to_string()),
            ("of", &*figures.people.to_string()),
        ];
        let some = fill(&words.tensions_some, &some);
        board.describe(&some);
        for row in &drawn {
            board.describe(&words.count(&row.words, row.number));
        }
        rows(&mut board, &drawn, &some, None);
    }
    board.heading(&words.tensions, &rests_on);
    let table = Table {
        caption: words.tensions.clone(),
        head: vec![
            words.tension.clone(),
            words.kind.clone(),
            words.people.clone(),
        ],
        rows: told()
            .map(|(tension, n)| {
                vec![
                    tension.text.to_string(),
                    kind(words, tension),
                    n.to_string(),
                ]
            })
            .collect(),
    };
    board.finish(&words.tensions, table)
}

fn kind(words: &PictureLabels, tension: &Tension) -> String {
    match tension.kind {
        TensionKind::Contradiction => words.excluding.clone(),
        TensionKind::Tension => words.standing.clone(),
    }
}
