//! Texts with citations, and references for the bibliography.

use super::part;
use super::ui::{Key, Ui};
use crate::instrument::cite::{TextSegment, split_citations, split_reference};
use crate::instrument::{Bearing, Instrument, Item};
use yew::prelude::*;

/// A text in which each `[ID]` is replaced by the source's short name, linked to its URL.
pub fn text(instrument: &Instrument, text: &str) -> Html {
    let piece = |piece: TextSegment| match piece {
        TextSegment::Text(text) => part::text_span(text),
        TextSegment::Citation(id) => {
            let source = instrument.sources.iter().find(|s| &*s.id == id);
            // `load` checks that every id has a source.
            let short = source.map_or("", |s| &*s.short);
            let short = match source.and_then(|s| s.url.as_ref()) {
                Some(url) => link(url, part::text_span(short)),
                None => part::text_span(short),
            };
            html! { <cite translate="no">{ part::text_span("(") }{ short }{ part::text_span(")") }</cite> }
        }
    };
    html! { <>{ for split_citations(text).into_iter().map(piece) }</> }
}

/// The full reference of a source. The piece that names the location of the work links to it.
pub fn reference_entry(instrument: &Instrument, source: usize) -> Html {
    let Some(source) = instrument.sources.get(source) else {
        return html! {};
    };
    let url = source.url.as_deref();
    let parts = split_reference(&source.cite, url).into_iter().map(|piece| {
        let text = if piece.italic {
            html! { <em ~textContent={piece.text}/> }
        } else {
            part::text_span(piece.text)
        };
        match url {
            // In print, the style sheet shows the URL instead of this text.
            Some(url) if piece.is_link => {
                link(url, html! { <span class="locator">{ text }</span> })
            }
            _ => text,
        }
    });
    // Not translated: readers search for a reference by its original words.
    html! { <span translate="no">{ for parts }</span> }
}

/// The sources of an item's notes, each with its bearing on the essay's claim.
pub fn source_list(instrument: &Instrument, ui: &Ui, item: &Item) -> Html {
    let sources = item.debrief.sources.iter().enumerate().map(|(at, cited)| {
        html! {
            <li key={at}>
                { reference_entry(instrument, cited.source) }
                { part::space() }
                { part::span("bears", bearing_text(ui, cited.bears)) }
            </li>
        }
    });
    html! { <ul>{ for sources }</ul> }
}

/// The text for a source's bearing on the essay's claim.
pub fn bearing_text(ui: &Ui, bearing: Bearing) -> AttrValue {
    ui.text(match bearing {
        Bearing::Supports => Key::Supports,
        Bearing::Complicates => Key::Complicates,
        Bearing::Contradicts => Key::Contradicts,
    })
}

fn link(url: &str, text: Html) -> Html {
    // In a new tab, so that the quiz stays open.
    html! {
        <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{ text }</a>
    }
}
