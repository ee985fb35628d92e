//! Which debates moved people most.

use super::board::{Board, Look, of_hundred};
use super::rows::{Row, rows};
use super::{Drawing, Table, Words};
use crate::instrument::Instrument;
use crate::publish::fill;
use crate::room::figures::{How, Moved, MovedItem};

/// How many items are drawn; the table has all.
const DRAWN: usize = 3;

/// Draws it.
pub(super) fn draw(instrument: &Instrument, words: &Words, figures: &Moved, look: Look) -> Drawing {
    let mut board = Board::new(instrument, words, look);
    let items = || (figures.items.iter()).filter(|item| item.item < instrument.items.len());
    let text = |item: &MovedItem| instrument.items[item.item].text.to_string();
    let drawn = items().take(DRAWN);
    let drawn: Vec<Row> = drawn
        .map(|item| Row {
            number: of_hundred(item.share),
            of: 100,
            words: text(item),
            note: known(words, item.how),
        })
        .collect();
    let lost = [("n", &*figures.lost.to_string())];
    let lost = (figures.lost > 0).then(|| fill(&words.moved_lost, &lost));
    if drawn.is_empty() {
        board.nothing(&words.no_moves);
    } else {
        for row in &drawn {
            let mut sentence = words.count(&row.words, row.number);
            sentence.push_str(". ");
            sentence.push_str(&row.note);
            board.say(&sentence);
        }
        board.say(&words.moved_how);
        rows(
            &mut board,
            &drawn,
            lost.as_deref().unwrap_or_default(),
            None,
        );
    }
    if let Some(lost) = &lost {
        board.say(lost);
    }
    board.head(
        &words.moved,
        if drawn.is_empty() {
            ""
        } else {
            &words.moved_how
        },
    );
    let table = Table {
        caption: words.moved.clone(),
        head: vec![
            words.item.clone(),
            words.moved_share.clone(),
            words.moved_known.clone(),
        ],
        rows: items()
            .map(|item| {
                vec![
                    text(item),
                    of_hundred(item.share).to_string(),
                    known(words, item.how),
                ]
            })
            .collect(),
    };
    board.finish(&words.moved, table)
}

/// How it is known how many changed their answer.
fn known(words: &Words, how: How) -> String {
    match how {
        How::People { moved, of } => fill(
            &words.moved_people,
            &[("n", &moved.to_string()), ("of", &of.to_string())],
        ),
        How::Net => words.moved_net.clone(),
    }
}
