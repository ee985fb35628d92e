//! Renders a card as Markdown, with only the syntax that every dialect supports.

use super::address::is_of_the_web;
use super::card::{Axis, Card};
use super::escape;

/// The number of characters in an axis.
const PLACES: i32 = 21;

/// Renders a card as Markdown.
pub fn markdown(card: &Card) -> String {
    let mut out = String::new();
    paragraph(&mut out, &card.question, "");
    paragraph(&mut out, &card.kicker, "");
    paragraph(&mut out, &card.name, "**");
    paragraph(&mut out, &card.tagline, "*");
    for sentence in &card.gut {
        paragraph(&mut out, sentence, "");
    }
    let mark = card.map.marks.first();
    let (across, up) = (mark.map(|mark| mark.x), mark.map(|mark| mark.y));
    for (n, (axis, mark)) in [(&card.map.across, across), (&card.map.up, up)]
        .into_iter()
        .enumerate()
    {
        paragraph(&mut out, card.places.get(n).map_or("", String::as_str), "");
        if let Some(mark) = mark {
            line(&mut out, axis, mark);
        }
    }
    if let Some(address) = card.address.as_deref()
        && is_of_the_web(address)
    {
        out.push('[');
        escape::markdown(&mut out, &card.invite);
        out.push_str("](<");
        escape::markdown_address(&mut out, address);
        out.push_str(">)\n");
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// Writes a paragraph between emphasis markers, unless it is empty.
fn paragraph(out: &mut String, text: &str, marks: &str) {
    let before = out.len();
    escape::markdown(out, text);
    if out.len() > before {
        out.insert_str(before, marks);
        out.push_str(marks);
        out.push_str("\n\n");
    }
}

/// Writes an axis between two poles and the mark on it, in text characters.
fn line(out: &mut String, axis: &Axis, mark: i32) {
    // A score of 0 is the middle character.
    let place = (mark.clamp(-200, 200) + 200) * (PLACES - 1) / 400;
    escape::markdown(out, &axis.low);
    out.push(' ');
    for n in 0..PLACES {
        out.push(if n == place { '●' } else { '─' });
    }
    out.push(' ');
    escape::markdown(out, &axis.high);
    out.push_str("\n\n");
}
