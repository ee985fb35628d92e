//! Texts that cite sources, and the works cited.

use crate::instrument::Instrument;
use crate::instrument::cite::{Piece, italics, pieces};
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
            let url = source.and_then(|s| s.url.clone());
            html! { <cite>{ "(" }{ linked(url, html! { { short } }) }{ ")" }</cite> }
        }
    };
    html! { <>{ for pieces(text).into_iter().map(piece) }</> }
}

/// A full reference.
pub fn work(instrument: &Instrument, source: usize) -> Html {
    let Some(source) = instrument.sources.get(source) else {
        return html! {};
    };
    let words = italics(&source.cite).map(|(words, italic)| {
        let words = words.to_owned();
        if italic {
            html! { <em>{ words }</em> }
        } else {
            html! { { words } }
        }
    });
    linked(source.url.clone(), html! { <>{ for words }</> })
}

fn linked(url: Option<std::rc::Rc<str>>, words: Html) -> Html {
    match url {
        // A new tab: the quiz stays where it is.
        Some(url) => html! {
            <a href={AttrValue::from(url)} target="_blank" rel="noopener noreferrer">{ words }</a>
        },
        None => words,
    }
}
