//! The share of people that each debate moved.

use super::board::{Board, Theme, to_percent};
use super::rows::{Row, rows};
use super::{Drawing, PictureLabels, Table};
use crate::instrument::Instrument;
use crate::publish::fill_placeholders;
use crate::room::figures::{ChangeBasis, Moved, MovedItem};

/// The number of items drawn; the table has all.
const DRAWN: usize = 3;

/// Draws the debates that moved most people.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Moved,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let items = || (figures.items.iter()).filter(|item| item.item < instrument.items.len());
    let text = |item: &MovedItem| instrument.items[item.item].text.to_string();
    let drawn = items().take(DRAWN);
    let drawn: Vec<Row> = drawn
        .map(|item| Row {
            number: to_percent(item.share),
            of: 100,
            text: text(item),
            note: basis_label(labels, item.basis),
        })
        .collect();
    let lost = [("n", &*figures.lost.to_string())];
    let lost = (figures.lost > 0).then(|| fill_placeholders(&labels.moved_lost, &lost));
    if drawn.is_empty() {
        board.draw_empty(&labels.no_moves);
    } else {
        for row in &drawn {
            let mut sentence = labels.count(&row.text, row.number);
            sentence.push_str(". ");
            sentence.push_str(&row.note);
            board.describe(&sentence);
        }
        board.describe(&labels.moved_how);
        rows(
            &mut board,
            &drawn,
            lost.as_deref().unwrap_or_default(),
            None,
        );
    }
    if let Some(lost) = &lost {
        board.describe(lost);
    }
    board.heading(
        &labels.moved,
        if drawn.is_empty() {
            ""
        } else {
            &labels.moved_how
        },
    );
    let table = Table {
        caption: labels.moved.clone(),
        head: vec![
            labels.item.clone(),
            labels.moved_share.clone(),
            labels.moved_known.clone(),
        ],
        rows: items()
            .map(|item| {
                vec![
                    text(item),
                    to_percent(item.share).to_string(),
                    basis_label(labels, item.basis),
                ]
            })
            .collect(),
    };
    board.finish(&labels.moved, table)
}

/// The label for the basis of a share.
fn basis_label(labels: &PictureLabels, basis: ChangeBasis) -> String {
    match basis {
        ChangeBasis::People { moved, of, all } => {
            let label = if of < all {
                &labels.moved_some
            } else {
                &labels.moved_people
            };
            let [moved, of, all] = [moved, of, all].map(|n| n.to_string());
            fill_placeholders(label, &[("n", &moved), ("of", &of), ("all", &all)])
        }
        ChangeBasis::Net => labels.moved_net.clone(),
    }
}
