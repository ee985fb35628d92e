//! Texts that cite sources, and the works cited.

use crate::instrument::Instrument;
use crate::instrument::cite::{Piece, pieces, reference};
use yew::prelude::*;

/// A text in which each `[ID]` becomes the source's short name, linked to where it can be found.
pub fn text(instrument: &Instrument, text: &str) -> Html {
    let piece = |piece: Piece| match piece {
        Piece::Words(words) => html! { { words.to_owned() } },
        Piece::Cite(id) => {
            let source = instrument.sources.iter().find(|s| &*s.id == id);
            // The loader has seen that every id has a source.
            let short =
                source.map_or_else(AttrValue::default, |s| AttrValue::from(s.short.clone()));
            let short = match source.and_then(|s| s.url.as_ref()) {
                Some(url) => link(url, html! { { short } }),
                None => html! { { short } },
            };
            html! { <cite>{ "(" }{ short }{ ")" }</cite> }
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
    let parts = reference(&source.cite, url).into_iter().map(|part| {
        let words = html! { { part.words.to_owned() } };
        let words = if part.italic {
            html! { <em>{ words }</em> }
        } else {
            words
        };
        match url {
            // On paper the address stands in the place of these words.
            Some(url) if part.leads => link(url, html! { <span class="locator">{ words }</span> }),
            _ => words,
        }
    });
    html! { <>{ for parts }</> }
}

fn link(url: &str, words: Html) -> Html {
    // A new tab: the quiz stays where it is.
    html! {
        <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ words }</a>
    }
}
