//! Renders a card as Markdown, with only the syntax that every dialect supports.

use super::card::{Axis, Card};
use super::escape;
use super::url::is_http_url;
use crate::instrument::POLE_SCORE;

/// The number of characters in an axis.
const AXIS_CELLS: i32 = 21;

/// Renders a card as Markdown.
pub fn markdown(card: &Card) -> String {
    let mut out = String::new();
    write_paragraph(&mut out, &card.question, "");
    write_paragraph(&mut out, &card.kicker, "");
    write_paragraph(&mut out, &card.name, "**");
    write_paragraph(&mut out, &card.tagline, "*");
    for sentence in &card.gut_sentences {
        write_paragraph(&mut out, sentence, "");
    }
    let mark = card.map.mark.as_ref();
    let (across, up) = (mark.map(|mark| mark.x), mark.map(|mark| mark.y));
    for (n, (axis, mark)) in [(&card.map.across, across), (&card.map.up, up)]
        .into_iter()
        .enumerate()
    {
        write_paragraph(
            &mut out,
            card.position_sentences.get(n).map_or("", String::as_str),
            "",
        );
        if let Some(mark) = mark {
            write_axis(&mut out, axis, mark);
        }
    }
    if let Some(url) = card.url.as_deref()
        && is_http_url(url)
    {
        out.push('[');
        escape::markdown(&mut out, &card.invite);
        out.push_str("](<");
        escape::markdown_url(&mut out, url);
        out.push_str(">)\n");
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// Writes a paragraph between emphasis markers, unless it is empty.
fn write_paragraph(out: &mut String, text: &str, marks: &str) {
    let before = out.len();
    escape::markdown(out, text);
    if out.len() > before {
        out.insert_str(before, marks);
        out.push_str(marks);
        out.push_str("\n\n");
    }
}

/// Writes an axis between two poles and the mark on it, in text characters.
fn write_axis(out: &mut String, axis: &Axis, mark: i32) {
    // A score of 0 is the middle character.
    let position =
        (mark.clamp(-POLE_SCORE, POLE_SCORE) + POLE_SCORE) * (AXIS_CELLS - 1) / (2 * POLE_SCORE);
    escape::markdown(out, &axis.low);
    out.push(' ');
    for n in 0..AXIS_CELLS {
        out.push(if n == position { '●' } else { '─' });
    }
    out.push(' ');
    escape::markdown(out, &axis.high);
    out.push_str("\n\n");
}
