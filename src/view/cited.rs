//! Texts that cite sources, and the works cited.

use super::part;
use crate::instrument::Instrument;
use crate::instrument::cite::{Piece, pieces, reference};
use yew::prelude::*;

/// A text in which each `[ID]` becomes the source's short name, linked to where it can be found.
pub fn text(instrument: &Instrument, text: &str) -> Html {
    let piece = |piece: Piece| match piece {
        Piece::Words(words) => part::words(words),
        Piece::Cite(id) => {
            let source = instrument.sources.iter().find(|s| &*s.id == id);
            // The loader has seen that every id has a source.
            let short = source.map_or("", |s| &*s.short);
            let short = match source.and_then(|s| s.url.as_ref()) {
                Some(url) => link(url, part::words(short)),
                None => part::words(short),
            };
            html! { <cite translate="no">{ part::words("(") }{ short }{ part::words(")") }</cite> }
        }
    };
    html! { <>{ for pieces(text).into_iter().map(piece) }</> }
}

/// A full reference. What of it names the place where the work can be found leads there.
pub fn work(instrument: &Instrument, source: usize) -> Html {
    let Some(source) = instrument.sources.get(source) else {
        return html! {};
    };
    let url = source.url.as_deref();
    let parts = reference(&source.cite, url).into_iter().map(|piece| {
        let words = if piece.italic {
            html! { <em ~textContent={piece.words}/> }
        } else {
            part::words(piece.words)
        };
        match url {
            // On paper the address stands in the place of these words.
            Some(url) if piece.leads => link(url, html! { <span class="locator">{ words }</span> }),
            _ => words,
        }
    });
    // A reference is found by the words that it was printed with.
    html! { <span translate="no">{ for parts }</span> }
}

fn link(url: &str, words: Html) -> Html {
    // A new tab: the quiz stays where it is.
    html! {
        <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ words }</a>
    }
}
