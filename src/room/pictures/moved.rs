//! The share of people that each debate moved.

use super::board::{Board, Theme, to_percent};
use super::rows::{MAX_ROWS, Row, rows};
use super::{Drawing, Frame, PictureLabels, Table};
use crate::instrument::Instrument;
use crate::publish::fill_placeholders;
use crate::room::figures::{ChangeBasis, Moved, MovedItem};

/// Draws the debates that moved most people.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Moved,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let items = || (figures.items.iter()).filter(|item| item.item < instrument.items.len());
    let text = |item: &MovedItem| instrument.items[item.item].text.to_string();
    let drawn = items().take(MAX_ROWS);
    let drawn: Vec<Row> = drawn
        .map(|item| Row {
            number: to_percent(item.share),
            of: 100,
            text: text(item),
            note: basis_label(labels, item.basis),
        })
        .collect();
    if drawn.is_empty() {
        board.heading(&labels.moved, "");
        board.draw_empty(&labels.no_moves);
    } else {
        // Nobody is left out in silence.
        let lost = [("n", &*figures.lost.to_string())];
        let lost = fill_placeholders(&labels.moved_lost, &lost);
        let mut how = labels.moved_how.clone();
        if figures.lost > 0 {
            how = [&*how, " ", &*lost, "."].concat();
        }
        let top = board.heading(&labels.moved, &how);
        let shown = rows(&mut board, &drawn, top, (0, &|_, _, _, _| {}));
        for row in &drawn[..shown] {
            let mut sentence = labels.count(&row.text, row.number);
            sentence.push_str(". ");
            sentence.push_str(&row.note);
            board.describe(&sentence);
        }
        board.describe(&how);
    }
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
